"""Techniques that a text names: a question that names one nobody has named answers itself."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.domain.stages import StageId
from interviewer.domain.technique import Catalogue
from interviewer.roles.model_backed.guarding.telling_words import counting, keys

_WORD = re.compile(r"[a-z0-9]+")
_TERMS_OF_TALK = StageId.CLARIFY
"""What belongs to this stage (users a day, latency) are terms of the talk and no answer to anything."""
_ASKED_FOR = frozenset({"back-of-envelope"})
"""Nor is what an interviewer asks for by its name: an estimate."""

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A technique as a text names it, with the words that tell which."""

    technique: str
    telling: frozenset[str]


class Naming:
    """Finds the techniques of a catalogue in a text, by their names and aliases."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._names: dict[Run, Name] = {}
        for technique in catalogue.techniques:
            if technique.stage == _TERMS_OF_TALK or technique.id in _ASKED_FOR:
                continue
            for name in (technique.name, *technique.aliases):
                run = _run(name)
                self._names.setdefault(run, Name(technique.id, keys(name) - counting()))
        self._longest = max(map(len, self._names), default=0)

    def found(self, text: str) -> list[Name]:
        """The techniques that a text names, a longer name before one within it."""
        run, found, at = _run(text), [], 0
        while at < len(run):
            sizes = range(min(self._longest, len(run) - at), 0, -1)
            size = next((n for n in sizes if run[at : at + n] in self._names), 0)
            if size:
                found.append(self._names[run[at : at + size]])
            at += max(1, size)
        return found

    def new(self, text: str, said: frozenset[str], before: Iterable[str]) -> frozenset[str]:
        """The techniques named in a text by words beyond those `said`, and in no text `before`."""
        fresh = {n.technique for n in self.found(text) if not n.telling <= said}
        if fresh:
            fresh -= {name.technique for earlier in before for name in self.found(earlier)}
        return frozenset(fresh)


def _run(text: str) -> Run:
    return tuple(_singular(word) for word in _WORD.findall(text.casefold()))


def _singular(word: str) -> str:
    """A word without the ending of its plural; its stem would make a labeller of a label."""
    return word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
