"""A grader's reasons as advice is told them: what was said, without how a grade came about."""

import re

from interviewer.roles.model_backed.grade_sheet import NO_QUOTE, NOT_GRADED

LEAST = 4
"""Words that have to be left of a reason cut short for it to say anything."""
_GRADING = re.compile(
    r"[,;:]?\s*(?:(?:and|but|so|which)\s)*(?:caps?|capped|bears?|limits?|keeps?|holds?|leaves?|makes?)\s"
    r"(?:it|this|that|the (?:level|grade))?\s?(?:at|to|for|a|an)\s(?:most\s)?(?:a |an |level |grade )?[0-4]\b[^,;.]*"
    r"|[,;:]?\s*[^,;:.]*\b(?:level|grade|score)s? [0-4]\b[^,;.]*|[,;:]?\s*[^,;:.]*\bat most a? ?[0-4]\b[^,;.]*",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"[,;]?\s(?:and )?(?:(?:but|yet|though|although|however|except)\b|without\s\w+ing\b)"
    r"|,\s(?:reached )?only (?:in answer|after)\b",
    re.IGNORECASE,
)
"""Where a reason for a good grade turns to what was missing for a better one."""
NEVER_REACHED = "the interview never got to it"
_SAYS_NOTHING = frozenset({NO_QUOTE, NEVER_REACHED})


def told_reason(why: str, strength: bool = False) -> str:
    """The reason in a sentence, "" where it only tells of the grading; of a strength, what was good."""
    if why in _SAYS_NOTHING or why.startswith(NOT_GRADED):
        return ""
    text = _GRADING.sub("", why).strip(" ,;")
    found = _TURN.search(text) if strength else None
    if found and len(text[: found.start()].split()) >= LEAST:
        text = text[: found.start()]
    text = text.rstrip(" ,;.")
    return f"{text}." if text else ""
