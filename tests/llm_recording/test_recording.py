"""Recording a model, and playing it back strictly or loosely."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from interviewer.domain.events import CallRole, Usage
from interviewer.errors import TranscriptError
from interviewer.llm.chat import Completion, Message, Request
from interviewer.llm.errors import ModelBusyError, ModelError, StaleRecordingError
from interviewer.llm.recording import Recorder, ReplayModel, open_replay, read_answers

CANARY = "sk-canary-0123456789"


def request(
    role: CallRole = "speaker",
    turn: int = 3,
    key: str = "",
    attempt: int = 1,
    prompt: str = "speaker@1#aa",
    head: str = "You interview.",
    history: tuple[str, ...] = ("Hello.",),
    parts: dict[str, str] | None = None,
) -> Request:
    named = parts if parts is not None else {"moves": "probe", "notes": "a note"}
    return Request(
        role=role,
        session="s",
        turn=turn,
        key=key,
        attempt=attempt,
        prompt=prompt,
        head=(Message(role="system", text=head),),
        history=tuple(Message(role="assistant", text=text) for text in history),
        last=Message(role="user", text=" ".join(named.values())),
        parts=named,
    )


class Scripted:
    """A model that gives the pieces it was told, or raises."""

    name = "test:scripted"

    def __init__(self, pieces: list[str], error: ModelError | None = None) -> None:
        self.pieces = pieces
        self.error = error
        self.closed = False

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        try:
            for piece in self.pieces:
                yield piece
            if self.error is not None:
                raise self.error
            yield self._whole()
        finally:
            self.closed = True

    async def complete(self, request: Request) -> Completion:
        if self.error is not None:
            raise self.error
        return self._whole()

    def _whole(self) -> Completion:
        usage = Usage(input=100, cached=80, output=7)
        return Completion(text="".join(self.pieces), finish="stop", usage=usage, model="m-1")


async def heard(model: Recorder | ReplayModel, asked: Request) -> tuple[str, Completion]:
    text, end = "", None
    async for piece in model.stream(asked):
        if isinstance(piece, Completion):
            end = piece
        else:
            text += piece
    assert end is not None
    return text, end


def recorded(asked: Request, *pieces: str, error: ModelError | None = None) -> Recorder:
    recorder = Recorder(Scripted(list(pieces), error))
    with contextlib.suppress(ModelError):
        asyncio.run(heard(recorder, asked))
    return recorder


def replay(recorder: Recorder, strict: bool = True) -> ReplayModel:
    return ReplayModel("replay:test", recorder.answers, strict)


def test_a_recorder_passes_everything_on() -> None:
    recorder = Recorder(Scripted(["Why ", "that?"]))
    text, end = asyncio.run(heard(recorder, request()))
    assert (text, end.text, end.model) == ("Why that?", "Why that?", "m-1")


def test_a_recording_answers_as_the_model_did() -> None:
    recorder = recorded(request(), "Why  that,\n", "then?")
    text, end = asyncio.run(heard(replay(recorder), request()))
    assert text == "Why  that,\nthen?"
    assert end == Completion(
        text="Why  that,\nthen?",
        finish="stop",
        usage=Usage(input=100, cached=80, output=7),
        model="m-1",
    )


def test_whole_answers_are_kept_and_given_too() -> None:
    recorder = Recorder(Scripted(['{"a": 1}']))
    asyncio.run(recorder.complete(request("grader", key="data")))
    end = asyncio.run(replay(recorder).complete(request("grader", key="data")))
    assert end.text == '{"a": 1}'


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (request(prompt="speaker@2#bb"), "prompt speaker@1#aa (now speaker@2#bb)"),
        (request(head="You chat."), "head"),
        (request(history=("Hello.", "And?")), "history"),
        (request(parts={"moves": "deepen", "notes": "a note"}), "moves"),
        (request(parts={"moves": "probe", "notes": "another"}), "notes"),
        (request(parts={"moves": "probe", "notes": "a note", "facts": "10 ms"}), "facts"),
        (request().model_copy(update={"json_schema": {"type": "object"}}), "schema"),
        (request().model_copy(update={"last": Message(role="user", text="x")}), "last"),
    ],
)
def test_strict_replay_names_the_part_that_changed(changed: Request, named: str) -> None:
    model = replay(recorded(request(), "Why that?"))
    with pytest.raises(StaleRecordingError) as raised:
        asyncio.run(heard(model, changed))
    assert model.changes[0].parts == (named,)
    assert named in str(raised.value)


def test_strict_replay_has_no_answer_to_a_request_that_was_never_made() -> None:
    model = replay(recorded(request(), "Why that?"))
    with pytest.raises(StaleRecordingError, match="No answer for the assessor of turn 3"):
        asyncio.run(heard(model, request("assessor")))
    assert model.changes[0].parts == ()


def test_loose_replay_answers_by_key_and_counts() -> None:
    model = replay(recorded(request(), "Why that?"), strict=False)
    text, _ = asyncio.run(heard(model, request(prompt="speaker@2#bb")))
    assert text == "Why that?"
    assert len(model.changes) == 1


def test_an_answer_is_given_once() -> None:
    model = replay(recorded(request(), "Why that?"), strict=False)
    asyncio.run(heard(model, request()))
    with pytest.raises(StaleRecordingError):
        asyncio.run(heard(model, request()))


def test_answers_under_one_key_come_in_their_order() -> None:
    recorder = Recorder(Scripted(["first"]))
    asyncio.run(heard(recorder, request()))
    recorder.inner = Scripted(["second"])
    asyncio.run(heard(recorder, request()))
    model = replay(recorder)
    assert [asyncio.run(heard(model, request()))[0] for _ in range(2)] == ["first", "second"]


def test_a_recorded_error_is_raised_again_without_its_words() -> None:
    error = ModelBusyError(f"429 for {CANARY} at http://example.test", "Wait.")
    recorder = recorded(request(), "Half a ", error=error)
    assert recorder.answers[0].outcome == "E_BUSY"
    assert CANARY not in recorder.answers[0].model_dump_json()
    with pytest.raises(ModelBusyError):
        asyncio.run(heard(replay(recorder), request()))


def test_a_call_that_is_left_half_way_is_kept_and_closed() -> None:
    inner = Scripted(["One. ", "Two. ", "Three."])
    recorder = Recorder(inner)

    async def leave() -> None:
        pieces = recorder.stream(request())
        await anext(pieces)
        await pieces.aclose()  # type: ignore[attr-defined]

    asyncio.run(leave())
    assert (recorder.answers[0].text, recorder.answers[0].outcome) == ("One. ", "left")
    assert inner.closed


def test_what_nobody_asked_for_is_unused() -> None:
    recorder = recorded(request(), "Why that?")
    model = replay(recorder)
    assert model.unused() == recorder.answers
    asyncio.run(heard(model, request()))
    assert model.unused() == []


def test_a_replay_is_opened_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "r.jsonl"
    answers = recorded(request(), "Why that?").answers
    file.write_text('{"type": "Transcript"}\n' + answers[0].model_dump_json() + "\n")
    model = open_replay(file, strict=True)
    assert model.name == f"replay:{file}"
    assert asyncio.run(model.complete(request())).text == "Why that?"


@pytest.mark.parametrize("line", ["not json", '{"type": "Answer", "role": "nobody"}'])
def test_a_broken_line_is_named(line: str) -> None:
    with pytest.raises(TranscriptError, match="Line 2"):
        list(read_answers(["", line]))


def test_a_missing_file_is_told_plainly(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"'none\.jsonl' cannot be read"):
        open_replay(tmp_path / "none.jsonl", strict=True)
