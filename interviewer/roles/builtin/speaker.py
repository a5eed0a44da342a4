"""The built-in speaker: words a legal move without a model, and shows nothing the guard refuses."""

import re
from collections.abc import AsyncGenerator, Iterable, Iterator

from interviewer.domain.answering import TURN_WORDS
from interviewer.domain.evidence import words
from interviewer.domain.guard import Secrets, Violation, check
from interviewer.domain.heard import heard
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Decision, Move, MoveKind, Source
from interviewer.domain.session import Session
from interviewer.roles.base import Grounded, Piece, Spoken
from interviewer.roles.builtin.bridging import Bridge
from interviewer.roles.builtin.cutting import cut_short
from interviewer.roles.builtin.fitting import fits
from interviewer.roles.builtin.ways import Draft
from interviewer.roles.builtin.wording import Wording

_DIGS = frozenset({MoveKind.PROBE, MoveKind.DEEPEN})
_FIXED = frozenset({MoveKind.OPEN, MoveKind.REPEAT, MoveKind.HINT, MoveKind.CLOSE})
_ITS_OWN = frozenset({Source.OPEN, Source.NOTE, Source.COMPONENT})
"""Questions that do not turn on whether the message says what they ask."""


class BuiltinSpeaker:
    """Takes the first wording of the best move that may be shown."""

    name = "builtin-1"

    def __init__(self, choosy: bool = False) -> None:
        """`choosy` leaves out wordings that make no sense after the message. Who only stands in for
        a model does without: what it says then is part of the interviews that were recorded."""
        self._choosy = choosy
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
        held: Move | None = None
        for move, draft in self._in_order(session, wording, grounded, asked):
            if move != held:
                held, secrets = move, self._secrets(session, move)
            found = check(draft.text, move.kind, earlier, secrets)
            if _harmless(found, move.kind):
                return Spoken(
                    move=move,
                    text=draft.text,
                    citations=draft.citations,
                    blocked=tuple(blocked),
                )
            blocked += [str(violation) for violation in found]
        return self._give_floor(session, decision, tuple(blocked))

    def _in_order(
        self,
        session: Session,
        wording: Wording,
        grounded: tuple[Grounded, ...],
        asked: set[str],
    ) -> Iterator[tuple[Move, Draft]]:
        """Wordings of the moves, the best first: last those that ask what was just answered, and
        those that make no sense after it; before these, an open way on."""
        listed = (
            (option.move, draft)
            for option in grounded
            for draft in _unasked_first(wording.drafts(option), asked)
        )
        late: list[tuple[Move, Draft]] = []
        last: list[tuple[Move, Draft]] = []
        bridge = Bridge(session) if self._choosy else None
        for move, draft in listed:
            if bridge is not None and move.kind not in _FIXED:
                text = bridge.over(move, cut_short(session, draft.text))
                draft = draft.model_copy(update={"text": text})
                unfair = bridge.denies(move) or bridge.blames(move, text)
                if unfair or not fits(session, move, text):
                    last.append((move, draft))
                    continue
            if _is_heard(session, move, draft):
                late.append((move, draft))
            else:
                yield move, draft
        first = next((option.move for option in grounded), None)
        if bridge is not None and first is not None and first.kind in ASKS_EXACTLY_ONE:
            for move, text in bridge.onward(first):
                yield move, Draft(text=text)
        yield from late
        yield from last

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
