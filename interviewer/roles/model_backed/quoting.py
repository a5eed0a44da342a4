"""Quotes a model gives: found in the candidate's own turns, in words that are theirs, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Place, find_quote, words
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Content, Session
from interviewer.roles.model_backed.fence import plain
from interviewer.roles.reading.admitting import admitted
from interviewer.roles.reading.echo import Foreign, OwnWords
from interviewer.roles.reading.given import given
from interviewer.roles.reading.subject import Subject
from interviewer.roles.reading.withdrawn import stands, taken_back

LONGEST = 60
"""Words of a quote; a longer one is cut there, since it proves no more."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What quotes are held against in a content.

    `foreign` earns nothing when it comes back from a candidate; `subject` is what evidence has to
    speak of.
    """

    foreign: Foreign
    subject: Subject

    @classmethod
    def of(cls, content: Content) -> "Prepared":
        """Prepare a content."""
        return cls(given(content), Subject.of(content))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the candidate's: whether it is new and theirs, and whether it was not taken back."""

    span: Span
    own: bool
    stands: bool


class OwnQuotes:
    """The sentences of a session that may be credited, and whether a quote lies in them."""

    def __init__(self, session: Session, prepared: Prepared) -> None:
        self._subject = prepared.subject
        self._turns = {turn.number: turn.text for turn in session.candidate_turns()}
        self._spans: dict[int, Sequence[_Sentence]] = {}
        spoken: list[str] = []
        said: list[str] = []
        gone = taken_back(session)
        for turn in session.turns:
            if turn.speaker == "interviewer":
                spoken.append(turn.text)
                continue
            spans = split_sentences(turn.text)
            texts = [span.text for span in spans]
            own = admitted(texts, OwnWords(spoken, said, prepared.foreign), prepared.subject)
            back = gone.get(turn.number, ())
            self._spans[turn.number] = [
                _Sentence(span, may, stands(span.text.strip(), back))
                for span, may in zip(spans, own, strict=True)
            ]
            said += texts

    def find(
        self, quote: str, turn: int | None = None, only: bool = False, claimed: bool = False
    ) -> Place | None:
        """Where a quote stands in words that may be credited, None where it does not.

        The named turn is looked at first, and with `only` no other. `claimed` is for what is held
        against a statement: it counts when it is said again, too.
        """
        wanted = plain(quote)
        if len(words(wanted)) > LONGEST:
            return None
        first = [(turn, self._turns[turn])] if turn in self._turns else []
        others = [] if only else [(n, t) for n, t in self._turns.items() if n != turn]
        for number, text in (*first, *others):
            place = find_quote(wanted, [(number, text)])
            if place is not None and self._counts(place, claimed):
                return place
        return None

    def text(self, place: Place) -> str:
        """The words at a place, as the candidate wrote them."""
        return self._turns[place.turn][place.start : place.end]

    def asks(self, place: Place) -> bool:
        """Whether the words at a place only ask."""
        return all(each.span.text.rstrip().endswith("?") for each in self._over(place))

    def shared(self, criterion: str, places: Sequence[Place]) -> float:
        """How much the sentences at these places speak of a criterion: see `Subject.shared`."""
        told = [each.span.text for place in places for each in self._over(place)]
        return self._subject.shared(criterion, told)

    def _counts(self, place: Place, claimed: bool) -> bool:
        over = self._over(place)
        return bool(over) and all(each.stands and (each.own or claimed) for each in over)

    def _over(self, place: Place) -> list[_Sentence]:
        return [
            each
            for each in self._spans[place.turn]
            if each.span.start < place.end and each.span.end > place.start
        ]
