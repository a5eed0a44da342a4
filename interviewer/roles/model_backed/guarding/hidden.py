"""What an interview keeps to itself, and how much of it a text gives away in other words."""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from interviewer.domain.evidence import shingles
from interviewer.domain.guard import LEAK_RUN
from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.telling_words import (
    counting,
    found_weight,
    keys,
    pairs,
)

LIKE = 1.1
"""How like a secret a text may become: the share of its weight, plus the share of its pairs of
neighbouring words. Fair questions stay below, reworded secrets lie above (`evals guard`)."""
LEAST = 5
"""Fewer words in common are chance."""
PART = 6
"""A clause of a secret with so many telling words is a secret itself."""
NEW = {3: 1.25, 4: 0.72, 5: 0.52}
"""How like a secret words may become that nobody said before, by how many they are."""
NEW_FACT = {3: 0.72, 4: 0.52, 5: 0.42}
"""The same where the secret is a fact of the setting, which is short and says one thing."""
STATED = {3: 0.5, 4: 0.42, 5: 0.34}
"""And such a fact where the sentence just says how things are, to nobody and of nobody."""
PUT_FORWARD = {3: 0.35, 4: 0.34, 5: 0.3}
"""And in a question that puts its own answer forward."""
CONCLUDED = {3: 0.5, 4: 0.45, 5: 0.38}
"""And in a conclusion that the interviewer draws, which may be drawn from the candidate's words."""
TOLD = 0.5
"""A secret of which somebody said this share is no secret any more."""


