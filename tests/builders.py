"""Small interviews built by hand: content, records, sessions, and an interviewer in memory."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

import yaml

from interviewer.clock import ManualClock
from interviewer.domain.events import (
    GENESIS,
    CandidateSaid,
    ContentRef,
    Event,
    Finding,
    InterviewerSaid,
    MessageRead,
    Producer,
    Record,
    SessionOpened,
    StageEntered,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.reading import Reading, Touch
from interviewer.domain.rubric import Rubric, Seniority
from interviewer.domain.session import Content, Session, fold
from interviewer.domain.stages import StageId
from interviewer.domain.technique import Catalogue
from interviewer.engine import Interviewer, Roles, Setup
from interviewer.headless import START
from interviewer.roles.builtin.assessor import BuiltinAssessor
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.store import Store

STAGES = tuple(StageId)
PRODUCER = Producer(code="test")
_PHRASES = Path(__file__).parents[1] / "knowledge" / "phrases.yaml"
_WORDS = "amber birch cedar dune ember fjord grove heath inlet jetty knoll ledge".split()


def _sentence(*parts: object) -> str:
    return " ".join(str(part) for part in parts) + "."


def criterion_ids(stage: StageId) -> tuple[str, str, str]:
    """The stage's criteria: weight 5 for all, weight 3 from senior on, weight 2 for nobody."""
    second = "clarify.assumptions" if stage == StageId.CLARIFY else f"{stage}.second"
    return f"{stage}.first", second, f"{stage}.third"


def small_rubric() -> Rubric:
    """Three criteria a stage, bars at round numbers, the cap on not asking."""
    bar = {"lean_no_hire": 1.5, "lean_hire": 2.0, "hire": 2.5, "strong_hire": 3.5, "coverage": 0.8}
    discounts = {"junior": 0.0, "mid": 0.25, "senior": 0.5, "staff": 1.0}
    musts = (tuple(Seniority), (Seniority.SENIOR, Seniority.STAFF), ())
    return Rubric.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small rubric",
            "stage_weights": dict.fromkeys(STAGES, 1.0),
            "bars": {name: {**bar, "prompted_discount": d} for name, d in discounts.items()},
            "caps": [
                {
                    "id": "no-clarification",
                    "when": "no_question_and_no_assumption",
                    "best": "lean_no_hire",
                    "why": "Neither a question nor an assumption before designing.",
                }
            ],
            "criteria": [
                {
                    "id": name,
                    "stage": stage,
                    "competency": "system_design",
                    "title": f"{name} title",
                    "asks": _sentence("Does the candidate show", name),
                    "weight": weight,
                    "must_cover": list(must),
                    "unprompted_from": "senior" if weight == 5 else None,
                    "anchors": {
                        n: _sentence("Anchor", n, "of", name, "hidden") for n in range(1, 5)
                    },
                    "evidence": [
                        {"text": _sentence("Evidence", n, "speaks for", name), "level": 2 + n % 3}
                        for n in range(5)
                    ],
                    "red_flags": [_sentence("A wrong claim about", name)],
                    "search": f"{stage} notes",
                }
                for stage in STAGES
                for name, weight, must in zip(criterion_ids(stage), (5, 3, 2), musts, strict=True)
            ],
        }
    )


