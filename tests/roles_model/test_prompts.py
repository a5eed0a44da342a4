"""The prompt files: strict, versioned, and without what a role must not see."""

import json
from importlib.resources import files

import pytest

from interviewer.errors import ContentError
from interviewer.llm.prompts import Prompt, load_prompt, parse_prompt

NAMES = sorted(
    path.name.removesuffix(".md")
    for path in files("prompts").iterdir()
    if path.name.endswith(".md") and path.name != "CHANGELOG.md"
)
LOCK: dict[str, dict[str, str]] = json.loads(files("prompts").joinpath("versions.json").read_text())
SMALL = "---\nname: x\nversion: 1.0.0\ninputs:\n  a: [who]\n---\n# a\nHello {{ who }}.\n"


def test_every_job_has_its_prompt() -> None:
    assert sorted(LOCK) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_declared_inputs_are_the_used_ones(name: str) -> None:
    assert load_prompt(name).name == name  # loading compares them, section by section


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_text_has_a_new_version(name: str) -> None:
    prompt = load_prompt(name)
    assert LOCK[name].get(prompt.version) == prompt.sha, "raise the version and add its hash"


@pytest.mark.parametrize("name", NAMES)
def test_the_changelog_names_every_version(name: str) -> None:
    told = files("prompts").joinpath("CHANGELOG.md").read_text()
    assert [v for v in LOCK[name] if f"## {name} {v}\n" not in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_system_message_takes_no_input(name: str) -> None:
    assert load_prompt(name).inputs.get("system", ()) == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_prompt_shows_an_example_score(name: str) -> None:
    text = " ".join(load_prompt(name).sections.values())
    assert '"verdict": ' not in text and "verdict=" not in text


def test_a_prompt_names_itself_with_version_and_hash() -> None:
    prompt = parse_prompt(SMALL)
    assert prompt.ref == f"x@1.0.0#{prompt.sha}" and len(prompt.sha) == 12


def test_a_prompt_renders() -> None:
    assert parse_prompt(SMALL).render("a", who="you") == "Hello you."


@pytest.mark.parametrize("inputs", [{}, {"who": "you", "more": 1}, {"whom": "you"}])
def test_what_is_missing_or_left_over_is_an_error(inputs: dict[str, object]) -> None:
    with pytest.raises(ContentError):
        parse_prompt(SMALL).render("a", **inputs)


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("[who]", "[]"),
        SMALL.replace("[who]", "[who, what]"),
        SMALL.replace("  a:", "  b:"),
        SMALL.replace("---\n# a", "---\nstray\n# a"),
        SMALL.replace("{{ who }}", "{{ who "),
        SMALL.replace("version: 1.0.0\n", ""),
        "no front matter",
    ],
)
def test_a_broken_file_is_refused(text: str) -> None:
    with pytest.raises(ContentError):
        parse_prompt(text)


def test_a_missing_prompt_is_an_error() -> None:
    with pytest.raises(ContentError):
        load_prompt("nobody")


def test_another_text_gives_another_hash() -> None:
    def sha(text: str) -> str:
        prompt: Prompt = parse_prompt(text)
        return prompt.sha

    assert sha(SMALL) != sha(SMALL.replace("Hello", "Hullo"))
