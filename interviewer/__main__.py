"""`python -m interviewer`."""

from interviewer.cli.commands import main

if __name__ == "__main__":
    main()
