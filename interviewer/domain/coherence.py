"""Whether a log that came from elsewhere makes sense: the chain of hashes says only that it is whole."""

from collections.abc import Iterator, Sequence

from interviewer.domain.events import (
    Assessed,
    CandidateSaid,
    Finding,
    Graded,
    InterviewEnded,
    InterviewerSaid,
    MessageRead,
    Record,
    SessionOpened,
    StageEntered,
    StageGraded,
    Verdict,
)
from interviewer.domain.message import MAX_CHARS, harmless, normalise_message
from interviewer.domain.moves import Move
from interviewer.domain.session import Content

MAX_MINUTES = 24 * 60


def incoherence(content: Content, records: Sequence[Record]) -> str | None:
    """The first thing in a log that no interview could have left there, None where there is none."""
    return next(_Reading(content).flaws(records), None)


class _Reading:
    """Reads a log from its beginning and remembers what was said and named so far."""

    def __init__(self, content: Content) -> None:
        self._criteria = {criterion.id for criterion in content.rubric.criteria}
        self._facts = {fact.id for fact in content.problem.facts}
        self._stages = {stage.id for stage in content.plan.stages}
        self._turns = 0
        self._heard: dict[int, str] = {}
        self._ids: set[str] = set()
        self._ended = self._graded = False

    def flaws(self, records: Sequence[Record]) -> Iterator[str]:
        for record in records:
            for flaw in self._of(record):
                yield f"record {record.seq} {flaw}"

    def _of(self, record: Record) -> Iterator[str]:
        event = record.event
        if self._ended and isinstance(event, CandidateSaid | InterviewerSaid | StageEntered):
            yield "goes on after the end"
        match event:
            case SessionOpened():
                if event.minutes > MAX_MINUTES:
                    yield "opens an interview of no length"
            case StageEntered() | StageGraded() if event.stage not in self._stages:
                yield f"names a stage that is not in the plan: {event.stage}"
            case StageGraded():
                yield from self._verdicts(event.verdicts)
            case CandidateSaid():
                yield from self._candidate(event)
            case InterviewerSaid():
                yield from self._interviewer(event)
            case MessageRead():
                named = [touch.criterion for touch in event.reading.touches]
                yield from self._about(event.turn, named)
            case Assessed():
                yield from self._findings(event)
            case InterviewEnded():
                if self._ended:
                    yield "ends the interview twice"
                self._ended = True
            case Graded():
                yield from self._grades(event)

    def _candidate(self, event: CandidateSaid) -> Iterator[str]:
        yield from self._next(event.turn)
        if event.turn_id in self._ids:
            yield "has the id of another message"
        self._ids.add(event.turn_id)
        self._heard[event.turn] = event.text
        if normalise_message(event.text)[0] != event.text:
            yield "holds a message that could not have been sent"

    def _interviewer(self, event: InterviewerSaid) -> Iterator[str]:
        yield from self._next(event.turn)
        if harmless(event.text) != event.text or len(event.text) > MAX_CHARS:
            yield "holds words that could not have been said"
        move: Move | None = event.move
        while move is not None:
            if move.criterion and move.criterion not in self._criteria:
                yield f"names a criterion that is not in the rubric: {move.criterion}"
            if not set(move.facts) <= self._facts:
                yield "gives a fact that the problem does not hold"
            if move.stage not in self._stages:
                yield f"names a stage that is not in the plan: {move.stage}"
            move = move.then

    def _next(self, turn: int) -> Iterator[str]:
        if turn != self._turns + 1:
            yield "holds a turn out of order"
        self._turns = turn

    def _findings(self, event: Assessed) -> Iterator[str]:
        yield from self._about(event.turn, [found.criterion for found in event.findings])
        quotes: list[Finding] = [found for found in event.findings if found.turn not in self._heard]
        if quotes:
            yield "quotes a turn that is not the candidate's"

    def _about(self, turn: int, criteria: Sequence[str]) -> Iterator[str]:
        if turn not in self._heard:
            yield "is about a turn that is not the candidate's"
        yield from self._known(criteria)

    def _known(self, criteria: Sequence[str]) -> Iterator[str]:
        for name in criteria:
            if name not in self._criteria:
                yield f"names a criterion that is not in the rubric: {name}"

    def _verdicts(self, verdicts: Sequence[Verdict]) -> Iterator[str]:
        yield from self._known([verdict.criterion for verdict in verdicts])
        if len({verdict.criterion for verdict in verdicts}) < len(verdicts):
            yield "grades a criterion twice"
        for verdict in verdicts:
            if any(quote.turn not in self._heard for quote in verdict.quotes):
                yield "quotes a turn that is not the candidate's"

    def _grades(self, event: Graded) -> Iterator[str]:
        if not self._ended or self._graded:
            yield "grades an interview that has not ended, or was graded"
        self._graded = True
        yield from self._verdicts(event.verdicts)
        if {verdict.criterion for verdict in event.verdicts} != self._criteria:
            yield "does not grade every criterion"
