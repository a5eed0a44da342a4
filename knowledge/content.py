"""Problems, plans, the rubric, the catalogue of techniques and the phrases, from their files."""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import STANDARD, Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.session import Content
from interviewer.domain.technique import Catalogue
from interviewer.domain.value import Value
from interviewer.errors import ContentError, UnknownContentError
from knowledge.asking import Asking, asked_also
from knowledge.misconceptions import Misconceptions

ROOT = Path(__file__).parent
ValueT = TypeVar("ValueT", bound=Value)


class Flaw(Value):
    """Something wrong in a content file: where (a JSON pointer) and what."""

    file: str
    pointer: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}#{self.pointer}: {self.what}"


class Library:
    """The content files of a folder laid out like `knowledge/`."""

    def __init__(self, root: Path = ROOT) -> None:
        self._root = root

    def problems(self) -> list[Problem]:
        """All problems, by id. Raises `ContentError` for a broken file."""
        paths = sorted((self._root / "problems").glob("*.yaml"))
        return [self.load(path, Problem) for path in paths]

    def plans(self) -> list[Plan]:
        """All plans, the standard one first, then by id. Raises `ContentError` for a broken file."""
        paths = sorted((self._root / "plans").glob("*.yaml"), key=lambda p: (p.stem != STANDARD, p))
        return [self.load(path, Plan) for path in paths]

    def problem_ids(self) -> list[str]:
        """The ids of all problems, which are their files' names."""
        return sorted(path.stem for path in (self._root / "problems").glob("*.yaml"))

    def content(self, problem_id: str, plan_id: str = STANDARD) -> Content:
        """Everything an interview about a problem needs.

        Raises `UnknownContentError` for an unknown problem or plan, `ContentError` for a broken
        file.
        """
        problem = self.load(self._named("problems", problem_id, ".yaml"), Problem)
        shared, asking = self._root / "misconceptions.yaml", self._root / "asking.yaml"
        if asking.exists():
            problem = _asked(problem, self.load(asking, Asking))
        if shared.exists():
            problem = _opened(problem, self.load(shared, Misconceptions))
        return Content(
            problem=problem,
            plan=self.load(self._named("plans", plan_id, ".yaml"), Plan),
            rubric=self.load(self._root / "rubrics" / "ml-system-design.json", Rubric),
            catalogue=self.load(self._root / "techniques.yaml", Catalogue),
            phrases=self.load(self._root / "phrases.yaml", Phrases),
        )

    def files(self) -> Iterable[tuple[Path, type[Value]]]:
        """Every content file with what it must hold."""
        for path in sorted((self._root / "problems").glob("*.yaml")):
            yield path, Problem
        for path in sorted((self._root / "plans").glob("*.yaml")):
            yield path, Plan
        for path in sorted((self._root / "rubrics").glob("*.json")):
            yield path, Rubric
        yield self._root / "techniques.yaml", Catalogue
        for name, kind in (("misconceptions", Misconceptions), ("asking", Asking)):
            if (self._root / f"{name}.yaml").exists():
                yield self._root / f"{name}.yaml", kind
        yield self._root / "phrases.yaml", Phrases

    def load(self, path: Path, kind: type[ValueT]) -> ValueT:
        """A content file as its value. Raises `ContentError` naming file and pointer."""
        value, flaws = self.read(path, kind)
        if value is None:
            raise ContentError(
                f"{flaws[0]}.", "Run `python -m interviewer lint` and mend what it names."
            )
        return value

    def read(self, path: Path, kind: type[ValueT]) -> tuple[ValueT | None, list[Flaw]]:
        """A content file as its value, or all its flaws."""
        name = self._name(path)
        try:
            return _value(path.read_text(encoding="utf-8"), path.suffix == ".json", kind), []
        except (OSError, UnicodeDecodeError) as error:
            return None, [Flaw(file=name, pointer="", what=f"cannot be read: {error}")]
        except (yaml.YAMLError, json.JSONDecodeError) as error:
            return None, [Flaw(file=name, pointer="", what=f"does not parse: {_short(error)}")]
        except ValidationError as error:
            return None, [
                Flaw(file=name, pointer=_pointer(issue["loc"]), what=issue["msg"])
                for issue in error.errors(include_input=False, include_url=False)
            ]

    def _named(self, folder: str, name: str, ending: str) -> Path:
        known = sorted(path.stem for path in (self._root / folder).glob(f"*{ending}"))
        if name not in known:
            raise UnknownContentError(
                f"There is no {folder[:-1]} {name!r}.", f"Choose one of: {', '.join(known)}."
            )
        return self._root / folder / f"{name}{ending}"

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self._root) if path.is_relative_to(self._root) else path)


@lru_cache(maxsize=32)
def _value(text: str, is_json: bool, kind: type[ValueT]) -> ValueT:
    """A text's value. It is frozen, so whoever reads the same text again shares it."""
    raw: Any = (
        json.loads(text)
        if is_json
        else yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    )
    return kind.model_validate(raw)


@lru_cache(maxsize=32)
def _asked(problem: Problem, asking: Asking) -> Problem:
    return asked_also(problem, asking)


@lru_cache(maxsize=32)
def _opened(problem: Problem, shared: Misconceptions) -> Problem:
    """A problem as an interview is opened with it: with the misconceptions it shares."""
    return problem.model_copy(update={"misconceptions": shared.misconceptions})


def _pointer(loc: tuple[int | str, ...]) -> str:
    return "".join(f"/{str(part).replace('~', '~0').replace('/', '~1')}" for part in loc)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
