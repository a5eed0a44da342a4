"""Forty turns of each problem: never the same question, never praise, never a secret."""

import pytest

from evals.playing import Stage, script
from interviewer.domain.guard import Violation, check, count_questions, same_question
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Move, MoveKind
from interviewer.domain.reading import Intent
from interviewer.domain.session import Session, Turn
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from tests.conftest import PROBLEMS

TURNS = 40
MINUTES = 120
GIVEN_AGAIN = (MoveKind.ANSWER, MoveKind.HINT, MoveKind.CLOSE, MoveKind.REPEAT)
"""Turns that may be alike: a fact asked for twice is given twice."""
GIVES_FLOOR = "nothing left to ask"


def answers(problem: str) -> list[str]:
    """A very patient candidate: three scripts one after the other, then none the wiser."""
    told = [a for kind in ("strong", "middling", "terse") for a in script(problem, kind)]
    return [*told, *(f"I have nothing more to say on point {n} here." for n in range(TURNS))][
        :TURNS
    ]


def spoken(session: Session) -> list[Turn]:
    return [turn for turn in session.turns if turn.speaker == "interviewer"]


def repeated(session: Session) -> list[str]:
    """Questions asked again though nobody asked for it."""
    asked: list[str] = []
    found = []
    for turn in spoken(session):
        assert turn.move is not None
        free = turn.move.kind in GIVEN_AGAIN or turn.move.reason == GIVES_FLOOR
        if not free and any(same_question(turn.text, before) for before in asked):
            found.append(turn.text)
        asked.append(turn.text)
    return found


def miscounted(session: Session) -> list[str]:
    """Turns with more questions than one, or none where one is due."""
    return [
        turn.text
        for turn in spoken(session)
        if turn.move
        and (
            count_questions(turn.text) > 1
            or (turn.move.kind in ASKS_EXACTLY_ONE and count_questions(turn.text) != 1)
        )
    ]


def unguarded(session: Session) -> list[tuple[list[Violation], str]]:
    """Turns that praise, score, link, or give away an anchor, evidence or an unasked fact."""
    speaker = BuiltinSpeaker()
    every = Move(kind=MoveKind.ANSWER, stage=session.stage, facts=tuple(session.facts_given))
    secrets = speaker._secrets(session, every)
    found = [(check(t.text, MoveKind.REPEAT, [], secrets), t.text) for t in spoken(session)]
    return [(why, text) for why, text in found if set(why) - {Violation.QUESTIONS}]


def unannounced(session: Session) -> list[str]:
    """Stages that the interviewer began on its own without saying so a turn before."""
    return [
        f"{span.stage}: {span.why}"
        for span in session.spans[1:]
        if span.why not in ("announced", "lead", "requested")
    ]


def out_of_order(session: Session) -> list[str]:
    order = [stage.id for stage in session.content.plan.stages]
    stages = [span.stage for span in session.spans]
    return [str(stage) for stage in stages] if stages != order[: len(stages)] else []


def too_many_what_ifs(session: Session) -> list[str]:
    """In the last stage what is left of all stages may be thrown."""
    order = session.content.plan.stages
    thrown = [m for m in session.moves if m.kind == MoveKind.WHAT_IF]
    return [
        str(stage.id)
        for stage in order[:-1]
        if sum(m.stage == stage.id for m in thrown) > max(1, stage.what_ifs)
    ]


def challenged_twice(session: Session) -> list[str]:
    targets = [m.target for m in session.moves if m.kind == MoveKind.CHALLENGE]
    return sorted({target for target in targets if targets.count(target) > 1})


def talks_too_much(session: Session) -> list[str]:
    """An interviewer has less than a third of the words, and no speech of its own."""
    own = sum(len(turn.text.split()) for turn in spoken(session))
    theirs = sum(len(turn.text.split()) for turn in session.candidate_turns())
    long = [turn.text for turn in spoken(session) if len(turn.text.split()) > 110]
    return long + ([f"{own} words to {theirs}"] if own > theirs / 2 else [])


CHECKS = (repeated, miscounted, unguarded, unannounced, out_of_order, too_many_what_ifs,
          challenged_twice, talks_too_much)  # fmt: skip


@pytest.mark.parametrize("problem", PROBLEMS)
def test_forty_turns_without_a_fault(stage: Stage, problem: str) -> None:
    """One interview a problem, all faults told at once: playing it is what takes the time."""
    session = stage.play(problem, answers(problem), minutes=MINUTES).session
    faults = {check.__name__: found for check in CHECKS if (found := check(session))}
    heard = len(session.candidate_turns())
    asked_to_end = any(
        Intent.END in t.reading.intents for t in session.candidate_turns() if t.reading
    )
    assert (faults, heard >= TURNS - 5 or asked_to_end) == ({}, True)
