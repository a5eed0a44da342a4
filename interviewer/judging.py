"""Judging beside the conversation: messages as they come, stages as they end."""

import asyncio

from interviewer.domain.events import (
    ADVICE,
    Assessed,
    AssessmentDeferred,
    Event,
    ModelCalled,
    Noticed,
)
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId
from interviewer.errors import ConflictError, InternalError, InterviewerError
from interviewer.logbook import Logbook
from interviewer.roles.base import Adviser, Assessment, Assessor, Grader

AT_ONCE = 4
"""So many messages are judged at the same time."""
CAUGHT_UP = 2
"""So many of the latest unjudged messages are tried with each turn; all of them at the end."""
TRIES = 3


class Judging:
    """Runs the assessor and the grader in the background and keeps what they find.

    Nothing is awaited between reading a log and appending to it, so that it may overlap with
    replies to the same interview.
    """

    def __init__(self, log: Logbook, assessor: Assessor, grader: Grader) -> None:
        self._log = log
        self._assessor = assessor
        self._grader = grader
        self._assessing: dict[tuple[str, int], asyncio.Task[Assessment]] = {}
        self._grading: set[tuple[str, StageId]] = set()

    def begin(self, session: Session, last: bool = False) -> None:
        """Start judging the messages that were not judged yet: the latest, or all at the end."""
        loop = asyncio.get_running_loop()
        room = asyncio.Semaphore(AT_ONCE)
        unjudged = [t for t in session.candidate_turns() if t.number not in session.assessed_turns]
        for turn in unjudged if last else unjudged[-CAUGHT_UP:]:
            key = (session.id, turn.number)
            task = self._assessing.get(key)
            if task is None or task.cancelled() or task.get_loop() is not loop:
                self._assessing[key] = loop.create_task(self._assess(session, turn, room))

    async def _assess(self, session: Session, turn: Turn, room: asyncio.Semaphore) -> Assessment:
        """What the assessor finds; its failure defers the message and holds nothing else up."""
        try:
            async with room:
                return await self._assessor.assess(session, turn.number)
        except InterviewerError as error:
            return Assessment(deferred=error.code)
        except Exception:  # noqa: BLE001 - a mistake of an assessor must not keep a report back
            return Assessment(deferred=InternalError.code)

    async def catch_up(self, session_id: str, last: bool = False) -> Session:
        """Wait for what is under way, start what is missing, and keep all of it."""
        self.begin(self._log.session(session_id), last)
        for turn in self._log.session(session_id).candidate_turns():
            key = (session_id, turn.number)
            task = self._assessing.get(key)
            if task is None:
                continue
            found = await asyncio.shield(task)
            if self._assessing.pop(key, None) is not None:
                self._keep(session_id, turn.number, found)
        session = self._log.session(session_id)
        for span in () if session.ended else session.spans:
            if span.left is not None and (session_id, span.stage) not in self._grading:
                await self._grade_stage(session_id, span.stage)
        if last:
            self._grading = {key for key in self._grading if key[0] != session_id}
        return self._log.session(session_id)

    async def advise(self, session_id: str) -> None:
        """Have a graded interview summed up in words, where the grader can; the report stands without."""
        if not isinstance(self._grader, Adviser):
            return
        try:
            found = await self._grader.advise(self._log.session(session_id))
        except Exception:  # noqa: BLE001 - advice that fails must not keep a report back
            return
        told = [Noticed(code=ADVICE, text=found.text)] if found.text else []
        if told or found.calls:
            self.append(session_id, [*found.calls, *told])

    def append(self, session_id: str, events: list[Event]) -> Session:
        """Append what happened beside the conversation to the log as it stands now."""
        made = [event for event in events if isinstance(event, ModelCalled)]
        prompt, model = (made[-1].prompt, made[-1].model) if made else ("", "")
        for _ in range(TRIES - 1):
            session = self._log.session(session_id)
            try:
                return self._log.commit(session, events, session.active, prompt, model)
            except ConflictError:
                continue  # what happened beside the conversation may come after anything
        session = self._log.session(session_id)
        return self._log.commit(session, events, session.active, prompt, model)

    def _keep(self, session_id: str, turn: int, found: Assessment) -> None:
        if turn in self._log.session(session_id).assessed_turns:
            self.append(session_id, list(found.calls))  # another process was first
            return
        if found.deferred:
            kept: Event = AssessmentDeferred(turn=turn, why=found.deferred)
        else:
            named = self._assessor.name if found.calls else ""  # the built-in one is the producer's
            kept = Assessed(
                turn=turn,
                findings=found.findings,
                assumptions=found.assumptions,
                numbers=found.numbers,
                traps=found.traps,
                clashes=found.clashes,
                wrong=found.wrong,
                intents=found.intents,
                assessor=named,
            )
        self.append(session_id, [*found.calls, kept])

    async def _grade_stage(self, session_id: str, stage: StageId) -> None:
        key = (session_id, stage)
        session = self._log.session(session_id)
        if stage in session.provisional or session.graded is not None:
            return
        self._grading.add(key)  # once: what came to nothing is left to the final grading
        found = await self._grader.grade_stage(session, stage)
        if found is not None and self._log.session(session_id).graded is None:
            graded: list[Event] = [found.graded] if found.graded is not None else []
            self.append(session_id, [*found.calls, *graded])
