"""Taking in transcripts: joined to what is here, under a new id where need be, never nonsense."""

import asyncio
from collections.abc import Callable

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import CandidateSaid, Event, Graded, Record
from interviewer.domain.session import Content
from interviewer.errors import LogBrokenError, TranscriptError
from interviewer.importing import import_lines
from interviewer.store import Store
from interviewer.transcript import export_lines
from tests.builders import finding, interviewer, setup
from tests.forging import forged, raw, spoil


def test_what_was_continued_elsewhere_comes_back(
    stores: tuple[Store, Store], clock: ManualClock, small: Content
) -> None:
    here, there = stores
    opened = interviewer(here, clock, start=77).open(small, setup()).id
    import_lines(there, raw(list(export_lines(here, opened))))
    asyncio.run(interviewer(there, clock).finish(opened))
    assert import_lines(here, raw(list(export_lines(there, opened)))) == (opened, True)
    assert here.records(opened) == there.records(opened)


def test_another_interview_of_the_same_id_gets_a_new_one_once(
    stores: tuple[Store, Store], lines: list[str], session: str
) -> None:
    other = raw(forged(lines, {"owner": "x"}, 1))
    first, second = import_lines(stores[0], other), import_lines(stores[0], other)
    assert (first[0] != session, first[1], second) == (True, True, (first[0], False))
    assert {row.id for row in stores[0].sessions("local")} == {session, first[0]}


def test_under_a_new_id_the_log_adds_up(
    stores: tuple[Store, Store], lines: list[str], clock: ManualClock
) -> None:
    named, _ = import_lines(stores[0], raw(forged(lines, {"owner": "x"}, 1)))
    assert interviewer(stores[0], clock).session(named).graded is not None


def test_an_interview_of_somebody_elses_is_in_ones_own_list(
    stores: tuple[Store, Store], lines: list[str], session: str
) -> None:
    import_lines(stores[1], raw(lines), owner="anna")
    assert [row.id for row in stores[1].sessions("anna")] == [session]


def test_each_who_takes_in_the_same_has_one_of_their_own(
    stores: tuple[Store, Store], lines: list[str]
) -> None:
    owners = ("anna", "ben", "carol")
    for owner in (*owners, "ben"):
        import_lines(stores[1], raw(lines), owner=owner)
    listed = [[row.id for row in stores[1].sessions(owner)] for owner in owners]
    assert [len(ids) for ids in listed] == [1, 1, 1]
    assert len({ids[0] for ids in listed}) == 3


def test_an_export_replaces_a_log_that_broke(
    stores: tuple[Store, Store], lines: list[str], session: str, clock: ManualClock
) -> None:
    spoil(stores[0], "update events set record = '{' where seq = 3")
    named, new = import_lines(stores[0], raw(lines))
    assert (new, interviewer(stores[0], clock).session(named).graded is not None) == (True, True)


# ---- what is whole and makes no sense


def changed(**update: object) -> Callable[[Event], Event]:
    """Change fields of the first event that has them all."""
    return lambda event: event.model_copy(update=update)


def other_verdicts(event: Event) -> Event:
    assert isinstance(event, Graded)
    named = event.verdicts[0].model_copy(update={"criterion": "no.such"})
    return event.model_copy(update={"verdicts": (named, *event.verdicts[1:])})


def without_verdict(event: Event) -> Event:
    assert isinstance(event, Graded)
    return event.model_copy(update={"verdicts": event.verdicts[1:]})


def other_finding(event: Event) -> Event:
    return event.model_copy(update={"findings": (finding("no.such"),)})


NONSENSE: list[tuple[str, str, Callable[[Event], Event], str]] = [
    ("escapes", "CandidateSaid", changed(text="\x1b]0;owned\x07"), "control characters"),
    ("a megabyte", "CandidateSaid", changed(text="a" * 1_000_000), "could not have been sent"),
    ("hidden marks", "CandidateSaid", changed(text="a\u202eb"), "could not have been sent"),
    ("escapes in an id", "CandidateSaid", changed(turn_id="\x1b[31m"), "control characters"),
    ("hidden words", "InterviewerSaid", changed(text="a\u202eb?"), "could not have been said"),
    ("a turn out of order", "InterviewerSaid", changed(turn=7), "out of order"),
    ("an unknown criterion graded", "Graded", other_verdicts, "not in the rubric"),
    ("a criterion not graded", "Graded", without_verdict, "every criterion"),
    ("an unknown criterion found", "Assessed", other_finding, "not in the rubric"),
    ("a reading of nothing", "MessageRead", changed(turn=99), "not the candidate's"),
    ("no length", "SessionOpened", changed(minutes=1e9), "of no length"),
]


@pytest.mark.parametrize(("why", "kind", "change", "says"), NONSENSE, ids=[n[0] for n in NONSENSE])
def test_a_whole_log_that_makes_no_sense_is_refused(
    stores: tuple[Store, Store],
    lines: list[str],
    why: str,
    kind: str,
    change: Callable[[Event], Event],
    says: str,
) -> None:
    events = [Record.model_validate_json(line).event for line in lines[1:]]
    at = next(n for n, event in enumerate(events) if event.type == kind)
    with pytest.raises(TranscriptError, match=says):
        import_lines(stores[1], raw(forged(lines, {"event": change(events[at])}, at)))
    assert stores[1].sessions("local") == []


def test_a_turn_after_the_end_is_refused(stores: tuple[Store, Store], lines: list[str]) -> None:
    said = CandidateSaid(turn=8, turn_id="late", text="One more thing.")
    with pytest.raises(TranscriptError, match="after the end"):
        import_lines(stores[1], raw(forged(lines, {"event": said}, len(lines) - 2)))


# ---- exports of what broke


@pytest.mark.parametrize(
    "sql",
    [
        "update events set record = replace(record, 'by colour', 'by weight')",
        "delete from events where seq = 1",
        "delete from events where seq = 4",
        "delete from contents where kind = 'plan'",
    ],
    ids=["changed", "without its opening", "with a gap", "without its plan"],
)
def test_a_broken_log_is_not_exported(stores: tuple[Store, Store], session: str, sql: str) -> None:
    spoil(stores[0], sql)
    with pytest.raises(LogBrokenError):
        list(export_lines(stores[0], session))
