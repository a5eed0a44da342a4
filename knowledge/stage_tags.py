"""Which interview stages a chunk speaks to: as its note declares, else as its words tell."""

import math
import re
from collections import Counter
from functools import cache

from interviewer.domain.stages import StageId
from knowledge.note import LoadedNote
from knowledge.stage_lexicon import LEXICON

_MAX = 3
# A second stage must come this close to the first; a first one must have this much to stand on.
_NEAR = 0.6
_ENOUGH = 3.0
_HEADING_WEIGHTS = (3.0, 1.5, 1.0)
_DECLARED = re.compile(r"<!--\s*stages?:\s*([\w,\s-]+?)\s*-->", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:[/@][^\W_]+)*")


class StageTagger:
    """Tags the chunks of one note. What the note as a whole speaks to helps where a chunk is vague."""

    def __init__(self, note: LoadedNote) -> None:
        self._declared = note.stages
        # The beginning says what a note is about; a book's every page would blur it.
        body = note.text[note.body : note.body + 20_000]
        self._note_scores = _scores(body) + _scores(note.title, 3.0)

    def stages(self, path: tuple[str, ...], text: str) -> tuple[str, ...]:
        """One to three stages, the likeliest first.

        A `<!-- stages: data, metrics -->` comment in the text wins over the front matter, which
        wins over the words.
        """
        here = _DECLARED.search(text)
        if here:
            named = _known(here.group(1))
            if named:
                return named[:_MAX]
        scores = _scores(text)
        for weight, title in zip(_HEADING_WEIGHTS, reversed(path), strict=False):
            scores += _scores(title, weight)
        if self._declared:
            return self._among_declared(scores)
        best = _best(scores)
        if best:
            return best
        return _best(scores + self._note_scores, enough=0.1) or (StageId.CLARIFY.value,)

    def _among_declared(self, scores: Counter[str]) -> tuple[str, ...]:
        allowed: Counter[str] = Counter({stage: scores[stage] for stage in self._declared})
        best = _best(+allowed)
        return best or self._declared[:_MAX]


def _known(words: str) -> tuple[str, ...]:
    known = {stage.value for stage in StageId}
    named = (word.lower() for word in re.split(r"[,\s]+", words))
    return tuple(dict.fromkeys(word for word in named if word in known))


def _best(scores: Counter[str], enough: float = _ENOUGH) -> tuple[str, ...]:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < enough:
        return ()
    floor = max(enough * 0.6, ranked[0][1] * _NEAR)
    return tuple(stage for stage, score in ranked[:_MAX] if score >= floor)


def _scores(text: str, weight: float = 1.0) -> Counter[str]:
    """Points per stage: each term its weight times 1 + ln(count), so that repeats add little."""
    exact, prefixes, longest = _terms()
    words = _WORD.findall(text.lower())
    seen: Counter[tuple[str, str, float]] = Counter()
    for size in range(1, longest + 1):
        for start in range(len(words) - size + 1):
            gram = "-".join(words[start : start + size])
            for entry in exact.get(gram, ()):
                seen[(entry[0], gram, entry[1])] += 1
            for head, stage, points in prefixes.get(gram[:3], ()):
                if gram.startswith(head) and gram.count("-") == head.count("-"):
                    seen[(stage, head, points)] += 1
    scores: Counter[str] = Counter()
    for (stage, _, points), count in seen.items():
        scores[stage] += weight * points * (1 + math.log(count))  # type: ignore[assignment]
    return scores


_Exact = dict[str, list[tuple[str, float]]]
_Prefixes = dict[str, list[tuple[str, str, float]]]


@cache
def _terms() -> tuple[_Exact, _Prefixes, int]:
    """The lexicon as look-ups: whole terms, terms by their first three letters, longest in words."""
    exact: _Exact = {}
    prefixes: _Prefixes = {}
    longest = 1
    for stage, lines in LEXICON.items():
        for line in lines.strip().splitlines():
            points, _, terms = line.partition(":")
            for raw in terms.split():
                term = "-".join(_WORD.findall(raw.rstrip("*")))
                longest = max(longest, term.count("-") + 1)
                if raw.endswith("*"):
                    prefixes.setdefault(term[:3], []).append((term, stage.value, float(points)))
                else:
                    exact.setdefault(term, []).append((stage.value, float(points)))
    return exact, prefixes, longest
