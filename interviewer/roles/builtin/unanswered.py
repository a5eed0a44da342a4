"""The words after an answer that said nothing: what it left open, and a question about that."""

from collections.abc import Iterator

from interviewer.domain.left_open import ASKED_BACK, Lack, lack_of, left_open
from interviewer.domain.moves import Move, Source
from interviewer.domain.reading import Intent
from interviewer.domain.session import Session, Turn
from interviewer.roles.builtin.ways import Ways

_OF_A_SUBJECT = frozenset(
    {Source.PACK, Source.COMPONENT, Source.STAGE, Source.OPEN, Source.NOTE, Source.NONE}
)
"""Questions on a subject as a whole; all others turn on words of the candidate's."""
_TRIED_SMALLER = frozenset({Lack.UNKNOWN, Lack.ADRIFT})
"""Who does not know gets an easier question rather than one about not knowing."""
_TAKEN_AS_SAID = frozenset({Lack.ASSURED, Lack.UNCLEAR})
"""These are met in words of their own however often they come."""


def _goes_on(turn: Turn) -> bool:
    """Whether a message only asks to go on: that is granted or weighed in words of its own."""
    return turn.reading is not None and Intent.MOVE_ON in turn.reading.intents


class Unanswered:
    """What the last message left open, and ways of asking on from there."""

    def __init__(self, session: Session, ways: Ways) -> None:
        self._session = session
        self._ways = ways
        self._last = left_open(session)

    def lead(self) -> str:
        """A sentence that names what was left open; empty where the message said something."""
        turn, topic = self._session.last_candidate, self._topic()
        if turn is None or not topic or _goes_on(turn):
            return ""
        ways = self._ways.fresh(self._ways.phrases.not_said.get(lack_of(turn), ()))
        return ways[0].format(topic=topic) if ways else ""

    def leads(self) -> tuple[str, ...]:
        """All the ways in which `lead` may name it."""
        topic = self._topic()
        every = self._ways.phrases.not_said.values() if topic else ()
        return tuple(way.format(topic=topic) for ways in every for way in ways)

    def asks(self, move: Move) -> Iterator[str]:
        """Questions about what was left open: about the way it was, or in a smaller case."""
        phrases, topic, said = self._ways.phrases, self._topic(), self._own_words()
        if not topic:
            return
        often = (move.ask or 0) >= ASKED_BACK and move.target not in _TAKEN_AS_SAID
        easier = move.target in _TRIED_SMALLER or often
        on_words = [
            self._ways.fill(way, said=said)
            for way in self._ways.fresh(phrases.asked_back_on if said else ())
        ]
        about = [
            way.format(topic=f'"{said}"' if said else topic)
            for way in self._ways.fresh(phrases.asked_back.get(move.target, ()))
        ]
        small = list(self._smaller(move))
        if said:
            yield from [*on_words, *about, *small] if easier else [*about, *on_words, *small]
        else:
            yield from [*small, *about] if easier or self._of_a_stage() else [*about, *small]

    def _of_a_stage(self) -> bool:
        """Whether a whole part was asked about: of that, only a smaller case can be asked."""
        return self._last is not None and self._last.source in (Source.STAGE, Source.NONE)

    def names_words(self) -> bool:
        """Whether what was left open is named by words of the candidate's."""
        return bool(self._own_words())

    def _smaller(self, move: Move) -> Iterator[str]:
        phrases = self._ways.phrases
        for text in self._ways.fresh(phrases.smaller.get(move.criterion, ())):
            for way in self._ways.fresh(phrases.another_way):
                yield f"{self.lead()} {way} {self._ways.fill(text, said='')}".strip()

    def _topic(self) -> str:
        """What the last question was about, to be named in a sentence."""
        last, content = self._last, self._session.content
        if last is None:
            return ""
        if self._own_words():
            return f'"{self._own_words()}"'
        if last.source != Source.STAGE and last.criterion:
            topic = content.rubric.criterion(last.criterion).topic
            if topic:
                return topic
        return content.plan.stage(last.stage).spoken

    def _own_words(self) -> str:
        """The words of the candidate's that the last question was about, if it was."""
        last = self._last
        on_words = last is not None and last.source not in _OF_A_SUBJECT
        return self._ways.quoted(last.said) if last is not None and on_words else ""
