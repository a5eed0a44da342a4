"""Fitting: whether a question makes sense after the last message."""

from interviewer.domain.any_case import AnyCase
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.builtin.changing import telling
from interviewer.roles.builtin.cutting import QUOTED, after
from interviewer.roles.builtin.misfits import MISFITS, is_of_the_rejected, was_revised

_BARE_TOPIC = AnyCase(
    r"\b(?:on|for|about) (?:what|who|whom|which|how|where|whether)\b[^\"]*,"
    r"\s(?:what exactly is done|what is there to choose|what would you have to build|how would you notice)"
)
"""What can be asked of a means only, asked of a subject."""
_CHOSEN = AnyCase(r"\bhow did you (?:choose|decide|pick|settle)\b(?P<what>[^.?]*)")
_LAST_POINT = AnyCase(r"\blast point\b|\bwhat you just said\b")
_OVERSOLD = AnyCase(
    r"\b(?:is|are) (?:basically |essentially |already )?solved\b|\b(?:no|not|n['’]t) need to worry\b"
    r"|\bcleans? itself\b|\blabels? itself\b|\bnever (?:fails?|breaks?|goes wrong)\b|\beliminates?\b|\bguaranteed\b"
)
"""Claims that no what-if may pass over."""


def fits(session: Session, move: Move, text: str) -> bool:
    """Whether a wording makes sense after the last message; without a quotation, mostly it does."""
    ask = QUOTED.sub('""', text)
    turn = session.last_candidate
    message = turn.text if turn else ""
    if _BARE_TOPIC.search(ask) or _assumes_a_choice(ask, message):
        return False
    if _LAST_POINT.holds(ask) and _ends_on_the_rejected(message):
        return False
    quotes = QUOTED.findall(text)
    if (move.then or move).kind == MoveKind.WHAT_IF and _passes_over(message, quotes):
        return False
    of = (move.then or move).said
    if of and not quotes and was_revised(of, after(session, of), ask):
        return False
    return not any(wrong(said, after(session, said), ask) for said in quotes for wrong in MISFITS)


def _ends_on_the_rejected(message: str) -> bool:
    """Whether the last thing that is said is why something else was not taken."""
    last = next((span.text for span in reversed(split_sentences(message, at_joints=False))), "")
    praised, found, rest = last.partition("but ")
    return bool(found) and is_of_the_rejected(praised, found + rest, "")


def _passes_over(message: str, quotes: list[str]) -> bool:
    """Whether a message claims too much in words that are not taken up."""
    return any(
        _OVERSOLD.search(span.text) and not any(said in span.text for said in quotes)
        for span in split_sentences(message)
    )


def _assumes_a_choice(ask: str, message: str) -> bool:
    """Whether it is asked how something was chosen that the message does not speak of."""
    found = _CHOSEN.search(ask)
    return found is not None and not telling(found["what"]) & telling(message)
