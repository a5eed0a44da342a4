"""The model-backed speaker: the tag chooses the move, the first sentence is shown at once."""

import asyncio

import pytest

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.stages import StageId
from interviewer.roles.base import Piece
from interviewer.roles.model_backed.speaker import ModelSpeaker
from tests.llm_script import ScriptedChat
from tests.roles_model.replies import GOOD
from tests.roles_model.stage import DEEPEN, PROBE, grounded, hear, talk


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
