"""Whether the content files hold together: every flaw with its file and JSON pointer."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar

import yaml

from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.technique import Catalogue
from interviewer.domain.value import Value
from knowledge.asking import Asking
from knowledge.asking_lint import check_asking, check_kinds
from knowledge.content import Flaw, Library
from knowledge.content_rules import Found, check_catalogue, check_problem, check_rubric
from knowledge.content_wording import word_catalogue, word_problem
from knowledge.misconception_lint import check_misconceptions
from knowledge.misconceptions import Misconceptions
from knowledge.phrase_rules import word_phrases

ENDINGS = {"problems": ".yaml", "plans": ".yaml", "rubrics": ".json"}
"""The folders of content, and how the files in each end."""
_UNFINISHED = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|[Ll]orem ipsum")
_OUTSIDE = re.compile(
    r"://|www\.|(?:pypi|crates)\.(?:org|io)|npmjs\.|rubygems\.|(?:docker|ghcr|quay|gcr)\.io"
    r"|huggingface\.co"
)
"""Addresses, and hosts of registries: content names techniques, not places to fetch things from."""
_DEEP = re.compile(rb"(?:[\[{]\s*){500}|(?:[-?:]\s+){500}")
"""Brackets or dashes so deep bring libyaml down with the whole process."""
ValueT = TypeVar("ValueT", bound=Value)


def lint(library: Library) -> list[Flaw]:
    """Every flaw of the library's files, file by file. Never raises for what a file holds."""
    listed = list(library.files())
    flaws = [flaw for path, kind in listed if kind is Catalogue for flaw in _strays(path.parent)]
    values: dict[Path, Value] = {}
    names = {path: _name(path, listed) for path, _ in listed}
    for path, kind in listed:
        if _is_too_deep(path):
            flaws.append(Flaw(file=names[path], pointer="", what="does not parse: too deep"))
            continue
        try:
            value, found = library.read(path, kind)
            doubled = [] if value is None else list(_doubled_keys(path))
        except (ValueError, RecursionError) as error:  # such as a date that is none
            value, found, doubled = None, [_unparsed(names[path], error)], []
        flaws += found
        flaws += _named(names[path], doubled)
        if value is not None:
            values[path] = value
    problems, plans = _of(values, Problem), _of(values, Plan)
    rubrics = list(_of(values, Rubric).values())
    rubric = next((r for r in rubrics if r.id == "ml-system-design"), None)
    for path, value in values.items():
        found_here = chain(
            _texts(value),
            _own_id(path, value),
            _rules(value, rubric, list(plans.values()), list(problems.values())),
            _shared(path, value, rubric, next(iter(_of(values, Asking).values()), None)),
        )
        flaws += _named(names[path], found_here)
    return flaws


def _rules(
    value: Value, rubric: Rubric | None, plans: list[Plan], problems: list[Problem]
) -> Iterator[Found]:
    """The rules for a kind of file. What needs a file that is broken itself is left out."""
    match value:
        case Problem():
            yield from check_problem(value, rubric, plans)
            yield from word_problem(value, rubric)
        case Rubric():
            yield from check_rubric(value, plans)
        case Catalogue():
            yield from check_catalogue(value, rubric)
            yield from word_catalogue(value, rubric, problems)
        case Phrases():
            yield from word_phrases(value)


def _shared(
    path: Path, value: Value, rubric: Rubric | None, asking: Asking | None
) -> Iterator[Found]:
    """The rules for what all problems share."""
    match value:
        case Misconceptions():
            yield from check_misconceptions(value, rubric, path.parent / "notes")
        case Asking():
            yield from check_asking(value)
        case Problem():
            yield from check_kinds(value, asking)


def _strays(root: Path) -> Iterator[Flaw]:
    """Files in the content folders that nobody would read, and folders without a file."""
    for folder, ending in ENDINGS.items():
        here = sorted((root / folder).iterdir()) if (root / folder).is_dir() else []
        for path in here:
            if path.suffix != ending and not path.name.startswith("."):
                what = f"has an unknown ending; {folder} end in {ending}"
                yield Flaw(file=f"{folder}/{path.name}", pointer="", what=what)
        if not any(path.suffix == ending for path in here):
            yield Flaw(file=folder, pointer="", what=f"holds no file that ends in {ending}")


def _own_id(path: Path, value: Value) -> Iterator[Found]:
    """A file is found by its name, so that the id inside must be the same."""
    if isinstance(value, Problem | Plan | Rubric) and value.id != path.stem:
        yield "/id", f"is {value.id!r}, while the file is called {path.name}"


def _texts(value: Value) -> Iterator[Found]:
    """Texts that are unfinished, or lead out of the program."""
    for pointer, text in _strings(value.model_dump(mode="json"), ""):
        unfinished = _UNFINISHED.search(text)
        if unfinished:
            yield pointer, f"is not finished: {unfinished.group()!r}"
        outside = _OUTSIDE.search(text)
        if outside:
            yield pointer, f"holds the address of something outside: {outside.group()!r}"


def _strings(node: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, str):
        yield pointer, node
    elif isinstance(node, dict):
        for key, inner in node.items():
            yield from _strings(inner, f"{pointer}/{key}")
    elif isinstance(node, list):
        for at, inner in enumerate(node):
            yield from _strings(inner, f"{pointer}/{at}")


def _doubled_keys(path: Path) -> Iterator[Found]:
    """Keys written twice in one mapping: the parsers keep the last and say nothing.

    JSON is read as YAML here, which it is a subset of but for oddities that are no flaw.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        top = yaml.compose(path.read_text(encoding="utf-8"), Loader=loader)
    except (OSError, yaml.YAMLError):
        return
    yield from _doubled(top, "")


def _doubled(node: Any, pointer: str) -> Iterator[Found]:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, inner in node.value:
            if key.value in seen:
                yield f"{pointer}/{key.value}", "is written twice; only the last one counts"
            seen.add(key.value)
            yield from _doubled(inner, f"{pointer}/{key.value}")
    elif isinstance(node, yaml.SequenceNode):
        for at, inner in enumerate(node.value):
            yield from _doubled(inner, f"{pointer}/{at}")


def _is_too_deep(path: Path) -> bool:
    try:
        return _DEEP.search(path.read_bytes()) is not None
    except OSError:  # told by reading it
        return False


def _of(values: dict[Path, Value], kind: type[ValueT]) -> dict[Path, ValueT]:
    return {path: value for path, value in values.items() if isinstance(value, kind)}


def _named(name: str, found: Iterable[Found]) -> list[Flaw]:
    return [Flaw(file=name, pointer=pointer, what=what) for pointer, what in found]


def _unparsed(name: str, error: Exception) -> Flaw:
    words = " ".join(str(error).split())[:200]
    return Flaw(file=name, pointer="", what=f"does not parse: {words}")


def _name(path: Path, listed: list[tuple[Path, type[Value]]]) -> str:
    root = next(other.parent for other, kind in listed if kind is Catalogue)
    return path.relative_to(root).as_posix()
