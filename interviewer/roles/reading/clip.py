"""The candidate's own words, cut short enough to be said back."""

import re
from collections.abc import Iterator
from functools import lru_cache

from interviewer.domain.openers import OPENER

MAX_WORDS = 20
FITS = 14
"""A quote is no longer than this where a clause ends before."""
MIN_WORDS = 3
_FEW = 5
"""A part of fewer words reads on its own only where it says who does what."""

_LABEL = re.compile(r"^[A-Z][\w/-]*(?:[ ,]+[\w/-]+){0,3}(?::|\.\.\.)\s+(?=\S+(?:\s+\S+){3})")
"""What a sentence is headed with: "Serving:", "On exploration:"."""
_OPENER = re.compile(
    r"^(?:if|when(?:ever)?|while|since|because|as|with|without|for|in|on|at|after|before|once"
    r"|unless|by|given|to|instead of|rather than|from|until|during)\b[^,;:]*,\s+",
    re.IGNORECASE,
)
"""A clause that leads up to the main one, with its comma."""
_REASON = re.compile(r"[,;]?\s(?=(?:because|since|so|otherwise|else)\b)", re.IGNORECASE)
_END = re.compile(
    r"[;:–—]|,(?!\d)|\s-\s|\s\(|\)|\s(?=(?:because|since|so|but|which|while|whereas"
    r"|and then|and (?:i|we|it|that|the)|rather than|instead of)\b)",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"(?:[;:(–—]|,(?!\d))\s*(?:(?:and|or|but|so|then)\s)?|\s(?:and|but|so|since|because)\s"
)
_WEAK_END = re.compile(
    r"\s(?=(?:for|in|on|with|at|by|from|to|as|into|if|when|unless|until|where|that)\b)",
    re.IGNORECASE,
)
_WEAKEST_END = re.compile(r"\s(?=(?:and|or)\b)", re.IGNORECASE)
_HANGS_OVER = re.compile(
    r"(?:,|\b(?:and|or))\s\S+\W*$|\b(?:gets?|uses?|takes?|makes?|going|wants?|needs?|tr(?:y|ies))\W*$",
    re.IGNORECASE,
)
"""A part cut within a clause that has just begun another one, or lacks what its verb is about."""
_SUBORDINATE = re.compile(
    r"^(?:while|whereas|because|since|so that|as|which means|meaning)\s+(?=[^,;:]*$)", re.IGNORECASE
)
"""What makes a clause hang on another that is not there; without it the clause stands."""
_ITEM = re.compile(r"^,\s(?:[\w'’/&%-]+\s?){1,3}(?:,|\s?\b(?:and|or)\b|\W*$)")
"""A comma between the things of a list."""
_JOINT = re.compile(r"^(?:so|because|since|and|but|then)\s+(?=\S+(?:\s+\S+){3})", re.IGNORECASE)
_HANGS = re.compile(
    r"(?:though|although|whereas|such as|like|e\.g\.|which|than|and)\b"
    r"|(?:if|when|once|unless|while|since|because)\b(?!.*(?:,|\b(?:i|we|it|they|you|the|then)\b))",
    re.IGNORECASE,
)
"""A clause that does not stand without the one it belongs to."""
_RELATIVE = re.compile(r"(?:which|that|who|where)\b", re.IGNORECASE)
_HALF = re.compile(
    r"\b(?:only|n't|not|than|so|both|either|would|is|are|be|look|based|depend|due|have|do|go|see|say|know|think|tell)\W*$|^(?:if|when|once|unless)\b(?!.*,)",
    re.IGNORECASE,
)
"""What calls for the part that was cut off."""
_DOES = re.compile(r"^(?:i|we|you|they|it|the|a|an|each|every|no)\b|^\w+s?\s(?:is|are)\b", re.I)
_DANGLING = frozenset(
    "a an the and or but of to in on at by for with from into than that which who so as if because "
    "is are was were be been it its this these those i we you they not no very more most just only "
    "my our your their i'd we'd i'll we'll would could should will can may might like such "
    "above below against among within without via through during towards onto upon including "
    "about over under per between when where while until unless since also then".split()
)

