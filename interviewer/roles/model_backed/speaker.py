"""The model-backed speaker: a model words a legal move, the guard lets it through or not."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from interviewer.domain.events import ModelCalled
from interviewer.domain.guard import Violation
from interviewer.domain.moves import Decision, MoveKind, Source
from interviewer.domain.notes import Citation
from interviewer.domain.session import Session
from interviewer.llm.account import LEFT
from interviewer.llm.chat import Door, Message, Request
from interviewer.llm.prompts import Prompt, load_prompt
from interviewer.roles.base import Broken, Grounded, Piece, Spoken
from interviewer.roles.builtin.asking import cite
from interviewer.roles.builtin.note_topic import topic_of
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed.attempt import Attempt
from interviewer.roles.model_backed.briefing import briefing, notes_of
from interviewer.roles.model_backed.fact_marks import offered
from interviewer.roles.model_backed.finishing import lacking, rest_of
from interviewer.roles.model_backed.floor_last import FloorLast
from interviewer.roles.model_backed.guarding.known import Keeping
from interviewer.roles.model_backed.layout import dialogue, stages, system
from interviewer.roles.model_backed.notices import GUARD, notice
from interviewer.roles.model_backed.options import Option, options, worded_by_code
from interviewer.roles.model_backed.turned_on import turned_on

MAX_TOKENS = 1200
"""Of an answer, a model's silent reasoning included; doubled once where it was cut off."""
ATTEMPTS = 2
CANCELLED = "cancelled"
"""The outcome of a call that was stopped with its turn; its usage is the most it can have been."""
SEARCHES = 1
"""Searches of the notes before the model is asked: each takes as long as all the rest of ours."""
_HOPELESS = frozenset({"E_FILTERED", "E_REFUSED", "E_EMPTY", "E_BUDGET", "E_STALE"})
"""Errors after which the same request is not made again."""


@dataclass
class _Turn:
    """A turn while it is being spoken."""

    session: Session
    decision: Decision
    grounded: tuple[Grounded, ...]
    now: float
    choices: tuple[Option, ...] = ()
    blocked: list[str] = field(default_factory=list)


