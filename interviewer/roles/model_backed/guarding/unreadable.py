"""Words that do not read as English speech: spelled out, encoded, backwards, in another language."""

import codecs
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from interviewer.domain.session import Content
from interviewer.roles.matching.lexicon import load, stem
from interviewer.roles.matching.words import words

LETTERS = 4
"""So many single letters in a row spell something out."""
FOREIGN = 3
"""So many little words of one other language make a text foreign."""
STRANGE = 3
"""So many unknown words in a row are no English, where they are most of the sentence."""

_SPELLED = re.compile(
    rf"(?<![\w'])(?:[A-Za-z0-9](?P<by>[ .\-_*/·,|]{{1,2}}))(?:[A-Za-z0-9](?P=by)){{{LETTERS - 2},}}[A-Za-z0-9](?![\w'])"
)
_CODED = re.compile(
    r"\b[A-Za-z0-9+/_-]{8,}={1,2}(?=\W|$)|\b(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)[A-Za-z0-9+/]{14,}\b"
    r"|\b[a-z]+[A-Z][a-z]*[A-Z][A-Za-z]{8,}\b|\b(?:0x)?(?=[0-9a-fA-F]*[a-fA-F])(?=[0-9a-fA-F]*\d)[0-9a-fA-F]{10,}\b|(?:\\x[0-9a-f]{2}|\\u[0-9a-f]{4}|%[0-9A-F]{2}){2,}"
    r"|\b(?:[01]{7,8}\s+){2,}|(?:(?<=\s)|^)(?:[.\-·–]{1,5}[ /]+){4,}|\b(?:[0-9a-f]{2} ){5,}[0-9a-f]{2}\b|\b(?:\d{2,3} ){6,}\d{2,3}\b"
    r"|\b(?:base ?64|rot ?-?13|caesar cipher|morse)\b"
)
_LEET = re.compile(
    r"\b(?=\w*[a-z])(?:[a-z]+[013457]+[a-z]+\w*|[013457]+[a-z]+[013457]+\w*|[a-z]{2,}[013457]+[a-z]*[013457]+\w*)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“„][^\"”]*[\"”]")
_SCRIPT = re.compile(r"[\u0370-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_SYMBOL = re.compile(r"(?<![^\W\d_])[\u0370-\u03ff](?![^\W\d_])")
"""A Greek letter by itself is a symbol: "λ"."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LANGUAGES = tuple(
    frozenset(line.split())
    for line in (
        "der das und ist nicht ein eine einen mit auf für von dem sind haben wir sie im zu bei wie"
        " nach über aus noch nur auch werden kann heißt heisst tag etwa rund ungefähr es",
        "le la les une est sont dans qui avec sur nous vous du au aux ce cette il elle ils ont et en"
        " que jour chaque environ",
        "el la los las una es que en por para del al se como más un y cada día de su sus tienen"
        " unos cerca al",
        "il lo gli una è sono che di della nel nella un ogni giorno circa ci le e",
        "os uma é são que em por para não da dos na um cada dia cerca de e pessoas",
        "het een en zijn niet voor dat wij dag ongeveer aan er bij ook mensen de",
    )
)
"""Little words of six languages, those aside that English has, too."""


class Reader:
    """Knows which words an interviewer may use: common ones, and those of the task's own texts."""

    def __init__(self, content: Content) -> None:
        problem, rubric = content.problem, content.rubric
        texts = [
            problem.prompt,
            *(f"{f.label} {f.answer} {' '.join(f.terms)}" for f in problem.facts),
        ]
        texts += [a for c in rubric.criteria for a in c.anchors.values()]
        texts += [e.text for c in rubric.criteria for e in c.evidence]
        for pack in problem.criteria:
            texts += [e.text for e in pack.evidence]
            texts += [a.text for a in pack.asks]
            texts += [pack.outlines.three, pack.outlines.four]
        self._own = frozenset(stem(w) for text in texts for w in _split(text))

    def cannot_read(self, text: str, said: Collection[str]) -> bool:
        """Whether some of a text hides what it says; `said` are words that were said before."""
        if _SPELLED.search(text) or _CODED.search(text) or _SCRIPT.search(_SYMBOL.sub(" ", text)):
            return True
        found = _split(text)
        if _is_foreign(found):
            return True
        strange = [w for w in found if len(w) > 2 and not self._knows(w) and w not in said]
        if sum(self._decodes(w) for w in strange if len(w) > 3) >= 2:
            return True
        figured = [w for w in _LEET.findall(_QUOTED.sub("", text).casefold()) if w not in said]
        if sum(map(self._unleets, figured)) >= 2:
            return True
        return len(strange) >= STRANGE and _longest_run(found, frozenset(strange)) >= STRANGE

    def _knows(self, word: str) -> bool:
        return _is_common(word) or stem(word) in self._own

    def _decodes(self, word: str) -> bool:
        """Whether a word is an English one shifted by thirteen letters, or backwards."""
        return self._knows(codecs.encode(word, "rot13")) or self._knows(word[::-1])

    def _unleets(self, word: str) -> bool:
        """Whether figures in a word stand for letters: 'f0rty'."""
        for one in ("i", "l"):
            plain = word.translate(str.maketrans("03457" + "1", "oeast" + one))
            if plain.isalpha() and self._knows(plain) and len(plain) > 3:
                return True
        return False


def _split(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("’", "'"))


@lru_cache(maxsize=20_000)
def _is_common(word: str) -> bool:
    lexicon = load()
    plain = word.split("'")[0]
    return stem(plain) in lexicon.ranks or stem(plain) in lexicon.groups or not words(plain)


def _is_foreign(found: list[str]) -> bool:
    """Whether little words of another language stand close together and carry the sentence."""
    if len(found) < FOREIGN:
        return False
    for language in _LANGUAGES:
        hits = [at for at, word in enumerate(found) if word in language]
        for first, third in zip(hits, hits[FOREIGN - 1 :], strict=False):
            if (
                third - first < 2 * FOREIGN
                and len({found[at] for at in hits if first <= at <= third}) > 1
            ):
                return True
    return False


def _longest_run(found: Iterable[str], strange: frozenset[str]) -> int:
    longest = run = 0
    for word in found:
        run = run + 1 if word in strange else 0
        longest = max(longest, run)
    return longest
