"""The model-backed grader: a call for each stage, every grade borne out by quotes or dropped."""

import asyncio
import random
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from interviewer.domain.agenda import asked_and_answered
from interviewer.domain.events import ModelCalled, Noticed, StageGraded
from interviewer.domain.evidence import shingles
from interviewer.domain.guard import LEAK_RUN
from interviewer.domain.rubric import Criterion
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId
from interviewer.domain.verdict import Verdict
from interviewer.llm.chat import Door, Message, Request
from interviewer.llm.errors import ModelError
from interviewer.llm.prompts import load_prompt
from interviewer.roles.base import Advice, Grader, Grading, StageGrading
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.roles.model_backed.fence import fence_of, neutral
from interviewer.roles.model_backed.grade_sheet import (
    Evidence,
    not_graded,
    read_sheet,
    sheet_schema,
    verdict_of,
)
from interviewer.roles.model_backed.layout import system, transcript
from interviewer.roles.model_backed.leading import before, led_sentences
from interviewer.roles.model_backed.notices import grades_notice
from interviewer.roles.model_backed.quoting import OwnQuotes, Prepared
from interviewer.roles.model_backed.reasons import NEVER_REACHED
from interviewer.roles.model_backed.structured import ask
from interviewer.roles.model_backed.summary import advice
from interviewer.roles.reading.withdrawn import stands, taken_back

MAX_TOKENS = 4000
AT_ONCE = 4
ADVICE_SECONDS = 30.0
"""A report waits no longer for its sentence or two of advice."""
LED_SHOWN = 20
LED_WORDS = 8
"""A shorter sentence bears no grade that has to be warned of."""
UNREACHABLE = frozenset(
    {"E_NET", "E_TLS", "E_TIMEOUT", "E_BUSY", "E_SERVER", "E_QUOTA", "E_AUTH", "E_MODEL"}
    | {"E_CONTEXT", "E_BUDGET", "E_STALE"}
)
"""Where no model can be had the built-in grader grades, under its own name. A model that answered
and made no sense leaves its criteria ungraded."""


class _Prepared:
    """What grades are held against in a content."""

    def __init__(self, session: Session) -> None:
        rubric, problem = session.content.rubric, session.content.problem
        texts = [text for c in rubric.criteria for text in c.anchors.values()]
        texts += [piece.text for c in rubric.criteria for piece in c.evidence]
        for pack in problem.criteria:
            texts += [piece.text for piece in pack.evidence]
            texts += [pack.outlines.two, pack.outlines.three, pack.outlines.four]
        self.quotable = Prepared.of(session.content)
        self.kept_back = frozenset(run for text in texts for run in shingles(text, LEAK_RUN))


