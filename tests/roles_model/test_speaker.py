"""The model-backed speaker: the tag, the guard's consequences, and every way a model fails."""

import asyncio

import pytest

from interviewer.domain.events import Noticed
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.pushing_back import MOST_IN_PART
from interviewer.domain.reading import Reading
from interviewer.domain.stages import StageId
from interviewer.llm.errors import (
    BudgetError,
    ModelAuthError,
    ModelBusyError,
    ModelError,
    ModelFilteredError,
    ModelNetError,
    ModelProtocolError,
    ModelRefusedError,
    ModelTimeoutError,
)
from interviewer.roles.base import Piece, Spoken
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.model_backed.speaker import ModelSpeaker
from tests.llm_script import Says, ScriptedChat, Step
from tests.roles_model.stage import ANSWER, DEEPEN, GIVES, PROBE, grounded, hear, talk

GOOD = "You weigh every pebble twice. What would a single weighing lose?"
SECOND = "Why the larger half?"
LEAK = "Matter number 5 stands at 105 grains on most mornings."
NET = ModelNetError("The line broke.", "Go on.")


def builtin_text(*moves: Move) -> str:
    session = talk().session
    decision = Decision(moves=moves)
    return BuiltinSpeaker().compose(session, decision, grounded(*moves), 60.0).text


def test_the_tag_chooses_the_move_and_is_never_shown() -> None:
    heard, _ = hear([f'<move n="2">{GOOD}'])
    assert (heard.shown, heard.spoken.text) == (GOOD, GOOD)
    assert heard.spoken.move == DEEPEN


@pytest.mark.parametrize(
    "tag",
    ["", '<move n="9">', '<move n="0">', "<move>", '<move n="x">', '<move n="-2">', "\n\n"],
)
def test_a_missing_or_illegal_tag_means_the_first_move(tag: str) -> None:
    heard, _ = hear([tag + GOOD])
    assert (heard.spoken.move, heard.spoken.text) == (PROBE, GOOD)


@pytest.mark.parametrize(
    "answer",
    [
        f"<move n=2>{GOOD}",
        f"<move n='2' />\n{GOOD}",
        f'`<move n="2">`\n{GOOD}',
        f'<think>First <move n="1"> no.</think>\n<move n="2">{GOOD}',
        f'<move n="2">{GOOD}</move>',
        f'  \n<MOVE N="2">\n\n{GOOD}\n',
    ],
)
@pytest.mark.parametrize("size", [1, 3, 400])
def test_models_write_the_tag_in_many_ways(answer: str, size: int) -> None:
    heard, _ = hear([answer], size=size)
    assert (heard.spoken.move, heard.shown) == (DEEPEN, GOOD)


def test_the_first_sentence_is_shown_before_the_second_is_whole() -> None:
    heard, _ = hear([f'<move n="1">{GOOD}'], size=5)
    assert [p for p in heard.pieces if isinstance(p, str)] == [
        "You weigh every pebble twice.", " What would a single weighing lose?"
    ]  # fmt: skip


def test_a_turn_names_what_worded_it() -> None:
    spoken = hear([f'<move n="1">{GOOD}'])[0].spoken
    assert spoken.model == "script:test" and spoken.prompt.startswith("speaker@")
    assert spoken.usage is not None and spoken.blocked == ()


def test_only_notes_that_were_handed_out_are_cited() -> None:
    cited = hear([f'<move n="1" notes="1,2,7">{GOOD}'])[0].spoken.citations
    assert [c.chunk_id for c in cited] == ["c1"]


def test_row_31_a_note_that_was_not_retrieved_is_not_cited() -> None:
    assert hear([f'<move n="1" notes="5">{GOOD}'])[0].spoken.citations == ()


def test_row_32_a_leak_before_anything_is_shown_is_worded_anew() -> None:
    heard, chat = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("leak",))
    assert heard.outcomes == ["guard: leak", "ok"] and heard.notices == []
    chat.assert_complete()


def test_the_second_request_reminds_in_general_and_repeats_nothing_of_the_leak() -> None:
    _, chat = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    assert LEAK not in chat.calls[1].last.text
    assert "find out themselves" in chat.calls[1].last.text
    assert (chat.calls[0].head, chat.calls[0].history) == (
        chat.calls[1].head,
        chat.calls[1].history,
    )


