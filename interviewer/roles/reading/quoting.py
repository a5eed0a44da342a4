"""Which of the candidate's words are worth saying back: the most telling, and the vaguest."""

import re
from collections.abc import Iterator, Sequence

from interviewer.domain.any_case import AnyCase
from interviewer.domain.hooks import of_the_talk
from interviewer.domain.reading import Touch
from interviewer.domain.sentences import Span
from interviewer.roles.reading.argument import argument, hollow_marks, is_hollow, is_unsure
from interviewer.roles.reading.clip import clip

CHOICE = AnyCase(
    r"\b(?:i|we)(?:['’](?:d|ll)|\s(?:would|will|use|start|train|keep|take|split|pick|put|count))\b",
)
_FIGURE = re.compile(r"(?<![\w@.-])\d")
_POINTS_AWAY = AnyCase(
    r"^(?:it|this|that|they|these|those|he|she|there|here|which)\b|\b(?:so we|to sum|to finish"
    r"|bring it all|most important|good one|as i said|worry about)\b|\bwe need (?:to|a)\b"
    r"|\b(?:fix|do|use|solve|handle|avoid|get|see|want|need|keep|try) (?:that|this|it|them)\b"
    r"|^(?:some(?:body|one)|people|(?:if|when) (?:some|the user))\b|^last\b,",
)
"""What stands for something said before, or says only that something is to be said."""
_OF_ONESELF = AnyCase(
    r"^(?:i've|i have|in my|this is|it's|we've|as i|i'm|i can)\b|\b(?:course|production|years)$",
)
_WELL_MEANT = 3
"""From so many words on, a hollow clause says enough to be asked about."""


_DOUBTS = 2
"""So many soft or dismissive words make a message without grounds a vague one."""


def telling(told: Sequence[Span], found: Sequence[Touch]) -> str:
    """The candidate's most telling words: of the sentence that shows most, clipped.

    A choice or a figure in the clipped words themselves makes them worth asking about; words that
    stand for something said before, or admit a doubt, make them less so.
    """
    shown: dict[str, float] = {}
    for touch in found:
        shown[touch.quote] = max(shown.get(touch.quote, 0.0), touch.level * touch.score)
    ranked = sorted(_quotable(told, shown), key=lambda pair: -pair[0])
    return ranked[0][1] if ranked else ""


def _quotable(told: Sequence[Span], shown: dict[str, float]) -> Iterator[tuple[float, str]]:
    for span in told:
        argued = argument(span.text)
        said = span.text.strip()
        if argued.ignorant or (said not in shown and argued.level == 2):
            continue
        quote = clip(span.text)
        if not quote or hollow_marks(quote):
            continue
        worth = shown.get(said, 0.0) + argued.level / 4
        if CHOICE.search(quote):
            worth += 0.8 + 0.3 * bool(_FIGURE.search(quote))
        worth -= 0.8 * _POINTS_AWAY.holds(quote) + 0.5 * (len(quote.split()) < 5)
        yield worth, quote


def vague(message: str, told: Sequence[Span], found: Sequence[Touch]) -> str:
    """The vaguest words of a message that shows nothing and argues nothing, else empty.

    They are big words, or in a message that doubts what it says, those that doubt least.
    """
    if not told or any(touch.level > 2 for touch in found):
        return ""
    argued = [(argument(span.text), span) for span in told]
    hollow = is_hollow(" ".join(span.text for span in told))
    if not hollow and any(a.level > 2 and not a.hollow for a, _ in argued):
        return ""
    quotes = [(a, clip(span.text)) for a, span in argued if not span.text.rstrip().endswith("?")]
    fit = [
        (a, quote)
        for a, quote in quotes
        if quote and not (_OF_ONESELF.holds(quote) or of_the_talk(quote))
    ]
    big = [(hollow_marks(quote), quote) for _, quote in fit if len(quote.split()) > _WELL_MEANT]
    big = [(marks, quote) for marks, quote in big if marks and not _POINTS_AWAY.holds(quote)]
    if big:
        return max(big, key=lambda pair: pair[0] + 1.5 * bool(CHOICE.search(pair[1])))[1]
    doubts = sum(a.hedges + a.dismissive + a.ignorant for a, _ in argued)
    if not is_unsure(message) and doubts < _DOUBTS:
        return ""
    plain = [quote for a, quote in fit if not a.ignorant and not _POINTS_AWAY.holds(quote)]
    return max(plain, key=lambda quote: bool(CHOICE.search(quote)), default="")
