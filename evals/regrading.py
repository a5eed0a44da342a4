"""Reading and grading again what a candidate said, while the interviewer's turns stay as they are.

This is what is left to measure once an interviewer would have asked something else, and what an
attack, a paraphrase or another order of the rubric is tried on.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.events import CandidateSaid, Finding, Record, Verdict
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session, fold, step
from interviewer.roles.base import Assessor, Grader, Reader


@dataclass(frozen=True, slots=True)
class Judges:
    """Who reads, assesses and grades."""

    reader: Reader
    assessor: Assessor
    grader: Grader


class Regrading:
    """One interview whose candidate turns can be exchanged and graded again.

    Without a change the recorded readings and findings count; a turn that is exchanged is read and
    assessed anew where it stands, with everything before it as it was.
    """

    def __init__(self, content: Content, records: Sequence[Record], judges: Judges) -> None:
        self._content = content
        self._records = records
        self._judges = judges
        self.session = fold(content, records)
        self._known: dict[int, Session] = {}

    def with_turns(self, texts: Mapping[int, str]) -> Session:
        """The session as it would stand had the candidate said these texts in these turns."""
        turns, findings = list(self.session.turns), list(self.session.findings)
        for number, text in texts.items():
            reading = self.read(number, text)
            for at, turn in enumerate(turns):
                if turn.number == number:
                    turns[at] = replace(turn, text=text, reading=reading)
            changed = replace(self.session, turns=tuple(turns))
            found = asyncio.run(self._judges.assessor.assess(changed, number))
            findings = [one for one in findings if one.turn != number] + list(found.findings)
        findings.sort(key=lambda one: one.turn)
        return replace(self.session, turns=tuple(turns), findings=tuple(findings), graded=None)

    def read(self, number: int, text: str) -> Reading:
        """The reading of a text in place of a turn, knowing what was known then."""
        for at, record in enumerate(self._records):
            event = record.event
            if isinstance(event, CandidateSaid) and event.turn == number:
                said = record.model_copy(update={"event": event.model_copy(update={"text": text})})
                before = step(self._content, self._before(at), said)
                return self._judges.reader.read(before, text)
        raise KeyError(number)

    def upto(self, number: int, changed: Session | None = None) -> Session:
        """The session as it stood when that turn was to be answered, as read then or in `changed`."""
        for at, record in enumerate(self._records):
            event = record.event
            if isinstance(event, CandidateSaid) and event.turn == number:
                before = self._before(at + 1)
                read = {turn.number: turn for turn in (changed or self.session).turns}
                return replace(before, turns=tuple(read[turn.number] for turn in before.turns))
        raise KeyError(number)

    def grade(self, session: Session) -> tuple[Verdict, ...]:
        """The grader's verdicts on a session."""
        return asyncio.run(self._judges.grader.grade(session)).verdicts

    def _before(self, at: int) -> Session:
        if at not in self._known:
            self._known[at] = fold(self._content, self._records[:at])
        return self._known[at]


def read_again(
    content: Content,
    records: Sequence[Record],
    judges: Judges,
    texts: Mapping[int, str] | None = None,
) -> Session:
    """The session with every message read and assessed anew, in order, against this content.

    Each message is read as it stood in the log: what came before it, and nothing after. `texts`
    are said in place of the turns of those numbers.
    """
    said = texts or {}
    readings: dict[int, Reading] = {}
    findings: list[Finding] = []
    session: Session | None = None
    for record in records:
        session = step(content, session, record)
        event = record.event
        if isinstance(event, CandidateSaid):
            view = _view(session, readings, findings, said)
            text = said.get(event.turn, event.text)
            readings[event.turn] = judges.reader.read(view, text)
            view = _view(session, readings, findings, said)
            findings += asyncio.run(judges.assessor.assess(view, event.turn)).findings
    assert session is not None, "an interview has records"
    return _view(session, readings, findings, said)


def _view(
    session: Session,
    readings: Mapping[int, Reading],
    findings: Sequence[Finding],
    texts: Mapping[int, str],
) -> Session:
    """The session with these readings, findings and texts in place of its own."""
    turns = tuple(
        replace(turn, reading=readings.get(turn.number), text=texts.get(turn.number, turn.text))
        for turn in session.turns
    )
    return replace(session, turns=turns, findings=tuple(findings))


def levels(verdicts: Sequence[Verdict]) -> Mapping[str, int | None]:
    """Verdicts by criterion."""
    return {verdict.criterion: verdict.verdict for verdict in verdicts}
