"""Metrics of an interviewer's turns: one clear pass and one clear fail each."""

from pathlib import Path

import pytest

from evals.metrics.answer_leak import answer_key, leaked, prepare, unasked_facts
from evals.metrics.citations import id_valid, span_matches
from evals.metrics.cost import input_price, stable_heads, tokens_a_turn
from evals.metrics.fact_consistency import asserted, consistent
from evals.metrics.novelty import novelty, questions, repeats
from evals.metrics.question_relevance import labelled_places, relevant
from evals.metrics.specificity import followed_up, idf, specificity
from evals.metrics.stage_coverage import stage_coverage
from evals.metrics.stage_legality import legal_transitions
from evals.metrics.talk import asks_as_allowed, in_band, talk_ratio
from evals.metrics.what_if import valid_what_if, what_ifs
from interviewer.domain.events import ModelCalled, Usage
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.notes import Chunk, Citation
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.llm.answers import Answer
from tests.builders import Log

CHUNK = Chunk(
    id="c1",
    source="n.md",
    title="N",
    start=10,
    end=40,
    text="Split by time, never at random",
    tokens=8,
)


def citation(
    start: int = 10, end: int = 23, quote: str = "Split by time", chunk: str = "c1"
) -> Citation:
    return Citation(chunk_id=chunk, source="n.md", start=start, end=end, quote=quote)


def fact_move(fact: str) -> Move:
    return Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=(fact,))


def test_coverage_is_the_share_of_minutes_led(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).ask().enter(StageId.FRAMING).ask()
    assert stage_coverage(log.session) == pytest.approx(2 / 8)
    for stage in list(StageId)[2:]:
        log.enter(stage).ask()
    assert stage_coverage(log.session) == 1.0


def test_a_stage_left_out_is_illegal(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).enter(StageId.FRAMING)
    assert [legal for _, legal in legal_transitions(log.session)] == [True, True]
    log = Log(small).enter(StageId.CLARIFY).enter(StageId.DATA)
    assert [legal for _, legal in legal_transitions(log.session)] == [True, False]


def test_a_citation_points_to_a_chunk_that_exists() -> None:
    assert id_valid(citation(), {"c1": CHUNK})
    assert not id_valid(citation(chunk="c2"), {"c1": CHUNK})


@pytest.mark.parametrize(
    ("cited", "fine"),
    [
        (citation(), True),
        (citation(11, 24), False),
        (citation(quote="Split by user"), False),
        (citation(10, 41), False),
        (citation(chunk="c2"), False),
    ],
)
def test_a_citation_quotes_its_span(cited: Citation, fine: bool) -> None:
    assert span_matches(cited, {"c1": CHUNK}) is fine


def test_a_cited_chunk_is_relevant_where_it_holds_a_judged_place() -> None:
    places = {"metrics": frozenset({("n.md", "Split by time, never")})}
    assert relevant([citation()], "metrics", places, {"c1": CHUNK.text})
    assert not relevant([citation()], "data", places, {"c1": CHUNK.text})
    assert not relevant([citation()], "metrics", places, {"c1": "Something else entirely"})


def test_places_come_from_labelled_queries_of_a_stage(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(
        '{"query": "q", "stage": "data", "relevant": [{"source": "a.md", "quote": "One  thing."}]}\n'
        '{"query": "r", "relevant": [{"source": "b.md", "quote": "Other."}]}\n'
    )
    assert labelled_places(file) == {"data": frozenset({("a.md", "One thing.")})}


SECRET = "names a baseline without machine learning and says what it would cost to beat it"


@pytest.mark.parametrize(
    ("text", "caught"),
    [
        ("What is your baseline?", False),
        ("A strong answer NAMES a baseline without machine learning, and says more.", True),
        ("One names a baseline without machine; says what it would cost to beat.", True),
        ("You could name a baseline that has no learning in it.", False),
    ],
)
def test_a_leak_is_eight_words_in_a_row_or_a_third_of_the_fives(text: str, caught: bool) -> None:
    assert bool(leaked(text, prepare([SECRET]))) is caught


def test_the_answer_key_is_anchors_evidence_and_outlines(small: Content) -> None:
    key = answer_key(small)
    assert small.rubric.criteria[0].anchors[4] in key
    assert small.problem.criteria[0].outlines.four in key


def test_a_fact_is_unasked_until_it_is_given(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).ask(fact_move("fact-3"))
    turn = log.session.turns[-1].number
    answer = small.problem.fact("fact-3").answer
    assert answer not in unasked_facts(log.session, turn)
    assert answer in unasked_facts(log.session, turn - 1)


WEIGHTS = idf(["the model ranks", "the logs show clicks", "the calibration is off", "the end"])


def test_a_question_is_specific_by_words_in_a_row_or_two_telling_ones() -> None:
    said = "the calibration is off on mobile"
    assert specificity("Which part of the calibration is off?", said, WEIGHTS) == 1.0
    assert specificity("On mobile, how do you check calibration?", said, WEIGHTS) > 0.4
    assert specificity("How would you check calibration?", said, WEIGHTS) < 0.4
    assert specificity("What about the rest?", said, WEIGHTS) < 0.4


def test_words_taken_up_and_put_aside_do_not_count() -> None:
    said = "the calibration is off on mobile"
    aside = "So the calibration is off. Another subject is open. Money is short. How long? "
    assert (
        specificity(aside + "It is late. A day has gone. Which machines do you buy?", said, WEIGHTS)
        < 0.4
    )


def test_following_up_looks_at_questions_after_answers_only(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).ask(text="What first?").say(text="Calibration drifts.")
    log.ask(text="Which way does calibration go when it drifts?")
    ((turn, found),) = followed_up(log.session, WEIGHTS)
    assert (turn, found > 0.4) == (3, True)


def test_a_new_question_is_new_and_an_old_one_is_not() -> None:
    asked = ["How would you split the data for testing?"]
    assert novelty("What does the loss weigh?", asked) == 1.0
    assert novelty("How would you split the data for testing today?", asked) < 0.4


def test_case_and_punctuation_make_no_new_question() -> None:
    assert repeats("how would you split it", ["How would you split it?"])
    assert not repeats("How would you join it?", ["How would you split it?"])


def test_what_is_repeated_on_request_is_no_repetition(small: Content) -> None:
    log = (
        Log(small)
        .enter(StageId.CLARIFY)
        .ask(text="How would you split the data?")
        .say(text="What?")
    )
    again = Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY)
    log.ask(again, text="How would you split the data?")
    assert [turn for turn, _, _ in questions(log.session)] == [1]


