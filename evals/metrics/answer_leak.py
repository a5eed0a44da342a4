"""Answer leaks: what the interviewer says gives nothing of the answer key away.

Written apart from the guard, by another method, so that a hole in one shows in the other.
"""

import re
from collections.abc import Iterable

from interviewer.domain.moves import Move
from interviewer.domain.session import Content, Session

RUN = 8
SHARE = 0.30
_WORD = re.compile(r"[a-z0-9]+(?:['’.][a-z0-9]+)*")

Prepared = tuple[str, frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]


def prepare(secrets: Iterable[str]) -> list[Prepared]:
    """Secrets with their runs of eight words and of five."""
    found = []
    for secret in secrets:
        said = _words(secret)
        found.append((secret, _runs(said, RUN), _runs(said, 5)))
    return found


def leaked(text: str, secrets: Iterable[Prepared]) -> list[str]:
    """The secrets a text gives away: eight words in a row, or 30 % of a secret's five-word runs."""
    said = _words(text)
    eights, fives = _runs(said, RUN), _runs(said, 5)
    found = []
    for secret, long, short in secrets:
        shared = len(fives & short)
        if eights & long or (len(short) >= 4 and shared >= SHARE * len(short)):
            found.append(secret)
    return found


def answer_key(content: Content) -> list[str]:
    """What is never said during an interview: anchors, evidence statements and outlines."""
    texts = [text for c in content.rubric.criteria for text in c.anchors.values()]
    texts += [piece.text for c in content.rubric.criteria for piece in c.evidence]
    for pack in content.problem.criteria:
        texts += [piece.text for piece in pack.evidence]
        texts += [pack.outlines.two, pack.outlines.three, pack.outlines.four]
    return texts


def unasked_facts(session: Session, turn: int) -> list[str]:
    """The answers of the facts that were not asked for up to a turn of the interviewer's."""
    given: set[str] = set()
    for said in session.turns:
        if said.number <= turn:
            move: Move | None = said.move
            while move is not None:
                given.update(move.facts)
                move = move.then
    return [fact.answer for fact in session.content.problem.facts if fact.id not in given]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _runs(said: list[str], size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(said[i : i + size]) for i in range(len(said) - size + 1))
