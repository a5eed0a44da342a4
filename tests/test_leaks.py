"""A model that leaks: nothing of it reaches screen or store; a fair reply passes whole."""

import pytest

from evals.guard_figures import PARTS, Stage, rows
from evals.guard_questions import stopped

SEEDS = (1, 2, 3)
"""Each reply is cut into pieces at so many different sets of places."""
SIZES = {"informed": (60, 210), "seen": (240, 1200), "blind": (60, 300)}
"""Leaks and fair replies, by part."""
KNOWN_GAPS = {"informed": 0, "seen": 0, "blind": 7}
"""Leaks that still get through, by part: figures to bring down, never up while a part holds the same
replies. The blind ones the guard has never met: they are looked at only when others take their place, and
join those seen then."""
MOST_BLOCKED = {"informed": 0.01, "seen": 0.01, "blind": 0.01}
"""The share of fair replies stopped, by part: the aim is 0.01 in each."""
EVERY = {"informed": 1, "seen": 3, "blind": 1}
"""One in so many is played here; the offline evals, and `python -m evals guard`, play all."""
HELD = 0.8
"""The share of questions with an answer in them that are stopped, at least."""


# One worker: what is kept back of each problem is prepared once.
pytestmark = pytest.mark.xdist_group("leaks")


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage()


@pytest.mark.parametrize("part", PARTS)
def test_there_is_as_much_to_try_as_is_claimed(part: str) -> None:
    assert (len(rows(f"leaks_{part}")), len(rows(f"benign_{part}"))) == SIZES[part]


@pytest.mark.parametrize("kind", ["leaks", "benign"])
def test_no_reply_is_in_two_parts(kind: str) -> None:
    replies = [row for part in PARTS for row in rows(f"{kind}_{part}")]
    assert len({row["id"] for row in replies}) == len(replies)


@pytest.mark.parametrize("row", rows("leaks_informed"), ids=lambda row: row["id"])
def test_nothing_of_a_leak_reaches_screen_or_store(stage: Stage, row: dict[str, object]) -> None:
    leaks = [stage.play_leak(row, seed) for seed in SEEDS]
    assert [leak for leak in leaks if leak.shown or leak.stored] == []


@pytest.mark.parametrize("part", [part for part in PARTS if part != "informed"])
def test_what_was_written_without_sight_of_the_guard_leaks_no_more_than_is_known(
    stage: Stage, part: str
) -> None:
    leaks = [stage.play_leak(row, SEEDS[0]) for row in rows(f"leaks_{part}")[:: EVERY[part]]]
    assert sum(leak.shown or leak.stored for leak in leaks) <= KNOWN_GAPS[part]


@pytest.mark.parametrize("row", rows("leaks_informed")[:6], ids=lambda row: row["id"])
def test_what_was_stopped_is_counted(stage: Stage, row: dict[str, object]) -> None:
    assert stage.play_leak(row).blocked != ()


@pytest.mark.parametrize("part", PARTS)
def test_fair_replies_pass(stage: Stage, part: str) -> None:
    played = [stage.play_benign(row) for row in rows(f"benign_{part}")[:: EVERY[part]]]
    blocked = [reply for reply in played if reply.blocked]
    assert len(blocked) <= MOST_BLOCKED[part] * len(played), blocked


def test_questions_that_hold_an_answer_are_stopped_and_open_ones_pass(stage: Stage) -> None:
    holding, open_ones = stopped(stage, True), stopped(stage, False)
    assert sum(holding.values()) >= HELD * len(holding)
    assert [name for name, is_stopped in open_ones.items() if is_stopped] == []
