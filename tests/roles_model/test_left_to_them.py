"""Questions that get no fact and are not open: theirs to choose, or to be assumed for now."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.domain.moves import Decision, Move, MoveKind
from interviewer.domain.reading import Question, Reading, Stand
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed.asked_of_us import asked_of_us
from interviewer.roles.model_backed.guarding.leaving import leaves_open
from tests.builders import Log, small_content
from tests.roles_model.stage import hear

SORTING = "Is sorting the pebbles fine?"
CROWD = "Is it crowded there?"
OWN = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, own=(SORTING,))
ASSUME = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, assume=(CROWD,))
NEITHER = ("open", "undecided", "nothing fixed", "nobody has decided")


@pytest.mark.parametrize(
    ("move", "told"),
    [
        (OWN, f'Asks you to choose for them: "{SORTING}"'),
        (ASSUME, f'without calling it open or undecided: "{CROWD}"'),
    ],
)
def test_the_briefing_says_what_may_be_said_of_it(move: Move, told: str) -> None:
    _, chat = hear(['<move n="1">Take one and carry on.'], move)
    shown = chat.calls[0].last.text
    assert told in shown
    assert "Nothing is fixed on" not in shown and "Nothing is listed as open" not in shown


@pytest.mark.parametrize(
    ("move", "said"),
    [(OWN, "That one is your call."), (ASSUME, "For the crowd, assume something for now.")],
)
def test_the_model_may_leave_it_to_them(move: Move, said: str) -> None:
    heard, _ = hear([f'<move n="1">{said}'], move)
    assert said in heard.shown
    assert str(Violation.OPEN) not in heard.spoken.blocked


@pytest.mark.parametrize("name", ["ad-click", "spam-filter", "video-recommender"])
@pytest.mark.parametrize("move", [OWN, ASSUME])
def test_the_built_in_speaker_calls_neither_open(
    contents: dict[str, Content], name: str, move: Move
) -> None:
    session = Log(contents[name]).begin().say(text="Is it so?").session
    spoken = BuiltinSpeaker().compose(session, Decision(moves=(move,)), (Grounded(move=move),), 9.0)
    phrases = contents[name].phrases
    ways = phrases.own_choice if move.own else phrases.assume_it
    assert spoken.text in ways
    assert not any(word in way.casefold() for way in ways for word in (*NEITHER, "?"))


def test_what_is_left_to_them_is_not_listed_again() -> None:
    asked = (
        Question(quote=SORTING, fact=None, stand=Stand.OWN),
        Question(quote=CROWD, fact=None, stand=Stand.UNSURE),
    )
    reading = Reading(words=9, questions=asked)
    session = Log(small_content()).begin().say(reading, f"{SORTING} {CROWD}").session
    both = OWN.model_copy(update={"assume": (CROWD,)})
    found = asked_of_us(session, both)
    assert not (found.unfixed or found.unplaced)
    passed_over = asked_of_us(session, Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY))
    assert passed_over.unplaced == (CROWD,) and not passed_over.unfixed


def test_what_was_not_listed_stays_closed_beside_it() -> None:
    assert leaves_open(
        "The weight of a pebble is your call.", (SORTING,), (SORTING, "How heavy is it by weight?")
    )
