"""The candidate's own words, cut short enough to be said back."""

import re

MAX_WORDS = 14
MIN_WORDS = 3

_LEAD = re.compile(
    r"^(?:(?:so|and|but|then|well|okay|ok|hmm+|um+|uh+|yeah|yes|no|right|also|now|plus|basically"
    r"|honestly|actually|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally|next|again|anyway"
    r"|i think|i guess|i mean|i suppose|i'd say|i would say|you know|of course|for example"
    r"|in general|to be honest|for me|personally|my take|let's say|e\.g\.)\b[\s,:–—-]*)+",
    re.IGNORECASE,
)
_TAIL_BREAK = re.compile(
    r"[,;:–—]|\s-\s|\s\(|\)|\s(?=(?:because|since|so|but|which|while|whereas|when|if|unless|until"
    r"|and then|and (?:i|we|it)|rather than|instead of)\b)",
    re.IGNORECASE,
)
_DANGLING = frozenset(
    "a an the and or but of to in on at by for with from into than that which who so as if because "
    "is are was were be been it its this these those i we you they not no very more most just only "
    "my our your their i'd we'd i'll we'll would could should will can may might like such "
    "about over under per between when where while until unless since also then".split()
)


def clip(sentence: str) -> str:
    """A verbatim run of at most `MAX_WORDS` words of a sentence that reads on its own.

    Fillers at the front are dropped, and the cut falls on a clause border where there is one. The
    result is a substring of `sentence`, without question marks or double quotes at its ends; empty
    when nothing of at least `MIN_WORDS` words is left.
    """
    text = sentence.strip().strip("\"'`*_>-• ")
    lead = _LEAD.match(text)
    if lead and len(text[lead.end() :].split()) >= MIN_WORDS:
        text = text[lead.end() :]
    text = _first_good_part(text)
    words = text.split()
    if len(words) > MAX_WORDS:
        words = words[:MAX_WORDS]
        while len(words) > MIN_WORDS and words[-1].casefold().strip(".,;:") in _DANGLING:
            words.pop()
        text = _prefix(text, words)
    text = text.rstrip(" .,;:!?\"'`–—-(")
    if len(text.split()) < MIN_WORDS or '"' in text or "?" in text or "\n" in text:
        return ""
    return text


def _first_good_part(text: str) -> str:
    """The longest run from the start that ends on a clause border and has 5 to 14 words."""
    best = ""
    for found in _TAIL_BREAK.finditer(text):
        part = text[: found.start()].strip()
        count = len(part.split())
        last = part.split()[-1].casefold() if part else ""
        if 5 <= count <= MAX_WORDS and last not in _DANGLING:
            best = part
    return best or text


def _prefix(text: str, words: list[str]) -> str:
    """The part of `text` up to and including its first `len(words)` words."""
    at = 0
    for word in words:
        at = text.index(word, at) + len(word)
    return text[:at]
