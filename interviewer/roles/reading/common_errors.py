"""Wrong claims that are common in every problem, heard by their wordings.

A wording is words in their order, and says where the claim denies: likeness to a claim cannot tell
"more always helps" from "more does not always help", which is what this is about.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.problem import Misconception, Problem
from interviewer.domain.reading import TrapHit
from interviewer.domain.sentences import Span
from interviewer.domain.taking_back import takes_back
from interviewer.roles.matching.lexicon import stem
from interviewer.roles.reading.clip import clips

NOT = "NOT"
"""Stands for any denial, in a wording as in a sentence."""
LONGEST = 45
"""A sentence of more words says too much for one claim to be all of it."""
SURE = 1.0

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[a-z]+(?:'[a-z]+)?|,")
_DENIALS = frozenset(
    "not never no none nothing nobody neither nor cannot without hardly rarely seldom unnecessary".split()
)
_EMPTY = frozenset("a an any our my your really actually".split())
_CONTRASTS = frozenset(map(stem, "but except though while whereas".split()))
_DOUBTS = AnyCase(
    r"\b(?:mislead\w*|wrong(?:ly)?|mistakes?|myths?|naive(?:ly)?|fallac\w+|dangerous|risky|careful|suspicious"
    r"|unless|however|although|otherwise|contrary|pitfalls?|avoid\w*|beware|trap|too good|biased towards"
    r"|sometimes|(?<!how )often|usually|mostly|might|may|could|in theory|some (?:people|say|think)|people (?:think|say|believe)"
    r"|seems?|(?:can|would) look|only (?:if|when|where|for|as long)|would (?:be (?:bad|better|a problem)|leak|break|overfit)|it depends|depends on)\b"
)
"""Who says one of these weighs, and claims nothing sweepingly."""
_TURNS = AnyCase(
    r"^\W*(?:but|however|though|although|yet|actually|no,|of course|that(?:['’]s| is| would be) (?:not|wrong"
    r"|a|naive|too)|not really|wait|except)\b"
)
"""So begins a sentence that takes back the one before it."""
_GAP = r"(?: \S+){0,9}?"
"""What lies further apart in a sentence is not said of each other."""


class CommonErrors:
    """Hears the misconceptions of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._forms = [
            (_Form(text), tuple(map(_joined, error.unless)), error)
            for error in problem.misconceptions
            for text in error.says
        ]
        self._by_word: dict[str, list[int]] = {}
        for at, (form, _, _) in enumerate(self._forms):
            for word in form.needs:
                self._by_word.setdefault(word, []).append(at)
        self._criteria = {trap.id: trap.criterion for trap in problem.traps}

    def hits(self, told: Sequence[Span], traps: Sequence[TrapHit] = ()) -> tuple[TrapHit, ...]:
        """The misconceptions that sentences hold, each once; where a trap of the problem's own was
        found on a criterion, that one is enough."""
        taken = {self._criteria[hit.trap] for hit in traps}
        found: dict[str, TrapHit] = {}
        for at, span in enumerate(told):
            after = told[at + 1].text if at + 1 < len(told) else ""
            if _TURNS.search(after):
                continue
            for error, form in self._held(span.text):
                if error.id not in found and error.criterion not in taken:
                    quote = _quote(form, span.text)
                    found[error.id] = TrapHit(trap=error.id, quote=quote, score=SURE)
        return tuple(found.values())

    def _held(self, sentence: str) -> Iterator[tuple[Misconception, "_Form"]]:
        if (
            sentence.rstrip(" )*_").endswith("?")
            or _DOUBTS.search(sentence)
            or takes_back(sentence)
        ):
            return
        said = _joined(sentence)
        words = said.split()
        if len(words) > LONGEST:
            return
        known = frozenset(words)
        # Of a hundred wordings a sentence holds the words of few.
        for at in sorted({at for word in known for at in self._by_word.get(word, ())}):
            form, unless, error = self._forms[at]
            if form.held_by(said, known) and not any(words in said for words in unless):
                yield error, form


class _Form:
    """One wording: slots in their order, each a choice of words or phrases."""

    def __init__(self, text: str) -> None:
        slots = [[_joined(way) for way in slot.split("|")] for slot in text.split("...")]
        self._firsts = [frozenset(way.split()[0] for way in slot) for slot in slots]
        choices = ("|".join(re.escape(way.rstrip()) for way in slot) for slot in slots)
        self._pattern = re.compile(_GAP.join(f"({choice})(?= )" for choice in choices))

    @property
    def needs(self) -> frozenset[str]:
        """Words of which a sentence has to hold one: those of the slot with the fewest choices."""
        return min(self._firsts, key=lambda slot: (NOT in slot, len(slot)))

    def held_by(self, said: str, words: frozenset[str]) -> bool:
        """Whether a text in stems holds the slots in order and denies no more than they do."""
        if any(first.isdisjoint(words) for first in self._firsts):
            return False
        found = self._pattern.search(said)
        if found is None:
            return False
        rest = said[found.end() :]
        near = said[: found.end()] + rest.split(",")[0]
        denied = sum(group.count(NOT) for group in found.groups())
        return near.count(NOT) == denied and _CONTRASTS.isdisjoint(rest.split())


@lru_cache(maxsize=2048)
def _joined(text: str) -> str:
    """The stems of a text in a row, each between spaces, denials as `NOT`."""
    plain = re.sub(
        r"[;:]",
        ",",
        re.sub(
            r"[-_/]|\beven though\b", " ", text.lower().replace("’", "'").replace("%", " percent ")
        ),
    )
    words = _TOKEN.findall(plain.replace("cannot", "can not").replace("n't", " not"))
    return f" {' '.join(_stem(word) for word in words if word not in _EMPTY)} "


def _stem(word: str) -> str:
    return NOT if word in _DENIALS else stem(word)


def _quote(form: _Form, sentence: str) -> str:
    """The part of a sentence that holds the wording, short enough to be said back."""
    for part in clips(sentence):
        said = _joined(part)
        if form.held_by(said, frozenset(said.split())):
            return part
    return sentence.strip()
