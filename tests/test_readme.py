"""What the README shows exists: targets, commands, options, variables, files."""

import importlib
import re
import shlex
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from interviewer.settings import EMBEDDER_NAMES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md")
FENCE = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
PROGRAMS = ("interviewer", "knowledge", "evals")
VARIABLE = re.compile(r"\b(?:INTERVIEWER|OPENAI|TIKTOKEN|DATABASE)_[A-Z_]+\b")
PLACE = re.compile(
    r"(?:(?:interviewer|knowledge|evals|docs|scripts|tests|\.ci)/[\w./*-]+|[A-Z]+\.md|LICENSE)"
)


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def shown(page: str) -> list[str]:
    """Every command line of a page, in fences and in running text."""
    text = text_of(page)
    fenced = [line for block in FENCE.findall(text) for line in block.splitlines()]
    lines = [line.partition("  #")[0].partition(" # ")[0].strip() for line in fenced]
    lines += INLINE.findall(FENCE.sub("", text))
    return [line for line in lines if line.startswith(("make ", "python", ".venv/"))]


SHOWN = sorted({line for page in PAGES for line in shown(page)})


def programs() -> Iterator[tuple[str, list[str]]]:
    """The modules run by the command lines shown, with their arguments."""
    for line in SHOWN:
        words = shlex.split(line)
        if "-m" in words[:2]:
            yield words[2], words[3:]


RUNS = list(programs())


@cache
def command(program: str) -> typer.core.TyperGroup:
    homes = {"interviewer": "interviewer.cli.commands"}
    module = importlib.import_module(homes.get(program, f"{program}.__main__"))
    found = get_command(module.app)
    assert isinstance(found, typer.core.TyperGroup)
    return found


def options_of(params: Iterable[Any]) -> set[str]:
    return {name for param in params for name in (*param.opts, *param.secondary_opts)}


def test_the_pages_show_commands() -> None:
    assert len(SHOWN) > 20
    assert {name for name, _ in RUNS} >= {*PROGRAMS, "pytest", "pip", "venv"}


def test_the_two_commands_come_first() -> None:
    first = FENCE.search(README)
    assert first is not None
    assert [line.split("#")[0].strip() for line in first[1].splitlines()] == [
        "make run", "make test",
    ]  # fmt: skip


@pytest.mark.parametrize("line", [line for line in SHOWN if line.startswith("make ")])
def test_a_make_target_exists(line: str) -> None:
    makefile = text_of("Makefile")
    target, *variables = shlex.split(line)[1:]
    assert re.search(rf"^{re.escape(target)}:.*## ", makefile, re.MULTILINE)
    for variable in variables:
        assert f"$({variable.partition('=')[0]})" in makefile


@pytest.mark.parametrize(("module", "words"), RUNS, ids=[" ".join([m, *w]) for m, w in RUNS])
def test_a_command_exists(module: str, words: list[str]) -> None:
    if module not in PROGRAMS:
        assert find_spec(module) is not None
        return
    group = command(module)
    name = next((word for word in words if word in group.commands), None)
    assert name is not None or not words or words[0].startswith("-"), words
    known = group.commands[name].params if name else group.params
    assert {word for word in words if word.startswith("--")} - {"--help"} <= options_of(known)


@pytest.mark.parametrize("row", re.findall(r"^\| `python -m interviewer.*$", README, re.MULTILINE))
def test_the_options_listed_beside_a_command_exist(row: str) -> None:
    group = command("interviewer")
    name = next((word for word in row.split("`")[1].split() if word in group.commands), None)
    known = group.commands[name].params if name else group.params
    assert set(re.findall(r"--[a-z][a-z-]*", row)) <= options_of(known)


def test_every_command_of_the_interviewer_is_listed() -> None:
    for name in command("interviewer").commands:
        assert f"`python -m interviewer {name}" in README


def test_every_command_of_the_evals_is_listed() -> None:
    for name in command("evals").commands:
        assert f"`python -m evals {name}" in README


def test_the_address_is_the_one_that_the_target_prints() -> None:
    port = re.search(r"STREAMLIT_SERVER_PORT:-(\d+)", text_of("Makefile"))
    first = FENCE.search(README)
    assert port is not None
    assert first is not None
    assert f"http://localhost:{port[1]}\n" in first[1]


def test_the_options_of_run_are_real() -> None:
    section = README.partition("### Without a screen")[2].partition("\n## ")[0]
    named = set(re.findall(r"--[a-z][a-z-]*", section))
    assert named <= options_of(command("interviewer").commands["run"].params)


def test_the_options_of_the_notes_are_real() -> None:
    section = README.partition("\n## Notes")[2].partition("\n## ")[0]
    known = options_of(command("knowledge").commands["index"].params)
    assert set(re.findall(r"--[a-z][a-z-]*", section)) <= known


def test_the_settings_listed_are_those_that_are_read() -> None:
    source = text_of("interviewer/settings.py") + text_of("interviewer/model_settings.py")
    table = README.partition("\n## Settings")[2].partition("\n## ")[0]
    assert set(VARIABLE.findall(table)) == set(VARIABLE.findall(source))
    assert set(VARIABLE.findall(README)) <= set(VARIABLE.findall(source))


def test_the_embedders_listed_are_those_there_are() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", README.partition("\n## Notes")[2], re.MULTILINE)
    assert sorted(rows) == sorted(EMBEDDER_NAMES)


def test_the_commands_of_the_chat_are_those_there_are() -> None:
    from interviewer.cli.asking import ASKS
    from interviewer.cli.chat import HELP

    listed = set(re.findall(r"^\| `(/[a-z]+)` \|", README, re.MULTILINE))
    assert listed == set(re.findall(r"^  (/[a-z]+)", HELP, re.MULTILINE))
    assert set(ASKS) <= listed


@pytest.mark.parametrize("page", PAGES)
def test_the_files_named_exist(page: str) -> None:
    named = {
        place
        for quoted in INLINE.findall(text_of(page))
        for place in quoted.split()
        if PLACE.fullmatch(place)
    }
    assert named
    for place in named:
        assert list(ROOT.glob(place.rstrip("/"))), place


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", text_of(page)):
        assert (ROOT / page).parent.joinpath(target).exists(), target


def test_the_pictures_are_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) == 3
    assert max((ROOT / picture).stat().st_size for picture in pictures) < 200_000


def test_the_options_listed_beside_an_eval_exist() -> None:
    for row in re.findall(r"^\| `python -m evals .*$", README, re.MULTILINE):
        name = row.split("`")[1].split()[3]
        known = options_of(command("evals").commands[name].params)
        assert set(re.findall(r"--[a-z][a-z-]*", row)) <= known


def test_the_rooms_of_the_house_exist() -> None:
    tree = text_of("docs/architecture.md").partition("```text\n")[2].partition("```")[0]
    rooms = re.findall(r"(?<![\w*.])([a-z_]+(?:\.py|/))", tree)
    assert len(rooms) > 40
    parts = ("interviewer", "knowledge", "prompts", "evals", "tests")
    there = {path.name for part in parts for path in (ROOT / part).glob("**/*")}
    there |= {*parts, *(path.name for path in ROOT.iterdir())}
    assert {room.rstrip("/") for room in rooms} <= there


def test_the_number_of_notes_is_right() -> None:
    notes = [path for path in (ROOT / "knowledge/notes").glob("*.md") if path.stem.islower()]
    assert f"\n{len(notes)} notes ship in" in README
