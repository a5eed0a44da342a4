"""The words after an answer that said nothing."""

import pytest

from interviewer.domain.guard import Secrets, check
from interviewer.domain.left_open import Lack, lack_of
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.builtin.wording import Wording
from tests.builders import Log
from tests.conftest import PROBLEMS

TOPIC = "which rows you train on"
SILENT = {
    Lack.UNKNOWN: "I don't know.",
    Lack.LOOK_UP: "I'd have to look that up.",
    Lack.CHECK: "I would test that before I say more.",
    Lack.SAID_ALL: "Nothing to add there.",
    Lack.ELSEWHERE: "I'd rather spend the time elsewhere.",
    Lack.ASSURED: "The platform handles that.",
    Lack.ADRIFT: "So yeah, where was I, right.",
}


def probe(criterion: str = "data.sampling", stage: StageId = StageId.DATA) -> Move:
    return Move(kind=MoveKind.PROBE, stage=stage, source=Source.PACK, target=criterion,
                criterion=criterion, ask=0)  # fmt: skip


def unanswered(content: Content, text: str, last: Move) -> Session:
    log = Log(content).begin().enter(last.stage).ask(last)
    return log.say(Reading(words=len(text.split())), text=text).session


def taking_up(lack: Lack, criterion: str = "data.sampling") -> Move:
    return Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.OPEN, target=lack,
                criterion=criterion, ask=0)  # fmt: skip


def drafts(session: Session, move: Move, announces: StageId | None = None) -> list[str]:
    wording = Wording(session, Decision(moves=(move,), announces=announces), 60.0)
    return [draft.text for draft in wording.drafts(Grounded(move=move))]


@pytest.mark.parametrize("lack", SILENT)
def test_every_way_of_saying_nothing_is_answered_with_what_it_left_open(
    contents: dict[str, Content], lack: Lack
) -> None:
    session = unanswered(contents["ad-click"], SILENT[lack], probe())
    assert session.last_candidate is not None
    assert lack_of(session.last_candidate) == lack
    found = drafts(session, taking_up(lack))
    assert len(found) > 3
    assert all(TOPIC in text for text in found)


def test_who_does_not_know_gets_a_smaller_case(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    session = unanswered(content, SILENT[Lack.UNKNOWN], probe())
    text = drafts(session, taking_up(Lack.UNKNOWN))[0]
    assert any(small in text for small in content.phrases.smaller["data.sampling"])


def test_what_follows_is_said_between_what_is_open_and_the_question(
    contents: dict[str, Content],
) -> None:
    session = unanswered(contents["ad-click"], SILENT[Lack.UNKNOWN], probe())
    text = drafts(session, taking_up(Lack.UNKNOWN), StageId.FEATURES)[0]
    assert text.index(TOPIC) < text.index("the features") < text.index("?")


def test_another_question_first_lets_go_of_the_one_before(contents: dict[str, Content]) -> None:
    session = unanswered(contents["ad-click"], SILENT[Lack.UNKNOWN], probe())
    assert all(TOPIC in text for text in drafts(session, probe("data.privacy")))


def test_a_question_on_ones_words_is_named_by_them(contents: dict[str, Content]) -> None:
    said = "I keep one row in ten"
    claim = Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.CLAIM, said=said)
    session = unanswered(contents["ad-click"], SILENT[Lack.UNKNOWN], claim)
    assert all(f'"{said}"' in text for text in drafts(session, taking_up(Lack.UNKNOWN))[:2])


def test_what_was_to_be_made_concrete_is_no_subject(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    vague = Move(kind=MoveKind.CLARIFY, stage=StageId.DATA, said="Probably the usual way")
    log = Log(content).begin().enter(StageId.DATA).ask(probe()).say(Reading(words=4)).ask(vague)
    session = log.say(Reading(words=3), text=SILENT[Lack.UNKNOWN]).session
    assert TOPIC in drafts(session, taking_up(Lack.UNKNOWN))[0]


def test_a_stage_that_follows_is_opened_afresh(contents: dict[str, Content]) -> None:
    session = unanswered(contents["ad-click"], SILENT[Lack.UNKNOWN], probe())
    move = Move(kind=MoveKind.TRANSITION, stage=StageId.FEATURES, source=Source.STAGE)
    assert all(TOPIC in text for text in drafts(session, move))


@pytest.mark.parametrize("problem", PROBLEMS)
def test_every_criterion_has_small_cases_that_may_be_shown(
    contents: dict[str, Content], problem: str
) -> None:
    content = contents[problem]
    secrets: Secrets | None = None
    for criterion in content.rubric.criteria:
        last = probe(criterion.id, criterion.stage)
        session = unanswered(content, SILENT[Lack.UNKNOWN], last)
        move = taking_up(Lack.UNKNOWN, criterion.id)
        secrets = secrets or BuiltinSpeaker()._secrets(session, move)
        assert len(content.phrases.smaller[criterion.id]) > 1
        for text in drafts(session, move):
            assert (check(text, MoveKind.PROBE, [], secrets), text) == ([], text)


def test_the_same_is_not_said_the_same_way_each_time(contents: dict[str, Content]) -> None:
    content, text = contents["ad-click"], SILENT[Lack.UNKNOWN]
    log = Log(content).begin().enter(StageId.DATA).ask(probe())
    said: list[str] = []
    for _ in range(len(content.phrases.not_said["unknown"])):
        log.say(Reading(words=3), text=text)
        said.append(drafts(log.session, probe("data.privacy"))[0].split(TOPIC)[0])
        log.ask(probe(), text=f"{said[-1]}{TOPIC}, number {len(said)}?")
    assert len(set(said)) == len(said)
