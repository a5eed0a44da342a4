"""Pairs of an answer and the interviewer's next question, drawn to be read by somebody fresh."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from evals.persona import persona
from evals.playing import Stage, script
from evals.simulating import senior_setup, simulate_builtin
from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Session
from interviewer.domain.value import Value

PERSONAS = ("strong", "mid", "terse", "junior", "rambler", "non_native", "bluffer")
SCRIPTS = ("strong", "middling", "terse", "bluffer", "weak")
"""Who sits the interviews: those who answer, with rules or from a fixed script."""


class Pair(Value):
    """What a candidate said, and what the interviewer said next."""

    interview: str
    turn: int
    answer: str
    reply: str
    move: str


def pairs_of(name: str, session: Session) -> list[Pair]:
    """Every answer that a question follows, in order."""
    found: list[Pair] = []
    for said, then in zip(session.turns, session.turns[1:], strict=False):
        asks = then.speaker == "interviewer" and not then.interrupted and "?" in then.text
        if said.speaker != "candidate" or not asks or then.move is None:
            continue
        kinds = [then.move.kind, *([then.move.then.kind] if then.move.then else [])]
        if MoveKind.REPEAT not in kinds:
            move = "+".join(f"{kind}" for kind in kinds) + f" {then.move.source}"
            found.append(
                Pair(interview=name, turn=then.number, answer=said.text, reply=then.text, move=move)
            )
    return found


def sat(
    stage: Stage, problems: Iterable[str], who: Sequence[str], seed: int
) -> Iterable[tuple[str, Session]]:
    """The interviews of the built-in interviewer with personas, or with scripts as `script:KIND`."""
    for problem in problems:
        for name in who:
            kind = name.removeprefix("script:")
            if kind != name:
                played = stage.play(problem, script(problem, kind), seed=seed)
                yield f"{problem}.{name}", played.session
                continue
            done = simulate_builtin(
                stage, problem, persona(name), datetime.now(UTC), senior_setup(seed)
            )
            yield f"{problem}.{name}", done.session


def draw(pairs: Sequence[Pair], count: int, seed: int) -> list[Pair]:
    """So many of the pairs, the same for the same seed; none whose answer came before."""
    drawn: list[Pair] = []
    mixed = list(pairs)
    random.Random(seed).shuffle(mixed)
    for pair in mixed:
        if all((pair.answer, pair.reply) != (d.answer, d.reply) for d in drawn):
            drawn.append(pair)
    return drawn[:count]


def sheet(pairs: Iterable[Pair], told: bool = False) -> str:
    """The pairs as Markdown for a reader; `told` adds the move, which a reader must not know."""
    parts: list[str] = []
    for number, pair in enumerate(pairs, start=1):
        told_of = f" ({pair.interview}, turn {pair.turn}: {pair.move})" if told else ""
        parts.append(f"## Pair {number}{told_of}\n")
        parts.append(f"Problem: {pair.interview.split('.')[0]}\n")
        parts.append(f"CANDIDATE: {pair.answer}\n\nINTERVIEWER: {pair.reply}\n")
    return "\n".join(parts)
