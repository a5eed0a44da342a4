"""Shared ground of the suite: no network but loopback, one index a worker, a clock that obeys."""

import asyncio
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from evals.playing import Stage
from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.headless import START
from interviewer.settings import Settings
from interviewer.store import Store
from knowledge.content import Library
from tests.builders import small_content
from tests.forging import Kept, kept_in

PROBLEMS = ("ad-click", "spam-filter", "video-recommender")
LOOPBACK = ("127.", "::1", "localhost")


@contextmanager
def _free_of_the_browsers_loop(item: pytest.Item) -> Iterator[None]:
    """Playwright leaves its loop running in the thread; tests without a browser run their own."""
    loop = asyncio._get_running_loop()
    if loop is None or "browser" in getattr(item, "fixturenames", ()):
        yield
        return
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(loop)


@pytest.hookimpl(tryfirst=True)
def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes do not name a test: some hold the time they were made at, other in each worker."""
    return argname if isinstance(val, bytes) else None


def pytest_xdist_auto_num_workers() -> int | None:
    """One worker more than there are cores: the one with the browser waits for most of its time."""
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    if hasattr(os, "sched_getaffinity"):
        return 1 + len(os.sched_getaffinity(0))
    return 1 + (os.cpu_count() or 1)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs the MiniLM model runs in one worker, which embeds notes and rubric once."""
    for item in items:
        chosen = (
            item.callspec.params.values()
            if isinstance(item, pytest.Function) and hasattr(item, "callspec")
            else ()
        )
        if "minilm_stage" in (*getattr(item, "fixturenames", ()), *chosen):
            item.add_marker(pytest.mark.xdist_group("minilm"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Fixtures may run a loop, too."""
    with _free_of_the_browsers_loop(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """The test itself."""
    with _free_of_the_browsers_loop(item):
        return (yield)


def _is_local(host: object) -> bool:
    text = host.decode() if isinstance(host, bytes) else host
    return text is None or (isinstance(text, str) and (not text or text.startswith(LOOPBACK)))


@pytest.fixture(scope="session", autouse=True)
def only_loopback() -> Iterator[None]:
    """Any connection or look-up that would leave this machine fails the test that makes it."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex
    look_up = socket.getaddrinfo

    def refuse(target: object) -> None:
        raise AssertionError(f"a test tried to reach {target!r}; only loopback is open")

    def guarded(real: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
        def call(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not _is_local(address[0]):
                refuse(address)
            return real(self, address)

        return call

    def guarded_look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not _is_local(host):
            refuse(host)
        return look_up(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", guarded(connect))
    patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
    patch.setattr(socket, "getaddrinfo", guarded_look_up)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on what the shell happens to hold, nor speaks to a paid service."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "DATABASE_URL", "INTERVIEWER_NOTES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def clock() -> ManualClock:
    """A clock that moves only when told to."""
    return ManualClock(START)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store of the test's own lies."""
    return tmp_path / "sessions.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store in a file."""
    opened = Store(f"sqlite:///{path}")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def small() -> Content:
    """A small made-up problem with a rubric of two or three criteria a stage."""
    return small_content()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, small: Content) -> Kept:
    """A store with a finished interview, to be copied."""
    return kept_in(tmp_path_factory.mktemp("kept"), small)


@pytest.fixture(scope="session")
def contents() -> dict[str, Content]:
    """The shipped problems with all that goes with them."""
    library = Library()
    return {name: library.content(name) for name in PROBLEMS}


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose index of the shipped notes is built once a worker."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def stage(data_dir: Path) -> Iterator[Stage]:
    """Plays interviews by words alone."""
    opened = Stage(Settings(data_dir=data_dir, embedder="lexical"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def minilm_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Plays interviews by meaning; tests that ask for it skip where no model is named."""
    named = os.environ.get("INTERVIEWER_MINILM_DIR")
    if not named:
        pytest.skip("no MiniLM folder named in INTERVIEWER_MINILM_DIR")
    folder = tmp_path_factory.mktemp("minilm-data")
    opened = Stage(Settings(data_dir=folder, embedder="minilm", minilm_dir=Path(named)))
    yield opened
    opened.close()
