"""How the interviewer's last turns began and ended, so that the next one takes another shape."""

import re

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.model_backed.fence import neutral

TURNS = 3
BEGINNING = 5
ENDING = 6
_QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")


def manner(session: Session) -> tuple[list[str], list[str]]:
    """The first words of the last turns and the last words of their questions, oldest first.

    Without what was quoted there; a turn that asked nothing has no ending.
    """
    spoken = [
        turn.text
        for turn in session.turns
        if turn.speaker == "interviewer" and not turn.interrupted
    ][1:]
    begun: list[str] = []
    ended: list[str] = []
    for text in spoken[-TURNS:]:
        bare = _QUOTED.sub("…", neutral(text))
        first = bare.split()[:BEGINNING]
        if len(first) == BEGINNING:
            begun.append(" ".join(first).strip(" ,;:…."))
        asked = [s.text for s in split_sentences(bare) if s.text.rstrip().endswith("?")]
        if asked:
            ended.append(" ".join(asked[-1].split()[-ENDING:]).lstrip("…:,; "))
    return [one for one in dict.fromkeys(begun) if one], list(dict.fromkeys(ended))
