"""The interview through standard input: messages, commands, pauses, and the report at the end."""

import pytest

from interviewer.cli.asking import sure_to_end
from interviewer.cli.chat import PAUSED
from tests.cli.conftest import Run

START = ("--problem", "video-recommender", "--seniority", "mid", "--minutes", "30", "--seed", "4")
ANSWER = "I'd train on the first weeks and test on the week after, because labels come late."


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_a_whole_interview_with_every_command(run: Run) -> None:
    ran = run(
        *START,
        stdin=typed("How many daily active users are there?", ANSWER, "/help", "/time", "/hint",
                    "/repeat", "/notes", "/next", "", "/dance", "/end"),
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    for part in (
        "Interviewer: built in, no model; its grades are an estimate.",
        "Design a video recommender",
        "About 40 million people",
        "Ctrl-C pauses",
        "of 30 minutes left",
        "Notes are shown after the interview",
        "There is no command /dance.",
        "== Report (an estimate)",
        "Do these three things next:",
        "Signals: Too little to judge",
    ):
        assert part in " ".join(ran.out.split())


def test_what_is_not_given_is_asked(run: Run) -> None:
    ran = run(stdin=typed("3", "junior", "20", "/end"))
    assert ran.code == 0
    assert "Design a video recommender" in " ".join(ran.out.split())
    assert "20 minutes" in ran.out


def test_a_coach_shows_the_notes(run: Run) -> None:
    ran = run(
        *START, "--coach", stdin=typed(ANSWER, ANSWER.replace("week", "month"), "/notes", "/end")
    )
    assert "[note]" in ran.out


def test_the_end_of_input_pauses_and_resume_goes_on(run: Run) -> None:
    paused = run(*START, stdin=typed(ANSWER))
    assert paused.code == PAUSED
    assert "Go on with: python -m interviewer resume" in paused.out
    resumed = run("resume", stdin=typed("/end"))
    assert resumed.code == 0
    assert "Going on with Video recommender." in resumed.out and ANSWER[:40] in resumed.out
    assert "== Report" in resumed.out


def test_nothing_to_resume_is_one_line(run: Run) -> None:
    ran = run("resume")
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--problem", "toaster"), "toaster"),
        (("--problem", "video-recommender", "--seniority", "guru"), "guru"),
    ],
)
def test_bad_choices_are_one_line_and_exit_2(
    run: Run, arguments: tuple[str, ...], says: str
) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err.count("\n") == 1 and says in ran.err


def test_a_mistyped_choice_is_asked_again_with_what_is_valid(run: Run) -> None:
    ran = run(stdin=typed("7", "toaster", "3", "boss", "mid", "abc", "20", "/end"))
    assert ran.code == 0
    shown = " ".join(ran.out.split())
    for part in (
        "There is no problem '7'. Type a number from 1 to 3, or one of: ad-click,",
        "There is no problem 'toaster'.",
        "'boss' is no seniority. Choose one of: junior, mid, senior, staff.",
        "'abc' is no length for an interview. Give 5 to 240 minutes.",
        "Design a video recommender",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("answer", "ends"), [("y", True), (" Yes ", True), ("", False), ("n", False), ("/end", False)]
)
def test_the_end_is_confirmed_at_a_terminal(answer: str, ends: bool) -> None:
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    assert sure_to_end(ask, at_terminal=True) is ends
    assert asked == ["End now? [y/N] "]


def test_the_end_is_taken_at_its_word_where_nobody_types() -> None:
    assert sure_to_end(lambda question: pytest.fail(question), at_terminal=False)


@pytest.mark.parametrize("minutes", ["soon", "1", "999", "-5", "nan", "inf"])
def test_bad_minutes_are_one_line_and_exit_2(run: Run, minutes: str) -> None:
    ran = run("--problem", "video-recommender", "--seniority", "mid", stdin=typed(minutes))
    assert ran.code == 2 and ran.err.count("\n") == 1
    assert "Design a video" not in ran.out


def test_a_message_of_control_characters_is_harmless(run: Run) -> None:
    ran = run(*START, stdin=typed("\x1b[31mred\x1b]0;title\x07 \u202eevil", "/end"))
    assert ran.code == 0
    assert "\x1b" not in ran.out and "\u202e" not in ran.out


def test_broken_utf_8_is_no_traceback(run: Run) -> None:
    ran = run(*START, stdin=b"caf\xe9 au lait\n/end\n")
    assert "Traceback" not in ran.err and ran.code in (0, 1, 2)