def small_problem() -> Problem:
    """Twenty-four facts, a trap and a what-if a stage, six components, a pack a criterion."""
    evidence = [{"text": f"Something sound number {n} here.", "level": 2 + n} for n in range(3)]
    packs = [
        {
            "criterion": name,
            "asks": [
                {"text": f"How would you settle {name} by way of {_WORDS[at]}?"},
                {
                    "text": f'Where does "{{said}}" leave {name} on the {_WORDS[at]}?',
                    "when": [f"I settle {name} somehow."],
                },
                {"text": f"Which cost of {name} would you accept for {_WORDS[at + 1]}?"},
            ],
            "hints": {
                "nudge": f"Look at {name} from the other side.",
                "direction": f"For {name}, begin with what is known.",
                "example": f"For {name}, one could count by hand first.",
            },
            "evidence": evidence,
            "outlines": {
                "two": f"Names {name} in passing.",
                "three": f"Applies {name} to the case.",
                "four": f"Weighs {name} against its cost.",
            },
            "search": f"{stage} {name}",
        }
        for stage in STAGES
        for at, name in enumerate(criterion_ids(stage))
    ]
    return Problem.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small problem",
            "topic": "testing",
            "trains": "Nothing but the tests.",
            "prompt": "Design a machine that sorts pebbles on a beach.",
            "nouns": {
                "system": "the sorter",
                "user": "walker",
                "users": "walkers",
                "item": "pebble",
                "items": "pebbles",
                "event": "pick",
                "request": "scoop",
            },
            "facts": [
                {
                    "id": f"fact-{n}",
                    "label": f"the {n}th matter",
                    "stage": STAGES[n % 8],
                    "asks": [f"What is matter {n}?", f"How big is matter {n}?", f"Matter {n}?"],
                    "terms": [f"matter {n}"],
                    "answer": f"Matter number {n} stands at {n + 100} grains on most mornings.",
                }
                for n in range(24)
            ],
            "capacity": [
                {"id": f"cap-{n}", "label": "c", "formula": "1", "value": 1, "unit": "x",
                 "says": "A number that follows."}
                for n in range(4)
            ],
            "traps": [
                {
                    "id": f"trap-{stage}",
                    "criterion": f"{stage}.first",
                    "stage": stage,
                    "claims": [f"A wrong claim {n} in {stage}." for n in range(3)],
                    "sound": [f"A right claim {n} in {stage}." for n in range(2)],
                    "challenge": [f"What would {stage} look like if that claim were tested?"],
                    "why": "Because it is wrong.",
                    "search": str(stage),
                }
                for stage in STAGES
            ],
            "what_ifs": [
                {
                    "id": f"if-{stage}-{n}",
                    "fact": f"fact-{at}",
                    "to": "twice that",
                    "stage": stage,
                    "criterion": f"{stage}.first",
                    "ask": [f"Suppose the tide in {stage} came {n + 2} times a day: what gives?"],
                    "good": evidence[:2],
                    "when": [],
                    "search": str(stage),
                }
                for at, stage in enumerate(STAGES)
                for n in range(2)
            ],
            "components": [
                {
                    "id": f"part-{word}",
                    "label": f"{word} store",
                    "aliases": [f"{word} box", f"{word} shed"],
                    "criterion": "serving.first",
                    "ask": f"Who keeps the pebbles that the {word} belt drops?",
                }
                for word in _WORDS[:6]
            ],
            "stages": [
                {"stage": stage, "openers": [f"Where would you begin with {stage} here?",
                                             f"What comes first in {stage} for you?"]}
                for stage in STAGES
            ],
            "criteria": packs,
        }
    )  # fmt: skip


def small_plan() -> Plan:
    """Eight stages of five minutes, one what-if each, two in serving."""
    return Plan.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small plan",
            "stages": [
                {
                    "id": stage,
                    "title": str(stage).title(),
                    "spoken": f"the {stage}",
                    "goal": "Go on.",
                    "minutes": 5,
                    "what_ifs": 2 if stage == StageId.SERVING else 1,
                }
                for stage in STAGES
            ],
        }
    )


def small_catalogue() -> Catalogue:
    """Two techniques."""
    return Catalogue.model_validate(
        {
            "schema_version": 1,
            "version": "1.0.0",
            "techniques": [
                {
                    "id": f"method-{stage}",
                    "name": f"{stage} sieving",
                    "aliases": [f"{stage} sieve"],
                    "stage": stage,
                    "criterion": f"{stage}.first",
                    "digs": [f"How coarse is the {stage} sieve?", f"Who cleans the {stage} sieve?"],
                    "search": str(stage),
                }
                for stage in (StageId.CLARIFY, StageId.MODEL)
            ],
        }
    )


def small_content() -> Content:
    """Everything an interview needs, made up; only the phrases are the shipped ones."""
    phrases = Phrases.model_validate(yaml.safe_load(_PHRASES.read_text(encoding="utf-8")))
    return Content(small_problem(), small_plan(), small_rubric(), small_catalogue(), phrases)


def opened(seniority: Seniority = Seniority.SENIOR, minutes: float = 40.0) -> SessionOpened:
    """The first event; its hashes name nothing."""
    ref = ContentRef(id="small", sha="0")
    return SessionOpened(
        problem=ref,
        plan=ref,
        rubric=ref,
        catalogue=ref,
        phrases=ref,
        seniority=seniority,
        minutes=minutes,
        seed=0,
        interviewer="test",
        grader="test",
        embedder="none",
    )


