"""What a text states: its sentences that are no questions."""

import re

_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


def statements(text: str) -> list[str]:
    """The sentences of a text that do not end as questions, with plain apostrophes."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(text.replace("’", "'")))
    return [sentence for sentence in found if not sentence.endswith("?")]
