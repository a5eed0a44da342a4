"""What the interviewer had put into words before is not the candidate's: told, marked and capped."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.rubric import Signal
from interviewer.domain.scoring import score
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.verdict import Verdict
from interviewer.roles.model_backed.grader import ModelGrader
from interviewer.roles.model_backed.leading import before, led_sentences
from tests.builders import Log, criterion_ids, finding, small_content
from tests.llm_script import ScriptedChat
from tests.roles_model.sheets import grade_of, sheet

IDS = criterion_ids(StageId.CLARIFY)
OPENER = "Amber pebbles settle on a belt and I take a picture of every one of them."
CHALLENGE = Move(kind=MoveKind.CHALLENGE, stage=StageId.CLARIFY, source=Source.CLAIM, target="2")
DIG = Move(kind=MoveKind.DEEPEN, stage=StageId.CLARIFY, source=Source.CLAIM, target="2")
NAMES_IT = "Suppose the lens gets dusty as amber settles and the pictures slowly drift away from the training ones: what then?"
GIVEN_BACK = (
    "With a dusty lens as amber settles the training and new pictures would slowly drift in winter."
)
OWN = (
    "I would anchor one fixed grey tile at the belt and weigh every hour whether its colour moves."
)
CONCEDED = "You are right, that was wrong of me. " + OWN


def talk(answer: str, move: Move = DIG, asked: str = NAMES_IT, opener: str = OPENER) -> Session:
    opened = Log(small_content()).begin().say(Reading(words=14), opener)
    return opened.ask(move, text=asked).say(Reading(words=15), answer).session


def graded(told: Session, *grades: Any) -> tuple[dict[str, Verdict], str]:
    """The verdicts on the first stage, and the last message the grader got."""
    chat = ScriptedChat([sheet(*grades)], 400)
    found = asyncio.run(ModelGrader(chat).grade_stage(told, StageId.CLARIFY))
    assert found is not None and found.graded is not None
    return {v.criterion: v for v in found.graded.verdicts}, chat.calls[0].last.text


def test_a_sentence_that_gives_the_interviewers_words_back_is_led() -> None:
    told = talk(f"{GIVEN_BACK} {OWN}")
    assert led_sentences(told, told.candidate_turns()[-1]) == [GIVEN_BACK]


@pytest.mark.parametrize(("first", "kind"), [(CHALLENGE, "challenge"), (DIG, "")])
def test_a_challenge_said_again_is_still_one(first: Move, kind: str) -> None:
    log = Log(small_content()).begin().say(Reading(words=14), OPENER).ask(first, text=NAMES_IT)
    again = Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY)
    log = log.say(Reading(words=2), "Pardon me?").ask(again, text=f"Once more: {NAMES_IT}")
    told = log.say(Reading(words=15), OWN).session
    assert before(told, told.candidate_turns()[-1]).kind == kind


def test_a_conclusion_of_their_own_is_not_shown_as_given_back() -> None:
    told = talk("A dusty lens as amber settles drifts the pictures, not the shiny ones.")
    assert led_sentences(told, told.candidate_turns()[-1]) == []


@pytest.mark.parametrize("answer", [OWN, "Hm, no idea.", "I do not know."])
def test_own_words_and_few_words_are_not_led(answer: str) -> None:
    told = talk(answer)
    assert led_sentences(told, told.candidate_turns()[-1]) == []


def test_words_of_the_task_and_of_facts_are_nobodys_hint() -> None:
    facts = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-1",))
    content = small_content()
    answer = content.problem.fact("fact-1").answer
    told = talk(answer, facts, asked=answer)
    assert led_sentences(told, told.candidate_turns()[-1]) == []
    opened = Log(content).begin().say(Reading(words=9), content.problem.prompt).session
    assert before(opened, opened.candidate_turns()[0]).named == frozenset()


def test_what_only_gives_the_words_back_earns_a_2_at_most_and_is_prompted() -> None:
    by, _ = graded(talk(GIVEN_BACK), grade_of(IDS[0], 4, GIVEN_BACK))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (2, True)


def test_a_part_of_a_sentence_is_held_against_the_whole_of_it() -> None:
    whole = (
        "The lens gets dusty, so I would settle on a photograph of one fixed amber tile at noon."
    )
    by, _ = graded(talk(whole), grade_of(IDS[0], 3, whole))
    assert by[IDS[0]].verdict == 3
    by, _ = graded(talk(whole), grade_of(IDS[0], 3, "The lens gets dusty, so I would"))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (3, False)


def test_what_answers_an_open_challenge_is_prompted_and_no_4() -> None:
    by, _ = graded(talk(CONCEDED, CHALLENGE), grade_of(IDS[0], 4, OWN))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (3, True)
    by, _ = graded(talk(CONCEDED), grade_of(IDS[0], 4, OWN))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (4, False)


def test_what_follows_on_another_matter_is_the_candidates_own() -> None:
    filler = " ".join(["You are right.", "That was wrong.", "I take it back."])
    by, _ = graded(talk(f"{filler} {OWN}", CHALLENGE), grade_of(IDS[0], 4, OWN))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (4, False)


def test_what_was_said_unasked_before_stays_unprompted() -> None:
    told = talk(CONCEDED, CHALLENGE)
    both = [{"turn": 2, "quote": OPENER}, {"turn": 4, "quote": OWN}]
    by, _ = graded(told, {**grade_of(IDS[0], 4), "quotes": both})
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (4, False)
    found = finding(IDS[0], 2, 2, OPENER).model_copy(update={"prompted": False})
    by, _ = graded(replace(told, findings=(found,)), grade_of(IDS[0], 4, OWN))
    assert (by[IDS[0]].verdict, by[IDS[0]].prompted) == (4, False)


def test_what_was_named_first_stays_named_later() -> None:
    later = "A second anchored camera would weigh dust against a real change in colour."
    log = Log(small_content()).begin().say(Reading(words=14), OPENER).ask(CHALLENGE, text=NAMES_IT)
    told = log.say(Reading(words=9), CONCEDED).ask(DIG, text="What next?").say(None, later).session
    both = [{"turn": 4, "quote": OWN}, {"turn": 6, "quote": later}]
    by, _ = graded(told, {**grade_of(IDS[0], 4), "quotes": both})
    assert by[IDS[0]].prompted and [q.prompted for q in by[IDS[0]].quotes] == [True, True]
    assert by[IDS[0]].verdict == 3


def test_the_grader_is_told_which_turns_and_sentences_were_led() -> None:
    _, last = graded(talk(f"{GIVEN_BACK} {OWN}", CHALLENGE))
    assert "answer a challenge of the interviewer's: 4." in last
    assert GIVEN_BACK in last and OWN not in last
    _, last = graded(talk(OWN))
    assert "challenge of" not in last and "nearly all" not in last


def test_a_sentence_that_adds_a_conclusion_is_not_held_against_its_candidate() -> None:
    concludes = "A dusty lens as amber settles would drift the pictures, so I wipe hourly."
    _, last = graded(talk(f"{GIVEN_BACK} {concludes}"))
    assert GIVEN_BACK in last and concludes not in last


def test_a_weak_candidate_who_is_led_is_no_hire_whatever_a_generous_grader_says() -> None:
    told, content = talk(GIVEN_BACK), small_content()
    verdicts: list[Verdict] = []
    for stage in content.rubric.stage_weights:
        names = [criterion.id for criterion in content.rubric.of_stage(stage)]
        answer = json.dumps({"grades": [grade_of(name, 4, GIVEN_BACK) for name in names]})
        found = asyncio.run(ModelGrader(ScriptedChat([answer], 400)).grade_stage(told, stage))
        assert found is not None and found.graded is not None
        verdicts += found.graded.verdicts
    assert {v.verdict for v in verdicts} == {2}
    found_at = score(content.rubric, verdicts, clarified=True).seniorities
    hired = {Signal.HIRE, Signal.STRONG_HIRE}
    assert [s for s, found in found_at.items() if found.signal in hired] == []