class Log:
    """A log written by hand. Each call appends and returns the log."""

    def __init__(self, content: Content, first: SessionOpened | None = None) -> None:
        self.content = content
        self.records: list[Record] = []
        self.now = 0.0
        self.add(first or opened())

    @property
    def session(self) -> Session:
        """What the log adds up to."""
        return fold(self.content, self.records)

    def add(self, *events: Event) -> "Log":
        """Append events at the present time."""
        for event in events:
            last = self.records[-1] if self.records else None
            self.records.append(
                Record(
                    session="s1",
                    owner="local",
                    seq=last.seq + 1 if last else 1,
                    at=START,
                    active=self.now,
                    producer=PRODUCER,
                    previous=last.hash if last else GENESIS,
                    event=event,
                )
            )
        return self

    def enter(self, stage: StageId, why: str = "announced") -> "Log":
        """A stage begins."""
        return self.add(StageEntered(stage=stage, why=why))

    def ask(
        self, move: Move | None = None, announces: StageId | None = None, text: str = ""
    ) -> "Log":
        """A complete turn of the interviewer's."""
        session = self.session
        chosen = move or Move(kind=MoveKind.PROBE, stage=session.stage)
        return self.add(
            InterviewerSaid(
                turn=session.next_turn,
                reply_to=None,
                text=text or f"Question {session.next_turn}?",
                move=chosen,
                announces=announces,
            )
        )

    def say(
        self, reading: Reading | None = None, text: str = "An answer.", after: float = 60.0
    ) -> "Log":
        """A message of the candidate's, read at once where a reading is given."""
        self.now += after
        number = self.session.next_turn
        self.add(CandidateSaid(turn=number, turn_id=f"t{number}", text=text))
        return self if reading is None else self.add(MessageRead(turn=number, reading=reading))

    def begin(self) -> "Log":
        """The opening turn in the first stage."""
        first = self.content.plan.stages[0].id
        return self.enter(first, "opening").ask(Move(kind=MoveKind.OPEN, stage=first))


def touch(
    criterion: str, level: int = 3, score: float = 0.6, quote: str = "words that count here"
) -> Touch:
    """A sentence that says something about a criterion."""
    return Touch.model_validate(
        {"criterion": criterion, "quote": quote, "level": level, "score": score, "statement": 0}
    )


def finding(criterion: str, verdict: int = 3, turn: int = 2, quote: str = "words that count here",
            prompted: bool = False, score: float = 0.6) -> Finding:  # fmt: skip
    """What a turn showed."""
    return Finding.model_validate(
        {"criterion": criterion, "verdict": verdict, "quote": quote, "turn": turn,
         "prompted": prompted, "statement": 0, "score": score}
    )  # fmt: skip


class NoteShelf:
    """A retriever with one plain note for every stage."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """Always the same note."""
        text = "A plain note says that counting things by hand comes first of all."
        chunk = Chunk(id="c1", source="plain.md", title="Plain", start=0, end=len(text), text=text,
                      tokens=14)  # fmt: skip
        return [Passage(chunk=chunk, score=0.5)]


class ScriptedReader:
    """A reader with a reading for each text; any other text holds nothing but words."""

    def __init__(self, readings: dict[str, Reading] | None = None) -> None:
        self.readings = readings or {}
        self.seen: list[str] = []

    def read(self, session: Session, text: str) -> Reading:
        """The reading laid down for that text."""
        self.seen.append(text)
        return self.readings.get(text, Reading(words=len(text.split())))


def roles(reader: ScriptedReader | None = None) -> Roles:
    """The built-in roles on a scripted reader and one note."""
    return Roles(
        reader=reader or ScriptedReader(),
        speaker=BuiltinSpeaker(),
        assessor=BuiltinAssessor(),
        grader=BuiltinGrader(),
        retriever=NoteShelf(),
    )


def interviewer(
    store: Store, clock: ManualClock, reader: ScriptedReader | None = None, start: int = 1
) -> Interviewer:
    """An interviewer that reads what the script says, with ids in order."""
    return interviewer_with(store, clock, roles(reader), start)


def interviewer_with(store: Store, clock: ManualClock, parts: Roles, start: int = 1) -> Interviewer:
    """An interviewer of those roles, with ids in order."""
    numbers = count(start)
    return Interviewer(store, parts, clock, lambda: f"{next(numbers):032x}", PRODUCER)


def setup(minutes: float = 40.0, seed: int = 0, seniority: Seniority = Seniority.SENIOR) -> Setup:
    """What a candidate chooses."""
    return Setup(seniority=seniority, minutes=minutes, seed=seed)


async def listen(lead: Interviewer, session_id: str) -> str:
    """The interviewer's whole turn."""
    said = "".join([piece async for piece in lead.reply(session_id) if isinstance(piece, str)])
    await lead.catch_up(session_id)
    return said


async def converse(lead: Interviewer, clock: ManualClock, session_id: str, texts: Sequence[str],
                   seconds: float = 60.0) -> list[str]:  # fmt: skip
    """Say texts one after another; the interviewer's turns, the due opening first."""
    said = [await listen(lead, session_id)]
    for number, text in enumerate(texts):
        clock.advance(seconds)
        lead.hear(session_id, text, f"turn-{lead.session(session_id).next_turn}-{number}")
        said.append(await listen(lead, session_id))
    return said


def with_content(content: Content, **parts: object) -> Content:
    """A content with some parts replaced."""
    return replace(content, **parts)  # type: ignore[arg-type]
