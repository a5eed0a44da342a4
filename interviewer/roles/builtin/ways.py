"""The ways of saying a thing: the phrases and the problem's own words, used in rotation."""

import re
from collections.abc import Iterator

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.notes import Citation
from interviewer.domain.phrases import Phrases
from interviewer.domain.session import Session
from interviewer.domain.value import Value
from interviewer.domain.whole_words import whole_words

_TO_THE_LETTER = frozenset({MoveKind.CHALLENGE, MoveKind.CLARIFY})
_SLOT = re.compile(r"\{\w+\}")


class Draft(Value):
    """One possible wording of a move, and what it cites."""

    text: str
    citations: tuple[Citation, ...] = ()


class Ways:
    """The phrases of a session, in the order of one turn."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.phrases: Phrases = session.content.phrases
        self._problem = session.content.problem

    def ways(self, name: str, **slots: str) -> Iterator[Draft]:
        """One draft for each way of a phrase."""
        for way in self.turned(getattr(self.phrases, name)):
            yield Draft(text=way.format(**slots))

    def plain(self, name: str, **slots: str) -> Draft:
        """A draft of a phrase in this turn's way."""
        minutes = f"{self._session.opened.minutes:g}"
        return Draft(text=self.one(name).format(**{"minutes": minutes, **slots}))

    def one(self, name: str) -> str:
        """This turn's way of a phrase."""
        return self.turned(getattr(self.phrases, name))[0]

    def turned(self, ways: tuple[str, ...]) -> tuple[str, ...]:
        """The ways, beginning at another one in each turn, so that all are used in rotation."""
        if not ways:
            return ()
        at = (self._session.opened.seed + self._session.next_turn // 2) % len(ways)
        return ways[at:] + ways[:at]

    def fresh(self, ways: tuple[str, ...]) -> tuple[str, ...]:
        """The ways in turn, those that were used least in this interview before the others."""
        spoken = self._session.questions_asked()

        def used(way: str) -> int:
            fixed = max(_SLOT.split(way), key=len)
            return sum(fixed in text for text in spoken)

        return tuple(sorted(self.turned(ways), key=used))

    def quoted(self, said: str) -> str:
        """Words of the candidate's as they are said back: with the clause they were cut from."""
        for turn in reversed(self._session.candidate_turns()):
            if said and said in turn.text:
                return whole_words(turn.text, said)
        return said

    def whole(self, move: Move) -> Move:
        """A move about words of the candidate's, with their clause; what is wrong or does not fit
        together is said back to the letter."""
        exact = move.kind in _TO_THE_LETTER or move.source in (Source.NONE, Source.NUMBER)
        return move if exact else move.model_copy(update={"said": self.quoted(move.said)})

    def fill(self, text: str, said: str) -> str:
        """A text with the problem's nouns and the candidate's words in it."""
        nouns = self._problem.nouns.model_dump()
        return text.format(**nouns, said=said)
