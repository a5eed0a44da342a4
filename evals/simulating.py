"""A persona sits a whole interview, on a clock that is told the time; what comes of it is recorded."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol

from evals.candidate import Candidate
from evals.model_candidate import ModelCandidate
from evals.persona import Persona, PersonaError, bank, persona
from evals.playing import Stage
from interviewer.clock import ManualClock
from interviewer.domain.events import Producer, Record
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session
from interviewer.doors import open_doors
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.headless import START
from interviewer.llm.answers import Answer
from interviewer.provenance import made_with
from interviewer.recordings import Notes, SearchKeeper, recording_lines
from interviewer.settings import Settings
from interviewer.store import Store
from interviewer.wiring import (
    builtin_roles,
    code_version,
    model_roles,
    open_library,
    open_search,
)
from knowledge.progress import silent


class Sitter(Protocol):
    """Who answers: a script with rules, or a model."""

    async def say(self, session: Session) -> str | None:
        """What the candidate says next, None where they leave."""
        ...

    def seconds(self, answer: str) -> float:
        """How long it takes to say it, with the silence before."""
        ...


@dataclass(frozen=True, slots=True)
class Simulated:
    """A finished interview with a persona, and the lines of its recording."""

    session: Session
    records: tuple[Record, ...]
    lines: tuple[str, ...]


def simulate(
    content: Content,
    roles: Roles,
    who: Persona,
    when: datetime,
    setup: Setup,
    embedder: str,
    model: str = "builtin",
    answers: Sequence[Answer] = (),
    notes: Notes | None = None,
    sitter: Sitter | None = None,
    on_turn: Callable[[Session], None] = lambda session: None,
) -> Simulated:
    """The whole interview. `when` is the real date, kept in the recording's header.

    `answers` is the list a `Recorder` round the roles' model writes to; `notes` are all notes there
    are, where recordings share them, else those that were found are kept; `sitter` answers in place
    of the persona's script. The id of the session is the problem and the persona, so that two runs write the same log.
    """
    store, clock = Store("sqlite://"), ManualClock(START)
    keeper = SearchKeeper(roles.retriever)
    name = f"{content.problem.id}.{who.name}"
    producer = Producer(code=code_version(), embedder=embedder, grader=roles.grader.name)
    lead = Interviewer(
        store, replace(roles, retriever=keeper), clock, lambda: name, producer, "evals"
    )
    candidate = sitter or Candidate(who, bank(content.problem.id))
    try:
        session = asyncio.run(_sit(lead, clock, content, setup, candidate, on_turn))
        records = tuple(store.records(session.id))
        made = made_with(records, model, when, f"persona {who.name}")
        kept = notes or keeper.notes
        lines = recording_lines(store, session.id, made, keeper.searches, kept, answers)
        return Simulated(session, records, tuple(lines))
    finally:
        store.close()


def senior_setup(seed: int = 0, minutes: float = 45.0) -> Setup:
    """How a persona's interview is set up."""
    return Setup(seniority=Seniority.SENIOR, minutes=minutes, seed=seed)


def simulate_builtin(
    stage: Stage, problem: str, who: Persona, when: datetime, setup: Setup
) -> Simulated:
    """The persona with the interviewer that needs no model."""
    content = stage.library.content(problem)
    notes = Notes(chunks=tuple(sorted(stage.search.chunks(), key=lambda chunk: chunk.id)))
    embedder = stage.search.embedder
    return simulate(content, stage.roles, who, when, setup, embedder, notes=notes)


def sit(problem: str, name: str, by_model: bool, seed: int = 0, candidate: str = "") -> Simulated:
    """One persona's interview by the settings of the environment; the model is theirs too.

    `candidate` names a model that plays the persona instead of its script.

    Raises `PersonaError`, `UnknownContentError` and the errors of opening an index or a model.
    """
    settings = Settings.load()
    answers: list[Answer] = []
    search, _ = open_search(settings, silent)
    try:
        roles = builtin_roles(settings, search)
        if by_model:
            roles = model_roles(open_doors(settings, answers=answers), roles)
        return simulate(
            open_library().content(problem),
            roles,
            persona(name),
            datetime.now(UTC),
            senior_setup(seed),
            search.embedder,
            settings.model.name if by_model else "builtin",
            answers,
            sitter=_played_by(candidate, persona(name), settings) if candidate else None,
        )
    finally:
        search.close()


def _played_by(model: str, who: Persona, settings: Settings) -> Sitter:
    door = open_doors(settings.led_by(model)).speaker
    if door is None:
        raise PersonaError("The built-in interviewer cannot play a candidate.", "Name a model.")
    return ModelCandidate(who, door)


async def _sit(
    lead: Interviewer,
    clock: ManualClock,
    content: Content,
    setup: Setup,
    candidate: Sitter,
    on_turn: Callable[[Session], None],
) -> Session:
    session = lead.open(content, setup)
    await _reply(lead, session.id)
    turn = 0
    while (session := lead.session(session.id)).ended is None:
        on_turn(session)
        answer = await candidate.say(session)
        if answer is None:
            break
        turn += 1
        clock.advance(candidate.seconds(answer))
        lead.hear(session.id, answer, f"answer-{turn}")
        await _reply(lead, session.id)
    return await lead.finish(session.id, "candidate")


async def _reply(lead: Interviewer, session_id: str) -> None:
    async for _ in lead.reply(session_id):
        pass
    await lead.catch_up(session_id)
