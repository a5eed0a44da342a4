"""Cuts are fitted to labels, and tried on transcripts they were not fitted to."""

from evals.calibrating import Case
from evals.cutting import SAID_ONCE, agreement, fitted, kappa, left_out, lines
from interviewer.roles.builtin.weighing import Cuts


def case(points: float, due: int, transcript: str = "one", reached: bool = True) -> Case:
    return Case(
        transcript=transcript, reached=reached, clearest=0.6, findings=1, points=points, given=1,
        due=due,
    )  # fmt: skip


def interview(name: str, shift: float = 0.0) -> list[Case]:
    """Points that part the levels at 1, 3.5 and 5.5."""
    levels = [(0.3, 1), (0.9, 1), (1.1, 2), (3.4, 2), (3.6, 3), (5.4, 3), (5.6, 4), (6.0, 4)]
    return [case(points + shift, due, name) for points, due in levels]


def test_cuts_that_part_the_levels_are_found() -> None:
    cases = interview("one")
    found = fitted(cases)
    assert kappa(found, cases) == 1.0
    assert [found.level(points) for points in (0.9, 1.1, 3.6, 5.6)] == [1, 2, 3, 4]


def test_of_cuts_that_agree_alike_it_is_the_middle_one() -> None:
    cases = [case(points, due, "one") for points, due in [(1.2, 2), (2.0, 2), (3.0, 3), (6.0, 4)]]
    found = fitted(cases)
    assert (found.three, found.four) == (2.6, 4.6)


def test_a_right_statement_stays_a_2_whatever_fits_better() -> None:
    cases = [case(points, due, "one") for points, due in [(1.2, 1), (1.3, 1), (1.5, 2), (4.0, 3)]]
    assert fitted(cases).level(SAID_ONCE) == 2


def test_a_transcript_is_graded_by_cuts_of_the_others() -> None:
    """The third one's points all lie higher, which only its own labels could tell."""
    cases = [*interview("one"), *interview("two"), *interview("three", shift=3.5)]
    graded = [(given, c.due) for c, given in left_out(cases) if c.transcript == "three"]
    assert agreement(graded) < 0.6
    assert {given for given, _ in graded} <= {3, 4}


def test_the_report_leaves_out_what_was_never_reached() -> None:
    cases = [*interview("one"), *interview("two"), case(6.0, 1, "two", reached=False)]
    told = list(lines(cases))
    assert "of 16" in told[1]
    assert "of 17" in told[3]


def test_levels_by_cuts() -> None:
    cuts = Cuts(two=1.0, three=2.0, four=3.0)
    assert [cuts.level(points) for points in (0.9, 1.0, 2.0, 3.0)] == [1, 2, 3, 4]
