"""What an interview is about, in words: evidence has to be in its language and on its subject."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import words
from interviewer.domain.rubric import Criterion
from interviewer.domain.session import Content
from interviewer.roles.matching.lexicon import load, stem
from interviewer.roles.matching.words import is_function_word
from interviewer.roles.matching.words import words as content_words
from interviewer.roles.reading.mentions import TechniqueFinder
from interviewer.roles.reading.named import claimed

TELLING = 0.35
"""A word of this weight (0..1, by how rare it is) tells something."""
_TALK = frozenset(
    stem(word)
    for word in (
        "candidate interviewer interview answer question ask say tell sentence statement word line"
        " read write reason evidence show explain consider mention name describe discuss state"
        " justify give choose know think see mean cover point example case thing way part first"
        " last next right wrong good better best need want make take put get go come find look use"
        " hint probe prompt chat session conversation level criterion note talk speak call whole"
        " every complete agree accept somebody someone anybody anyone nobody everybody everyone moment"
        " sorry thank please back"
    ).split()
)
"""What a rubric says that a candidate does, and what any talk is made of, is no design's subject."""
_TO_SOMEBODY = AnyCase(
    r"\b(?:you|your|yours|you['’]\w+|me|please|my|questions?|answers?|answered|hints?|candidate['’]s"
    r"|sentences?|criteri(?:on|a)|interview\w*|session|turns?|said)\b"
    r"|^\W*(?:forget|write|say|list|imagine|consider|pretend|treat)\b"
    r"|\bi(?:['’]ve| have)? (?:\w+ed|chose|gave|made|wrote)\b",
)
"""Words to somebody, about the talk itself or what one has done in it."""
ASIDE = 0.5
"""What such a sentence shares with a subject counts this much: of it, it mostly says nothing."""
ITS_OWN = 4
"""A word in the texts of so many criteria or fewer counts in full for each; the more of them hold
it, the less it says of any: "cost" and "risk" are in most, and a platitude is made of such."""
CRAMMED, DENSE = 6, 0.2
"""Techniques named in a sentence, and their share of its words, from which it argues none of them;
of 3,000 sentences that candidates said seven do, all of bluffers."""
PLAIN = 0.6
"""The least share of known words in a sentence of plain language; of 2,900 sentences of genuine
answers none has less."""
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FIGURE = re.compile(r"\d+(?:[^\W\d_]{1,3})?|[^\W\d_]{1,8}\d+")
"""A number with its unit, a name with its number: "250ms", "p99", "int8"."""
_BLOB = re.compile(r"(?=\S*[A-Z])(?=\S*[a-z])(?=\S*\d)[\w+/=]{24,}|(?:%[0-9A-Fa-f]{2}\S*){2}")
"""Encoded text: nobody says it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The stems of everything written about a problem, and of what each criterion is about.

    The latter with how much (0..1) each says of that criterion rather than of another.
    """

    known: frozenset[str]
    criteria: Mapping[str, Mapping[str, float]]
    techniques: TechniqueFinder

    @classmethod
    def of(cls, content: Content) -> "Subject":
        """Prepare a content's words."""
        written = {c.id: _stems(_of_criterion(content, c)) for c in content.rubric.criteria}
        known = _stems(_around(content)).union(*written.values())
        held = Counter(stem for stems in written.values() for stem in stems)
        says = {stem: _says(count, len(written)) for stem, count in held.items()}
        return cls(
            known,
            {n: {stem: says[stem] for stem in stems - _TALK} for n, stems in written.items()},
            TechniqueFinder(content.catalogue),
        )

    def shared(self, criterion: str, sentences: Iterable[str]) -> float:
        """How much the sentences speak of a criterion: the weights of the words they share."""
        return sum(self._common(criterion, sentences).values())

    def specific(self, criterion: str, sentence: str) -> float:
        """How much a sentence speaks of this criterion and not of any: each word it shares counts
        by how few other criteria have it too."""
        own = self.criteria[criterion]
        return sum(
            own[key] * counts for key, counts in self._common(criterion, (sentence,)).items()
        )

    def _common(self, criterion: str, sentences: Iterable[str]) -> dict[str, float]:
        """The words in common with a criterion's texts, by weight, topics left out that are only named."""
        own = self.criteria[criterion]
        found: dict[str, float] = {}
        for sentence in sentences:
            counts = ASIDE if _TO_SOMEBODY.holds(sentence) else 1.0
            for word in content_words(claimed(sentence)):
                if word.weight >= TELLING and word.key in own:
                    found[word.key] = max(found.get(word.key, 0.0), counts * word.weight)
        return found

    def plain(self, sentence: str) -> bool:
        """Whether a sentence is in words that the interview's language has, not encoded."""
        if _BLOB.search(sentence):
            return False
        tokens = [token for token in _TOKEN.findall(sentence) if not token.isdigit()]
        known = sum(self._knows(token) for token in tokens)
        return bool(tokens) and known >= PLAIN * len(tokens)

    def crammed(self, sentence: str) -> bool:
        """Whether a sentence is a list of techniques in a sentence's clothes."""
        said = len(words(sentence))
        if said < CRAMMED:
            return False
        named = self.techniques.count(sentence)
        return named >= CRAMMED and named >= DENSE * said

    def _knows(self, token: str) -> bool:
        word = token.casefold()
        return _in_english(word) or stem(word) in self.known or bool(_FIGURE.fullmatch(word))


@lru_cache(maxsize=20_000)
def _in_english(word: str) -> bool:
    if not word.isascii() and "’" not in word:
        return False
    lexicon, stemmed = load(), stem(word.split("'")[0].split("’")[0])
    return is_function_word(word) or stemmed in lexicon.ranks or stemmed in lexicon.parts


def _says(count: int, of: int) -> float:
    """What a word says that stands in the texts of `count` criteria out of so many."""
    if count <= ITS_OWN:
        return 1.0
    return math.log((of + 1) / count) / math.log((of + 1) / ITS_OWN)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    keys = {word.key for text in texts for word in content_words(text)}
    return frozenset(keys.union(*(key.split() for key in keys)))


def _of_criterion(content: Content, criterion: Criterion) -> Iterable[str]:
    """What is written of a criterion: anchors, evidence, questions, wrong and right claims."""
    yield from (criterion.topic, criterion.title, criterion.asks)
    yield from (*criterion.anchors.values(), *(e.text for e in criterion.evidence))
    yield from criterion.red_flags
    for pack in content.problem.criteria:
        if pack.criterion == criterion.id:
            yield from (e.text for e in pack.evidence)
            yield from (pack.outlines.two, pack.outlines.three, pack.outlines.four)
            yield from (text for ask in pack.asks for text in (ask.text, *ask.when))
    for trap in content.problem.traps:
        if trap.criterion == criterion.id:
            yield from (*trap.claims, *trap.sound)
    for what_if in content.problem.what_ifs:
        if what_if.criterion == criterion.id:
            yield from (good.text for good in what_if.good)


def _around(content: Content) -> Iterable[str]:
    problem = content.problem
    yield problem.prompt
    for fact in problem.facts:
        yield from (fact.label, fact.answer, *fact.terms)
    for component in problem.components:
        yield from (component.label, *component.aliases)
    for technique in content.catalogue.techniques:
        yield from (technique.name, *technique.aliases)
