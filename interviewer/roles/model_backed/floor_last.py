"""The words that give the floor back: held until a turn has ended, since nothing may follow them."""

import re

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.sentences import split_sentences

MOST = 9
"""A sentence of more words says something."""
_FLOOR = re.compile(
    r"(?:^|,|;|\b(?:and|so|then|please|now))\W*(?:over to you|back to you|your turn|keep going|continue|ask on"
    r"|(?:go|carry|read|work|build) (?:on|ahead)|(?:the )?floor is (?:yours|with you)|i['’]m listening"
    r"|take it from (?:here|there)|work with that)(?: (?:then|now|from|with|on)\b.*)?\W*$",
    re.IGNORECASE,
)


def gives_floor(sentence: str) -> bool:
    """Whether a sentence does no more than give the floor back."""
    short = len(sentence.split()) <= MOST and "?" not in sentence
    return short and _FLOOR.search(sentence) is not None


class FloorLast:
    """Passes words on, and holds such a last sentence of an answer that hands over facts."""

    def __init__(self) -> None:
        self.held = ""

    def feed(self, move: Move, text: str) -> str:
        """What may be shown now."""
        if move.kind != MoveKind.ANSWER or not move.facts or move.then is not None:
            return text
        text, self.held = self.held + text, ""
        spans = split_sentences(text, at_joints=False)
        if spans and gives_floor(spans[-1].text):
            text, self.held = text[: spans[-1].start], text[spans[-1].start :]
        return text
