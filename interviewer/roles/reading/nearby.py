"""Facts that a message may be asking for in words nobody placed: too little to answer, but enough to
have it settled by whoever words the reply."""

import re
from collections.abc import Sequence
from itertools import chain, zip_longest

from interviewer.domain.broad_questions import is_broad
from interviewer.domain.sentences import Span
from interviewer.roles.reading.asked_for import plainly, without_guess
from interviewer.roles.reading.asked_parts import asked_parts, completed
from interviewer.roles.reading.questions import FactFinder

NEAREST = 8
"""So many facts are looked at for each thing asked: of wordings that get no fact or a wrong one the fact
that was meant is among them in nearly all (tests/roles/test_nearby.py)."""
MOST = 20
"""So many for one message."""
_WISHES = re.compile(
    r"\b(?:would|might|could|['’]d) (?:\w+ )?help\b|\b(?:tell|give|share|walk) me\b|\blet me know\b|\b(?:pls|plz|please)\b"
    r"|\bif you (?:\w+ ){0,2}(?:have|know)\b|\bmissing\b"
    r"|\bi(?:['’]d|['’]m| would| also| still| really| do)* (?:need|like|want|love)(?! to (?!know|hear|see|check|ask|understand|clarify))\b"
    r"|\b(?:numbers?|figures?) (?:on|for|about|first|i|would)\b|\b(?:depends on|hinges on|curious|wonder(?:ing)?|unsure|unclear)\b"
    r"|\b(?:not sure|no idea|no clue|don['’]t (?:yet |really )?know|(?:good|nice|useful|great|helpful|important) to)\b",
    re.IGNORECASE,
)
"""Words with which people want to know something without a question."""
_MAY_ASK = re.compile(
    r"\?|\b(?:what|which|who(?:se|m)?|when|where|whether|how|if|any|is (?:it|that|there|this))\b",
    re.IGNORECASE,
)
"""Beside a question, such a sentence may hold another."""


def wishes(sentences: Sequence[Span], asked: Sequence[str]) -> list[str]:
    """The sentences that may want to know something, beside those that were heard to ask; none of a
    message that neither asks nor wishes for anything."""
    told = [span.text.strip() for span in sentences if span.text.strip() not in asked]
    if not asked and not any(map(_WISHES.search, told)):
        return []
    return [text for text in told if _WISHES.search(text) or _MAY_ASK.search(text)]


def things_asked(text: str) -> list[str]:
    """What is asked for in a text: the whole, and each of its parts."""
    parts = [part.text for part in completed(asked_parts(without_guess(text)))]
    return [*dict.fromkeys(plainly(each) for each in (text, *(parts if len(parts) > 1 else ())))]


def nearby(facts: FactFinder, texts: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    """The ids of the facts nearest to what the texts ask, but for those `found`: the nearest of each
    before the second ones."""
    plain = (text for text in texts if not is_broad(text))
    things = [*dict.fromkeys(thing for text in plain for thing in things_asked(text))]
    near = [_nearest(facts, thing) for thing in things]
    in_turn = chain.from_iterable(zip_longest(*near))
    ids = dict.fromkeys(fact for fact in in_turn if fact is not None and fact not in found)
    return tuple(ids)[:MOST]


def _nearest(facts: FactFinder, thing: str) -> list[str]:
    return [fact for _, fact in facts.closeness(thing)[:NEAREST]]
