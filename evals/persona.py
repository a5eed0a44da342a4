"""Simulated candidates: what they know, and how they behave."""

from pathlib import Path
from typing import Literal, TypeVar

import yaml
from pydantic import Field, ValidationError

from interviewer.domain.stages import StageId
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError

FOLDER = Path(__file__).parent / "personas"

ValueT = TypeVar("ValueT", bound=Value)
Knows = Literal["strong", "mid", "junior", "bluff", "nothing"]
"""Whose answers of the bank a persona gives."""


class PersonaError(InterviewerError):
    """There is no such persona, or its file is broken."""

    code = "E_PERSONA"


class Conduct(Value):
    """Something a persona does beside answering: every so many turns, beginning with one."""

    how: Literal["instead", "before", "after"]
    every: int = Field(default=1, ge=1)
    first: int = Field(default=1, ge=1)
    texts: tuple[str, ...] = Field(min_length=1)

    def text(self, turn: int) -> str | None:
        """What is said in that turn of the candidate's, if anything."""
        if turn < self.first or (turn - self.first) % self.every:
            return None
        return self.texts[((turn - self.first) // self.every) % len(self.texts)]


class Persona(Value):
    """A candidate. `sentences` cuts each answer; `fillers` go between its sentences.

    `asks_only` gives nothing but the bank's questions. `pace` is in words a minute, `pause` the
    seconds of silence before each answer, `leaves_after` the number of turns until they give up.
    """

    name: str
    about: str
    knows: Knows
    sentences: int | None = None
    fillers: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    swap: dict[str, str] = Field(default_factory=dict)
    conduct: tuple[Conduct, ...] = ()
    asks_only: bool = False
    pace: float = 60.0
    pause: float = 30.0
    leaves_after: int | None = None


class Said(Value):
    """What candidates of each strength say about one thing, in the order they would say it."""

    strong: tuple[str, ...] = ()
    mid: tuple[str, ...] = ()
    junior: tuple[str, ...] = ()
    bluff: tuple[str, ...] = ()

    def of(self, knows: Knows) -> tuple[str, ...]:
        """The answers of one strength."""
        match knows:
            case "strong":
                return self.strong
            case "mid":
                return self.mid
            case "junior":
                return self.junior
            case "bluff":
                return self.bluff
            case "nothing":
                return ()


class Bank(Value):
    """Answers to one problem: by stage, by the criterion asked about, and when nothing is left."""

    problem: str
    stages: dict[StageId, Said]
    criteria: dict[str, Said] = Field(default_factory=dict)
    questions: tuple[str, ...]
    empty: Said


def persona(name: str) -> Persona:
    """A persona by name. Raises `PersonaError`."""
    return _read(FOLDER / f"{name}.yaml", Persona, f"There is no persona {name!r}.")


def bank(problem: str) -> Bank:
    """The answers to a problem. Raises `PersonaError`."""
    return _read(
        FOLDER / "banks" / f"{problem}.yaml", Bank, f"There are no answers to {problem!r}."
    )


def persona_names() -> list[str]:
    """The personas there are."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def _read(path: Path, kind: type[ValueT], missing: str) -> ValueT:
    if not path.is_file():
        known = ", ".join(sorted(other.stem for other in path.parent.glob("*.yaml")))
        raise PersonaError(missing, f"Name one of: {known}.")
    try:
        return kind.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, ValidationError) as error:
        raise PersonaError(f"{path.name} is not what it should be: {error}", "Mend it.") from error
