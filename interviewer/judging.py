"""Judging beside the conversation: messages as they come, stages as they end."""

import asyncio

from interviewer.domain.events import Assessed, AssessmentDeferred, Event, ModelCalled
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.logbook import Logbook
from interviewer.roles.base import Assessment, Assessor, Grader


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

    def begin(self, session: Session) -> None:
        """Start judging the messages that were not judged yet."""
        loop = asyncio.get_running_loop()
        for turn in session.candidate_turns():
            key = (session.id, turn.number)
            task = self._assessing.get(key)
            dead = task is not None and (task.cancelled() or task.get_loop() is not loop)
            if turn.number not in session.assessed_turns and (task is None or dead):
                judging = self._assessor.assess(session, turn.number)
                self._assessing[key] = loop.create_task(judging)

    async def catch_up(self, session_id: str) -> Session:
        """Wait for what is under way, start what is missing, and keep all of it."""
        self.begin(self._log.session(session_id))
        for turn in self._log.session(session_id).candidate_turns():
            key = (session_id, turn.number)
            task = self._assessing.get(key)
            if task is None:
                continue
            found = await asyncio.shield(task)
            if self._assessing.pop(key, None) is not None:
                self._keep(session_id, turn.number, found)
        for span in self._log.session(session_id).spans:
            if span.left is not None:
                await self._grade_stage(session_id, span.stage)
        return self._log.session(session_id)

    def append(self, session_id: str, events: list[Event]) -> Session:
        """Append what happened beside the conversation to the log as it stands now."""
        session = self._log.session(session_id)
        made = [event for event in events if isinstance(event, ModelCalled)]
        prompt, model = (made[-1].prompt, made[-1].model) if made else ("", "")
        return self._log.commit(session, events, session.active, prompt, model)

    def _keep(self, session_id: str, turn: int, found: Assessment) -> None:
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
        if stage in session.provisional or session.graded is not None or key in self._grading:
            return
        self._grading.add(key)
        try:
            found = await self._grader.grade_stage(session, stage)
        finally:
            self._grading.discard(key)
        if found is not None:
            graded: list[Event] = [found.graded] if found.graded is not None else []
            self.append(session_id, [*found.calls, *graded])
