"""What a text states: its sentences that are no questions."""

import re

_LEAD = re.compile(r"^[^:;–—?\"“”]+(?=[:;–—]\s)")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def statements(text: str) -> list[str]:
    """The sentences of a text that do not end as questions, with plain apostrophes, and what
    stands before the colon in one that does."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(text.replace("’", "'")))
    return [stated for sentence in found if (stated := _stated(sentence))]


def _stated(sentence: str) -> str:
    if not sentence.endswith("?"):
        return sentence
    lead = _LEAD.match(sentence)
    return lead[0] if lead else ""