_OBJECTS = frozenset(
    {"it", "this", "these", "those", "you", "they", "more", "most", "just", "like"}
)
"""Words that may well end a clause, though not a run of words cut anywhere."""
_UNFINISHED = _DANGLING - _OBJECTS


@lru_cache(maxsize=4096)
def clip(sentence: str) -> str:
    """A verbatim run of at most `MAX_WORDS` words, `FITS` where it can be, of a sentence that reads on its own.

    Fillers and headings at the front are dropped, and so is a leading clause when the main one does
    not fit beside it; the cut falls on a clause border where there is one. The result is a
    substring of `sentence`, without question marks or double quotes; empty when nothing of at least
    `MIN_WORDS` words is left.
    """
    text = sentence.strip().strip("\"'`*_>-• ")
    for front in (OPENER, _LABEL, OPENER, _SUBORDINATE):
        found = front.match(text)
        if found and len(text[found.end() :].split()) >= MIN_WORDS:
            text = text[found.end() :]
    text = _closed(_part(text)).rstrip(" .,;:!?\"'`–—-(×*+/=<>")
    unfit = '"' in text or "?" in text or "\n" in text or _HANGS.match(text)
    return "" if unfit or len(text.split()) < MIN_WORDS else text


def clips(sentence: str) -> Iterator[str]:
    """The sentence cut short, and then each of its clauses: other parts to be said back."""
    seen = {""}
    for start in (0, *(found.end() for found in _BORDER.finditer(sentence))):
        cut = clip(sentence[start:])
        if cut not in seen and not (start and _RELATIVE.match(cut)):
            seen.add(cut)
            yield cut


def _part(text: str) -> str:
    """The longest part from the start that fits and reads as a clause."""
    opener = _OPENER.match(text)
    parts = list(_parts(text, _END, opener.end() if opener else 0))
    fit = [part for part in parts if len(part.split()) <= FITS]
    if fit:
        return fit[-1]
    main = _JOINT.sub("", text[opener.end() :]) if opener else ""
    if len(main.split()) >= _FEW and not _RELATIVE.match(main):
        return _part(main)
    for part in (*parts, *_parts(text, _END, 0)):
        return part
    for end in (_WEAK_END, _WEAKEST_END):
        weaker = [part for part in _parts(text, end, 0) if not _HANGS_OVER.search(part)]
        if weaker:
            return weaker[-1]
    return _cut(text)


def _closed(text: str) -> str:
    """A part without a bracket that it leaves open, and what stands in it; empty where it only closes one."""
    while text.count("(") != text.count(")"):
        at = text.rfind("(")
        if at < text.rfind(")"):
            return ""
        text = text[:at]
    return text


def _parts(text: str, end: re.Pattern[str], past: int) -> Iterator[str]:
    """Parts of the text up to each border beyond `past`, and the whole, as far as they fit."""
    reason = _REASON.search(text, past)
    last = reason.start() if reason and len(text[: reason.start()].split()) >= MIN_WORDS else None
    stops = [
        found.start()
        for found in end.finditer(text)
        if found.start() >= past and not _within_list(text, found.start())
    ]
    for stop in [
        *(s for s in stops if last is None or s <= last),
        len(text) if last is None else last,
    ]:
        part = text[:stop].strip()
        said = part.split()
        if not MIN_WORDS <= len(said) <= MAX_WORDS or _HALF.search(part):
            continue
        whole = stop == len(text)
        if said[-1].casefold() in _UNFINISHED or (
            len(said) < _FEW and not whole and not _DOES.match(part)
        ):
            continue
        yield part


def _within_list(text: str, at: int) -> bool:
    """Whether a border parts the first things of a list from the next."""
    return _ITEM.match(text[at:]) is not None and text[:at].count(",") < 2


def _cut(text: str) -> str:
    """As many words as fit, without a last one that hangs in the air."""
    words = text.split()
    if len(words) <= MAX_WORDS:
        return text
    words = words[:MAX_WORDS]
    while len(words) > MIN_WORDS and words[-1].casefold().strip(".,;:") in _DANGLING:
        words.pop()
    at = 0
    for word in words:
        at = text.index(word, at) + len(word)
    return text[:at]
