"""What of the pack's help and challenges a model is handed."""

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.helping import asked_help_on
from interviewer.roles.model_backed.options import options
from tests.builders import Log, small_content
from tests.roles_model.stage import ANSWER, grounded, talk

HINT = Move(kind=MoveKind.HINT, stage=StageId.CLARIFY, source=Source.PACK, target="clarify.first",
            criterion="clarify.first", hint_level=1)  # fmt: skip
TRAP = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.TRAP,
            target="trap-clarify", criterion="clarify.first", said="weigh every pebble twice")  # fmt: skip


def wishing(text: str, stuck_on: str = "") -> Session:
    reading = Reading(words=len(text.split()), intents=(Intent.HINT,), stuck_on=stuck_on)
    return Log(small_content()).begin().say(reading, text).session


def handed(session: Session, move: Move) -> str:
    return options(session, Decision(moves=(move,)), grounded(move), session.active)[0].plain


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        (f"{ANSWER} Could you give me a hint?", ""),
        (f"{ANSWER} Could you give me a small hint what you're after?", ""),
        ("Could you give me a hint how to sort wet pebbles?", "wet pebbles"),
        ("With wet ones I'm not sure. Could you give me a hint what to do there?", "wet ones"),
    ],
)
def test_what_help_is_asked_on(text: str, matter: str) -> None:
    found = asked_help_on(wishing(text).last_candidate)
    assert matter in found and bool(matter) is bool(found)


def test_the_ladder_a_model_is_handed_begins_lower() -> None:
    hints = small_content().problem.pack("clarify.first").hints
    session = wishing(f"{ANSWER} Could you give me a hint?")
    rungs = [handed(session, HINT.model_copy(update={"hint_level": n})) for n in (1, 2, 3)]
    assert rungs == [hints.nudge, hints.nudge, hints.direction]


def test_no_help_is_handed_on_another_matter() -> None:
    asks = "Could you give me a hint how to sort wet pebbles?"
    assert handed(wishing(asks), HINT) == ""
    assert handed(wishing(asks, stuck_on="clarify.first"), HINT) == ""
    evidence = small_content().problem.pack("clarify.first").evidence[0].text
    own = f"Could you give me a hint on this: {evidence.lower()}"
    assert handed(wishing(own, stuck_on="clarify.first"), HINT) != ""


def test_the_case_that_refutes_a_claim_is_not_handed_over() -> None:
    session = talk().session
    challenge = small_content().problem.trap("trap-clarify").challenge
    first, *_ = options(session, Decision(moves=(TRAP,)), grounded(TRAP), session.active)
    assert first.plain == "" and challenge
    both = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-3",), then=TRAP)
    first, *_ = options(session, Decision(moves=(both,)), grounded(both), session.active)
    assert first.then == "" and first.plain
