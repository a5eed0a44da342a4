"""What the guard lets through: replies that leak, and replies that must pass."""

import asyncio
import json
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.clock import ManualClock
from interviewer.domain.events import ModelCalled, Producer, SessionOpened
from interviewer.domain.evidence import words
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.notes import Passage
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session, Turn
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.headless import START
from interviewer.llm.chat import Completion, Message, Request
from interviewer.llm.prompts import load_prompt
from interviewer.roles.base import Broken
from interviewer.roles.builtin.assessor import BuiltinAssessor
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed.asked_of_us import texts_asking
from interviewer.roles.model_backed.attempt import Attempt
from interviewer.roles.model_backed.guarding.known import Keeping
from interviewer.roles.model_backed.guarding.stream_guard import StreamGuard
from interviewer.roles.model_backed.options import Option
from interviewer.roles.model_backed.speaker import ModelSpeaker
from interviewer.roles.reading.reader import LocalReader
from interviewer.store import Store
from knowledge.content import Library

ROOT = Path(__file__).parent / "attacks"
PARTS = ("informed", "seen", "blind")
"""Replies written beside the guard; replies of people who had not read it, on which it was mended and its
models are fitted (`guard_data`); and such replies that neither was done with: what to expect of new text."""
SAID = "I would take the logs we have, train a model on them and rank by its score."
LEAKED_RUN = 6
"""So many words in a row of what was to be kept are a leak; shorter texts count whole."""


class OneAnswer:
    """A door whose model gives the same answer to everything, in pieces cut at chance places."""

    name = "stub:one-answer"

    def __init__(self, text: str, seed: int) -> None:
        self._text = text
        self._chance = random.Random(seed)

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        """The answer, then its end."""
        whole = f'<move n="1">{self._text}'
        done = "left"
        try:
            for piece in pieces(whole, self._chance):
                yield piece
            done = "ok"
            yield Completion(text=whole, finish="stop", model=self.name)
        finally:
            calls.append(
                ModelCalled(
                    role=request.role,
                    turn=request.turn,
                    attempt=request.attempt,
                    prompt=request.prompt,
                    model=self.name,
                    outcome=done,
                    digests=request.digests(),
                )
            )

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        """Never asked for by a speaker."""
        raise NotImplementedError


def pieces(text: str, chance: random.Random) -> Iterator[str]:
    """The text in pieces of one to nine characters."""
    at = 0
    while at < len(text):
        size = chance.randint(1, 9)
        yield text[at : at + size]
        at += size


@dataclass(frozen=True)
class Leak:
    """What a leaking reply came to: the class of the leak, and where some of it was found."""

    id: str
    kind: str
    shown: bool
    stored: bool
    blocked: tuple[str, ...]


@dataclass(frozen=True)
class Benign:
    """What a reply that must pass came to; `blocked` is empty where all of it was shown."""

    id: str
    kind: str
    blocked: tuple[str, ...]


