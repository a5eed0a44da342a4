"""Cutting streamed text into sentences, the same wherever the pieces break."""

import html
import re
import unicodedata
from functools import lru_cache

_STOP = re.compile(r"[!?！？。]|[.…][\"'”’)\]*_]*(?=\s)|\n")
_SHORT = re.compile(
    r"(?:^|[\s(\"'])(?:e\.g|i\.e|vs|cf|approx|etc|resp|dr|mr|ms|[a-z]|\d{1,2})\.$", re.IGNORECASE
)
_NOT_SHOWN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_LONE = re.compile("[\ud800-\udfff]")


def clean(piece: str) -> str:
    """A piece without what no screen should run, character by character."""
    return _LONE.sub("\ufffd", _NOT_SHOWN.sub("", piece))


@lru_cache(maxsize=512)
def folded(text: str) -> str:
    """A text as it reads: entities and lookalike forms undone."""
    return html.unescape(unicodedata.normalize("NFKC", text))


class Segments:
    """Holds back at most a sentence."""

    def __init__(self) -> None:
        self._held = ""

    def feed(self, piece: str) -> list[str]:
        """The sentences that are whole now, with the white space before them."""
        self._held += clean(piece)
        whole: list[str] = []
        at = 0
        for stop in _STOP.finditer(self._held):
            piece = self._held[at : stop.end()]
            if stop.group()[0] == "." and _SHORT.search(piece):
                continue
            if piece.strip():
                whole.append(piece)
                at = stop.end()
        self._held = self._held[at:]
        return whole

    def rest(self) -> str:
        """What is left when no more comes; empty when it is only white space."""
        rest, self._held = self._held.rstrip(), ""
        return rest
