"""One thing asked at a time: a question or a request without the second one hung on with "and"."""

import re

from interviewer.domain.sentences import split_sentences

LEAST = 4
"""So many words make a question that stands alone."""

_SECOND = re.compile(
    r"\s*[,;:]\s+and\s+(?:then\s+)?(?=(?:what|how|which|who|whose|whom|where|when|why|is|are|was|were|do"
    r"|does|did|can|could|will|would|should)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:what|how|which|who|whose|whom|where|when|why)\b"
    r"|^\W*(?:is|are|was|were|do|does|did|can|could|will|would|should|say|tell|name|decide|consider"
    r"|think|ask|state|list|sketch|walk|describe|write|give|put|look|compare|settle|find)\b",
    re.IGNORECASE,
)


def one_question(text: str) -> str:
    """The text, each sentence ending before a second question that "and" joins to the first."""
    cut = text
    for span in reversed(split_sentences(text, at_joints=False)):
        found = next(
            (f for f in _SECOND.finditer(span.text) if _stands(span.text[: f.start()])), None
        )
        if found is not None:
            mark = span.text[-1] if span.text[-1] in ".?!" else ""
            cut = f"{cut[: span.start + found.start()]}{mark}{cut[span.end :]}"
    return cut


def _stands(first: str) -> bool:
    return len(first.split()) >= LEAST and _ASKS.search(first) is not None
