"""Where a sentence is cut into its clauses: what it tells too much is mostly one of them."""

import re

_CUT = re.compile(
    r"[,;:—–]\s|\s[—–-]\s|\s(?=(?:and|so|but|since|because|when|while|given|seeing|as|though|although|which"
    r"|who|if|unless|where)\b)",
    re.IGNORECASE,
)
FEWEST = 3
"""A clause of fewer words stays with the one before it."""


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence in order, each with the mark that ends it."""
    found: list[str] = []
    at = 0
    for end in (*(cut.end() for cut in _CUT.finditer(sentence)), len(sentence)):
        piece, at = sentence[at:end], end
        if found and min(len(piece.split()), len(found[-1].split())) < FEWEST:
            found[-1] += piece
        else:
            found.append(piece)
    return [piece.strip() for piece in found]
