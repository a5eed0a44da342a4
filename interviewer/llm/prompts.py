"""Prompts: Markdown files with front matter, each in named sections that are rendered strictly."""

import hashlib
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import jinja2
import jinja2.meta
import yaml
from pydantic import Field

from interviewer.domain.value import Value
from interviewer.errors import ContentError

_BLOCK = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_SECTION = re.compile(r"^# ([a-z_]+)\n", re.MULTILINE)
_MEND = "Mend the file, or install the program again."

# Prompts are plain text for a model: escaping for HTML would change what it reads.
_ENVIRONMENT = jinja2.Environment(
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    autoescape=False,  # noqa: S701
)


class Prompt(Value):
    """A prompt file. `inputs` names, for each section, exactly what it is rendered with."""

    name: str
    version: str
    sha: str
    inputs: dict[str, tuple[str, ...]]
    sections: dict[str, str] = Field(repr=False)

    @property
    def ref(self) -> str:
        """`name@version#hash`, as it is kept with every call."""
        return f"{self.name}@{self.version}#{self.sha}"

    def render(self, section: str, **inputs: Any) -> str:
        """A section filled in. Raises `ContentError` for anything missing or left over."""
        try:
            wanted = set(self.inputs[section])
            if wanted != set(inputs):
                odd = ", ".join(sorted(wanted ^ set(inputs)))
                raise ContentError(f"Prompt {self.name!r}, {section!r}: {odd} do not fit.", _MEND)
            return _template(self.sections[section]).render(**inputs).strip()
        except (KeyError, jinja2.TemplateError) as error:
            what = f"Prompt {self.name!r}, section {section!r}, cannot be used: {error}."
            raise ContentError(what, _MEND) from error


def load_prompt(name: str) -> Prompt:
    """The prompt of that name. Raises `ContentError` when it is missing or broken."""
    try:
        return parse_prompt(files("prompts").joinpath(f"{name}.md").read_text(encoding="utf-8"))
    except (OSError, ModuleNotFoundError) as error:
        raise ContentError(f"There is no prompt {name!r}.", _MEND) from error


@lru_cache(maxsize=32)
def parse_prompt(text: str) -> Prompt:
    """A prompt from its file's text, parsed once.

    Raises `ContentError` where the two halves do not agree.
    """
    text = text.replace("\r\n", "\n")
    block = _BLOCK.match(text)
    try:
        if block is None:
            raise ValueError("no front matter")
        fields = yaml.safe_load(block[1])
        sections = _sections(text[block.end() :])
        sha = hashlib.sha256(text.encode()).hexdigest()[:12]
        prompt = Prompt(sha=sha, sections=sections, **fields)
        _agree(prompt)
    except (ValueError, TypeError, yaml.YAMLError, jinja2.TemplateError) as error:
        raise ContentError(f"A prompt file is broken: {error}.", _MEND) from error
    return prompt


def _sections(body: str) -> dict[str, str]:
    parts = _SECTION.split(body)
    if parts[0].strip() or len(parts) < 3:
        raise ValueError("text outside of a section")
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _agree(prompt: Prompt) -> None:
    """Declared inputs are the used ones, section by section."""
    if set(prompt.inputs) != set(prompt.sections):
        raise ValueError("inputs must be declared for each section and nothing else")
    for name, text in prompt.sections.items():
        used = jinja2.meta.find_undeclared_variables(_ENVIRONMENT.parse(text))
        if used != set(prompt.inputs[name]):
            odd = ", ".join(sorted(used ^ set(prompt.inputs[name])))
            raise ValueError(f"section {name}: declared and used inputs differ in {odd}")


@lru_cache(maxsize=64)
def _template(text: str) -> jinja2.Template:
    return _ENVIRONMENT.from_string(text)
