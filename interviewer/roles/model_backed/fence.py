"""Fences around text that is not ours: it cannot close them, nor look like a part of the request."""

import re

from interviewer.domain.events import digest
from interviewer.domain.session import Session

_OPENS = re.compile(r"<(?=[A-Za-z/|!?<])")
_MARKS = re.compile(r"\[(?=/?INST\])")


def neutral(text: str) -> str:
    """A text whose marks open nothing: tags, special tokens of a model, turns of a chat.

    Only marks are changed, by characters that look alike, so that quotes can still be found.
    """
    return _MARKS.sub("［", _OPENS.sub("‹", text))


def plain(text: str) -> str:
    """A quote from a neutral text as it was written; the inverse of `neutral`."""
    return text.replace("‹", "<").replace("［", "[")


def fence_of(session: Session) -> str:
    """The mark of a session's fences: the same all through an interview and its replays."""
    opened = session.opened
    return digest([opened.problem.sha, opened.rubric.sha, opened.seed])[:8]
