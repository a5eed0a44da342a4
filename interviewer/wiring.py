"""Putting the parts together: the one place that knows them all."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from interviewer.clock import Clock, SystemClock
from interviewer.domain.events import Producer
from interviewer.settings import Settings

if TYPE_CHECKING:
    from interviewer.doors import Doors
    from interviewer.engine import Interviewer, Roles
    from interviewer.runner import Runner
    from interviewer.store import Store
    from interviewer.taping import Tape
    from knowledge.content import Library
    from knowledge.options import Options
    from knowledge.progress import IndexReport, OnProgress
    from knowledge.searching import Search

OWNER = "local"
REINDEX_WAIT_S = 60.0
"""How long an indexing waits for another one to end."""
BUILT_IN = "Interviewer: built in, no model; its grades are an estimate."


def new_id() -> str:
    """A new id for a session or a turn."""
    return uuid.uuid4().hex


def code_version() -> str:
    """The version of this program as it is installed."""
    try:
        return version("ml-design-interviewer")
    except PackageNotFoundError:
        return "unknown"


@dataclass(frozen=True, slots=True)
class House:
    """Everything a front end needs to lead interviews."""

    settings: Settings
    store: "Store"
    library: "Library"
    search: "Search"
    roles: "Roles"
    interviewer: "Interviewer"
    notice: str
    clock: Clock
    doors: "Doors | None" = None

    @property
    def led_by(self) -> str:
        """Who leads and who judges, in a sentence."""
        return led_by(self.settings)

    @property
    def has_own_notes(self) -> bool:
        """Whether notes of the person's own are indexed."""
        return any(chunk.origin == "own" for chunk in self.search.chunks())

    def runner(self) -> "Runner":
        """A runner of this house's turns; whoever makes it closes it."""
        from interviewer.runner import Runner

        return Runner(self.interviewer, self.store, self.clock, new_id())

    def reindex(self, on_progress: "OnProgress") -> "IndexReport":
        """Bring the index up to date with the notes and search it from now on, by the same embedder.

        Interviews that run go on. Raises the errors of `knowledge.opening.open_index`.
        """
        from knowledge.live_search import LiveSearch
        from knowledge.opening import open_index
        from knowledge.roots import note_roots
        from knowledge.sayings import shipped_sayings
        from knowledge.updating import update_index

        data_dir, embedder = self.settings.data_dir, self.search.sentence_embedder
        roots = note_roots(note_options(self.settings))
        # Another may be at it, here or elsewhere; it is waited for, as an older index is no use.
        report = update_index(data_dir, roots, embedder, on_progress, wait_s=REINDEX_WAIT_S)
        fresh = open_index(data_dir, roots, embedder, on_progress)
        fresh.use_sayings(shipped_sayings(embedder, data_dir / "vectors"))
        if isinstance(self.search, LiveSearch):
            self.search.replace(fresh)
        return report

    def close(self) -> None:
        """Let go of the store and the index."""
        self.search.close()
        self.store.close()


def open_store(settings: Settings) -> "Store":
    """The session store of the settings. Raises `StoreError`."""
    from interviewer.errors import StoreError
    from interviewer.store import Store

    try:
        if settings.database_url is None:
            settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The data folder {str(settings.data_dir)!r} cannot be made.",
            "Name a folder that can be written to in INTERVIEWER_DATA_DIR.",
        ) from error
    return Store(store_url(settings))


def store_url(settings: Settings) -> str:
    """The address of the session store; it may hold a password."""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    return f"sqlite:///{settings.data_dir / 'sessions.db'}"


def open_library() -> "Library":
    """The content files."""
    from knowledge.content import Library

    return Library()


def note_options(settings: Settings) -> "Options":
    """How the settings have notes indexed and searched."""
    from knowledge.options import Options

    return Options(
        data_dir=settings.data_dir,
        embedder=settings.embedder,
        model_dir=settings.minilm_dir,
        tiktoken_dir=settings.tiktoken_dir,
        openai_base_url=settings.openai_base_url,
        openai_api_key=settings.openai_api_key,
        own_notes=settings.own_notes,
    )


