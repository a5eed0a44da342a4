"""Repair: the damaged store stays beside the new one, and what can be proven whole is in that."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.errors import StoreError
from interviewer.headless import START
from interviewer.report import build_report
from interviewer.store import Store
from interviewer.store.repairing import Repaired, damage, repair
from interviewer.transcript import content_bodies
from tests.builders import interviewer, setup
from tests.forging import Kept, kept_in

NOW = START + timedelta(days=1)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, small: Content) -> Kept:
    made = kept_in(tmp_path_factory.mktemp("kept"), small)
    with closing(Store(f"sqlite:///{made.path}")) as store:
        other = interviewer(store, ManualClock(START), start=50).open(small, setup()).id
        store.keep_pad(other, "my notes")
    return made


@pytest.fixture
def url(kept: Kept, tmp_path: Path) -> str:
    """A graded interview and one that was just opened."""
    kept.copied(tmp_path).close()
    return f"sqlite:///{tmp_path / 'kept.db'}"


def spoil(url: str, sql: str) -> None:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute(sql)


CUT = "UPDATE events SET record = replace(record, 'by colour', 'by weight')"


def test_row_48_a_whole_store_is_left_as_it_is(url: str) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    before = path.read_bytes()
    assert repair(url, NOW) == Repaired(whole=2, cut=(), aside="")
    assert (path.read_bytes(), damage(url)) == (before, ())
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_row_48_damage_is_named_and_nothing_is_changed(url: str, kept: Kept) -> None:
    spoil(url, CUT)
    path = Path(url.removeprefix("sqlite:///"))
    before = path.read_bytes()
    assert damage(url) == (f"interview {kept.session[:12]}",)
    assert path.read_bytes() == before


def test_row_48_what_came_before_the_damage_is_kept(
    url: str, kept: Kept, clock: ManualClock
) -> None:
    spoil(url, CUT)
    repair(url, NOW)
    with closing(Store(url)) as store:
        session = interviewer(store, clock).session(kept.session)
    assert [turn.text for turn in session.candidate_turns()] == ["I sort by size — “roughly” 🙂."]


def test_row_48_the_loss_is_stated(url: str, kept: Kept, clock: ManualClock) -> None:
    spoil(url, CUT)
    done = repair(url, NOW)
    with closing(Store(url)) as store:
        session = interviewer(store, clock).session(kept.session)
    assert done.cut[0].lost > 0
    assert [notice.text.split()[:2] for notice in session.notices] == [
        [str(done.cut[0].lost), "records"]
    ]


def test_row_48_the_original_is_put_aside_as_it_was(url: str) -> None:
    spoil(url, CUT)
    before = Path(url.removeprefix("sqlite:///")).read_bytes()
    assert Path(repair(url, NOW).aside).read_bytes() == before


def test_row_48_the_other_interviews_are_whole(url: str, clock: ManualClock) -> None:
    spoil(url, CUT)
    assert repair(url, NOW).whole == 1
    with closing(Store(url)) as store:
        other = f"{50:032x}"
        assert (interviewer(store, clock).session(other).seq, store.pad(other)) == (1, "my notes")


async def finished(store: Store, clock: ManualClock, session: str) -> None:
    await interviewer(store, clock, start=90).finish(session)


def test_row_48_a_repaired_interview_goes_on(url: str, kept: Kept, clock: ManualClock) -> None:
    spoil(url, CUT)
    repair(url, NOW)
    with closing(Store(url)) as store:
        asyncio.run(finished(store, clock, kept.session))
        report = build_report(interviewer(store, clock).session(kept.session), None)
    assert any("were lost" in notice for notice in report.notices)


def test_row_48_repairing_again_finds_nothing(url: str) -> None:
    spoil(url, CUT)
    repair(url, NOW)
    assert repair(url, NOW).aside == ""


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET record = '{' WHERE seq = 5",
        "UPDATE events SET record = x'ff' WHERE seq = 5",
        "UPDATE events SET record = CAST(x'7bff7d' AS TEXT) WHERE seq = 5",
        "DELETE FROM events WHERE seq = 5",
        'UPDATE events SET record = replace(record, \'"turn_id":"answer-2"\', \'"turn_id":"x"\')',
        "DELETE FROM events WHERE seq > 9",
        "DELETE FROM sessions",
        "UPDATE sessions SET last_at = 'nev' || last_at",
    ],
    ids=["no JSON", "bytes", "no text", "a gap", "another id", "the end", "the list", "a time"],
)
def test_row_48_any_damage_leaves_a_log_that_adds_up(
    url: str, kept: Kept, clock: ManualClock, sql: str
) -> None:
    spoil(url, sql)
    repair(url, NOW)
    with closing(Store(url)) as store:
        assert interviewer(store, clock).session(kept.session).seq > 1
        assert kept.session in {row.id for row in store.sessions("local")}
    assert damage(url) == ()


CONTENT = "UPDATE contents SET body = replace(body, 'pebble', 'shell') WHERE kind = 'problem'"


def test_row_48_content_that_was_lost_is_put_in_its_place_again(
    url: str, kept: Kept, clock: ManualClock, small: Content
) -> None:
    spoil(url, CONTENT)
    assert repair(url, NOW, spares=content_bodies(small)).cut == ()
    with closing(Store(url)) as store:
        assert interviewer(store, clock).session(kept.session).graded is not None


def test_row_48_content_that_nobody_has_any_more_is_named(url: str) -> None:
    spoil(url, CONTENT)
    done = repair(url, NOW)
    assert [(cut.lost, cut.has_content) for cut in done.cut] == [(0, False)] * 2


def torn(body: bytes) -> bytes:
    """A page in the middle overwritten with zeros."""
    at = len(body) // 2 // 4096 * 4096
    return body[:at] + bytes(4096) + body[at + 4096 :]


@pytest.mark.parametrize(
    "tear",
    [torn, lambda body: b"\0" * 100 + body[100:], lambda body: body[: len(body) // 2]],
    ids=["a page", "the header", "half of it"],
)
def test_row_48_a_torn_file_can_be_used_again(
    url: str, small: Content, tear: Callable[[bytes], bytes]
) -> None:
    path = Path(url.removeprefix("sqlite:///"))
    path.write_bytes(tear(path.read_bytes()))
    assert damage(url)
    done = repair(url, NOW, spares=content_bodies(small))
    assert Path(done.aside).exists()
    with closing(Store(url)) as store:
        assert len(store.sessions("local")) == done.whole + sum(cut.kept > 0 for cut in done.cut)
    assert damage(url) == ()


def test_row_48_a_store_in_use_is_not_repaired(url: str) -> None:
    spoil(url, CUT)
    with closing(Store(url)) as store:
        store.lease("s", "somebody", NOW.timestamp(), 30)
    with pytest.raises(StoreError, match="answered now"):
        repair(url, NOW)


@pytest.mark.parametrize("address", ["sqlite://", "postgresql://me@host/db", "nonsense"])
def test_row_48_only_a_file_can_be_repaired(address: str) -> None:
    with pytest.raises(StoreError):
        repair(address, NOW)


def test_row_48_a_record_that_cannot_be_read_hides_no_others_cost(url: str, kept: Kept) -> None:
    with closing(Store(url)) as store:
        whole = store.model_calls("local")
        spoil(url, 'UPDATE events SET record = \'{"type":"ModelCalled"\' WHERE seq = 5')
        assert store.model_calls("local") == whole
