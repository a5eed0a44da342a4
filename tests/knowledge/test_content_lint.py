"""The linter of the content files: real files, broken one way at a time."""

import copy
from pathlib import Path

import pytest

from interviewer.domain.plan import Plan
from interviewer.domain.rubric import Rubric
from knowledge.content import Flaw, Library
from knowledge.content_lint import lint
from knowledge.content_rules import check_rubric
from knowledge.content_wording import Said, repeated, slots
from knowledge.phrase_rules import KEYED, NEEDED, PHRASE_SLOTS
from tests.knowledge.content_edits import (
    BESIDES,
    CASES,
    PHRASES,
    PLAN,
    PROBLEM,
    RUBRIC,
    TECHNIQUES,
    Raw,
    broken,
    shipped,
    write,
)


@pytest.fixture(scope="module")
def real() -> dict[str, Raw]:
    """The shipped files of one problem, parsed."""
    return shipped()


@pytest.fixture(scope="module")
def flaws(real: dict[str, Raw], tmp_path_factory: pytest.TempPathFactory) -> list[Flaw]:
    """What the linter finds in the broken files."""
    return lint(Library(write(tmp_path_factory.mktemp("broken"), broken(real))))


def test_the_shipped_content_has_no_flaw() -> None:
    assert [str(flaw) for flaw in lint(Library())] == []


def test_the_cut_down_content_has_no_flaw(real: dict[str, Raw], tmp_path: Path) -> None:
    assert [str(flaw) for flaw in lint(Library(write(tmp_path, real)))] == []


@pytest.mark.parametrize(("file", "pointer", "what"), [(c[0], c[3], c[4]) for c in CASES])
def test_a_flaw_is_named(flaws: list[Flaw], file: str, pointer: str, what: str) -> None:
    found = [flaw.what for flaw in flaws if (flaw.file, flaw.pointer) == (file, pointer)]
    assert any(what in text for text in found), found


def test_nothing_else_is_named(flaws: list[Flaw]) -> None:
    wanted = [(file, pointer, what) for file, _, _, pointer, what in CASES] + sorted(BESIDES)
    other = [
        str(flaw)
        for flaw in flaws
        if not any((flaw.file, flaw.pointer) == w[:2] and w[2] in flaw.what for w in wanted)
    ]
    assert other == []
    assert len(flaws) == len(wanted)


@pytest.mark.parametrize(
    ("file", "data", "what"),
    [
        (PROBLEM, b"title: \xff\xfe", "cannot be read"),
        (PROBLEM, b"facts: [1", "does not parse"),
        (PROBLEM, b"day: 2020-13-45", "does not parse"),
        (PROBLEM, b"? [a]\n: b", "does not parse"),
        (PROBLEM, b"a: \x00", "does not parse"),
        (PROBLEM, b"", "valid dictionary"),
        (PROBLEM, b"- just a list", "valid dictionary"),
        (RUBRIC, b'{"id":', "does not parse"),
        (RUBRIC, b"[" * 100_000, "does not parse"),
        (PROBLEM, b"[" * 100_000, "does not parse"),
        (PROBLEM, b"- " * 100_000, "does not parse"),
        (PHRASES, None, "cannot be read"),
    ],
)
def test_a_broken_file_is_a_flaw(
    real: dict[str, Raw], tmp_path: Path, file: str, data: bytes | None, what: str
) -> None:
    write(tmp_path, {name: raw for name, raw in real.items() if name != PROBLEM})
    (tmp_path / "problems").mkdir()
    (tmp_path / file).unlink(missing_ok=True)
    if data is not None:
        (tmp_path / file).write_bytes(data)
    found = [flaw for flaw in lint(Library(tmp_path)) if flaw.file == file]
    assert [(flaw.pointer, what in flaw.what) for flaw in found] == [("", True)], found


def test_the_schema_names_what_is_too_little(real: dict[str, Raw], tmp_path: Path) -> None:
    files = copy.deepcopy(real)
    files[RUBRIC]["criteria"][3]["evidence"] = files[RUBRIC]["criteria"][3]["evidence"][:4]
    files[PROBLEM]["facts"] = files[PROBLEM]["facts"][:19]
    files[PROBLEM]["traps"] = files[PROBLEM]["traps"][:7]
    files[PROBLEM]["surprise"] = 1
    found = {(flaw.file, flaw.pointer) for flaw in lint(Library(write(tmp_path, files)))}
    wanted = {(PROBLEM, "/facts"), (PROBLEM, "/traps"), (PROBLEM, "/surprise")}
    assert found == wanted | {(RUBRIC, "/criteria/3/evidence")}


def test_files_that_nobody_reads_are_flaws(real: dict[str, Raw], tmp_path: Path) -> None:
    write(tmp_path, {name: raw for name, raw in real.items() if name != PROBLEM})
    (tmp_path / "problems").mkdir()
    (tmp_path / "problems" / "chess.yml").write_text("id: chess")
    (tmp_path / "problems" / ".hidden").write_text("")
    assert [str(flaw) for flaw in lint(Library(tmp_path))] == [
        "problems/chess.yml#: has an unknown ending; problems end in .yaml",
        "problems#: holds no file that ends in .yaml",
    ]


def test_an_empty_folder_is_no_crash(tmp_path: Path) -> None:
    files = {flaw.file for flaw in lint(Library(tmp_path))}
    assert files == {"problems", "plans", "rubrics", TECHNIQUES, PHRASES}


def test_a_key_written_twice_is_a_flaw(real: dict[str, Raw], tmp_path: Path) -> None:
    write(tmp_path, {name: raw for name, raw in real.items() if name != PROBLEM})
    plan = tmp_path / PLAN
    plan.write_text(plan.read_text().replace('"goal": ', '"goal": "Twice over.", "goal": ', 1))
    assert ("/stages/0/goal", "is written twice; only the last one counts") in [
        (flaw.pointer, flaw.what) for flaw in lint(Library(tmp_path)) if flaw.file == PLAN
    ]


def test_a_rubric_and_the_plans_have_the_same_stages(real: dict[str, Raw]) -> None:
    rubric, plan = Rubric.model_validate(real[RUBRIC]), Plan.model_validate(real[PLAN])
    shorter = plan.model_copy(update={"stages": plan.stages[:-1]})
    assert list(check_rubric(rubric, [shorter])) == [
        ("/stage_weights/operations", "is a stage of no plan")
    ]
    few = [c for c in rubric.criteria if c.stage != "operations"][:35]
    weights = {stage: w for stage, w in rubric.stage_weights.items() if stage != "operations"}
    smaller = rubric.model_copy(update={"criteria": tuple(few), "stage_weights": weights})
    assert list(check_rubric(smaller, [plan])) == [
        ("/criteria", "holds 35 criteria, fewer than 36"),
        ("/criteria", "has none for the stage operations of a plan"),
    ]


def test_short_questions_are_compared_too() -> None:
    said = [Said("/a", "Why so?", frozenset()), Said("/b", "why so", frozenset())]
    assert list(repeated(said)) == [("/b", "asks the same as /a")]


def test_slots_are_those_that_are_filled(real: dict[str, Raw]) -> None:
    assert slots("{a} and {{b}} and {c}") == {"a", "c"}
    assert slots("{a") is None
    assert set(PHRASE_SLOTS) | set(KEYED) <= set(real[PHRASES])
    assert all(slot in PHRASE_SLOTS[name] for name, slot in NEEDED.items())
