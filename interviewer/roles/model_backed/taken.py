"""What a candidate has taken as given, as a briefing shows it: few, short, and each once."""

import re

from interviewer.domain.assumptions import standing
from interviewer.domain.evidence import words
from interviewer.domain.session import Session

SHOWN = 3
SAME = 0.7
"""Of two that share so large a part of the shorter one's words, the later is shown."""
SHORT = 3
"""A word of no more letters tells nothing."""
_WORKED = re.compile(
    r"\?|\b(?:not sure|for (?:example|instance)|e\.g\.|i['’]?d guess the|which of)\b"
    r"|^\W*(?:then|so then|if|unless|when|in case|since|because|that assumes)\b"
    r"|^(?!.*\d).*\bguess",
    re.IGNORECASE,
)
"""What is asked, doubted, played through or holds under a condition, and a guess without a number."""


def taken(session: Session) -> list[str]:
    """The last few assumptions that settle something about the setting."""
    shown: list[str] = []
    for text in reversed(standing(session)):
        if _WORKED.search(text) or any(_same(text, other) for other in shown):
            continue
        shown.append(text)
        if len(shown) == SHOWN:
            break
    return shown[::-1]


def _same(one: str, other: str) -> bool:
    mine, theirs = _telling(one), _telling(other)
    least = min(len(mine), len(theirs))
    return least > 0 and len(mine & theirs) >= SAME * least


def _telling(text: str) -> set[str]:
    return {word for word in words(text.casefold()) if len(word) > SHORT or word[:1].isdigit()}
