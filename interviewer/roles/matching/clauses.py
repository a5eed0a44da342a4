"""The clauses of a sentence, for matching a statement that a longer sentence holds."""

import re
from functools import lru_cache

SHORTEST = 3
"""Words a clause needs to stand alone."""
MOST = 8

_CUT = re.compile(
    r"[,;:.!?()\n]+\s+|\s+(?=(?:because|so that|so|but|while|whereas|which|since|unless|and then"
    r"|and|when|if|instead of|rather than|then)\s)|\s+[-–—]+\s+"
)


@lru_cache(maxsize=20_000)
def clauses(text: str) -> tuple[str, ...]:
    """The text itself first, then its clauses of three words or more when there are several."""
    parts: list[str] = []
    for part in _CUT.split(text):
        part = part.strip(" ,;:.!?()\n")
        if parts and len(part.split()) < SHORTEST:
            parts[-1] = f"{parts[-1]} {part}".rstrip()
        elif part:
            parts.append(part)
    return (text, *parts[:MOST]) if len(parts) > 1 else (text,)
