"""The house of this process: opened once, in the background, and closed with the process."""

import atexit
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from interviewer.domain.session import Session
from interviewer.errors import InterviewerError
from interviewer.runner import Runner
from interviewer.settings import Settings
from interviewer.warming import settle_memory, warm_up
from interviewer.web import lead
from interviewer.wiring import House, house_with, open_house

if TYPE_CHECKING:
    from knowledge.progress import OnProgress, Progress

OWN_SETTINGS = "own_settings"
"""Where a browser session keeps the settings of its own: in memory, for as long as it lasts."""
LINGER_SECONDS = 180.0
"""The longest that a turn goes on whose browser session is gone."""
GRACE_SECONDS = 15.0
"""Longer than a page takes to be drawn."""
_NUMBERED = "own_settings_numbered"
_STEPS = {"read": "Reading the notes", "embed": "Indexing the notes", "write": "Keeping the index"}


@dataclass(frozen=True, slots=True)
class Desk:
    """A house and the runner of its turns."""

    house: House
    runner: Runner

    def close(self) -> None:
        """Break off what runs and let go of store and index."""
        self.runner.close()
        self.house.close()


class Door:
    """Opens a desk once, whoever asks first; a failed opening is tried again."""

    def __init__(self, open_it: "Callable[[OnProgress], House]") -> None:
        self._open_it = open_it
        self._lock = threading.Lock()
        self._opened: Future[Desk] | None = None
        self.progress: Progress | None = None

    def begin(self) -> "Future[Desk]":
        """Begin to open, unless that is done or under way."""
        with self._lock:
            known = self._opened
            if known is None or (known.done() and known.exception() is not None):
                known = self._opened = Future()
                threading.Thread(target=self._open, args=(known,), name="door", daemon=True).start()
            return known

    def close(self) -> None:
        """Close what was opened."""
        with self._lock:
            opened, self._opened = self._opened, None
        if opened is not None and opened.done() and opened.exception() is None:
            opened.result().close()

    def _open(self, opened: "Future[Desk]") -> None:
        try:
            house = self._open_it(self._see)
            desk = Desk(house, house.runner())
            settle_memory()
            opened.set_result(desk)
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            opened.set_exception(error)

    def _see(self, progress: "Progress") -> None:
        self.progress = progress


def _open_from_environment(on_progress: "OnProgress") -> House:
    return open_house(Settings.load(), on_progress=on_progress)


_door = Door(_open_from_environment)
_own_runners: list[Runner] = []


@atexit.register
def _close_all() -> None:
    """Break off what runs, so that what was said of it is kept, before the store is let go."""
    for runner in tuple(_own_runners):
        runner.close()
    _door.close()


def use(door: Door) -> Door:
    """Have all pages go through another door; the one before is returned, still open."""
    global _door
    before, _door = _door, door
    return before


def open_early() -> None:
    """Begin to open the house, so that it is there when it is needed."""
    _door.begin()


def shared_desk() -> Desk:
    """The desk of this process; shows progress while it is being opened. Raises what opening does."""
    opened = _door.begin()
    if not opened.done():
        place = st.empty()
        while not opened.done():
            step = _door.progress
            text = _STEPS[step.step] if step else "Getting ready"
            share = step.done / step.total if step and step.total else 0.0
            place.progress(min(1.0, share), text=f"{text}. This takes a moment, the first time.")
            _settle(opened, 0.2)
        place.empty()
    return opened.result()


def desk() -> Desk:
    """The desk this browser session works at: its own where it gave a key or an address."""
    shared = shared_desk()
    own: Settings | None = st.session_state.get(OWN_SETTINGS)
    return _own_desk(own_number(own), own, shared.house) if own is not None else shared


def house() -> House:
    """Everything this browser session leads interviews with."""
    return desk().house


def runner() -> Runner:
    """The runner of this browser session's turns."""
    return desk().runner


def get_ready(desk: Desk, session: Session) -> None:
    """Prepare for a session's problem while its opening is being read."""
    warm_up(desk.house.roles, session, desk.runner.live(session.id), settle_memory)


def own_number(own: Settings) -> int:
    """A number for a browser session's own settings, a new one whenever they are given anew."""
    known, number = st.session_state.get(_NUMBERED, (None, 0))
    if known is not own:
        number += 1
        st.session_state[_NUMBERED] = (own, number)
    return int(number)


def _let_go(own: Desk) -> None:
    """Close a runner whose browser session is gone, or was given other settings.

    A turn that it is speaking is spoken to its end, and what it grades is graded: a page that was
    loaded anew watches it, and may have it in hand for a moment after.
    """

    def close() -> None:
        until = time.monotonic() + LINGER_SECONDS
        with suppress(InterviewerError):
            while lead.busy(own.runner) and time.monotonic() < until:
                time.sleep(0.2)
        lead.forget(own.runner)
        time.sleep(GRACE_SECONDS)
        own.runner.close()  # store and index are the process's
        _own_runners.remove(own.runner)

    threading.Thread(target=close, name="let-go", daemon=True).start()


@st.cache_resource(scope="session", on_release=_let_go, show_spinner=False, max_entries=1)
def _own_desk(number: int, _settings: Settings, _shared: House) -> Desk:
    own = house_with(_settings, _shared.store, _shared.search, _shared.clock)
    desk = Desk(own, own.runner())
    _own_runners.append(desk.runner)
    return desk


def _settle(opened: "Future[Desk]", seconds: float) -> None:
    try:
        opened.exception(seconds)
    except TimeoutError:
        return
