"""Quotes a model gives: found in the candidate's own turns, in words that are theirs, or nothing."""

from interviewer.domain.evidence import Place, find_quote, words
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content, Session
from interviewer.roles.model_backed.fence import plain
from interviewer.roles.reading.echo import Foreign, OwnWords

LONGEST = 60
"""Words of a quote; a longer one is cut there, since it proves no more."""


def prepared_foreign(content: Content) -> Foreign:
    """What earns nothing when it comes back from a candidate: the task, anchors, evidence, outlines."""
    texts = [content.problem.prompt]
    for criterion in content.rubric.criteria:
        texts += [*criterion.anchors.values(), *(e.text for e in criterion.evidence)]
    for pack in content.problem.criteria:
        texts += [e.text for e in pack.evidence]
        texts += [pack.outlines.two, pack.outlines.three, pack.outlines.four]
    return Foreign.of(texts)


class OwnQuotes:
    """The sentences of a session that may be credited, and whether a quote lies in them."""

    def __init__(self, session: Session, foreign: Foreign) -> None:
        self._turns = {turn.number: turn.text for turn in session.candidate_turns()}
        self._credited: dict[int, list[tuple[int, int, bool]]] = {}
        spoken: list[str] = []
        said: list[str] = []
        for turn in session.turns:
            if turn.speaker == "interviewer":
                spoken.append(turn.text)
                continue
            own = OwnWords(spoken, said, foreign)
            spans = split_sentences(turn.text)
            self._credited[turn.number] = [(s.start, s.end, own.new(s.text)) for s in spans]
            said += [span.text for span in spans]

    def find(self, quote: str, turn: int | None = None, only: bool = False) -> Place | None:
        """Where a quote stands in words that may be credited, None where it does not.

        The named turn is looked at first, and with `only` no other.
        """
        wanted = plain(quote)
        if len(words(wanted)) > LONGEST:
            return None
        first = [(turn, self._turns[turn])] if turn in self._turns else []
        others = [] if only else [(n, t) for n, t in self._turns.items() if n != turn]
        for number, text in (*first, *others):
            place = find_quote(wanted, [(number, text)])
            if place is not None and self._may_be_credited(place):
                return place
        return None

    def text(self, place: Place) -> str:
        """The words at a place, as the candidate wrote them."""
        return self._turns[place.turn][place.start : place.end]

    def _may_be_credited(self, place: Place) -> bool:
        over = [
            own
            for start, end, own in self._credited[place.turn]
            if start < place.end and end > place.start
        ]
        return bool(over) and all(over)