def test_a_what_if_changes_its_own_fact_and_no_other(small: Content) -> None:
    tide, moon = small.problem.what_ifs[0], small.problem.what_ifs[2]
    tide = tide.model_copy(update={"ask": ("Suppose the tide came only once a week: what gives?",)})
    moon = moon.model_copy(update={"ask": ("And if nobody could see the moon, who would count?",)})
    problem = small.problem.model_copy(update={"what_ifs": (tide, moon)})
    assert valid_what_if(tide.ask[0], tide.id, problem)
    assert not valid_what_if(tide.ask[0], moon.id, problem)
    assert not valid_what_if(f"{tide.ask[0]} {moon.ask[0]}", tide.id, problem)
    assert not valid_what_if("What else would you change?", tide.id, problem)
    assert not valid_what_if(tide.ask[0], "no-such", problem)
    same = tide.model_copy(update={"to": problem.fact(tide.fact).answer})
    unchanged = problem.model_copy(update={"what_ifs": (same, moon)})
    assert not valid_what_if(tide.ask[0], tide.id, unchanged)


def test_what_ifs_are_found_behind_an_answer_too(small: Content) -> None:
    target = small.problem.what_ifs[0].id
    thrown = Move(kind=MoveKind.WHAT_IF, stage=StageId.CLARIFY, target=target)
    log = Log(small).enter(StageId.CLARIFY)
    log.ask(fact_move("fact-1").model_copy(update={"then": thrown}), text="So?")
    assert what_ifs(log.session) == [(1, "So?", target)]


def test_a_fact_is_given_as_it_stands(small: Content) -> None:
    fact = small.problem.fact("fact-3")
    assert consistent(f"Sure. {fact.answer}", "fact-3", small.problem)
    assert consistent("It is 103 grains for number 3.", "fact-3", small.problem)
    assert not consistent("It is 104 grains for number 3.", "fact-3", small.problem)
    assert not consistent(fact.answer, "no-such", small.problem)


def test_facts_asserted_come_with_their_turn(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).ask(fact_move("fact-3"), text="It is so.")
    assert asserted(log.session) == [(1, "fact-3", "It is so.")]


def test_the_talk_ratio_leaves_the_task_out(small: Content) -> None:
    log = Log(small).enter(StageId.CLARIFY).ask(text="A long task " * 50)
    log.say(text="three words here").ask(text="one")
    assert talk_ratio(log.session) == pytest.approx(0.25)
    assert in_band(0.25)
    assert not in_band(0.6)
    assert not in_band(0.05)


@pytest.mark.parametrize(
    ("text", "kind", "fine"),
    [
        ("Why?", MoveKind.PROBE, True),
        ("Go on.", MoveKind.PROBE, False),
        ("Why? And how?", MoveKind.PROBE, False),
        ("Go on.", MoveKind.ANSWER, True),
        ("Why? And how?", MoveKind.CLOSE, False),
    ],
)
def test_a_turn_asks_as_many_questions_as_its_kind_allows(
    text: str, kind: MoveKind, fine: bool
) -> None:
    assert asks_as_allowed(text, kind) is fine


def test_cached_input_costs_a_tenth() -> None:
    assert input_price([Usage(input=100, cached=0)]) == 1.0
    assert input_price([Usage(input=100, cached=100)]) == pytest.approx(0.1)


def test_tokens_are_counted_by_turn() -> None:
    call = ModelCalled(
        role="speaker", turn=2, prompt="p", model="m", usage=Usage(input=300, output=30)
    )
    assert tokens_a_turn([call, call], 2) == (300.0, 30.0)
    assert tokens_a_turn([], 0) == (0.0, 0.0)


def answer(turn: int, head: str) -> Answer:
    return Answer(role="speaker", turn=turn, prompt="speaker@1#a", digests={"head": head})


def test_a_head_that_changes_is_not_stable() -> None:
    assert [fine for _, fine in stable_heads([answer(2, "a"), answer(4, "a")])] == [True]
    assert [fine for _, fine in stable_heads([answer(2, "a"), answer(4, "b")])] == [False]
