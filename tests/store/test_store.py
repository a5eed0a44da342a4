"""The store: what is kept comes back as it was, in order, once."""

from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.events import CandidateSaid
from interviewer.domain.session import Content
from interviewer.errors import ConflictError, SessionNotFoundError
from interviewer.store import Store
from tests.builders import Log, interviewer, setup
from tests.store.conftest import kept


def test_records_come_back_as_they_were(store: Store, small: Content) -> None:
    log = kept(store, small)
    assert store.records("s1") == log.records


def test_records_survive_reopening(store: Store, path: Path, small: Content) -> None:
    log = kept(store, small)
    store.close()
    again = Store(f"sqlite:///{path}")
    assert again.records("s1") == log.records
    again.close()


def test_appending_nothing_is_no_error(store: Store) -> None:
    store.append([])


def test_a_sequence_number_is_taken_once(store: Store, small: Content) -> None:
    log = kept(store, small)
    with pytest.raises(ConflictError):
        store.append(log.records[-1:])


def test_a_gap_is_refused(store: Store, small: Content) -> None:
    log = kept(store, small).ask().say()
    with pytest.raises(ConflictError):
        store.append(log.records[-1:])


def test_an_opening_is_kept_once(store: Store, small: Content) -> None:
    log = kept(store, small)
    with pytest.raises(ConflictError):
        store.append(log.records[:1])


def test_a_turn_id_is_taken_once(store: Store, small: Content) -> None:
    log = kept(store, small).ask()
    log.add(CandidateSaid(turn=4, turn_id="t2", text="Another."))
    with pytest.raises(ConflictError):
        store.append(log.records[-2:])


def test_what_is_refused_leaves_nothing_behind(store: Store, small: Content) -> None:
    log = kept(store, small).ask()
    log.add(CandidateSaid(turn=4, turn_id="t2", text="Another."))
    with pytest.raises(ConflictError):
        store.append(log.records[-2:])
    assert store.last_seq("s1") == len(log.records) - 2


def test_a_turn_id_may_be_used_in_two_interviews(store: Store, small: Content) -> None:
    kept(store, small)
    others = [r.model_copy(update={"session": "s2"}) for r in Log(small).begin().say().records]
    store.append(others)
    assert store.last_seq("s2") == len(others)


def test_an_unknown_interview_is_an_error(store: Store, small: Content) -> None:
    with pytest.raises(SessionNotFoundError):
        store.records("s1")
    with pytest.raises(SessionNotFoundError):
        store.append(Log(small).begin().records[1:])
    assert store.last_seq("s1") == 0


def test_the_list_shows_an_owners_interviews(store: Store, small: Content) -> None:
    kept(store, small)
    assert [(row.id, row.state) for row in store.sessions("local")] == [("s1", "running")]
    assert store.sessions("somebody else") == []


def test_the_latest_comes_first(store: Store, clock: ManualClock, small: Content) -> None:
    lead = interviewer(store, clock)
    first = lead.open(small, setup()).id
    clock.advance(100)
    second = lead.open(small, setup()).id
    assert [row.id for row in store.sessions("local")] == [second, first]


def test_content_is_kept_once(store: Store) -> None:
    store.keep_content("plan", "sha", "one")
    store.keep_content("plan", "sha", "two")
    assert store.content("sha") == "one"
