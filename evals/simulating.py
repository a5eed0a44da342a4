"""A persona sits a whole interview, on a clock that is told the time; what comes of it is recorded."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from evals.candidate import Candidate
from evals.persona import Persona, bank
from evals.playing import Stage
from interviewer.clock import ManualClock
from interviewer.domain.events import Producer, Record
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.headless import START
from interviewer.llm.answers import Answer
from interviewer.provenance import made_with
from interviewer.recordings import SearchKeeper, recording_lines
from interviewer.store import Store
from interviewer.wiring import code_version


@dataclass(frozen=True, slots=True)
class Simulated:
    """A finished interview with a persona, and the lines of its recording."""

    session: Session
    records: tuple[Record, ...]
    lines: tuple[str, ...]


def simulate(
    content: Content,
    roles: Roles,
    persona: Persona,
    when: datetime,
    setup: Setup,
    embedder: str,
    model: str = "builtin",
    answers: Sequence[Answer] = (),
    on_turn: Callable[[Session], None] = lambda session: None,
) -> Simulated:
    """The whole interview. `when` is the real date, kept in the recording's header.

    `answers` is the list a `Recorder` round the roles' model writes to. The id of the session is
    the problem and the persona, so that two runs write the same log.
    """
    store, clock = Store("sqlite://"), ManualClock(START)
    keeper = SearchKeeper(roles.retriever)
    name = f"{content.problem.id}.{persona.name}"
    producer = Producer(code=code_version(), embedder=embedder, grader=roles.grader.name)
    lead = Interviewer(
        store, replace(roles, retriever=keeper), clock, lambda: name, producer, "evals"
    )
    candidate = Candidate(persona, bank(content.problem.id))
    try:
        session = asyncio.run(_sit(lead, clock, content, setup, candidate, on_turn))
        records = tuple(store.records(session.id))
        made = made_with(records, model, when, f"persona {persona.name}")
        lines = recording_lines(store, session.id, made, keeper.searches, keeper.notes, answers)
        return Simulated(session, records, tuple(lines))
    finally:
        store.close()


def senior_setup(seed: int = 0, minutes: float = 45.0) -> Setup:
    """How a persona's interview is set up."""
    return Setup(seniority=Seniority.SENIOR, minutes=minutes, seed=seed)


def simulate_builtin(stage: Stage, problem: str, persona: Persona, when: datetime) -> Simulated:
    """The persona with the interviewer that needs no model."""
    content = stage.library.content(problem)
    roles = stage.roles
    return simulate(content, roles, persona, when, senior_setup(), stage.search.embedder)


async def _sit(
    lead: Interviewer,
    clock: ManualClock,
    content: Content,
    setup: Setup,
    candidate: Candidate,
    on_turn: Callable[[Session], None],
) -> Session:
    session = lead.open(content, setup)
    await _reply(lead, session.id)
    turn = 0
    while (session := lead.session(session.id)).ended is None:
        on_turn(session)
        answer = candidate.answer(session)
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
