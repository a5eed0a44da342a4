"""Whole words: a quotation with the clause it was cut from, its condition and its negation."""

import re
from functools import lru_cache

from interviewer.domain.openers import without_opener
from interviewer.domain.sentences import split_sentences

FITS = 14
"""A sentence of so many words is said back as it is."""
MOST = 22
"""And a clause with what it hangs on may have so many."""
_BORDER = re.compile(
    r"[;:()]\s*|\s[–—-]\s|—|,(?!\d)\s+(?:(?:and|or|but|so|then)\s)?|\s(?:and|but|so|since|because|while|whereas)\s(?=(?:i|we|it|they|the|a|an|that|this|you)\b)",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^(?:only |even |but |and |so )*(?:if|unless|when|once|without|except|provided|as long as|until)\b",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(
    r"^,?\s*(?:but |and |only |except )*(?:if|unless|only when|except|provided|as long as|until|rather than|instead of|without)\b",
    re.IGNORECASE,
)
"""What comes after a clause and may turn it round."""
_JOINS = re.compile(
    r"^(?:that|as|because|since|while|whereas|so that|which means)\s(?=[^,;:]*$)(?=\S+(?:\s\S+){2})",
    re.IGNORECASE,
)
_COUNTS_OFF = re.compile(
    r"^(?:one|two|three|four|five|six|first|second|third|last)[:,]\s", re.IGNORECASE
)
_MARKS = frozenset('"“”?\n`|')


@lru_cache(maxsize=1024)
def whole_words(text: str, said: str) -> str:
    """The clause of a text that a quotation of it stands in, or its sentence where that is short.

    A condition before or after it belongs to it, and so does all that a negation reaches. The
    quotation itself where it stands in no sentence, or the clause is too long to be said back.
    """
    span = next((one.text for one in split_sentences(text) if said and said in one.text), "")
    sentence = span.strip().rstrip(" .!…,;:")
    if said not in sentence or _MARKS & set(sentence):
        return said
    whole = without_opener(_COUNTS_OFF.sub("", sentence))
    if len(whole.split()) > FITS or said not in whole:
        whole = _clause(sentence, said)
    stands = _JOINS.sub("", whole)
    whole = stands if said in stands else whole
    return whole if len(whole.split()) <= MOST and _closed(whole) else said


def _clause(sentence: str, said: str) -> str:
    start = sentence.index(said)
    end = start + len(said)
    borders = [found.span() for found in _BORDER.finditer(sentence)]
    left = max((after for _, after in borders if after <= start), default=0)
    right = min((before for before, _ in borders if before >= end), default=len(sentence))
    before = sentence[:left].strip(" ,")
    if left and _CONDITION.match(before) and not _splits(before):
        left = 0
    while _HANGS_ON.match(sentence[right:]):
        right = min((at for at, _ in borders if at > right + 1), default=len(sentence))
    return without_opener(sentence[left:right].strip(" ,;:"))


def _splits(text: str) -> bool:
    """Whether a text has parts, so that it is no single condition."""
    return _BORDER.search(text) is not None


def _closed(text: str) -> bool:
    return text.count("(") == text.count(")")
