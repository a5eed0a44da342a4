"""Words that are not the candidate's own: echoes, pasted repetitions, commands, lists of terms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from interviewer.domain.evidence import shingles, words
from interviewer.domain.sentences import split_sentences
from interviewer.roles.matching.words import is_function_word
from interviewer.roles.matching.words import words as content_words
from interviewer.roles.reading.intents import commands
from interviewer.roles.reading.steering import speaks_of_grading
from interviewer.roles.reading.voices import is_data

ECHO_RUN = 7
"""So many words in a row from the interviewer or the rubric are an echo."""
ECHO_SHARE = 0.6
"""Or this share of a sentence's three-word runs."""
SAME_SHARE = 0.8
"""Two sentences of the candidate's whose three-word runs overlap more than this are one."""
FEW, ADDS = 3, 4
"""From so many telling words on, a sentence that adds none to an earlier one is a repeat of it; and
to one of the interviewer's, an echo."""
TELLING = 0.35
"""A word of this weight (0..1, by how rare it is) tells something."""
LISTED, BARE = 6, 9
"""Words of a list with separators; and words that without one to tie them are a list anyway."""
_QUOTED = re.compile(r"[\"“][^\"“”]{8,}[\"”]")
"""Words said back, in a sentence that may be somebody else's."""
_SHORT = re.compile(r"\b\w/\w\b")
"""Like "A/B": its first letter is no article."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """Runs of words of texts that are not the candidate's."""

    runs: frozenset[tuple[str, ...]] = frozenset()
    threes: frozenset[tuple[str, ...]] = frozenset()
    places: Mapping[tuple[str, ...], tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, texts: Iterable[str], one_by_one: Iterable[str] = ()) -> "Foreign":
        """Prepare texts to be told from the candidate's own words.

        Those of `one_by_one` are many and varied: a sentence echoes one of them, not all together.
        """
        listed, single = list(texts), list(one_by_one)
        places: dict[tuple[str, ...], tuple[int, ...]] = {}
        for at, text in enumerate(single):
            for three in _runs(text, 3):
                places[three] = (*places.get(three, ()), at)
        return cls(
            frozenset().union(*(_runs(text, ECHO_RUN) for text in (*listed, *single))),
            frozenset().union(*(_runs(text, 3) for text in listed)),
            places,
        )

    def most(self, threes: frozenset[tuple[str, ...]]) -> int:
        """How many of the runs stand in the one text that holds most of them."""
        held = Counter(at for three in threes for at in self.places.get(three, ()))
        return max(held.values(), default=0)


class OwnWords:
    """Tells a candidate's own new sentences from what earns no credit.

    `foreign` are texts of the interviewer; `prepared` those of the problem and the rubric;
    `earlier` the candidate's own sentences so far, each of which counts once.
    """

    def __init__(
        self, foreign: Iterable[str], earlier: Iterable[str], prepared: Foreign | None = None
    ) -> None:
        self._texts, listed = list(foreign), list(earlier)
        self._foreign = (Foreign.of(self._texts), prepared or Foreign())
        spoken = [span for text in self._texts for span in _sentences(text)]
        self._asked = [told for text in spoken if len(told := _content(text)) >= ADDS]
        self._said = [_runs(text, 3) for text in listed]
        self._told = [_content(text) for text in listed]

    def new(self, sentence: str) -> bool:
        """Whether a sentence may be credited; it is remembered, so that a second one is not."""
        threes = _runs(sentence, 3)
        content = _content(sentence)
        if self._said_before(threes) or _adds_nothing(content, self._told):
            return False
        self._said.append(threes)
        self._told.append(content)
        if len(content) >= ADDS and _adds_nothing(content, self._asked):
            return False
        if commands(sentence) or speaks_of_grading(sentence) or is_data(sentence):
            return False
        return not (self._echoes(sentence, threes) or bare_list(sentence))

    def _said_before(self, threes: frozenset[tuple[str, ...]]) -> bool:
        # Most sentences share nothing, which is seen without counting what they share.
        return any(
            len(threes & before) >= SAME_SHARE * min(len(threes), len(before))
            for before in self._said
            if not threes.isdisjoint(before)
        )

    def _echoes(self, sentence: str, threes: frozenset[tuple[str, ...]]) -> bool:
        around = _QUOTED.sub(" ", sentence)
        if around != sentence and self._echoes(around, _runs(around, 3)):
            return True
        runs = _runs(sentence, ECHO_RUN)
        if not all(runs.isdisjoint(foreign.runs) for foreign in self._foreign):
            return True
        echoed = {three for foreign in self._foreign for three in threes & foreign.threes}
        most = max(len(echoed), *(foreign.most(threes) for foreign in self._foreign))
        return bool(threes) and most >= ECHO_SHARE * len(threes)


@lru_cache(maxsize=8192)
def _runs(text: str, size: int) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(text, size))


@lru_cache(maxsize=1024)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(span.text for span in split_sentences(text))


@lru_cache(maxsize=4096)
def _content(sentence: str) -> frozenset[tuple[str, bool]]:
    """The telling words of a sentence, each with whether it is denied."""
    return frozenset(
        (word.key, word.negated) for word in content_words(sentence) if word.weight >= TELLING
    )


def _adds_nothing(
    content: frozenset[tuple[str, bool]], before: Sequence[frozenset[tuple[str, bool]]]
) -> bool:
    """Whether one earlier sentence holds all that this one says: the same in another order."""
    return len(content) >= FEW and any(content <= earlier for earlier in before)


@lru_cache(maxsize=4096)
def bare_list(sentence: str) -> bool:
    """Whether a sentence only lists terms: hardly a word that ties one to another."""
    found = words(_SHORT.sub("x", sentence))
    if len(found) < LISTED:
        return False
    separators = sum(sentence.count(sign) for sign in ",;/|")
    dense = separators >= 4 and len(found) <= 3.5 * (separators + 1)
    ties = sum(is_function_word(word) for word in found)
    return ties <= len(found) / 8 if dense else len(found) >= BARE and not ties
