"""What the interviewer calls open, or lets stand: that is told to it, and not for it to decide.

What no question was heard for may well be fixed, so only what the briefing lists as open may be
called so, and what a candidate has picked is never confirmed.
"""

import re
from collections.abc import Collection

from interviewer.domain.moves import Move
from interviewer.roles.model_backed.guarding.telling_words import TELLING, found_weight, keys

_YOURS = (
    r"(?:(?:yours|for you)(?: alone)? to (?:set|settle|decide|choose|pick|make|fix|define|say|fill in)"
    r"|yours(?=\s*(?:$|[,.;:!]))|up to you|your (?:call|choice|decision))"
)
_LEAVES = re.compile(
    rf"\b(?:is|are|be|stays?|remains?|that's|it's|all|both) (?:still |also |entirely |quite |just )*{_YOURS}\b"
    rf"|\b(?:i(?:'ll| will| would|'d)?|we(?:'ll)?|let's|let me) (?:\w+ )?leave\b[^.;:?!]{{0,80}}? (?:{_YOURS}|(?:to|with) you)\b"
    r"|\b(?:up to you|your call|you (?:may|can|get to) (?:set|choose|pick|decide|fix|settle) (?:it|that|this|them|those|one|a|the)\b)"
    r"|\b(?:leave|leaves|left|leaving)\b[^.;:?!]{0,80} (?:open|undecided|unset)\b|\bopen (?:i|we)(?:'ll)? leave\b"
    r"|\b(?:can|may|might|could|will|stays?|remains?)(?: \w+)?(?: stay| remain| be left)? (?:open|unset|undecided|uncounted)\b"
    r"|\b(?:that|this|it|those|these|they|which|they're|that's|it's)(?:'s| is| are)? (?:still |also |all |both |quite )*(?:open|undecided)\b(?! (?:to|source|question))"
    r"|\b(?:nothing|neither|none|not|isn't|aren't|hasn't been|haven't been) (?:\w+ ){0,3}(?:fixed|decided|settled|set in stone|defined|specified)\b",
    re.IGNORECASE,
)
_ASSUME = re.compile(
    r"\bassume (?:something|whatever|what you|a figure|a number|one)\b", re.IGNORECASE
)
"""That something is to be assumed leaves it without an answer, but calls nothing open."""
_STANDS = re.compile(
    r"(?<!whether that )(?<!whether it )(?<!sure that )\b(?:can|may|might|could|will|shall|should|let) [^.;:?!]{0,60}?\bstand\b(?! (?:for|in|on|out|up|over|by|beside|behind|next|unexamined)\b)"
    r"|\bstands? as (?:you|picked|it (?:is|stands)|they (?:are|stand)|said|assumed)\b",
    re.IGNORECASE,
)
_ASKING_END = re.compile(r"(?:^|[,;:–—])[^,;:–—]*$")
_HANDS_OVER = re.compile(rf"\b{_YOURS}\b", re.IGNORECASE)
_PART = re.compile(r"[;:.!]\s|\s[–—]\s")
"""Between what is left open and what is said beside it."""
_OF_THE_TALK = re.compile(
    r"\bone (?:\w+ ){0,2}(?:is |that is )?(?:still )?open\b|\bthe (?:floor|word|board|next (?:step|move)|lead)(?: is|'s) yours\b"
    r"|\b(?:when|whether|how|where) (?:to|you|we) (?:go|move|turn|start|begin|continue|stop|end)\b[^.;:?!]*",
    re.IGNORECASE,
)
"""That something is still to be asked, and who speaks next, is of the talk."""


def listed_open(move: Move | None) -> tuple[str, ...]:
    """The questions that a move tells are open."""
    return (*move.unknown, *listed_open(move.then)) if move is not None else ()


def leaves_open(sentence: str, listed: Collection[str], asked: Collection[str]) -> bool:
    """Whether a sentence calls open, or lets stand, what it was not told is open.

    `listed` are the questions known to be open, `asked` all that was asked: a word of the rest tells
    that more is left open than that. Where nothing was asked, what can
    stay open is of the talk; what is theirs to set is not.
    """
    plain = sentence.replace("’", "'")
    if plain.rstrip(" \"')”").endswith("?"):
        plain = _ASKING_END.sub("", plain)
    if _STANDS.search(plain):
        return True
    if not (asked or listed) and _ASSUME.search(plain):
        return True
    leaving = [part for part in _PART.split(_OF_THE_TALK.sub(" ", plain)) if _LEAVES.search(part)]
    if not listed:
        return any(asked or _HANDS_OVER.search(part) for part in leaving)
    known = frozenset().union(*map(keys, listed))
    other = frozenset().union(*map(keys, asked)) - known
    return any(found_weight(key) >= TELLING for part in leaving for key in keys(part) & other)
