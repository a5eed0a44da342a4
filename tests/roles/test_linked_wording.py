"""Questions that turn on the candidate's own words, and those after an answer that held none."""

import re

import pytest

from interviewer.domain.guard import count_questions
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.changing import premise
from interviewer.roles.builtin.wording import Wording
from tests.builders import Log, NoteShelf


def drafts(session: Session, move: Move) -> list[str]:
    wording = Wording(session, Decision(moves=(move,)), 60.0)
    found = wording.drafts(Grounded(move=move, passages=tuple(NoteShelf().search(""))))
    return [draft.text for draft in found]


def plain_ask(content: Content, criterion: str) -> int:
    asks = content.problem.pack(criterion).asks
    return next(n for n, ask in enumerate(asks) if not ask.when and "{said}" not in ask.text)


def missing(content: Content, criterion: str, said: str) -> Move:
    return Move(kind=MoveKind.PROBE, stage=content.rubric.criterion(criterion).stage,
                source=Source.PACK, target=criterion, criterion=criterion, said=said,
                ask=plain_ask(content, criterion))  # fmt: skip


@pytest.mark.parametrize("part", ["linked", "opening"])
def test_without_the_candidates_words_the_question_asks_nothing(small: Content, part: str) -> None:
    back = re.compile(r"\{said\}|\b(?:that|it|its|those|them|then|this|there)\b")
    for ways in getattr(small.phrases, part).values():
        for way in ways:
            question = re.findall(r"(?:[^.?]|\.\d)*\?", way)[-1]
            assert back.search(question), way


@pytest.mark.parametrize("problem", ["ad-click", "spam-filter", "video-recommender"])
def test_every_criterion_has_a_question_about_the_candidates_words(
    contents: dict[str, Content], problem: str
) -> None:
    content, said = contents[problem], "we keep one row in ten"
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.")
    for criterion in content.rubric.criteria:
        text = drafts(log.session, missing(content, criterion.id, said))[0]
        assert (f'"{said}"' in text, count_questions(text)) == (True, 1)


def test_words_from_before_are_said_to_be_from_before(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "we keep one row in ten"
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.").ask()
    log.say(Reading(words=2), text="Not sure.")
    text = drafts(log.session, missing(content, "data.labels", said))[0]
    assert any(way in text for way in content.phrases.back)


def test_a_what_if_asks_what_becomes_of_the_words_it_bites_on(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "I drop taps that come back at once"
    what_if = content.problem.what_if("more-accidents")
    move = Move(kind=MoveKind.WHAT_IF, stage=what_if.stage, source=Source.WHAT_IF,
                target=what_if.id, said=said)  # fmt: skip
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.")
    text = drafts(log.session, move)[0]
    assert said in text
    assert any(premise(ask) in text for ask in what_if.ask)
    assert not any(ask in text for ask in what_if.ask)


@pytest.mark.parametrize("problem", ["ad-click", "spam-filter", "video-recommender"])
def test_every_what_if_tells_what_it_supposes(contents: dict[str, Content], problem: str) -> None:
    for what_if in contents[problem].problem.what_ifs:
        assert all(premise(ask) for ask in what_if.ask)


def test_a_stage_is_opened_from_the_last_answer(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "we keep one row in ten"
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.")
    for stage in content.plan.stages[1:]:
        move = Move(kind=MoveKind.TRANSITION, stage=stage.id, source=Source.STAGE, said=said)
        assert said in drafts(log.session, move)[0]


def test_who_is_held_back_is_asked_what_their_words_rest_on(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "we keep one page of coupons"
    log = Log(content).begin().say(Reading(words=9), text=f"{said}.")
    held = missing(content, "metrics.split", said).model_copy(update={"kind": MoveKind.REDIRECT})
    text = drafts(log.session, held)[0]
    assert text.count(said) == 1
    assert any(way.format(said=said) == text for way in content.phrases.held["metrics.split"])


def test_every_essential_that_may_hold_back_has_such_questions(
    contents: dict[str, Content],
) -> None:
    content = contents["ad-click"]
    weighty = {c.id for c in content.rubric.criteria if c.weight >= 5 and c.must_cover}
    last = content.plan.stages[-1].id
    held = {one for one in weighty if content.rubric.criterion(one).stage != last}
    assert held <= set(content.phrases.held)


def test_words_that_wave_a_matter_off_are_taken_at_their_word(small: Content) -> None:
    said = "The platform takes care of that"
    session = Log(small).begin().say(Reading(words=6), text=f"{said}.").session
    move = Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, said=said)
    ways = [way.split("{said}")[0] for way in small.phrases.waved]
    assert any(drafts(session, move)[0].startswith(way) for way in ways if way)


def test_a_what_if_that_does_not_speak_of_the_words_is_named_as_a_change(
    contents: dict[str, Content],
) -> None:
    content, said = contents["ad-click"], "I sort the parts by their weight"
    what_if = content.problem.what_if("more-accidents")
    move = Move(kind=MoveKind.WHAT_IF, stage=what_if.stage, source=Source.WHAT_IF,
                target=what_if.id, said=said)  # fmt: skip
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.")
    text = drafts(log.session, move)[0]
    assert said not in text
    assert any(text.startswith(way) for way in content.phrases.change)


def test_words_are_said_back_with_the_condition_they_were_said_under(
    contents: dict[str, Content],
) -> None:
    content, said = contents["ad-click"], "we show the list of yesterday"
    move = Move(kind=MoveKind.DEEPEN, stage=StageId.SERVING, source=Source.CLAIM, target="1",
                said=said)  # fmt: skip
    log = Log(content).begin().say(Reading(words=9), text=f"If the store is gone, {said}.")
    for text in drafts(log.session, move):
        assert said not in text or f'"If the store is gone, {said}"' in text


def test_nothing_that_is_built_is_asked_of_a_way_to_judge_it(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "Split by week, test on the last one"
    log = Log(content).begin().say(Reading(words=9), text=f"So {said}.")
    move = missing(content, "operations.experiment", said)
    linked = [way.partition("{said}")[2] for way in content.phrases.linked["operations.experiment"]]
    assert not any(part in text for part in linked for text in drafts(log.session, move))


def test_a_wrong_claim_from_before_is_said_to_be_from_before(contents: dict[str, Content]) -> None:
    content, said = contents["ad-click"], "a tap means that they liked it"
    trap = content.problem.traps[0].id
    move = Move(kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.TRAP, target=trap,
                said=said)  # fmt: skip
    log = Log(content).begin().say(Reading(words=7), text=f"So {said}.")
    now = drafts(log.session, move)[0]
    log.ask().say(Reading(words=2), text="Use queues.")
    later = drafts(log.session, move)[0]
    assert any(later.startswith(way) for way in content.phrases.back)
    assert not any(now.startswith(way) for way in content.phrases.back)
