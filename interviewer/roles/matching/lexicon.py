"""The words matching knows by heart: synonym groups, opposites, plain words, how common a word is."""

import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import Stemmer  # type: ignore[import-not-found]
import yaml

COMMON = 4800
"""Words in frequency.txt; a word past them counts in full."""
PLAIN_WEIGHT = 0.5

_stemmer = Stemmer.Stemmer("english")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word, British spellings brought to American ones."""
    for british, american in (("isation", "ization"), ("ise", "ize"), ("ising", "izing")):
        if word.endswith(british) and len(word) > len(british) + 3:
            word = word.removesuffix(british) + american
    return str(_stemmer.stemWord(word.replace("ised", "ized").replace("our", "or")))


@dataclass(frozen=True)
class Lexicon:
    """Stems throughout. `groups` maps a word or phrase to the synonym groups it is in; `parts` are
    their single words."""

    groups: dict[str, frozenset[int]]
    parts: frozenset[str]
    group_count: int
    opposites: dict[str, frozenset[str]]
    plain: frozenset[str]
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    ranks: dict[str, int]

    def weight(self, stemmed: str) -> float:
        """How much a word tells, 0..1: the rarer in plain English, the more."""
        rank = self.ranks.get(stemmed, COMMON)
        weight = max(0.15, math.log1p(rank / 20) / math.log1p(COMMON / 20))
        return weight * PLAIN_WEIGHT if stemmed in self.plain else weight


def meaning(key: str) -> str:
    """What a stem or phrase stands for: the same for all synonyms, else itself."""
    groups = load().groups.get(key)
    return f"#{min(groups)}" if groups else key


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Read lexicon.yaml and frequency.txt once."""
    package = files(__package__)
    raw = yaml.safe_load((package / "lexicon.yaml").read_text("utf-8"))
    groups: dict[str, set[int]] = {}
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for number, group in enumerate(raw["same"]):
        for entry in group:
            stems = tuple(stem(word) for word in entry.replace("-", " ").lower().split())
            groups.setdefault(" ".join(stems), set()).add(number)
            if len(stems) > 1:
                phrases.setdefault(stems[0], set()).add(stems)
    opposites: dict[str, set[str]] = {}
    for one, other in raw["opposite"]:
        opposites.setdefault(stem(one), set()).add(stem(other))
        opposites.setdefault(stem(other), set()).add(stem(one))
    lines = (package / "frequency.txt").read_text("utf-8").splitlines()
    ranks: dict[str, int] = {}
    for rank, word in enumerate(word for line in lines[1:] for word in line.split()):
        ranks.setdefault(stem(word), rank)
    return Lexicon(
        groups={key: frozenset(value) for key, value in groups.items()},
        parts=frozenset(part for key in groups for part in key.split()),
        group_count=len(raw["same"]),
        opposites={key: frozenset(value) for key, value in opposites.items()},
        plain=frozenset(stem(word) for word in raw["plain"]),
        phrases={
            key: tuple(sorted(value, key=len, reverse=True)) for key, value in phrases.items()
        },
        ranks=ranks,
    )
