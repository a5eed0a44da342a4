"""Sentences that only ask something of the interviewer: a hint, to move on, to end, the time."""

import re
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import Span, split_sentences
from interviewer.roles.reading.intents import gives_up, wished

MOST_BESIDE = 9
"""A request with more words beside it says something of its own."""
_CONTENT = AnyCase(r"\d|:\s*\S+(?:\s+\S+){3}|[,;]\s*(?:where|and|then|i(?:['’]d| would))\b")
_DIRECT = AnyCase(r"^\W*(?:(?:so|ok(?:ay)?|sorry|well|but|and)\W+)*(?:can|could|may)\b")
_ANYWHERE = frozenset({Intent.HINT, Intent.REPEAT, Intent.MOVE_ON, Intent.TIME})


@lru_cache(maxsize=4096)
def is_request(sentence: str) -> bool:
    """Whether a sentence asks the interviewer for something and says nothing of the design."""
    text = sentence.strip()
    if gives_up(text):
        return True
    found = wished(text)
    if not found:
        return False
    least = min(len(_beside(text, span).split()) for span in found.values())
    return least <= MOST_BESIDE and not any(
        _CONTENT.search(_beside(text, span)) for span in found.values()
    )


def requested(sentence: str) -> bool:
    """Whether what a sentence asks, after its last comma, is asked of the interviewer alone."""
    asked = re.split(r"[,;–—]\s+", sentence.strip())[-1]
    return asked.endswith("?") and is_request(asked)


def without_requests(sentences: list[Span]) -> list[Span]:
    """The sentences that say or ask something about the setting or the design."""
    return [span for span in sentences if not is_request(span.text)]


def asked_directly(text: str) -> set[Intent]:
    """What is asked for by a question of its own, wherever in a message it stands."""
    found: set[Intent] = set()
    for span in split_sentences(text):
        sentence = span.text.strip()
        if sentence.endswith("?") and _DIRECT.search(sentence) and is_request(sentence):
            found |= _ANYWHERE & set(wished(sentence))
    return found


def _beside(text: str, span: tuple[int, int]) -> str:
    return f"{text[: span[0]]} {text[span[1] :]}"
