"""What the candidate's words are near to, and which of them a question turns on."""

from dataclasses import replace

import pytest

from interviewer.domain import agenda, following
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from tests.builders import Log, touch

LABELS = "I take a tap within ten minutes as the positive label"


@pytest.fixture
def content(contents: dict[str, Content]) -> Content:
    return contents["ad-click"]


def in_data(content: Content, telling: str, **parts: object) -> Log:
    reading = Reading.model_validate({"words": 20, "telling": telling, **parts})
    return Log(content).begin().enter(StageId.DATA).ask().say(reading, text=f"Well, {telling}.")


def test_what_the_words_are_near_to_is_asked_about_first(content: Content) -> None:
    said = "people who refused consent are kept out for privacy, retention is ninety days"
    plain = [c.id for c in agenda.missing(in_data(content, "").session, StageId.DATA)]
    near = [c.id for c in agenda.missing(in_data(content, said).session, StageId.DATA)]
    assert near.index("data.privacy") < plain.index("data.privacy")


def test_a_probe_turns_on_the_last_message(content: Content) -> None:
    probe = next(agenda.probes(in_data(content, LABELS).session, StageId.DATA))
    assert probe.said == LABELS


def test_a_probe_turns_on_no_words_of_another_subject(content: Content) -> None:
    probe = next(agenda.probes(in_data(content, "I keep one folder a team").session, StageId.DATA))
    assert probe.said == ""


def test_a_stage_opens_from_the_plan_that_is_nearest_to_it(content: Content) -> None:
    plan = f"{LABELS} and a missing report as noise"
    told = ("I keep one folder a team", plan, "every label is positive")
    session = in_data(content, "").session
    assert following.opening_hook(session, StageId.DATA, told) == plan
    assert following.opening_hook(session, StageId.DATA, told[:1]) == ""


def test_a_question_builds_on_a_plan_or_on_words_near_it(content: Content) -> None:
    session, labels = in_data(content, "").session, content.rubric.criterion("data.labels")
    assert following.builds_on(session, labels, "I keep one folder a team")
    assert following.builds_on(session, labels, "the label of a tap is positive within ten minutes")
    assert not following.builds_on(session, labels, "one page is all there is")


def test_a_what_if_bites_on_words_about_what_it_changes(content: Content) -> None:
    what_if = content.problem.what_if("more-accidents")
    said = "I drop accidental taps on phones since a slip of the thumb is no click"
    turn = in_data(content, said).session.last_candidate
    strength, words = following.what_if_hook(in_data(content, said).session, what_if, turn)
    assert (strength > 0, words) == (True, said)


def test_a_what_if_does_not_bite_on_other_words(content: Content) -> None:
    what_if = content.problem.what_if("more-accidents")
    session = in_data(content, "we need one owner of that table").session
    assert following.what_if_hook(session, what_if, session.last_candidate) == (0.0, "")


def test_a_what_if_bites_on_what_was_said_on_its_criterion(content: Content) -> None:
    what_if = content.problem.what_if("more-accidents")
    found = touch(what_if.criterion).model_copy(update={"quote": LABELS})
    session = in_data(content, LABELS, touches=(found,)).session
    assert following.what_if_hook(session, what_if, session.last_candidate)[1] == LABELS


def test_contents_under_one_name_are_told_apart(content: Content) -> None:
    """What a content is about is worked out once for it, and not for another in its place."""
    said = "people who refused consent are kept out for privacy"
    criterion = content.rubric.criterion("data.privacy")
    near = following.nearness(in_data(content, said).session, criterion)
    foreign = criterion.model_copy(
        update={"title": "x", "topic": "x", "search": "x", "evidence": ()}
    )
    rubric = content.rubric.model_copy(update={"criteria": (foreign,)})
    packs = tuple(pack for pack in content.problem.criteria if pack.criterion != criterion.id)
    problem = content.problem.model_copy(update={"criteria": packs})
    other = replace(content, rubric=rubric, problem=problem)
    assert following.nearness(in_data(other, said).session, criterion) < near


def test_what_was_spoken_of_before_holds_nobody_back(content: Content) -> None:
    labels = content.rubric.criterion("data.labels")
    assert following.spoken_of(in_data(content, LABELS).session, labels)
    assert not following.spoken_of(in_data(content, "I keep one folder a team").session, labels)
