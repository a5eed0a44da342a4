"""Open questions, which tell no answer though their words stand in a text that is kept back."""

import re

from interviewer.roles.model_backed.guarding.assuring import refers_back, stated_in
from interviewer.roles.model_backed.guarding.suggesting import answers_yes_or_no, puts_forward

LONGEST = 24
"""A question of more words has room for an answer beside what it asks."""

_ASKS = re.compile(
    r"(?:^|[,:;] |\b(?:so|and|but|then|again|on|in|at|for|to|from|by|of|with) )(?:(?:how|why|where|who|when)\b"
    r"|(?:what|which)(?: [\w-]+){0,2} (?:would|do|does|did|is|are|was|will|can|could|should|has|have|happens?)\b)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"\b(?:because|since|given|considering|seeing|knowing|so that|in order to|as (?:the|they|it|we|you|people|there)|instead of|rather than|other than|such as|like (?:an?|the)"
    r"|including|namely|due to|which (?:is|are|means|makes|lets|keeps|would (?!it\b|you\b|that\b|they\b|we\b|one\b))|by \w+ing|using|although|though|even if|unless)\b"
    r"|[–—;:(]",
    re.IGNORECASE,
)
"""Words that bring in a reason, a means or an example: an answer stands in those."""


def asks_openly(sentence: str) -> bool:
    """Whether a sentence only asks, with a word that leaves the answer open, and tells none beside."""
    plain = sentence.replace("’", "'").strip()
    if not plain.endswith("?") or len(plain.split()) > LONGEST or not _ASKS.search(plain):
        return False
    if _TELLS.search(plain) or stated_in(plain) or refers_back(plain):
        return False
    return not (answers_yes_or_no(plain) or puts_forward(plain))