class ModelGrader:
    """Grades through a chat model, by the transcript alone."""

    def __init__(
        self, door: Door, builtin: Grader | None = None, max_tokens: int = MAX_TOKENS
    ) -> None:
        self.name = door.name
        self._door = door
        self._builtin: Grader = builtin or BuiltinGrader()
        self._max_tokens = max_tokens
        self._prompt = load_prompt("grader")
        self._prepared: dict[tuple[str, str], _Prepared] = {}
        self._given_up: set[tuple[str, StageId]] = set()

    async def grade(self, session: Session) -> Grading:
        """One verdict for each criterion of the rubric; see `Grader`.

        Provisional verdicts stand for a stage that no later turn has touched, unless they rest on
        words that were taken back.
        """
        given: dict[str, Verdict] = {}
        due: list[StageId] = []
        for part in session.content.plan.stages:
            known = session.provisional.get(part.id)
            mine = (
                known is not None and known.grader == self.name and not _withdrawn(session, known)
            )
            if known is not None and mine and _stands(session, part.id):
                given.update({v.criterion: v for v in known.verdicts})
            elif _came_up(session, part.id):
                due.append(part.id)
        gate = asyncio.Semaphore(AT_ONCE)

        async def graded(stage: StageId) -> tuple[list[Verdict], str, list[ModelCalled]]:
            async with gate:
                return await self._grade(session, stage, f"final:{stage}")

        results = await asyncio.gather(*(graded(stage) for stage in due))
        calls: list[ModelCalled] = []
        lost: dict[StageId, str] = {}
        for stage, (verdicts, code, made) in zip(due, results, strict=True):
            calls += made
            given.update({v.criterion: v for v in verdicts})
            if code in UNREACHABLE:
                lost[stage] = code
        notices = await self._stand_in(session, given, lost, everything=len(lost) == len(due))
        whole = [given.get(c.id) or self._untouched(c) for c in session.content.rubric.criteria]
        return Grading(verdicts=tuple(whole), calls=tuple(calls), notices=notices)

    async def grade_stage(self, session: Session, stage: StageId) -> StageGrading | None:
        """Provisional verdicts on a stage that has ended; see `Grader`. Tried once."""
        if (session.id, stage) in self._given_up or not session.candidate_turns():
            return None
        verdicts, code, calls = await self._grade(session, stage, str(stage))
        if code:
            self._given_up.add((session.id, stage))
            return StageGrading(graded=None, calls=tuple(calls))
        graded = StageGraded(stage=stage, grader=self.name, verdicts=tuple(verdicts))
        return StageGrading(graded=graded, calls=tuple(calls))

    async def advise(self, session: Session) -> Advice:
        """What the verdicts come to, in words; nothing where they are not this grader's."""
        verdicts = session.graded.verdicts if session.graded else ()
        calls: list[ModelCalled] = []
        text = None
        if any(v.grader == self.name and v.quotes for v in verdicts):
            with suppress(TimeoutError):
                async with asyncio.timeout(ADVICE_SECONDS):
                    text = await advice(self._door, session, calls)
        return Advice(text=text or "", calls=tuple(calls))

    async def _grade(
        self, session: Session, stage: StageId, key: str
    ) -> tuple[list[Verdict], str, list[ModelCalled]]:
        """A stage's verdicts, an error's code where they are none, and the calls that were made."""
        criteria = session.content.rubric.of_stage(stage)
        ids = [criterion.id for criterion in criteria]
        calls: list[ModelCalled] = []
        try:
            grades = await ask(
                self._door,
                self._request(session, stage, criteria, key),
                calls,
                lambda value: read_sheet(value, ids),
                lambda flaw: self._prompt.render("repair", flaw=flaw),
            )
        except ModelError as error:
            hints = session.hints
            lost = [not_graded(name, error.code, hints.get(name, 0), self.name) for name in ids]
            return lost, error.code, calls
        evidence = self._evidence(session)
        return [verdict_of(grades[name], evidence, self.name) for name in ids], "", calls

    def _request(
        self, session: Session, stage: StageId, criteria: Sequence[Criterion], key: str
    ) -> Request:
        problem = session.content.problem
        shuffled = [_told(criterion) for criterion in criteria]
        random.Random(f"{session.opened.seed}:{stage}").shuffle(shuffled)
        setting = self._prompt.render("setting", title=problem.title, task=problem.prompt.strip())
        last = self._prompt.render("last", criteria=shuffled, **_led(session))
        turns = session.candidate_turns()
        return Request(
            role="grader",
            session=session.id,
            turn=turns[-1].number if turns else 1,
            key=key,
            prompt=self._prompt.ref,
            head=(system(self._prompt), Message(role="user", text=setting)),
            history=transcript(self._prompt, session),
            last=Message(role="user", text=last),
            parts={"criteria": last},
            schema_name="grades",
            json_schema=sheet_schema([str(each["id"]) for each in shuffled]),
            max_tokens=self._max_tokens,
        )

    def _evidence(self, session: Session) -> Evidence:
        key = (session.opened.problem.sha, session.opened.rubric.sha)
        if key not in self._prepared:
            self._prepared[key] = _Prepared(session)
        prepared = self._prepared[key]
        return Evidence(
            session=session,
            quotes=OwnQuotes(session, prepared.quotable),
            reached=asked_and_answered(session),
            kept_back=prepared.kept_back,
        )

    async def _stand_in(
        self,
        session: Session,
        given: dict[str, Verdict],
        lost: dict[StageId, str],
        everything: bool,
    ) -> tuple[Noticed, ...]:
        """Put the built-in grader's verdicts where no model could be had, and say so."""
        if not lost:
            return ()
        for verdict in (await self._builtin.grade(session)).verdicts:
            if session.content.rubric.criterion(verdict.criterion).stage in lost:
                given[verdict.criterion] = verdict
        return (grades_notice(next(iter(lost.values())), everything),)

    def _untouched(self, criterion: Criterion) -> Verdict:
        return Verdict(criterion=criterion.id, verdict=None, why=NEVER_REACHED, grader=self.name)


def _told(criterion: Criterion) -> dict[str, Any]:
    levels = [{"level": n, "text": text} for n, text in sorted(criterion.anchors.items())]
    return {
        "id": criterion.id, "title": criterion.title, "asks": criterion.asks, "levels": levels
    }  # fmt: skip


def _led(session: Session) -> dict[str, Any]:
    """Which turns the interviewer had led, and which sentences add little to what it had said."""
    turns = session.candidate_turns()
    kinds = {turn.number: before(session, turn).kind for turn in turns}
    led = [
        (t.number, text)
        for t in turns
        for text in led_sentences(session, t)
        if len(text.split()) >= LED_WORDS
    ]
    return {
        "fence": fence_of(session),
        "challenged": [number for number, kind in kinds.items() if kind == "challenge"],
        "helped": [number for number, kind in kinds.items() if kind == "help"],
        "led": [{"turn": number, "text": neutral(text)} for number, text in led[:LED_SHOWN]],
    }


def _stands(session: Session, stage: StageId) -> bool:
    """Whether no turn after the stage's end has touched one of its criteria."""
    left = max(
        (s.left for s in session.spans if s.stage == stage and s.left is not None), default=0.0
    )
    own = {criterion.id for criterion in session.content.rubric.of_stage(stage)}
    return not any(own & _touched(session, t) for t in session.candidate_turns() if t.active > left)


def _withdrawn(session: Session, known: StageGraded) -> bool:
    """Whether verdicts rest on words that were taken back since."""
    gone = taken_back(session)
    quotes = (quote for verdict in known.verdicts for quote in verdict.quotes)
    return not all(stands(quote.text, gone.get(quote.turn, ())) for quote in quotes)


def _came_up(session: Session, stage: StageId) -> bool:
    """Whether the interview was in that stage, or the candidate said something of it elsewhere."""
    own = {criterion.id for criterion in session.content.rubric.of_stage(stage)}
    turns = session.candidate_turns()
    entered = any(span.stage == stage for span in session.spans)
    return bool(turns) and (entered or any(own & _touched(session, turn) for turn in turns))


def _touched(session: Session, turn: Turn) -> set[str]:
    read = {touch.criterion for touch in turn.reading.touches} if turn.reading else set()
    assessed = session.assessments.get(turn.number)
    found = {finding.criterion for finding in assessed.findings} if assessed else set()
    return read | found