FEWEST = 2
"""A secret with fewer words in common is not looked at."""
AT_HAND = 16
"""So many texts are remembered with their shares: a turn's, while it is checked."""
MEMORY = 4000
"""So many texts are remembered with what they tell."""
_CLAUSE = re.compile(r"[,;:.]\s")


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that must not be told: its words, what they weigh, and which stand side by side."""

    words: frozenset[str]
    weight: float
    pairs: frozenset[frozenset[str]]
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Touch:
    """How much of what is kept back a text's new words touch: of how many words of one rule or of one
    fact, of what share of a secret, and what share of one the whole text has."""

    words: int
    of_fact: int
    new: float
    whole: float


class Hidden:
    """Texts that must not be told, prepared once for quick comparison.

    `secrets` are (text, id of the fact it is the answer of, or empty).
    """

    def __init__(self, secrets: Iterable[tuple[str, str]]) -> None:
        whole = tuple(secrets)
        listed = [(keys(t), pairs(t), f) for text, f in whole for t in _parts(text)]
        count = max(1, len(listed))
        seen: defaultdict[str, int] = defaultdict(int)
        for found, _, _ in listed:
            for key in found:
                seen[key] += 1
        self._weights = {
            key: math.log(1 + count / often) * found_weight(key) for key, often in seen.items()
        }
        self.secrets = tuple(
            Secret(found, sum(self._weights[key] for key in found), beside, fact)
            for found, beside, fact in listed
        )
        self._shares: dict[str, tuple[tuple[int, float, int], ...]] = {}
        self._told: dict[str, frozenset[int]] = {}
        self._where: defaultdict[str, list[int]] = defaultdict(list)
        for at, secret in enumerate(self.secrets):
            for key in secret.words:
                self._where[key].append(at)
        self._runs: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        for text, fact in whole:
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

    def shares(self, text: str) -> tuple[tuple[int, float, int], ...]:
        """Each secret that has words in common with a text, the share of it, and how many words."""
        known = self._shares.get(text)
        if known is None:
            weight: defaultdict[int, float] = defaultdict(float)
            common: defaultdict[int, int] = defaultdict(int)
            for key in keys(text):
                for at in self._where.get(key, ()):
                    weight[at] += self._weights[key]
                    common[at] += 1
            known = tuple(
                (at, found / self.secrets[at].weight, common[at])
                for at, found in weight.items()
                if common[at] >= FEWEST
            )
            if len(self._shares) >= AT_HAND:
                self._shares.clear()
            self._shares[text] = known
        return known

    def holds_run(self, runs: Iterable[tuple[str, ...]], facts: frozenset[str]) -> bool:
        """Whether one of the runs of words stands in a secret that is no fact given."""
        return any(not self._runs[run] <= facts for run in runs if run in self._runs)

    def gives_away(
        self,
        text: str,
        is_open: frozenset[int],
        facts: frozenset[str],
        said: frozenset[str] = frozenset(),
    ) -> bool:
        """Whether a text tells a secret that is neither open nor one of the `facts` given, not all
        in words that were `said` before."""
        beside, new = pairs(text), keys(text) - said - counting()
        for at, share, common in self.shares(text):
            secret = self.secrets[at]
            if common < LEAST or share < LIKE - 1 or at in is_open or secret.fact in facts:
                continue
            if said and len(secret.words & new) < FEWEST:
                continue
            if share + len(beside & secret.pairs) / max(1, len(secret.pairs)) >= LIKE:
                return True
        return False

    def held(
        self,
        text: str,
        new: frozenset[str],
        is_open: frozenset[int],
        facts: frozenset[str],
        supposed: bool = False,
    ) -> Iterable[tuple[int, bool]]:
        """For each secret that a text touches, how many of the `new` words it holds, and whether it
        is a fact's; what is `supposed` touches no fact."""
        for at, _, _ in self.shares(text):
            secret = self.secrets[at]
            if at in is_open or secret.fact in facts or (supposed and secret.fact):
                continue
            yield len(secret.words & new), bool(secret.fact)

    @property
    def vocabulary(self) -> Collection[str]:
        """The words of all that is kept back."""
        return self._where.keys()

    def touch(
        self, text: str, new: frozenset[str], is_open: frozenset[int], facts: frozenset[str]
    ) -> Touch:
        """How much the `new` words of a text touch of what is neither open nor a fact given."""
        most = {False: 0, True: 0}
        share_new = share_whole = 0.0
        for at, share, _ in self.shares(text):
            secret = self.secrets[at]
            if at in is_open or secret.fact in facts:
                continue
            held = secret.words & new
            of_fact = bool(secret.fact)
            most[of_fact] = max(most[of_fact], len(held))
            share_new = max(share_new, sum(self._weights[key] for key in held) / secret.weight)
            share_whole = max(share_whole, share)
        return Touch(most[False], most[True], share_new, share_whole)

    def adds(
        self,
        text: str,
        said: frozenset[str],
        is_open: frozenset[int],
        facts: frozenset[str],
        least: Mapping[int, float] | None = None,
        supposed: bool = False,
        flat: bool = False,
    ) -> bool:
        """Whether what a text says beyond the words `said` before is much of one secret.

        `least` is how like it may become at most where its form says more, see `PUT_FORWARD`. Numbers
        are the ledger's matter. What is `supposed` may suppose another fact than it is. A `flat` statement is
        one on how things are.
        """
        new = keys(text) - said - counting()
        if len(new) < min(NEW):
            return False
        beside = pairs(text)
        for at, _, common in self.shares(text):
            secret = self.secrets[at]
            if common < min(NEW) or at in is_open or secret.fact in facts:
                continue
            if supposed and secret.fact:
                continue
            told = secret.words & new
            side = secret.pairs & beside
            if len(told) < min(NEW) or not side:
                continue
            like = sum(self._weights[key] for key in told) / secret.weight
            like += len(side) / max(1, len(secret.pairs))
            of_fact = STATED if flat else NEW_FACT
            most = least or (of_fact if secret.fact else NEW)
            if like >= most[min(len(told), max(most))]:
                return True
        return False


def _parts(text: str) -> Iterable[str]:
    """A secret, and those of its clauses that tell something on their own."""
    yield text
    clauses = _CLAUSE.split(text)
    if len(clauses) > 1:
        yield from (clause for clause in clauses if len(keys(clause)) >= PART)
