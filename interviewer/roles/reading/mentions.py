"""Techniques and components that a message names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.problem import Component
from interviewer.domain.reading import Mention
from interviewer.domain.sentences import Span
from interviewer.domain.technique import Catalogue
from interviewer.roles.reading.clip import clips
from interviewer.roles.reading.quoting import CHOICE
from interviewer.roles.reading.vocabulary import stands

_NEGATED = AnyCase(
    r"\b(?:not|no|never|without|avoid|skip|instead of|rather than|drop|unlike|versus|vs"
    r"|\w+n['’]t|than|beyond|beats?)\b(?:\W+\w+){0,3}\W*$",
)
_ENOUGH = 4
"""So many words say something around a name."""


class TechniqueFinder:
    """Finds the techniques of a catalogue by name; a longer name wins over one within it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._owners: dict[str, str] = {}
        for technique in catalogue.techniques:
            for alias in (technique.name, *technique.aliases):
                for form in (alias, f"{alias}s", f"{alias}es"):
                    self._owners.setdefault(_key(form), technique.id)
        names = sorted(self._owners, key=len, reverse=True)
        body = "|".join(_by_first_letters(names))
        pattern = AnyCase(rf"(?<![\w-])(?:{body})(?![\w-])")

        def named(said: str) -> list[tuple[int, int]]:
            return [found.span() for found in pattern.finditer(said)]

        # A sentence is looked at more than once: for what it names, and whether it only names.
        self._named = lru_cache(maxsize=1024)(named)

    def find(self, sentences: Sequence[Span]) -> tuple[Mention, ...]:
        """The techniques a message proposes, each once: the chosen before the merely named, those
        of a longer name before those of one word, and else in the order named.

        One that is only turned down ("rather than BERT"), or asked about, is not proposed.
        """
        found: dict[str, tuple[bool, bool, Mention]] = {}
        for sentence in sentences:
            if sentence.text.rstrip().endswith("?"):
                continue
            for start, end in self._named(sentence.text):
                name = _key(sentence.text[start:end].lower())
                technique = self._owners[name]
                if technique in found or _NEGATED.search(sentence.text[:start]):
                    continue
                quote = _around(sentence.text, sentence.text[start:end])
                chosen = CHOICE.search(sentence.text) is not None
                long = len(name.split()) > 1
                mention = Mention(technique=technique, quote=quote)
                found[technique] = (not chosen, not long, mention)
        ranked = sorted(found.values(), key=lambda entry: entry[:2])
        return tuple(mention for _, _, mention in ranked)

    def count(self, sentence: str) -> int:
        """How many names of techniques a sentence holds, one in another counted once."""
        return len(self._named(sentence)) if self._owners else 0


def _by_first_letters(names: Sequence[str], letters: int = 3) -> Iterator[str]:
    """The names as patterns, in their order, those of a letter behind it, and so on: some thousand
    names are tried at every word otherwise."""
    tails: dict[str, list[str]] = {}
    for name in names:
        tails.setdefault(name[:1], []).append(name[1:])
    for letter, ends in tails.items():
        deeper = (
            _by_first_letters(ends, letters - 1) if letters > 1 and letter else map(_plain, ends)
        )
        yield f"{_plain(letter)}(?:{'|'.join(deeper)})" if letter else ""


def _plain(name: str) -> str:
    """A name as a pattern: its words may be joined by hyphens."""
    return re.escape(name).replace(r"\ ", r"[\s-]+")


def _around(sentence: str, name: str) -> str:
    """The sentence cut short so that the name stands in it, where that can be."""
    first = ""
    for part in clips(sentence):
        if name in part and len(part.split()) >= _ENOUGH:
            return part
        first = first or part
    return first


def named_components(components: Iterable[Component], text: str) -> tuple[str, ...]:
    """The ids of the components whose label or an alias stands in the text."""
    folded = text.casefold()
    return tuple(
        component.id
        for component in components
        if any(
            stands(folded, name.casefold(), _joins)
            for name in (component.label, *component.aliases)
        )
    )


def _key(name: str) -> str:
    return re.sub(r"[\s-]+", " ", name.casefold()).strip()


def _joins(sign: str) -> bool:
    return sign.isalnum() or sign in {"_", "-"}
