"""The built-in speaker: words a legal move without a model, and shows nothing the guard refuses."""

import re
from collections.abc import AsyncGenerator, Iterable
from itertools import product

from interviewer.domain.answering import TURN_WORDS
from interviewer.domain.evidence import words
from interviewer.domain.guard import Secrets, Violation, check
from interviewer.domain.heard import heard
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.session import Session
from interviewer.roles.base import Grounded, Piece, Spoken
from interviewer.roles.builtin.ways import Draft
from interviewer.roles.builtin.wording import Wording

_DIGS = frozenset({MoveKind.PROBE, MoveKind.DEEPEN})
_ITS_OWN = frozenset({Source.OPEN, Source.NOTE, Source.COMPONENT})
"""Questions that do not turn on whether the message says what they ask."""


class BuiltinSpeaker:
    """Takes the first wording of the best move that may be shown."""

    name = "builtin-1"

    def __init__(self) -> None:
        self._prepared: dict[tuple[str, ...], tuple[Secrets, dict[str, Secrets]]] = {}

    async def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        """Yield the turn's text, then the turn."""
        spoken = self.compose(session, decision, grounded, now)
        yield spoken.text
        yield spoken

    def compose(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> Spoken:
        """The whole turn at once: a question that the last message answers only if all do."""
        wording = Wording(session, decision, now)
        earlier = session.questions_asked()
        asked = {part for text in earlier for part in _parts(text)}
        blocked: list[str] = []
        for told, option in product((False, True), grounded):
            secrets = self._secrets(session, option.move)
            for draft in _unasked_first(wording.drafts(option), asked):
                if _is_heard(session, option.move, draft) is not told:
                    continue
                found = check(draft.text, option.move.kind, earlier, secrets)
                if _harmless(found, option.move.kind):
                    return Spoken(
                        move=option.move,
                        text=draft.text,
                        citations=draft.citations,
                        blocked=tuple(blocked),
                    )
                blocked += [str(violation) for violation in found]
        return self._give_floor(session, decision, tuple(blocked))

    def _give_floor(self, session: Session, decision: Decision, blocked: tuple[str, ...]) -> Spoken:
        """When nothing may be asked: hand the floor back, which asks nothing."""
        ways = session.content.phrases.floor
        text = ways[(session.opened.seed + session.next_turn) % len(ways)]
        stage = decision.enters or session.stage
        move = Move(kind=MoveKind.REDIRECT, stage=stage, reason="nothing left to ask")
        return Spoken(move=move, text=text, blocked=blocked)

    def _secrets(self, session: Session, move: Move) -> Secrets:
        """Everything that must not be shown with this move."""
        always, facts = self._prepare(session)
        allowed = {*session.facts_given, *move.facts, *(move.then.facts if move.then else ())}
        return always.with_more(secret for fact, secret in facts.items() if fact not in allowed)

    def _prepare(self, session: Session) -> tuple[Secrets, dict[str, Secrets]]:
        """The secrets of a content: those that always are, and the facts'. Prepared once."""
        content, opened = session.content, session.opened
        key = (content.problem.id, opened.problem.sha, content.rubric.id, opened.rubric.sha)
        if key not in self._prepared:
            texts = [text for c in content.rubric.criteria for text in c.anchors.values()]
            texts += [piece.text for c in content.rubric.criteria for piece in c.evidence]
            texts += [piece.text for pack in content.problem.criteria for piece in pack.evidence]
            for pack in content.problem.criteria:
                texts += [pack.outlines.two, pack.outlines.three, pack.outlines.four]
            facts = {fact.id: Secrets.of([fact.answer]) for fact in content.problem.facts}
            self._prepared[key] = Secrets.of(texts), facts
        return self._prepared[key]


def _is_heard(session: Session, move: Move, draft: Draft) -> bool:
    """Whether a question on what was said, or on what is missing, was just answered."""
    asks = move.then or move
    if asks.kind not in _DIGS or asks.source in _ITS_OWN:
        return False
    return heard(session, draft.text, asks.said)


def _unasked_first(drafts: Iterable[Draft], asked: set[str]) -> list[Draft]:
    """Wordings, those last that hold a sentence which was asked before, or are a speech."""

    def worse(draft: Draft) -> tuple[bool, bool]:
        long = len(draft.text.split()) > TURN_WORDS
        return not asked.isdisjoint(_parts(draft.text)), long

    return sorted(drafts, key=worse)


def _parts(text: str) -> set[str]:
    """The question sentences of a text, by their words."""
    return {" ".join(words(part)) for part in re.findall(r"[^.!?]*\?", text)}


def _harmless(found: list[Violation], kind: MoveKind) -> bool:
    """Facts asked for again are given again in the same words: no repeated question."""
    if kind in (MoveKind.ANSWER, MoveKind.HINT, MoveKind.CLOSE):
        return set(found) <= {Violation.REPEAT}
    return not found
