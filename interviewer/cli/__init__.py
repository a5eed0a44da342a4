"""The terminal: commands, the interview itself, and what is printed."""