def test_two_leaks_in_a_row_leave_it_to_the_built_in_speaker_with_a_notice() -> None:
    heard, chat = hear([f'<move n="1">{LEAK}'] * 2)
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_GUARD"])
    assert heard.spoken.blocked[:2] == ("leak", "leak") and heard.spoken.model == ""
    chat.assert_complete()


def test_a_leak_after_the_question_just_ends_the_turn() -> None:
    heard, _ = hear([f'<move n="1">{GOOD} {LEAK}'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("leak",))


def test_row_33_a_second_question_is_not_shown() -> None:
    heard, _ = hear([f'<move n="1">{GOOD} And why the box?'])
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("questions",))


def test_row_33_a_repeated_question_is_worded_anew() -> None:
    session = talk().ask(text=SECOND).say(text="Since they are rarer.").session
    heard, _ = hear([f'<move n="1">{SECOND}', f'<move n="1">{GOOD}'], session=session)
    assert (heard.shown, heard.spoken.blocked) == (GOOD, ("repeat",))


def test_row_33_a_model_cannot_leave_the_stage() -> None:
    heard, _ = hear(['<move n="3" stage="serving">Let us go to serving. What breaks there?'])
    assert heard.spoken.move.stage == StageId.CLARIFY


def test_a_request_is_a_question() -> None:
    text = "Walk me through the second weighing."
    assert hear([f'<move n="1">{text}'])[0].shown == text


def test_row_34_a_number_other_than_the_facts_is_not_shown() -> None:
    steps = ['<move n="1">It stands at 250 grains.', '<move n="1">At 103 grains on most mornings.']
    heard, _ = hear(steps, GIVES)
    assert (heard.shown, heard.spoken.blocked) == ("At 103 grains on most mornings.", ("fact",))


def test_row_34_a_fact_nobody_asked_for_is_not_shown() -> None:
    heard, _ = hear(['<move n="1">Matter number 5 stands at 105 grains on most mornings. So?'] * 2)
    assert "105" not in heard.shown and heard.notices == ["E_GUARD"]


def test_an_answer_cut_short_by_the_guard_still_gives_its_facts() -> None:
    heard, _ = hear(['<move n="1">Let me see. It stands at 250 grains.'], GIVES)
    assert "Matter number 3 stands at 103 grains" in heard.shown and "250" not in heard.shown


def test_row_24_a_question_cut_off_is_never_shown_as_whole() -> None:
    steps: list[Step] = [
        Says(['<move n="1">You weigh twice. Wh', "at would"], "length"),
        f'<move n="1">{GOOD}',
    ]
    heard, chat = hear(steps)
    assert (heard.shown, [b.text for b in heard.broken]) == (GOOD, ["You weigh twice."])
    assert chat.calls[1].max_tokens == 2 * chat.calls[0].max_tokens
    assert heard.outcomes == ["E_CUT", "ok"]


def test_row_24_cut_off_twice_it_is_the_built_in_speakers_turn() -> None:
    heard, chat = hear([Says(['<move n="1">What'], "length")] * 2)
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_CUT"])
    chat.assert_complete()


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (Says(["", ""], "filter"), "E_FILTERED"),
        (ModelFilteredError("x", "y"), "E_FILTERED"),
    ],
)
def test_row_26_a_filter_gets_a_neutral_notice(step: Says | ModelError, code: str) -> None:
    heard, chat = hear([step])
    told = [p.text for p in heard.pieces if isinstance(p, Noticed)]
    assert heard.notices == [code] and "says nothing about your answer" in told[0]
    assert heard.shown == builtin_text(PROBE, DEEPEN) and len(chat.calls) == 1


@pytest.mark.parametrize("step", [Says(["I cannot."], "refusal"), ModelRefusedError("x", "y")])
def test_row_27_a_refusal_is_the_built_in_speakers_turn(step: Says | ModelError) -> None:
    heard, chat = hear([step])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_REFUSED"])
    assert len(chat.calls) == 1 and "I cannot." not in heard.shown


