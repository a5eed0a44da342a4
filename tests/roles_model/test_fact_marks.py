"""Marks: a model tells a fact it never saw, and only one that the message may be asking for."""

from dataclasses import replace

import pytest

from interviewer.domain.answering import UNCLEAR
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Intent, Question, Reading, Stand
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.fact_marks import FactMarks, offered
from tests.builders import Log, small_content
from tests.roles_model.stage import GIVES, PROBE, hear

FACTS = [small_content().problem.fact(fact) for fact in ("fact-3", "fact-4", "fact-5")]
THIRD, FIFTH = FACTS[0].answer, FACTS[2].answer
VAGUE = "Is it much?"
ASKED_BACK = Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, target=UNCLEAR, said=VAGUE)


def asking(*nearby: str, intents: tuple[Intent, ...] = ()) -> Session:
    asked = Question(quote="What is matter 3?", fact="fact-3")
    vague = Question(quote=VAGUE, fact=None, stand=Stand.UNSURE)
    reading = Reading(
        words=9, questions=(asked, vague), vague=VAGUE, nearby=nearby, intents=intents
    )
    return Log(small_content()).begin().say(reading, f"What is matter 3? {VAGUE}").session


def fed(text: str, size: int) -> tuple[str, list[str]]:
    marks = FactMarks(FACTS)
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    return "".join([*map(marks.feed, pieces), marks.feed("", last=True)]), marks.told


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('On that: <fact n="1"> Go on.', f"On that: {THIRD} Go on."),
        ("<fact n=1/>Go on.", f"{THIRD} Go on."),
        ('<fact n="1">. And <fact n="3"/>.', f"{THIRD} And {FIFTH}"),
        ('<fact n="1"></fact> <fact n="1">', f"{THIRD} "),
        ('<fact n="9">', ""),
        ('<fact n="1"> On speed: <fact n="9"> Go on.', f"{THIRD} Go on."),
        ("On the data: I heard you.", "On the data: I heard you."),
        ("At 3 < 4 it holds, <factory> or not <f", "At 3 < 4 it holds, <factory> or not <f"),
    ],
)
def test_a_mark_is_replaced_by_its_fact_wherever_the_pieces_break(
    text: str, shown: str, size: int
) -> None:
    assert fed(text, size)[0] == shown


def test_each_fact_is_told_once_in_the_order_of_the_marks() -> None:
    assert fed('<fact n="3"><fact n="1"><fact n="3">', 5)[1] == ["fact-5", "fact-3"]


def test_no_more_is_told_than_a_turn_holds() -> None:
    long = FACTS[0].model_copy(update={"answer": f"It is {'very ' * 110}long."})
    marks = FactMarks([long, long.model_copy(update={"id": "fact-4"})])
    marks.feed('<fact n="1"><fact n="2">')
    assert marks.told == ["fact-3"]


def test_a_fact_nearby_is_told_and_given_where_the_model_hears_it_asked_for() -> None:
    heard, chat = hear(['<move n="1"><fact n="2"> Go on.'], GIVES, session=asking("fact-5"))
    assert heard.shown == f"{FIFTH} Go on."
    assert heard.spoken.move.facts == ("fact-5",), "what was heard wrongly is not given beside it"
    assert FIFTH not in chat.calls[0].last.text


def test_a_fact_may_be_told_with_any_move() -> None:
    heard, _ = hear(
        ['<move n="1"><fact n="2"> What goes into the box first?'], PROBE, session=asking("fact-5")
    )
    assert heard.spoken.move.kind == MoveKind.PROBE
    assert heard.spoken.move.facts == ("fact-5",) and not heard.spoken.blocked


def test_nothing_is_told_that_was_not_offered() -> None:
    heard, _ = hear(['<move n="1"><fact n="3"> Go on.'], GIVES, session=asking("fact-5"))
    assert "Matter number 4" not in heard.shown and heard.spoken.move.facts == ("fact-3",)


def test_where_nothing_is_marked_what_was_surely_asked_for_is_told() -> None:
    heard, _ = hear(['<move n="1">That I know.'], GIVES, session=asking("fact-5"))
    assert heard.spoken.move.facts == ("fact-3",) and THIRD in heard.shown


def test_orders_get_nothing_nearby() -> None:
    session = asking("fact-5", intents=(Intent.COMMAND,))
    assert [fact.id for fact in offered(session, PROBE)] == ["fact-3"]


def test_a_fact_given_before_is_offered_again_only_where_it_was_asked_for() -> None:
    session = Log(small_content()).begin().say(Reading(words=3)).ask(
        GIVES.model_copy(update={"facts": ("fact-3", "fact-5")})
    ).session  # fmt: skip
    again = replace(asking("fact-5"), facts_given=session.facts_given)
    assert [fact.id for fact in offered(again, PROBE)] == ["fact-3"]


def test_what_may_be_a_fact_need_not_be_asked_back() -> None:
    heard, chat = hear(
        ['<move n="1"><fact n="2"> Over to you.'], ASKED_BACK, session=asking("fact-5")
    )
    assert heard.spoken.move.kind == MoveKind.ANSWER and heard.spoken.move.assume == ()
    assert "Ask back what one thing they need to know" in chat.calls[0].last.text


def test_without_a_fact_nearby_it_is_asked_back() -> None:
    session = Log(small_content()).begin().say(
        Reading(words=3, questions=(Question(quote=VAGUE, fact=None, stand=Stand.UNSURE),),
                vague=VAGUE), VAGUE).session  # fmt: skip
    heard, _ = hear(['<move n="1">What do you need to know?'], ASKED_BACK, session=session)
    assert heard.spoken.move.kind == MoveKind.CLARIFY
