"""What an interview keeps to itself, and how much of it a text gives away in other words."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from interviewer.domain.evidence import shingles
from interviewer.domain.guard import LEAK_RUN
from interviewer.domain.session import Content
from interviewer.roles.matching.lexicon import load
from interviewer.roles.matching.words import words

SHARE = 0.62
"""A text that holds this share of a secret's weight gives it away."""
LEAST = 4
"""Fewer words in common are chance."""
TOLD = 0.5
"""A secret of which somebody said this share is no secret any more."""

MEMORY = 4000
"""So many texts are remembered with what they tell."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that must not be told: its words, each with what it weighs. `fact` is empty for others."""

    words: frozenset[str]
    weight: float
    fact: str = ""


class Hidden:
    """Everything a content keeps back, prepared once for quick comparison."""

    def __init__(self, secrets: Iterable[tuple[str, str]]) -> None:
        pairs = tuple(secrets)
        listed = [(keys(text), fact) for text, fact in pairs]
        count = max(1, len(listed))
        seen: defaultdict[str, int] = defaultdict(int)
        for found, _ in listed:
            for key in found:
                seen[key] += 1
        self._weights = {
            key: math.log(1 + count / often) * found_weight(key) for key, often in seen.items()
        }
        self.secrets = tuple(
            Secret(found, sum(self._weights[key] for key in found), fact) for found, fact in listed
        )
        self._told: dict[str, frozenset[int]] = {}
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        for at, secret in enumerate(self.secrets):
            for key in secret.words:
                self._where[key].append(at)
        self._runs: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for text, fact in pairs:
            for run in shingles(text, LEAK_RUN):
                self._runs[run].add(fact)

    @classmethod
    def of(cls, content: Content) -> "Hidden":
        """Anchors, evidence, outlines, what a good answer to a what-if holds, and all facts."""
        rubric, problem = content.rubric, content.problem
        texts = [text for c in rubric.criteria for text in c.anchors.values()]
        texts += [piece.text for c in rubric.criteria for piece in c.evidence]
        for pack in problem.criteria:
            texts += [piece.text for piece in pack.evidence]
            texts += [pack.outlines.two, pack.outlines.three, pack.outlines.four]
        texts += [piece.text for what_if in problem.what_ifs for piece in what_if.good]
        texts += [trap.why for trap in problem.traps]
        facts = [(fact.answer, fact.id) for fact in problem.facts]
        return cls([*((text, "") for text in texts), *facts])

    def told(self, text: str) -> frozenset[int]:
        """The secrets that a text says already: whoever said it, they are open now."""
        known = self._told.get(text)
        if known is None:
            known = frozenset(at for at, share, _ in self.shares(text) if share >= TOLD)
            if len(self._told) >= MEMORY:
                self._told.clear()
            self._told[text] = known
        return known

    def shares(self, text: str) -> Iterable[tuple[int, float, int]]:
        """Each secret that has words in common with a text, the share of it, and how many words."""
        weight: defaultdict[int, float] = defaultdict(float)
        common: defaultdict[int, int] = defaultdict(int)
        for key in keys(text):
            for at in self._where.get(key, ()):
                weight[at] += self._weights[key]
                common[at] += 1
        for at, found in weight.items():
            yield at, found / self.secrets[at].weight, common[at]

    def holds_run(self, runs: Iterable[tuple[str, ...]], facts: frozenset[str]) -> bool:
        """Whether one of the runs of words stands in a secret that is no fact given."""
        return any(not self._runs[run] <= facts for run in runs if run in self._runs)

    def gives_away(self, text: str, is_open: frozenset[int], facts: frozenset[str]) -> bool:
        """Whether a text tells a secret that is neither open nor one of the `facts` given."""
        return any(
            share >= SHARE
            and common >= LEAST
            and at not in is_open
            and self.secrets[at].fact not in facts
            for at, share, common in self.shares(text)
        )


def keys(text: str) -> frozenset[str]:
    """The words of a text that tell something, ways of saying the same taken as one."""
    groups = load().groups
    found: set[str] = set()
    for word in words(text):
        same = groups.get(word.key)
        found.add(f"={min(same)}" if same else word.key)
    return frozenset(found)


def found_weight(key: str) -> float:
    """How much a word tells in general, 0..1."""
    return 0.6 if key.startswith("=") else load().weight(key)
