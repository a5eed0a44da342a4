"""Repair: a damaged store is put aside as it is, and what can be proven whole is saved from it."""

import os
import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from interviewer.domain.events import Noticed, Producer, Record
from interviewer.domain.value import Value
from interviewer.errors import StoreError
from interviewer.store.salvage import Salvage, content_named, proven
from interviewer.store.store import PADS, Store
from interviewer.store.versions import STORE_VERSION

CODE = "RECORDS_LOST"
Spare = tuple[str, str, str]
"""A content to put in the place of one that is lost: its kind, its hash, its body."""


class Cut(Value):
    """An interview that was not saved whole; `kept` 0 where no record of it was.

    Without its content it cannot be read until an export of it is taken in.
    """

    session: str
    kept: int
    lost: int
    has_content: bool = True


class Repaired(Value):
    """What a repair did. `aside` is where the damaged store is now, "" where nothing was damaged."""

    whole: int
    cut: tuple[Cut, ...] = ()
    aside: str = ""


def repair(url: str, now: datetime, spares: Sequence[Spare] = ()) -> Repaired:
    """Save what can be proven whole into a new store in the place of a damaged one.

    Each interview is kept up to its last record that the chain of hashes speaks for, and says what
    it lost. The damaged file stays beside the new one. Raises `StoreError` where the store is no
    SQLite file, is of another version, or is in use.
    """
    path = _file(url)
    if not damage(url):
        with closing(Salvage(path)) as found:
            return Repaired(whole=len(list(found.sessions())))
    part = Path(f"{path}.repaired")
    part.unlink(missing_ok=True)
    with closing(Salvage(path)) as damaged, closing(Store(f"sqlite:///{part}")) as fresh:
        _must_be_idle(damaged, now)
        whole, cut = _save(damaged, fresh, now, spares)
    aside = _put_aside(path)
    os.replace(part, path)
    return Repaired(whole=whole, cut=tuple(cut), aside=str(aside))


def damage(url: str) -> tuple[str, ...]:
    """What is damaged in a SQLite store, in words, nothing in a whole one. Nothing is changed."""
    try:
        path = _file(url)
    except StoreError:
        return ()
    with closing(Salvage(path)) as store:
        found = [] if store.is_whole() else ["the file itself"]
        contents = {sha for sha, _, _ in store.contents()}
        for session, _, head in store.sessions():
            records = proven(session, store.records(session), head)
            if not records or records[-1].hash != head:
                found.append(f"interview {session[:12]}")
            elif not content_named(records) <= contents:
                found.append(f"the content of interview {session[:12]}")
    return tuple(found)


def _save(
    damaged: Salvage, fresh: Store, now: datetime, spares: Sequence[Spare]
) -> tuple[int, list[Cut]]:
    """Fill a new store: how many interviews are whole in it, and what became of the others."""
    contents = {sha: (kind, body) for kind, sha, body in spares}
    contents |= {sha: (kind, body) for sha, kind, body in damaged.contents()}
    whole, cut = 0, []
    for session, owner, head in damaged.sessions():
        texts = damaged.records(session)
        records = proven(session, texts, head)
        named = content_named(records) if records else set()
        for sha in named & set(contents):
            fresh.keep_content(contents[sha][0], sha, contents[sha][1])
        complete = bool(records) and records[-1].hash == head
        if records:
            lost = [] if complete else [_told(records[-1], len(texts) - len(records), now)]
            fresh.take_in([*records, *lost], owner or records[0].owner)
        has_content = named <= set(contents)
        if complete and has_content:
            whole += 1
        else:
            missing = len(texts) - len(records)
            cut.append(
                Cut(session=session, kept=len(records), lost=missing, has_content=has_content)
            )
    for session, kind, text in damaged.pads():
        if kind in PADS and text:
            fresh.keep_pad(session, text, kind)
    return whole, cut


def _told(last: Record, lost: int, now: datetime) -> Record:
    """A last record that says what is missing after it."""
    what = f"{lost} records" if lost else "Records"
    text = (
        f"{what} of this interview were lost when its store was damaged; what came before is whole."
    )
    return Record(
        session=last.session,
        owner=last.owner,
        seq=last.seq + 1,
        at=now,
        active=last.active,
        producer=Producer(code="repair"),
        previous=last.hash,
        event=Noticed(code=CODE, text=text),
    )


def _file(url: str) -> Path:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "The address of the session store is none.", "Check DATABASE_URL."
        ) from error
    if address.get_backend_name() != "sqlite" or not address.database:
        raise StoreError(
            "Only a store in a file can be repaired here.", "Use the tools of the database."
        )
    path = Path(address.database)
    if not path.is_file():
        raise StoreError("There is no session store yet.", "There is nothing to repair.")
    return path


def _must_be_idle(store: Salvage, now: datetime) -> None:
    if store.version() not in (STORE_VERSION, None):
        raise StoreError(
            "The session store is of another version than this program.",
            "Open it with the program once, then repair it.",
        )
    if now.timestamp() < store.leased_until():
        raise StoreError("An interview is being answered now.", "Close the program first.")


def _put_aside(path: Path) -> Path:
    """Give the damaged file a second name; whoever still has it open goes on in that one."""
    number = 1
    while (aside := Path(f"{path}.damaged-{number}")).exists():
        number += 1
    try:
        os.link(path, aside)
    except OSError:
        shutil.copy2(path, aside)
    return aside