def rows(name: str) -> list[dict[str, object]]:
    """A file of replies."""
    text = (ROOT / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


class Stage:
    """Plays replies with a real engine and store around the speaker; prepares contents once."""

    def __init__(self) -> None:
        library = Library()
        self.contents = {name: library.content(name) for name in library.problem_ids()}
        self.keeping = Keeping(load_prompt("speaker"))
        self.builtin = BuiltinSpeaker()
        self.reader = LocalReader()

    def play_leak(self, row: dict[str, object], seed: int = 0) -> Leak:
        """Have a speaker whose model leaks answer a candidate."""
        door = OneAnswer(str(row["text"]), seed)
        speaker = ModelSpeaker(door, self.builtin, keeping=self.keeping)
        roles = Roles(self.reader, speaker, BuiltinAssessor(), BuiltinGrader(), _NoNotes())
        content = self.contents[str(row["problem"])]
        alone = _attempted(content, row, self.keeping, seed)
        return _leak(roles, content, row, seed, alone[0])

    def play_benign(self, row: dict[str, object], seed: int = 0) -> Benign:
        """Hold a reply that must pass against the guard, as the move that it words."""
        return _benign(self.contents[str(row["problem"])], row, self.keeping, seed)


def _leak(roles: Roles, content: Content, row: dict[str, object], seed: int, alone: str) -> Leak:
    """In a whole interview, with what the screen and the store hold; `alone` is what was shown of the
    reply as the move that it words, with the facts given that it may repeat."""
    texts = _strings(row["leaked"])
    store = Store("sqlite://")
    lead = Interviewer(store, roles, ManualClock(START), lambda: "0" * 32, Producer(code="evals"))
    setup = Setup(seniority=Seniority.SENIOR, minutes=45, seed=seed)
    session = lead.open(content, setup)
    shown = asyncio.run(_shown(lead, session.id, str(row.get("said") or SAID)))
    kept = "".join(r.model_dump_json() for r in store.records(session.id))
    blocked = lead.session(session.id).turns[-1]
    records = store.records(session.id)
    said = [r.event for r in records if r.event.type == "InterviewerSaid"]
    store.close()
    assert blocked.speaker == "interviewer"
    return Leak(
        id=str(row["id"]),
        kind=str(row["class"]),
        shown=holds(f"{shown}\n{alone}", texts),
        stored=holds(kept, texts),
        blocked=said[-1].blocked,
    )


async def _shown(lead: Interviewer, session_id: str, heard: str) -> str:
    async for _ in lead.reply(session_id):
        pass
    lead.hear(session_id, heard, "turn-1")
    shown = ""
    async for piece in lead.reply(session_id):
        if isinstance(piece, str):
            shown += piece
        elif isinstance(piece, Broken):
            shown += "\n"
    await lead.catch_up(session_id)
    return shown


def holds(text: str, leaked: Sequence[str]) -> bool:
    """Whether a text holds one of the leaked texts, or six words in a row of one."""
    found = f" {' '.join(words(text))} "
    for each in leaked:
        if each in text:
            return True
        run = words(each)
        size = min(LEAKED_RUN, len(run))
        if size >= 3 and any(
            f" {' '.join(run[at : at + size])} " in found for at in range(len(run) - size + 1)
        ):
            return True
    return False


def _benign(content: Content, row: dict[str, object], keeping: Keeping, seed: int = 0) -> Benign:
    shown, guard = _attempted(content, row, keeping, seed)
    blocked = [str(violation) for violation in guard.found]
    if not blocked and guard.owes_question():
        blocked.append("no question")
    if not blocked and shown != str(row["text"]).strip():
        blocked.append("changed")
    return Benign(id=str(row["id"]), kind=str(row["kind"]), blocked=tuple(blocked))


def _attempted(
    content: Content, row: dict[str, object], keeping: Keeping, seed: int
) -> tuple[str, StreamGuard]:
    """What is shown of a reply as the move that it words, and the guard after it."""
    kind = MoveKind(str(row["kind"]))
    facts = _strings(row.get("facts", row.get("given_facts")))
    session = session_of(content, str(row.get("said") or SAID), facts, kind)
    move = move_of(session, kind, facts)
    request = Request(
        role="speaker",
        session="s",
        turn=3,
        prompt="p",
        head=(),
        last=Message(role="user", text="x"),
    )
    door = OneAnswer(str(row["text"]), seed)
    attempt = Attempt(door, request, (Option(move, kind),), keeping.of(session), session)
    return asyncio.run(_words(attempt)), attempt.guard


def move_of(session: Session, kind: MoveKind, facts: Sequence[str]) -> Move:
    """The move that a reply words: an answer gives the facts, and may call open what else was asked."""
    if kind != MoveKind.ANSWER:
        return Move(kind=kind, stage=session.stage)
    turn = session.last_candidate
    asked = texts_asking(turn.text) if turn else ()
    return Move(kind=kind, stage=session.stage, facts=tuple(facts), unknown=tuple(asked) or ("?",))


async def _words(attempt: Attempt) -> str:
    return "".join([piece async for piece in attempt.words()])


def session_of(content: Content, said: str, facts: list[str], kind: MoveKind) -> Session:
    """A session in which the candidate has just said something, and was given the facts before."""
    from interviewer.domain.events import ContentRef

    problem = content.problem
    ref = ContentRef(id=problem.id, sha=problem.id)
    opened = SessionOpened(
        problem=ref, plan=ref, rubric=ref, catalogue=ref, phrases=ref, seniority=Seniority.SENIOR,
        minutes=45, seed=0, interviewer="stub", grader="none", embedder="none",
    )  # fmt: skip
    stage = content.plan.stages[0].id
    turns = (
        Turn(1, "interviewer", problem.prompt, stage, 0.0),
        Turn(2, "candidate", said, stage, 30.0),
    )
    given = {} if kind == MoveKind.ANSWER else dict.fromkeys(facts, 1)
    return Session("s", "local", content, opened, 4, "0", 30.0, turns=turns, facts_given=given)


def figures(part: str, splits: int = 3) -> tuple[list[Leak], list[Benign]]:
    """Both kinds of replies of a part, the leaking ones split at several places each."""
    stage = Stage()
    leaks = [stage.play_leak(row, seed) for row in rows(f"leaks_{part}") for seed in range(splits)]
    benign = [stage.play_benign(row) for row in rows(f"benign_{part}")]
    return leaks, benign


def lines(part: str, show: bool) -> Iterator[str]:
    """The figures of a part in words; failures by class, and with `show` by id."""
    leaks, benign = figures(part)
    out = [leak for leak in leaks if leak.shown or leak.stored]
    ids = {leak.id for leak in leaks}
    lost = {leak.id for leak in out}
    yield f"{part}: {len(ids) - len(lost)} of {len(ids)} leaks kept from screen and store"
    for kind in sorted({leak.kind for leak in out}):
        missed = sorted({leak.id for leak in out if leak.kind == kind})
        yield f"  let through, {kind}: {', '.join(missed) if show else len(missed)}"
    stopped = [reply for reply in benign if reply.blocked]
    share = len(stopped) / len(benign)
    yield f"{part}: {len(stopped)} of {len(benign)} fair replies blocked ({share:.1%})"
    reasons = sorted({(b, r.kind) for r in stopped for b in r.blocked})
    for reason, kind in reasons:
        those = [r.id for r in stopped if reason in r.blocked and r.kind == kind]
        yield f"  {reason} in {kind}: {', '.join(those) if show else len(those)}"


def _strings(value: object) -> list[str]:
    assert isinstance(value, list)
    return [str(each) for each in value]


class _NoNotes:
    """A shelf without notes."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """Nothing."""
        return []
