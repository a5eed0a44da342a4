"""Facts that a model tells without seeing them: it writes a mark where one belongs, code puts the fact there.

Which of the facts near to a question is asked for, whoever words the reply hears better than code does;
what the fact says stays with code until then.
"""

import re
from collections.abc import Sequence

from interviewer.domain.moves import Move
from interviewer.domain.problem import Fact
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session

MOST, MOST_WORDS = 12, 200
"""Facts in one turn, and their words: what is asked beyond is asked again."""
_MARK = re.compile(
    r"<\s*fact\s+n\s*=\s*[\"']?(\d{1,2})[\"']?\s*/?>|<\s*/\s*fact\s*>", re.IGNORECASE
)
_ENDS = re.compile(r"[!?]|\.[\"”’)\]*_]*\s|\n")
_CLOSED = re.compile(r"[.,;:]+")
_LEADS_IN = re.compile(r"(?:(?<=[.!?])\s+|^\s*)[^.!?:<>\n]{1,40}:\s*$")
"""A word or two before a fact: nothing is to be said before none."""
_STEERING = frozenset({Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE})


def offered(session: Session, first: Move) -> tuple[Fact, ...]:
    """The facts that the last message may be asking for: those that the policy's move gives or that were
    found to be asked for, then those nearby that were not given before. None nearby to somebody who
    gives orders."""
    turn = session.last_candidate
    reading = turn.reading if turn and turn.reading else Reading(words=0)
    heard = [question.fact for question in reading.questions if question.fact is not None]
    near = () if _STEERING & set(reading.intents) else reading.nearby
    fresh = [fact for fact in near if fact not in session.facts_given]
    return tuple(map(session.content.problem.fact, dict.fromkeys((*first.facts, *heard, *fresh))))


class FactMarks:
    """Passes a streamed text on, with the facts that were offered in place of their marks.

    `told` are the ids of those put in, in order. A mark of nothing offered, of a fact told already, or of
    more than a turn holds, goes without a word.
    """

    def __init__(self, offers: Sequence[Fact]) -> None:
        self._offers = offers
        self._held = ""
        self._closed = False
        self._words = 0
        self.told: list[str] = []

    def feed(self, piece: str, last: bool = False) -> str:
        """The text that is certain now."""
        text, passed = self._held + piece, ""
        while found := _MARK.search(text):
            passed += self._after(text[: found.start()])
            answer = self._answer(int(found[1])) if found[1] else ""
            if found[1] and not answer:
                passed = _LEADS_IN.sub("", passed)
            passed += f" {answer}" if answer and passed[-1:].isalnum() else answer
            self._closed = self._closed or bool(answer)
            text = text[found.end() :]
        sure = len(text) if last else _sure(text)
        self._held = text[sure:]
        return passed + self._after(text[:sure])

    def _after(self, text: str) -> str:
        """A text as it follows a fact, which brings its own full stop."""
        if not self._closed or not text:
            return text
        self._closed = False
        text = _CLOSED.sub("", text, count=1) if _CLOSED.match(text) else text
        return f" {text}" if text[:1].isalnum() else text

    def _answer(self, number: int) -> str:
        fact = self._offers[number - 1] if 0 < number <= len(self._offers) else None
        if fact is None or fact.id in self.told or len(self.told) == MOST:
            return ""
        self._words += len(fact.answer.split())
        if self.told and self._words > MOST_WORDS:
            return ""
        self.told.append(fact.id)
        return fact.answer


def _sure(text: str) -> int:
    """Up to where a text stands whatever comes: to the end of its last whole sentence. No later could a
    screen show it, and a mark that comes out empty takes along what leads up to it."""
    return max((end.end() for end in _ENDS.finditer(text)), default=0)
