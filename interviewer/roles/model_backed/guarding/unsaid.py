"""What a sentence says in words that nobody has said, held against what is kept back.

No form of words is looked for: it counts how many telling words one secret holds of those that are new.
How many are too many depends on what the sentence does. One that says back what the candidate said
may use words of its own, and so may one that asks or supposes; one that just states something may not.
"""

import re
from functools import lru_cache

from interviewer.roles.model_backed.guarding.asking_openly import asks_openly
from interviewer.roles.model_backed.guarding.hidden import TOLD, Hidden
from interviewer.roles.model_backed.guarding.supposing import begins_supposing, supposes
from interviewer.roles.model_backed.guarding.telling_words import (
    TELLING,
    counting,
    found_weight,
    keys,
)

ALWAYS = 5
"""So many new words of one secret are no chance in any sentence."""
ASKED = (4, 4.0)
"""In a question that supposes nothing: so many words, where all that is new weighs so much."""
SAID = ((4, 4.0), (3, 3.0), (2, 5.5))
"""The same in a statement."""
OF_FACT = 3
"""So many new words of a fact of the setting, where they are not asked for."""
IN_OTHERS_NAME = (2, 1.5)
"""In what others are said to do, or what is said to be missing."""
TO_THE_CANDIDATE = 4.0
"""What is new in a statement that speaks of something of the candidate's weighs at least so much."""

_RECAP = re.compile(
    r"^\W*(?:(?:so|and|but|ok(?:ay)?|right|well|in|on|under|earlier|before|so far)\b[^,]{0,30},? )?[\"']?your?\b"
    r"|^\W*(?:earlier|before|first),? it (?:was|had|took)\b"
    r"|\byou(?:'ve|'d)? (?:said|say|call|called|mentioned|asked|want|named|told|kept|take|use|put)\b",
    re.IGNORECASE,
)
_OTHERS_DO = re.compile(
    r"\b(?:teams?|engineers?|practitioners?|companies|shops|experts|seniors|the (?:field|industry|literature|textbooks?))\b"
    r" (?:\w+ ){0,4}(?:tend|usually|often|typically|normally|generally|would|do|does|use|uses|go|goes|keep|keeps|start|starts|add|adds|prefer|recommends?|say|says)\b"
    r"|\b(?:most|many|almost all|nearly all|other|typical|mature|real) (?:designs?|systems?|solutions?|setups?|pipelines?|filters?|rankers?|recommenders?|products?|places|people who (?:build|do|run))\b"
    r" (?:\w+ ){0,2}(?:end up|settle|use|have|keep|do|go|start|add|carry|split|run|come|take|rely|put|learn|store|stick)\b"
    r"|\b(?:what's|what is|what i|is|are|still) (?:\w+ )?(?:missing|lacking|absent)\b|\bthe missing (?:piece|part|bit|link)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^\W*(?:so |and |but |earlier )?you(?:'ve)? (?:\w+ly |also |just )?(?:said|mentioned|told me|called|named)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"^\W*(?:an?|one|two|three|some\w*|many|most|every|each|next \w+|at \w+|in \w+|on \w+day|tonight|tomorrow)\b"
    r"(?! (?:\w+ ){1,2}(?:has|have|must|may|can|cannot|needs?|is|are) (?:to|only|at|within|up|allowed|an?)\b)|[:,] it(?:'s| is) an? ",
    re.IGNORECASE,
)
"""Begins a case that is made up: somebody, a message, one evening."""
_ORDERED = re.compile(
    r"^\W*(?:(?:maybe|perhaps|then|now),? |(?:it|that) (?:may |might |could )?helps? (?:you )?(?:to )?)*"
    r"(?:multiply|divide|triple|double|work out|do|draw|write|put|stay|look|open|count|sum|add|hold|forget|try|send|leave|follow|think)\b|^\W*[\"“]",
    re.IGNORECASE,
)
"""Sets a task, or names what to look at."""


def tells_unsaid(
    sentence: str,
    hidden: Hidden,
    said: frozenset[str],
    is_open: frozenset[int],
    facts: frozenset[str],
    supposed: bool = False,
) -> bool:
    """Whether much of one secret, neither open nor of the `facts` given, is in the words of a
    sentence beyond those `said`. What is `supposed` may suppose what is a fact."""
    new = frozenset(
        key
        for key in keys(sentence) - said - counting() - of_talk()
        if found_weight(key) >= TELLING
    )
    if len(new) < min(least for least, _ in SAID):
        return False
    plain = sentence.replace("’", "'")
    held = list(hidden.held(sentence, new, is_open, facts, supposed))
    most = max((count for count, _ in held), default=0)
    weight = sum(map(found_weight, new))
    if most >= ALWAYS:
        return True
    if "?" in plain:
        asked = supposed or asks_openly(plain)
        return not asked and most >= ASKED[0] and weight >= ASKED[1]
    if _OTHERS_DO.search(plain) and most >= IN_OTHERS_NAME[0] and weight >= IN_OTHERS_NAME[1]:
        return True
    if _RECAP.search(plain):
        return False
    again = any(
        share >= TOLD and hidden.secrets[at].fact in facts
        for at, share, _ in hidden.shares(sentence)
    )
    if any(of_fact and count >= OF_FACT + again for count, of_fact in held):
        return True
    if not just_states(plain):
        return False
    if re.search(r"\byour?\b", plain, re.IGNORECASE) and weight < TO_THE_CANDIDATE:
        return False
    return any(most >= least and weight >= heavy for least, heavy in SAID)


def says_back(sentence: str) -> bool:
    """Whether a sentence says back what the candidate said."""
    return _RECAP.search(sentence.replace("’", "'")) is not None


def reports(sentence: str) -> bool:
    """Whether a sentence does so in so many words: "You said ..."."""
    return _REPORTS.search(sentence.replace("’", "'")) is not None


def just_states(plain: str) -> bool:
    """Whether a sentence, its apostrophes plain, states something: it neither asks nor supposes, says
    nothing back, makes up no case and sets no task."""
    forms = (_RECAP, _CASE, _ORDERED)
    if "?" in plain or any(form.search(plain) for form in forms):
        return False
    return not (begins_supposing(plain) or supposes(plain))


@lru_cache(maxsize=1)
def of_talk() -> frozenset[str]:
    """Words of any talk, which tell nothing though not everybody has said them."""
    spoken = "say come look without rather want know think get give take make go see need answer ask tell"
    return frozenset().union(*map(keys, spoken.split()))
