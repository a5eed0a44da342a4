"""What an interviewer does not say while the interview runs: judgements, marks, links, machinery."""

import re

from interviewer.domain.judging import praises
from interviewer.domain.machinery import tells_of_itself
from interviewer.domain.marking import scores

__all__ = ["links", "praises", "scores", "shows_marks", "tells_of_itself"]

_LINK = re.compile(
    r"!\[|\]\(|\]\s*\[|</?[a-z!][^<>]*>|<\s*(?:img|script|iframe|a|link|svg)\b|&(?:lt|gt|#\w+);"
    r"|\b(?:https?|ftp|data|javascript|file|mailto):\S|\bwww\.\S"
    r"|\b(?:hxxps?|gopher|ssh|blob|vbscript|tel|sms|doi|arxiv):\s?\S|\barxiv\.|\b10\.\d{4,9}/\S|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\b[a-z0-9][\w-]*(?:\.[a-z][\w-]*)+/\w|\S@[\w-]+\.[a-z]|\b\w+ (?:dot|\[dot\]|\(dot\)) (?:com|org|net|io|dev|ai|edu|example)\b"
    r"|\b\w+(?:\[\.\]|\(\.\))\w+"
    r"|\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|io|dev|ai|edu|gov|info|app|ly|gl|me|xyz|site|online|cloud|example|test)\b(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_LAID_OUT = re.compile(
    r"[{}]|\[[a-z_]{2,}[^\]]*\]|\|\||</?\w|^\s*(?:[-*#•]|\d+[.)])\s"
    r"|^\W*(?:stage|move|fact|note|criterion|instruction|rule|target|reason)s?\s*\d*\s*:",
    re.IGNORECASE | re.MULTILINE,
)


def links(text: str) -> bool:
    """Whether a text holds a link, an image or markup."""
    return _LINK.search(text) is not None


def shows_marks(text: str) -> bool:
    """Whether a text is laid out as no speech is: lists, labels, brackets, code."""
    return _LAID_OUT.search(text) is not None