class ModelSpeaker:
    """Speaks through a chat model, and through the built-in speaker where that cannot be had."""

    def __init__(
        self,
        door: Door,
        builtin: BuiltinSpeaker | None = None,
        max_tokens: int = MAX_TOKENS,
        keeping: Keeping | None = None,
    ) -> None:
        self.name = door.name
        self._door = door
        self._builtin = builtin or BuiltinSpeaker()
        self._max_tokens = max_tokens
        self._prompt: Prompt = load_prompt("speaker")
        self._keeping = keeping or Keeping(self._prompt)
        self._left: dict[str, list[ModelCalled]] = {}

    async def speak(
        self, session: Session, decision: Decision, grounded: tuple[Grounded, ...], now: float
    ) -> AsyncGenerator[Piece, None]:
        """Yield what may be shown, then the turn; see `Speaker`."""
        turn = _Turn(session, decision, grounded, now)
        if not worded_by_code(decision.moves[0]):
            turn.choices = options(session, decision, grounded, now)
        if not turn.choices:
            if decision.moves[0].kind == MoveKind.OPEN:
                self._prepare(session)
            async for piece in self._builtin.speak(session, decision, grounded, now):
                yield piece
            return
        code, tokens = "", self._max_tokens
        reminders: tuple[str, ...] = ()
        for number in range(1, ATTEMPTS + 1):
            attempt = self._attempt(turn, number, tokens, reminders)
            floor = FloorLast()
            try:
                async with aclosing(attempt.words()) as words:  # type: ignore[type-var]
                    async for words_shown in words:
                        if shown := floor.feed(attempt.option.move, words_shown):
                            yield shown
            except (GeneratorExit, asyncio.CancelledError):
                self._left.setdefault(session.id, []).extend(map(_cancelled, attempt.calls))
                raise
            for call in attempt.calls:
                yield call
            guard = attempt.guard
            turn.blocked += [str(violation) for violation in (*guard.mended, *guard.found)]
            if attempt.error is None and attempt.guard.shown:
                for piece in self._completed(turn, attempt, floor.held.strip()):
                    yield piece
                return
            code = attempt.error.code if attempt.error else GUARD
            if attempt.guard.shown:
                yield Broken(move=attempt.option.move, text=attempt.guard.shown, why=code)
            if attempt.error is None:
                reminders = tuple(str(violation) for violation in attempt.guard.found)
            elif code in _HOPELESS or (not attempt.received and code != "E_CUT"):
                break
            elif code == "E_CUT":
                tokens = 2 * self._max_tokens
        for piece in self._fallen_back(turn, code):
            yield piece

    def left_over(self, session_id: str) -> tuple[ModelCalled, ...]:
        """The calls of a turn that was stopped half way; see `Accountable`."""
        return tuple(self._left.pop(session_id, ()))

    def _prepare(self, session: Session) -> None:
        """Get ready what the first answer will be held against, while the candidate reads."""
        asyncio.get_running_loop().run_in_executor(None, self._keeping.of, session)

    def _attempt(
        self, turn: _Turn, number: int, tokens: int, reminders: tuple[str, ...]
    ) -> Attempt:
        text, parts = briefing(
            self._prompt, turn.session, turn.decision, turn.choices, turn.now, reminders
        )
        request = Request(
            role="speaker",
            session=turn.session.id,
            turn=turn.session.next_turn,
            attempt=number,
            prompt=self._prompt.ref,
            head=self._head(turn.session),
            history=dialogue(self._prompt, turn.session),
            last=Message(role="user", text=text),
            parts=parts,
            max_tokens=tokens,
        )
        kept = self._keeping.of(turn.session)
        offers = offered(turn.session, turn.choices[0].move)
        return Attempt(self._door, request, turn.choices, kept, turn.session, offers)

    def _head(self, session: Session) -> tuple[Message, ...]:
        problem, opened = session.content.problem, session.opened
        setting = self._prompt.render(
            "setting",
            title=problem.title,
            task=problem.prompt.strip(),
            minutes=opened.minutes,
            level=opened.seniority,
            stages=stages(session),
            style=opened.style,
        )
        return (system(self._prompt), Message(role="user", text=setting))

    def _completed(self, turn: _Turn, attempt: Attempt, held: str) -> list[Piece]:
        """The turn as the model spoke it, or as far as it may stand, with what is still due; what it
        gave the floor with is `held`, and comes last."""
        guard, move = attempt.guard, attempt.option.move
        text, tail = guard.shown.rstrip(), ""
        if guard.found or guard.owes_question():
            turn.blocked += [] if guard.found else [str(Violation.QUESTIONS)]
            move, tail = rest_of(
                self._builtin, turn.session, turn.decision, turn.grounded, turn.now, attempt
            )
        missing = lacking(turn.session, move, f"{text} {tail}")
        if missing and not (guard.asked or guard.requested):
            answers = [turn.session.content.problem.fact(fact).answer for fact in missing]
            tail = " ".join([*answers, *filter(None, [tail or held])])
        elif missing:  # not told, so not given: the log holds what was said
            told = tuple(fact for fact in move.facts if fact not in missing)
            move = move.model_copy(update={"facts": told})
        text, tail = text.removesuffix(held), tail or held
        tail = f" {tail}" if tail and not held else tail
        usage = attempt.completion.usage if attempt.completion else None
        if usage is None and attempt.calls:
            usage = attempt.calls[-1].usage
        spoken = Spoken(
            move=turned_on(turn.session, move, text),
            text=text + tail,
            citations=self._citations(turn, attempt),
            blocked=tuple(turn.blocked),
            usage=usage,
            prompt=self._prompt.ref,
            model=(attempt.completion.model if attempt.completion else "") or self._door.name,
        )
        return [tail, spoken] if tail else [spoken]

    def _citations(self, turn: _Turn, attempt: Attempt) -> tuple[Citation, ...]:
        """The notes that the tag names, as far as they were handed out with the request."""
        notes = notes_of(turn.session, turn.decision, turn.choices)
        named = dict.fromkeys(n for n in attempt.tag.notes if 1 <= n <= len(notes))
        cited = {notes[n - 1].chunk.id: cite(notes[n - 1]) for n in named}
        inner = attempt.option.move.then or attempt.option.move
        for passage in attempt.option.passages if inner.source == Source.NOTE else ():
            cited[passage.chunk.id] = cite(passage, topic_of(passage.chunk))
        return tuple(cited.values())

    def _fallen_back(self, turn: _Turn, code: str) -> list[Piece]:
        """The built-in speaker's whole turn, and why, where that was not told before."""
        told = notice(turn.session, code)
        spoken = self._builtin.compose(turn.session, turn.decision, turn.grounded, turn.now)
        blocked = (*turn.blocked, *spoken.blocked)
        whole = spoken.model_copy(update={"blocked": blocked})
        return [*([told] if told else []), spoken.text, whole]


def _cancelled(call: ModelCalled) -> ModelCalled:
    """The call as it ended: stopped by the candidate, unless it had come to an end before."""
    return call.model_copy(update={"outcome": CANCELLED}) if call.outcome == LEFT else call