def open_search(settings: Settings, on_progress: "OnProgress") -> "tuple[Search, str]":
    """The index of the notes, built or updated if need be, and a notice on how it searches.

    Raises the errors of `knowledge.opening.open_index`.
    """
    from knowledge.embedder import choose_embedder
    from knowledge.opening import open_index
    from knowledge.roots import note_roots
    from knowledge.sayings import keep_sayings, shipped_sayings

    options = note_options(settings)
    embedder, notice = choose_embedder(options)
    search = open_index(settings.data_dir, note_roots(options), embedder, on_progress)
    kept = settings.data_dir / "vectors"
    if search.report is not None and search.report.built:
        keep_sayings(embedder, kept, on_progress)
    search.use_sayings(shipped_sayings(embedder, kept))
    return search, " ".join(part for part in (notice, search.notice) if part)


def open_house(
    settings: Settings,
    clock: Clock | None = None,
    ids: Callable[[], str] = new_id,
    on_progress: "OnProgress | None" = None,
    tape: "Tape | None" = None,
) -> House:
    """Put the parts together. Raises `StoreError`, `NotesError`, `SettingsError`."""
    from knowledge.live_search import LiveSearch
    from knowledge.progress import silent

    store = open_store(settings)
    search, notice = open_search(settings, on_progress or silent)
    return house_with(settings, store, LiveSearch(search), clock, ids, notice=notice, tape=tape)


def house_with(
    settings: Settings,
    store: "Store",
    search: "Search",
    clock: Clock | None = None,
    ids: Callable[[], str] = new_id,
    roles: "Roles | None" = None,
    notice: str = "",
    tape: "Tape | None" = None,
) -> House:
    """A house on a store and an index that are open already.

    Several houses may share them, each with settings of its own. A `tape` keeps what a recording
    needs. Raises `SettingsError` where a model of the settings cannot be used.
    """
    from interviewer.engine import Interviewer

    doors: Doors | None = None
    if roles is None:
        roles = builtin_roles(settings, search)
        if not settings.model.builtin:
            from interviewer.doors import open_doors

            doors = open_doors(settings, store.records, tape.answers if tape else None)
            roles = model_roles(doors, roles)
    if tape is not None:
        roles = replace(roles, retriever=tape.listening(roles.retriever))
    producer = Producer(code=code_version(), embedder=search.embedder, grader=roles.grader.name)
    clock = clock or SystemClock()
    interviewer = Interviewer(store, roles, clock, ids, producer, OWNER)
    return House(settings, store, open_library(), search, roles, interviewer, notice, clock, doors)


def model_roles(doors: "Doors", builtin: "Roles") -> "Roles":
    """The roles that ask models, with the built-in ones to fall back on."""
    from interviewer.roles.base import CloseReader
    from interviewer.roles.model_backed.assessor import ModelAssessor
    from interviewer.roles.model_backed.grader import ModelGrader
    from interviewer.roles.model_backed.speaker import SEARCHES, ModelSpeaker

    roles = builtin
    if doors.speaker is not None:
        roles = replace(roles, speaker=ModelSpeaker(doors.speaker), searches=SEARCHES)
        if isinstance(roles.reader, CloseReader) and roles.reader.quick is not None:
            roles = replace(roles, reader=roles.reader.quick, closer=roles.reader)
    if doors.judge is not None:
        grader = ModelGrader(doors.judge, builtin.grader)
        roles = replace(roles, assessor=ModelAssessor(doors.judge), grader=grader)
    return roles


def led_by(settings: Settings) -> str:
    """Who leads and who judges by these settings, in a sentence."""
    asked = settings.model
    if asked.name == "builtin":
        judged = "" if asked.builtin else f" Judged by {asked.judge}."
        return f"Interviewer: built in, no model.{judged}" if judged else BUILT_IN
    judge = "" if asked.judge == asked.name else f" Judged by {_shown(asked.judge)}."
    return f"Interviewer: led by {_shown(asked.name)}.{judge}"


def _shown(name: str) -> str:
    return "the built-in grader (an estimate)" if name == "builtin" else name


def builtin_roles(settings: Settings, search: "Search") -> "Roles":
    """The roles that need no model; they match by meaning where the index does."""
    from interviewer.engine import Roles
    from interviewer.roles.builtin.assessor import BuiltinAssessor
    from interviewer.roles.builtin.grader import BuiltinGrader
    from interviewer.roles.builtin.speaker import BuiltinSpeaker
    from interviewer.roles.reading.reader import LocalReader
    from knowledge.kept_vectors import KeptVectors

    embedder = None
    if not search.embedder.startswith("lexical"):
        embedder = KeptVectors(search.sentence_embedder, settings.data_dir / "vectors")
    return Roles(
        reader=LocalReader(embedder),
        speaker=BuiltinSpeaker(choosy=True),
        assessor=BuiltinAssessor(),
        grader=BuiltinGrader(),
        retriever=search,
    )
