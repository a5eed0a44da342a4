"""What a candidate does not know of the setting, and says without asking: "no idea how fast it must be"."""

import re

from interviewer.domain.any_case import AnyCase

_UNKNOWN = AnyCase(
    r"\b(?:no (?:idea|clue)(?: yet)?|(?:do not|don['’]t|can['’]t|cannot)(?: really| yet| even)? (?:know|tell)(?: yet)?"
    r"|(?:not (?:\w+ )?(?:sure|clear|certain)|unsure|unclear|open)(?: to me| yet)?(?: about| on)?|depends (?:a lot )?on|hinges on)\s+"
    r"(?P<asked>(?:how|what|which|whether|if|who|when|where)\b.*)$",
    re.DOTALL,
)
_OF_THE_DESIGN = AnyCase(
    r"^(?:how|what|whether|if|where|when|which(?: \w+)?|how (?:much|many|often|far))(?: \w+)? (?:to|(?:i|you|one|we)(?:['’]d| would| should| could| can))\b"
    r"|^(?:how|what|whether|if) (?:i|you|that|this)\b"
)
_SETTLED = AnyCase(
    r"\d|\b(?:assum(?:e|ing)|guess|suppose|maybe|perhaps|probably|let['’]s|say|i['’]d|i['’]ll|i (?:would|will|think))\b"
)
"""Who goes on with a figure, a guess or a plan has answered it."""


def wondered(sentence: str) -> str:
    """What of the setting a sentence says is not known, as it would be asked; "" where it does not,
    or where it is about the design or settled in the same breath."""
    text = sentence.strip().rstrip(".!…")
    found = _UNKNOWN.search(text)
    if found is None:
        return ""
    asked = text[found.start("asked") : found.end("asked")]
    return "" if _OF_THE_DESIGN.search(asked) or settles(asked) else asked


def settles(text: str) -> bool:
    """Whether a text goes on with what is to be taken for what is not known."""
    return _SETTLED.search(text) is not None
