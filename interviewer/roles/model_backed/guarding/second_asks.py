"""A second thing asked in one turn: told from a first one put in other words by what it is about."""

import re

from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    keys,
)
from interviewer.roles.model_backed.guarding.unsaid import of_talk

OWN_MATTER = 3
"""So many telling words of its own make the second half of a question one on another matter."""
LONG = 8
"""And so many words: "and how would you find out before release" is still on the first half."""
A_QUESTION = 4
"""So many words can be a question of their own: "who or what" is half of one."""
OWN_REQUEST = 3
"""And so many a request that comes after a question and points back to nothing in it."""

_WH = r"(?:how|what|why|which|where|who|whom|whose|when)"
_JOINT = re.compile(
    rf"(?:,|;| –| —)? (?:and|or)\b(?: (?:on|also|then|separately|in|by|for|at|from|with|after)\b[^,?]{{0,30}},)?"
    rf" (?:(?:in|on|at|for|by|to) )?(?={_WH}\b)|; ?(?:on [^,?]{{0,30}}, )?(?={_WH}\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"\b{_WH}\b", re.IGNORECASE)
_POINTS_BACK = re.compile(
    r"\b(?:it|its|it's|they|them|their|that|that's|those|this|these|there|one|ones|each|so|same|such)\b",
    re.IGNORECASE,
)
_THERE = re.compile(r"\b(?:it|its|it's|they|them|their|there)\b", re.IGNORECASE)
_SHORT = re.compile(
    rf"{_WH}(?: (?:\w+ )?(?:far|much|long|often|soon|many|big|late|early|fast|well))?\s*,",
    re.IGNORECASE,
)
"""Goes on with the same question: "What has to move, and how far, before ...?"."""
_ADDS = re.compile(
    r"^\W*(?:and|also|plus|then|next|besides|separately|after that|while (?:you're|we're))\b|\b(?:also|as well|too|another thing|in addition|on top of that|not clear to me)\b",
    re.IGNORECASE,
)


def asks_another(question: str) -> bool:
    """Whether a question goes on, after "and", to ask for something else than its first half does:
    "Where does it live, and who pays for the machines?" does, "..., and why there?" does not."""
    plain = question.replace("’", "'")
    if "?" not in plain:
        return False
    for joint in _JOINT.finditer(plain):
        first, second = plain[: joint.start()], plain[joint.end() :]
        if _SHORT.match(second):
            continue
        if len(first.split()) >= A_QUESTION and _ASKS.search(first):
            whole = len(second.split()) >= LONG and not _THERE.search(second)
            return whole and _new(second, first) >= OWN_MATTER
    return False


def elaborates(request: str, asked: str) -> bool:
    """Whether a request after a question only says how that is to be answered: it adds nothing by its
    words, and points back to the question or brings no matter of its own."""
    plain = request.replace("’", "'")
    if _ADDS.search(plain):
        return False
    return _POINTS_BACK.search(plain) is not None or _new(plain, asked) < OWN_REQUEST


def _new(text: str, beside: str) -> int:
    found = keys(text) - keys(beside) - counting() - of_talk()
    return sum(found_weight(key) >= TELLING for key in found)
