"""What each sort of move says: a stage, a clash, a sum, a question said again or asked back."""

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Clash, Intent, Reading, Sum
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.asking import spoken_number
from interviewer.roles.builtin.wording import Wording
from tests.builders import Log
from tests.roles.wording import drafts, moves, spoken_to


@pytest.mark.parametrize(
    ("intent", "way"),
    [(Intent.HOSTILE, "hostile"), (Intent.COMMAND, "command"), (Intent.OFF_TOPIC, "off_topic")],
)
def test_steering_is_met_with_its_own_words(small: Content, intent: Intent, way: str) -> None:
    move = Move(kind=MoveKind.REDIRECT, stage=StageId.DATA)
    (text,) = drafts(spoken_to(small, intent), move)
    assert text.startswith(getattr(small.phrases, way))


def test_giving_up_is_met_kindly(small: Content) -> None:
    move = next(moves(small, "pack")).model_copy(update={"said": ""})
    assert drafts(spoken_to(small, Intent.GIVE_UP), move)[0].startswith(small.phrases.give_up)


def test_the_next_stage_is_announced_by_its_name(small: Content) -> None:
    move = next(moves(small, "pack"))
    decision = Decision(moves=(move,), announces=StageId.FRAMING)
    wording = Wording(spoken_to(small), decision, 60)
    assert "the framing" in next(wording.drafts(Grounded(move=move))).text


def test_a_contradiction_names_both_sides(small: Content) -> None:
    clash = Clash(quote="ten grains", kind="claim", against="2", earlier="nine grains")
    move = Move(kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.CONTRADICTION,
                target="claim:2", said="ten grains")  # fmt: skip
    for text in drafts(spoken_to(small, clashes=(clash,)), move):
        assert "ten grains" in text and "nine grains" in text


def test_a_sum_is_put_right(small: Content) -> None:
    wrong = Sum(quote="2 x 2 = 5", expression="2 x 2", said=5, correct=4, unit="pebbles", ok=False)
    move = Move(
        kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.ARITHMETIC, target="2 x 2"
    )
    for text in drafts(spoken_to(small, sums=(wrong,)), move):
        assert "about 4 pebbles" in text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (11_600, "QPS", "about 11.6k QPS"),
        (1e9, "", "about 1B"),
        (2.5e6, "users", "about 2.5M users"),
        (0.5, "s", "about 0.5 s"),
        (3e12, "B", "about 3T B"),
        (-4_000, "", "about -4k"),
    ],
)
def test_numbers_are_said_shortly(value: float, unit: str, text: str) -> None:
    assert spoken_number(value, unit) == text


def test_the_last_question_is_repeated_word_for_word(small: Content) -> None:
    session = Log(small).begin().say(Reading(words=3)).ask(text="Why so?").say().session
    assert "Why so?" in drafts(session, Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY))[0]


def test_asked_to_repeat_twice_it_says_the_question_once(small: Content) -> None:
    log = Log(small).begin().say(Reading(words=3)).ask(text="Why so?").say()
    repeat = Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY)
    first = drafts(log.session, repeat)[0]
    second = drafts(log.ask(repeat, text=first).say().session, repeat)[0]
    assert any(second == way.format(question="Why so?") for way in small.phrases.repeat)


def test_phrases_turn_with_the_turns(small: Content) -> None:
    log = Log(small).begin()
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-1",))
    heard = {drafts(log.say(Reading(words=3)).session, move)[0]}
    for _ in range(4):
        log.ask(move)
        heard.add(drafts(log.say(Reading(words=3)).session, move)[0])
    assert len(heard) == len(small.phrases.fact_floor)


def test_what_is_missing_is_named_as_another_subject(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.PACK, target="data.labels",
                criterion="data.labels", ask=3)  # fmt: skip
    assert content.rubric.criterion("data.labels").topic in drafts(spoken_to(content), move)[0]


def test_a_question_that_names_nothing_said_says_what_it_takes_up(
    contents: dict[str, Content],
) -> None:
    said = "the number that a page asks for first"
    move = Move(kind=MoveKind.DEEPEN, stage=StageId.MODEL, source=Source.PACK,
                target="model.choice", criterion="model.choice", ask=0, said=said)  # fmt: skip
    log = Log(contents["ad-click"]).begin().say(Reading(words=9), text=f"So {said} decides.")
    assert f'"{said} decides"' in drafts(log.session, move)[0]


@pytest.mark.parametrize("reason", ["candidate", "plan", "time"])
def test_the_closing_says_why_the_interview_ends(contents: dict[str, Content], reason: str) -> None:
    session = spoken_to(contents["ad-click"])
    close = Move(kind=MoveKind.CLOSE, stage=session.stage, reason=reason)
    drafts = Wording(session, Decision(moves=(close,), why=reason), 60.0).drafts(
        Grounded(move=close)
    )
    phrases = session.content.phrases
    ways = {"candidate": phrases.close_asked, "plan": phrases.close, "time": phrases.close_time}
    assert ways[reason] and next(drafts).text in ways[reason]


def test_each_of_several_open_questions_is_named(contents: dict[str, Content]) -> None:
    session = spoken_to(contents["ad-click"])
    asked = ("Which database do we use for profiles", "which cloud are we on?")
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, unknown=asked)
    for text in drafts(session, move):
        assert '"Which database do we use for profiles"' in text
        assert '"which cloud are we on"' in text
    beside = move.model_copy(update={"facts": ("daily_users",)})
    known = contents["ad-click"].problem.fact("daily_users").answer
    assert all(text.startswith(known) and "cloud" in text for text in drafts(session, beside))


@pytest.mark.parametrize("target", ["broad", "unclear"])
@pytest.mark.parametrize(("asked", "held"), [("Any limits?", True), ('Any "limits"?', False)])
def test_a_question_is_asked_back_in_its_words_with_one_question(
    contents: dict[str, Content], target: str, asked: str, held: bool
) -> None:
    move = Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, target=target, said=asked)
    back = drafts(spoken_to(contents["ad-click"]), move)
    assert len(back) >= 2
    assert {text.count("?") for text in back} == {1}
    assert {'"Any limits"' in text for text in back} == {held}
