"""What the interviewer supposes for the sake of a question, and so does not state."""

import re

_ANYWHERE = re.compile(
    r"\b(?:suppose|supposing|imagine|say|if|assume|assuming|pretend|picture|let's|let us|take|were|hypothetically)\b",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"^\W*(?:(?:and|but|so|now|then|ok(?:ay)?|well|let me change one thing[^.:]*)\b[\s,:.]*)*(?:suppose|supposing|imagine|say\b|assume|assuming|picture"
    r"|take\b|let(?:'s| us| me)\b|think\b|consider\b|if\b|what if|go\b|start\b|pick\b|choose\b|work with|tell\b|walk\b|pretend"
    r"|had\b|were\b|with\b|when\b|once\b|hypothetically|in case|some(?:body|one)\b|(?:an?|one|two|another) (?:\w+ )?(?:person|people|users?|viewers?|customers?|advertisers?|spammers?)\b|in every\b)",
    re.IGNORECASE,
)


def supposes(sentence: str) -> bool:
    """Whether a sentence supposes something, wherever it does. Apostrophes are plain."""
    return _ANYWHERE.search(sentence) is not None


def begins_supposing(sentence: str) -> bool:
    """Whether a sentence begins with a supposition, or with somebody made up to try it on."""
    return _AT_FIRST.search(sentence) is not None
