"""Decisions on interviews built by hand: what was read in a message, and what the policy makes of it."""

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.policy import next_moves
from interviewer.domain.reading import Intent, Question, Reading, TrapHit
from interviewer.domain.stages import StageId
from tests.builders import STAGES, Log, criterion_ids, small_content, touch

CONTENT = small_content()
PLAIN = Reading(words=30)
FIRST = Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY, source=Source.PACK, target="clarify.first",
             criterion="clarify.first", ask=0)  # fmt: skip


def reads(*wanted: Intent, **parts: object) -> Reading:
    return Reading.model_validate({"words": 20, "intents": wanted, **parts})


def ask(*facts: str | None) -> Reading:
    found = tuple(Question(quote=f"Question {n}?", fact=fact) for n, fact in enumerate(facts))
    return reads(questions=found)


def covered(stage: StageId, level: int = 3) -> Reading:
    """A message that meets all criteria of a stage."""
    return reads(touches=tuple(touch(name, level) for name in criterion_ids(stage)))


def after(reading: Reading, log: Log | None = None) -> Decision:
    """The decision on a message that came a minute into the interview."""
    told = (log or Log(CONTENT).begin()).say(reading)
    return next_moves(told.session, told.now)


def kinds(decision: Decision) -> list[str]:
    return [str(move.kind) for move in decision.moves]


def in_stage(stage: StageId) -> Log:
    """An interview that has just come to a stage, all before it covered."""
    log = Log(CONTENT).begin()
    for before, here in zip(STAGES, STAGES[1:], strict=False):
        if before == stage:
            break
        log.say(covered(before), after=30)
        log.enter(here).ask(Move(kind=MoveKind.TRANSITION, stage=here, source=Source.STAGE))
    return log


def trap(stage: StageId) -> Reading:
    return reads(traps=(TrapHit(trap=f"trap-{stage}", quote="a wrong thing", score=9),))


def throw(log: Log, stage: StageId, n: int) -> None:
    log.ask(
        Move(kind=MoveKind.WHAT_IF, stage=stage, source=Source.WHAT_IF, target=f"if-{stage}-{n}")
    )


BROAD = "Anything special about the data?"


def unclear(question: str, *others: Question) -> Reading:
    return reads(vague=question, questions=(*others, Question(quote=question, fact=None)))
