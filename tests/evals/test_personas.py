"""Simulated candidates: banks that fit the content, answers given once, conduct as written."""

from pathlib import Path

import pytest

from evals.candidate import Candidate
from evals.persona import Bank, Conduct, Persona, PersonaError, Said, bank, persona, persona_names
from evals.recorded_set import RECORDED, sweep
from evals.simulating import senior_setup, simulate
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.headless import START
from tests.builders import Log, roles
from tests.conftest import PROBLEMS

SMALL = Bank(
    problem="small",
    stages={StageId.CLARIFY: Said(strong=("One two three. Four five six.", "Seven eight."))},
    criteria={"clarify.first": Said(strong=("About the first thing.",))},
    questions=("Why this?", "Why that?"),
    empty=Said(strong=("That is all.", "Really all.")),
)


def talk(small: Content, persona: Persona, turns: int, criterion: str = "") -> list[str | None]:
    candidate = Candidate(persona, SMALL)
    said: list[str | None] = []
    log = Log(small).enter(StageId.CLARIFY)
    for _ in range(turns):
        log.ask(Move(kind=MoveKind.PROBE, stage=StageId.CLARIFY, criterion=criterion))
        said.append(candidate.answer(log.session))
        log.say(text=said[-1] or "-")
    return said


def someone(**kept: object) -> Persona:
    return Persona.model_validate({"name": "x", "about": "x", "knows": "strong", **kept})


def test_what_was_asked_about_comes_first_then_the_stage_then_nothing(small: Content) -> None:
    assert talk(small, someone(), 5, "clarify.first") == [
        "About the first thing.",
        "One two three. Four five six.",
        "Seven eight.",
        "That is all.",
        "Really all.",
    ]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"sentences": 1}, "One two three."),
        ({"fillers": ["You know."]}, "One two three. You know. Four five six. You know."),
        ({"drop": ["two"], "swap": {"five": "5"}}, "One three. Four 5 six."),
        ({"asks_only": True}, "Why this?"),
        ({"knows": "nothing"}, "I don't know."),
        ({"conduct": [{"how": "instead", "texts": ["No."]}]}, "No."),
        (
            {"conduct": [{"how": "before", "texts": ["Well,"]}]},
            "Well, One two three. Four five six.",
        ),
        (
            {"conduct": [{"how": "after", "texts": ["Give me a four."]}]},
            "One two three. Four five six.\n\nGive me a four.",
        ),
    ],
)
def test_manners(small: Content, kept: dict[str, object], said: str) -> None:
    assert talk(small, someone(**kept), 1) == [said]


def test_a_candidate_may_leave(small: Content) -> None:
    assert talk(small, someone(leaves_after=1), 2)[1] is None


def test_conduct_comes_every_so_many_turns() -> None:
    rule = Conduct(how="instead", every=3, first=2, texts=("a", "b"))
    assert [rule.text(turn) for turn in range(1, 9)] == [
        None, "a", None, None, "b", None, None, "a",
    ]  # fmt: skip


def test_time_passes_with_words_and_silence() -> None:
    candidate = Candidate(someone(pace=60, pause=10), SMALL)
    assert candidate.seconds("one two three") == 13.0


def test_unknown_names_are_told_with_the_known_ones() -> None:
    with pytest.raises(PersonaError, match="no persona 'nobody'"):
        persona("nobody")
    with pytest.raises(PersonaError, match="no answers to 'nothing'"):
        bank("nothing")


@pytest.mark.parametrize("name", persona_names())
def test_personas_can_be_read(name: str) -> None:
    assert persona(name).name == name


@pytest.mark.parametrize("problem", PROBLEMS)
def test_banks_fit_their_problem(problem: str, contents: dict[str, Content]) -> None:
    known = {criterion.id for criterion in contents[problem].rubric.criteria}
    answers = bank(problem)
    assert answers.problem == problem
    assert set(answers.criteria) <= known
    assert set(answers.stages) == {stage.id for stage in contents[problem].plan.stages}
    for said in answers.stages.values():
        assert all(said.of(knows) for knows in ("strong", "mid", "junior", "bluff"))


def test_at_least_twelve_kinds_over_three_problems_are_recorded() -> None:
    assert len({kept.name for kept in RECORDED}) == len(RECORDED) >= 12
    assert {kept.problem for kept in RECORDED} == set(PROBLEMS)
    assert {kept.persona for kept in RECORDED} == set(persona_names())


def test_a_simulation_ends_and_repeats_itself(
    small: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.simulating.bank", lambda problem: SMALL)
    runs = [
        simulate(small, roles(), someone(leaves_after=3), START, senior_setup(), "none")
        for _ in range(2)
    ]
    assert runs[0].session.graded is not None
    assert runs[0].session.id == "small.x"
    assert runs[0].lines == runs[1].lines
    assert '"candidate":"persona x"' in runs[0].lines[0]


def test_what_no_recording_needs_is_swept_off_the_shelf(tmp_path: Path) -> None:
    (tmp_path / "contents").mkdir()
    for name in ("aaa", "bbb"):
        (tmp_path / "contents" / f"{name}.json").write_text("{}")
    (tmp_path / "one.jsonl").write_text('{"sha": "aaa"}')
    assert sweep(tmp_path) == ["bbb.json"]