@pytest.mark.parametrize(
    "step", ["", "  \n ", '<move n="1">', '<move n="1">   ', "<think>Hm.</think>"]
)
def test_row_35_nothing_said_is_the_built_in_speakers_turn(step: str) -> None:
    heard, _ = hear([step])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_EMPTY"])


def test_row_35_a_turn_without_end_is_cut_at_a_sentence() -> None:
    endless = " ".join(f"Pebble number {n} lies in the box of the beach." for n in range(60))
    heard, chat = hear([f'<move n="1">{GOOD} {endless}'])
    assert len(heard.shown.split()) < 130 and heard.shown.startswith(GOOD)
    assert heard.spoken.blocked == ("length",) and chat.closed_early == 1


@pytest.mark.parametrize(
    "error",
    [
        ModelNetError("x", "y"),
        ModelTimeoutError("x", "y"),
        ModelBusyError("x", "y"),
        ModelAuthError("x", "y"),
        ModelProtocolError("x", "y"),
        BudgetError("x", "y"),
    ],
)
def test_a_model_that_cannot_be_had_leaves_the_whole_turn_to_the_built_in_speaker(
    error: ModelError,
) -> None:
    heard, chat = hear([error])
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), [error.code])
    assert heard.spoken.model == "" and heard.broken == []
    chat.assert_complete()


def test_a_line_that_breaks_after_text_was_shown_begins_anew_as_a_whole() -> None:
    heard, chat = hear([Says([f'<move n="1">{GOOD}', " An"], error=NET), f'<move n="2">{SECOND}'])
    assert [b.text for b in heard.broken] == [GOOD]
    assert (heard.shown, heard.spoken.text, heard.spoken.move) == (SECOND, SECOND, DEEPEN)
    assert [call.attempt for call in chat.calls] == [1, 2]


def test_a_line_that_breaks_before_text_was_shown_is_tried_once_more() -> None:
    heard, chat = hear([Says(['<move n="1">You wei'], error=NET), f'<move n="1">{GOOD}'])
    assert (heard.shown, heard.broken, heard.notices) == (GOOD, [], [])
    chat.assert_complete()


def test_a_line_that_breaks_twice_leaves_it_to_the_built_in_speaker() -> None:
    heard, _ = hear([Says([f'<move n="1">{GOOD} '], error=NET)] * 2)
    assert len(heard.broken) == 2
    assert (heard.shown, heard.notices) == (builtin_text(PROBE, DEEPEN), ["E_NET"])


def test_a_cause_is_told_once() -> None:
    told = talk().add(Noticed(code="E_NET", text="told")).session
    assert hear([NET], session=told)[0].notices == []


@pytest.mark.parametrize(
    "move",
    [
        Move(kind=MoveKind.OPEN, stage=StageId.CLARIFY),
        Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY),
        Move(kind=MoveKind.CLOSE, stage=StageId.CLARIFY, reason="time"),
        Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, source=Source.STAGE, target="time"),
    ],
)
def test_what_has_its_own_words_asks_no_model(move: Move) -> None:
    heard, chat = hear([], move)
    assert chat.calls == [] and heard.spoken.model == "" and heard.shown


def test_leaving_a_turn_closes_the_request() -> None:
    chat = ScriptedChat([f'<move n="1">{GOOD} And more of it. ' * 5], size=3)
    session = talk().session

    async def leave() -> str:
        pieces = ModelSpeaker(chat).speak(session, Decision(moves=(PROBE,)), grounded(PROBE), 60.0)
        first: Piece = await anext(pieces)
        await pieces.aclose()
        return str(first)

    assert asyncio.run(leave()) == "You weigh every pebble twice."
    assert chat.closed_early == 1


def test_nothing_of_a_leak_is_kept_with_the_calls() -> None:
    heard, _ = hear([f'<move n="1">{LEAK} Well?', f'<move n="2">{GOOD}'])
    kept = "".join(str(p) for p in heard.pieces if not isinstance(p, str))
    assert "105 grains" not in kept


