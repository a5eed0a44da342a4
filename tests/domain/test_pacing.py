"""Pacing: deadlines of stages, the typical turn, the end of time."""

import pytest

from interviewer.domain import pacing
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from tests.builders import STAGES, Log, opened

PLAIN = Reading(words=2)


@pytest.mark.parametrize(("at", "minutes"), list(enumerate(range(5, 45, 5))))
def test_a_deadline_adds_up_the_stages_before(small: Content, at: int, minutes: int) -> None:
    assert pacing.stage_deadline(Log(small).session, STAGES[at]) == minutes * 60


def test_deadlines_scale_with_the_length(small: Content) -> None:
    session = Log(small, opened(minutes=20)).session
    assert pacing.stage_deadline(session, StageId.CLARIFY) == 150
    assert pacing.stage_deadline(session, StageId.OPERATIONS) == 1200


def test_a_turn_is_typical_until_two_were_seen(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=10)
    assert pacing.turn_seconds(log.session) == pacing.TYPICAL_TURN_SECONDS


def test_then_a_turn_is_the_mean(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=100).ask().say(PLAIN, after=60)
    assert pacing.turn_seconds(log.session) == 80


def test_a_turn_is_never_taken_for_shorter_than_ten_seconds(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=1).ask().say(PLAIN, after=1)
    assert pacing.turn_seconds(log.session) == 10


@pytest.mark.parametrize(("now", "up"), [(2362, False), (2363, True), (2400, True), (9999, True)])
def test_time_is_up_when_half_a_turn_does_not_fit(small: Content, now: float, up: bool) -> None:
    # 40 minutes, less half of 75 seconds
    assert pacing.time_is_up(Log(small).begin().session, now) is up


@pytest.mark.parametrize(("now", "due"), [(0, False), (299, False), (300, True)])
def test_a_stage_is_due_at_its_deadline(small: Content, now: float, due: bool) -> None:
    assert pacing.due(Log(small).begin().session, now) is due


@pytest.mark.parametrize(("now", "behind"), [(599, False), (600, True)])
def test_who_has_used_up_the_next_stage_too_is_far_behind(
    small: Content, now: float, behind: bool
) -> None:
    assert pacing.far_behind(Log(small).begin().session, now) is behind


def test_in_the_last_stage_nobody_is_far_behind(small: Content) -> None:
    assert not pacing.far_behind(Log(small).begin().enter(STAGES[-1]).session, 9999)


def test_time_saved_is_kept_for_the_next_stage(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=60).enter(StageId.FRAMING)
    assert not pacing.due(log.session, 500)


def test_a_stage_ends_at_half_more_than_its_share_all_the_same(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=60).enter(StageId.FRAMING)
    assert pacing.due(log.session, 60 + 450)


def test_time_overdrawn_is_made_up_for(small: Content) -> None:
    log = Log(small).begin().say(PLAIN, after=590).enter(StageId.FRAMING)
    assert pacing.due(log.session, 600)


@pytest.mark.parametrize(("now", "nearly"), [(224, False), (225, True)])
def test_nearly_due_looks_one_turn_ahead(small: Content, now: float, nearly: bool) -> None:
    assert pacing.nearly_due(Log(small).begin().session, now) is nearly


@pytest.mark.parametrize("minutes", [0, -5])
def test_an_interview_has_a_length(minutes: float) -> None:
    with pytest.raises(ValueError, match="minutes"):
        opened(minutes=minutes)
