"""A question cut into the things it asks for: clauses of their own, listed things, other choices."""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from interviewer.roles.reading.interrogative import OPENING

_AUXILIARY = (
    r"(?:is|are|am|was|were|do|does|did|can|could|will|would|should|may|might|must|shall|has|have"
    r"|had)"
)
_BORDER = re.compile(
    r"\s*(?P<other>,?\s+or\s+(?=" + _AUXILIARY + r"\b))"
    r"|\s*(?:,\s*(?:and|or)\s+|\s+and\s+|;\s*)"
    r"|,\s*(?:meaning|that is|i\.e\.,?|as in)\s+(?=" + _AUXILIARY + r"\b)"
    r"|,\s+(?=(?:so |then |but )?(?:roughly |about )?(?:what|which|how|who|when|where|any|is|are|do|does|can)\b)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*,\s+")
_COLON = re.compile(r":\s+")
_RELATIVE = re.compile(r"(?:where|which|who|when|that|what)\b", re.IGNORECASE)
_TURNED = re.compile(
    rf"\b{_AUXILIARY}\s+(?:we|you|i|they|it|he|she|there|the|a|an|our|your|this|that|these|those"
    r"|people|users|each|every|any|most|all)\b|^(?:what|which|who)\s(?:\w+\s){0,4}?"
    rf"{_AUXILIARY}\b",
    re.IGNORECASE,
)
"""Verb before subject, as questions have it and relative clauses have not."""
_ASKING = re.compile(r"\b(?:what|which|how|who|when|where)\b", re.IGNORECASE)
"""A heading that asks offers what follows it; another lists what is asked for."""


AMOUNT = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
_LEAD = re.compile(
    r"\bhow (?:many|much)\b(?: of [^,?]*? (?:is|are|goes to|comes? from)\b)?", re.IGNORECASE
)
"""What listed things share: "how many", and "how much of the traffic is"."""
_THINGS = 2
"""So few words after a comma are one more thing to count: "how many users, videos and uploads"."""
BRIEF = 3
"""So few words name a number and no more: "how many users"."""


_SEVERAL = 2
"""So many things after commas spell a question out: "what do we learn from, reports, labels, ..."."""


class Part(NamedTuple):
    """A piece of a question.

    `kind`: asked in a clause of its own; choice, another way beside the part before it; listed, a
    thing among those asked for; option, one of those offered; heading, which the rest spells out.
    """

    text: str
    kind: Literal["asked", "choice", "listed", "option", "heading"]


def asked_parts(question: str) -> list[Part]:
    """The parts of a question in order; one where it asks for one thing."""
    colon = _COLON.search(question)
    if colon is None:
        return _clauses(question)
    heads = _clauses(question[: colon.start()])
    offered = _ASKING.search(question[: colon.start()]) is not None
    spelt = _clauses(question[colon.end() :], "option" if offered else "listed")
    return [*(Part(part.text, "heading") for part in heads), *spelt]


def is_brief(text: str) -> bool:
    """Whether a text asks for a number and says hardly more than of what: "so how many users"."""
    amount = AMOUNT.search(text)
    return amount is not None and len(text[amount.start() :].split()) <= BRIEF


def completed(parts: Sequence[Part]) -> list[Part]:
    """The parts with what they share with the one before: "how many users and videos do we have"."""
    found: list[Part] = []
    lead = ""
    for part in parts:
        text = part.text
        if part.kind == "listed" and lead and not is_brief(text):
            text = f"{lead} {text}"
        if is_brief(text):
            text = f"{text.rstrip(' ?')} are there?"
        shared = _LEAD.search(part.text)
        lead = shared[0] if shared and part.kind == "asked" else lead
        found.append(part._replace(text=text))
    return found


def _clauses(text: str, things: Literal["listed", "option", ""] = "") -> list[Part]:
    """The clauses of a text; the `things` of an enumeration are parted at plain commas too."""
    found: list[Part] = []
    at, other = 0, False
    for border in [*_BORDER.finditer(text), None]:
        piece = text[at : border.start() if border else len(text)].strip()
        opens = OPENING.search(piece) is not None
        if not piece:
            pass
        elif opens and not other and (not found or _asks_itself(piece)):
            first, *offered = _COMMA.split(piece)
            if _counts_on(first, offered):
                found += [Part(first, "asked"), *(Part(text, "listed") for text in offered)]
            else:
                listed = len(offered) >= _SEVERAL
                found.append(Part(first, "heading") if listed else Part(piece, "asked"))
                found += [Part(text, "option") for text in offered if listed and text]
        elif opens or other:
            found.append(Part(piece, "choice"))
        else:
            single = _COMMA.split(piece) if things else [piece]
            found += [Part(text, things or "listed") for text in single if text]
        if border:
            at, other = border.end(), bool(border["other"])
    return found


def _counts_on(first: str, more: Sequence[str]) -> bool:
    """Whether a clause wants several things counted, after one "how many"."""
    short = all(0 < len(text.split()) <= _THINGS for text in more)
    return bool(more) and short and is_brief(first)


def _asks_itself(clause: str) -> bool:
    """Whether a clause within a sentence asks, and does not hang on the one before it."""
    return not _RELATIVE.match(clause) or _TURNED.search(clause) is not None
