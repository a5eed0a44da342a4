"""Recordings of a model-backed interviewer: played again without the model, stale when a prompt moved."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from evals.candidate import MOST_TURNS
from evals.persona import Bank, Persona, Said
from evals.replaying import RecordedNotes, Replayed, replay
from evals.replaying_model import roles_for
from evals.simulating import senior_setup, simulate
from evals.suites.cost import observe
from interviewer.domain.events import InterviewerSaid, ModelCalled, Usage
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.doors import Doors
from interviewer.headless import START
from interviewer.llm.answers import Answer, Change
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import ModelProtocolError
from interviewer.llm.recording import Recorder
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.tokens import Tokens
from interviewer.recordings import Recording, read_recording, write_recording
from interviewer.wiring import model_roles
from tests.builders import roles

QUESTIONS = (
    "Which part of the sorting would break first on a wet morning?",
    "Who decides that two stones count as equal?",
    "When does the weighing cost more than it saves?",
    "Where do you keep the list, and for whom?",
)
BANK = Bank(
    problem="small",
    stages={StageId.CLARIFY: Said(strong=("I sort by size because that is seen at once.",))},
    questions=("Why?",),
    empty=Said(strong=("I weigh each against the next one.", "I write it down each day.")),
)


class Asking:
    """A model that words a question a turn, and makes no sense when it has to judge."""

    name = "stub:asking"

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        done = await self.complete(request)
        yield done.text
        yield done

    async def complete(self, request: Request) -> Completion:
        if request.role != "speaker":
            raise ModelProtocolError("It makes no sense.", "Go on.")
        text = f'<move n="1">{QUESTIONS[request.turn // 2 % len(QUESTIONS)]}'
        usage = Usage(input=900 + request.turn, cached=800, output=20)
        return Completion(text=text, finish="stop", usage=usage, model="asking-1")


async def at_once(seconds: float) -> None:
    """Nobody waits in a test."""


@pytest.fixture
def recording(tmp_path: Path, small: Content, monkeypatch: pytest.MonkeyPatch) -> Recording:
    monkeypatch.setattr("evals.simulating.bank", lambda problem: BANK)
    answers: list[Answer] = []
    door = ResilientChat(Recorder(Asking(), answers), sleep=at_once, chance=lambda: 0.0)
    parts = model_roles(Doors(door, door, Tokens()), roles())
    who = Persona(name="short", about="x", knows="strong", leaves_after=4)
    done = simulate(small, parts, who, START, senior_setup(), "none", "stub:asking", answers)
    assert len(done.session.candidate_turns()) < MOST_TURNS
    write_recording(tmp_path / "model.jsonl", done.lines)
    return read_recording(tmp_path / "model.jsonl")


def played(recording: Recording, strict: bool) -> tuple[Replayed, list[Change]]:
    parts, model = roles_for(
        recording, replace(roles(), retriever=RecordedNotes(recording)), strict
    )
    assert model is not None
    return replay(recording, parts), model.changes


def words(recording_records: tuple[object, ...]) -> list[str]:
    return [
        record.event.text  # type: ignore[attr-defined]
        for record in recording_records
        if isinstance(record.event, InterviewerSaid)  # type: ignore[attr-defined]
    ]


def test_it_holds_the_raw_answers_and_what_they_took(recording: Recording) -> None:
    spoken = [a for a in recording.answers if a.role == "speaker" and a.outcome == "ok"]
    assert spoken[0].text.startswith("<move n=")
    assert recording.header.made is not None
    assert recording.header.made.model == "stub:asking"
    assert any(prompt.startswith("speaker@") for prompt in recording.header.made.prompts)
    assert {a.outcome for a in recording.answers if a.role == "assessor"} == {"E_PROTOCOL"}
    assert any(text in QUESTIONS for text in words(recording.records))


@pytest.mark.parametrize("strict", [True, False])
def test_it_plays_again_without_the_model(recording: Recording, strict: bool) -> None:
    again, changes = played(recording, strict)
    assert changes == []
    assert again.left_at is None
    assert words(again.records) == words(recording.records)
    calls = [r.event for r in again.records if isinstance(r.event, ModelCalled)]
    before = [r.event for r in recording.records if isinstance(r.event, ModelCalled)]
    assert [(c.role, c.turn, c.outcome, c.usage) for c in calls] == [
        (c.role, c.turn, c.outcome, c.usage) for c in before
    ]


def older(recording: Recording, part: str, prompt: str | None = None) -> Recording:
    """The recording as if a part of the speaker's requests had been another one then."""
    answers = tuple(
        a.model_copy(
            update={"digests": {**a.digests, part: "0" * 16}, "prompt": prompt or a.prompt}
        )
        if a.role == "speaker"
        else a
        for a in recording.answers
    )
    return replace(recording, answers=answers)


def test_a_changed_prompt_makes_it_stale_by_name(recording: Recording) -> None:
    _, changes = played(older(recording, "prompt", "speaker@0.9.0#abc"), strict=True)
    assert changes
    assert "prompt speaker@0.9.0#abc (now speaker@" in changes[0].told()


@pytest.mark.parametrize("part", ["head", "history"])
def test_a_changed_part_is_named(recording: Recording, part: str) -> None:
    _, changes = played(older(recording, part), strict=True)
    assert changes[0].parts == (part,)


def test_played_loosely_it_goes_on_and_still_tells(recording: Recording) -> None:
    again, changes = played(older(recording, "head"), strict=False)
    assert words(again.records) == words(recording.records)
    assert len(changes) == len([a for a in recording.answers if a.role == "speaker"])


def test_its_cost_is_seen(recording: Recording) -> None:
    seen = {one.metric: one for one in observe(recording)}
    assert seen["cost.input"].value > 0
    heads = [one for one in observe(recording) if one.metric == "cost.prefix"]
    assert heads
    assert all(one.value == 1.0 for one in heads)