def test_a_fact_that_was_not_told_is_told_in_the_end() -> None:
    heard, _ = hear(['<move n="1">That I know.'], GIVES)
    assert "Matter number 3 stands at 103 grains" in heard.shown
    assert heard.spoken.text == heard.shown and heard.spoken.move.facts == ("fact-3",)


def test_a_fact_that_was_passed_over_for_a_question_is_not_given() -> None:
    assert hear(['<move n="1">What is it to you?'], GIVES)[0].spoken.move.facts == ()


def test_a_fact_told_in_other_words_is_given() -> None:
    heard, _ = hear(['<move n="1">Some 103 grains, mostly.'], GIVES)
    assert heard.spoken.move.facts == ("fact-3",) and heard.shown == "Some 103 grains, mostly."


def test_a_candidate_who_leads_on_may_be_followed_by_a_dig() -> None:
    move = Move(kind=MoveKind.TRANSITION, stage=StageId.FRAMING, source=Source.STAGE, reason="lead")
    chat = ScriptedChat([f'<move n="3">{GOOD}'])
    session = talk().session
    decision = Decision(moves=(move,), enters=StageId.FRAMING, why="lead")

    async def speak() -> list[Piece]:
        pieces = ModelSpeaker(chat).speak(session, decision, grounded(move), 60.0)
        return [piece async for piece in pieces]

    spoken = asyncio.run(speak())[-1]
    assert isinstance(spoken, Spoken)
    assert spoken.move.kind == MoveKind.TRANSITION and spoken.move.then is not None
    assert (spoken.move.then.kind, spoken.move.then.stage) == (MoveKind.DEEPEN, StageId.FRAMING)
    assert spoken.move.then.said in session.turns[-1].text != ""


def test_a_claim_opens_a_challenge_and_a_dig() -> None:
    heard, chat = hear([f'<move n="3">{GOOD}'], PROBE, DEEPEN)
    assert "3. Push back on something" in chat.calls[0].last.text
    assert "4. Dig into whichever detail" in chat.calls[0].last.text
    assert (heard.spoken.move.kind, heard.spoken.move.source) == (MoveKind.CHALLENGE, Source.CLAIM)
    assert heard.spoken.move.said and heard.spoken.move.said in talk().session.turns[-1].text


@pytest.mark.parametrize(
    "said", ["AUC guarantees calibration.", "More stones always fix the bias."]
)
def test_a_general_rule_is_a_claim_however_short(said: str) -> None:
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=talk(said).session)
    assert "Push back on something" in chat.calls[0].last.text


def test_an_open_move_is_on_the_words_it_quotes() -> None:
    said = (
        "The big belt sorts every pebble by weight and colour. More pebbles always help the scale."
    )
    text = 'Take the big belt that sorts by weight and colour. "Always help": when do they not?'
    heard, _ = hear([f'<move n="2">{text}'], PROBE, session=talk(said).session)
    assert heard.spoken.move.said == "More pebbles always help the scale"


def test_a_part_that_was_pushed_back_on_enough_opens_no_challenge() -> None:
    log = talk()
    pushes = DEEPEN.model_copy(update={"kind": MoveKind.CHALLENGE, "source": Source.ARITHMETIC})
    for _ in range(MOST_IN_PART):
        log.ask(pushes).say(Reading(words=16), ANSWER, after=5)
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=log.session)
    assert "Push back" not in chat.calls[0].last.text
    assert "Dig into whichever detail" in chat.calls[0].last.text


@pytest.mark.parametrize("said", ["How many stones are there?", "Yes.", "Hm, no idea."])
def test_a_message_that_claims_nothing_opens_no_challenge(said: str) -> None:
    _, chat = hear([f'<move n="1">{GOOD}'], PROBE, session=talk(said).session)
    assert "Push back" not in chat.calls[0].last.text


def test_an_answer_may_push_back_as_well() -> None:
    text = "At 103 grains on most mornings. You weigh every pebble twice: with which scale?"
    heard, _ = hear([f'<move n="2">{text}'], GIVES)
    assert heard.shown == text and heard.spoken.move.facts == ("fact-3",)
    assert heard.spoken.move.then is not None
    assert heard.spoken.move.then.kind == MoveKind.CHALLENGE
