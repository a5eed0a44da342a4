"""What of a message may count as evidence: one gate, for local readings and for models' quotes.

A sentence is judged by itself and by what came before it, never by what follows: so nothing that
is added to a message can earn credit for the rest of it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from interviewer.domain.evidence import words
from interviewer.roles.matching.lexicon import meaning
from interviewer.roles.matching.words import is_function_word
from interviewer.roles.matching.words import words as content_words
from interviewer.roles.reading.announcing import speaks_of_answers
from interviewer.roles.reading.echo import OwnWords, bare_list
from interviewer.roles.reading.steering import in_the_act
from interviewer.roles.reading.subject import Subject
from interviewer.roles.reading.talk import made_of_talk

PADDING = 3
"""A sentence that a message says so often is padding, each time."""
NEAR, ENOUGH, DISTINCT = 4, 8, 0.6
"""The least share of different words, synonyms counted as one, in up to four sentences with eight
or more content words; of 5,300 such passages in genuine answers two have less."""
LIST, SMALL = 6, 4
"""So many sentences in a row of so few words each are a list: nothing is said of any of them."""
MARKER = 3
"""So many words in capitals alone are a heading or a mark, nobody's speech."""
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]")
_COUNT = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|\w+teen(?:th)?"
    r"|\w+(?:if|n|x|ven|igh|el)th)\b",
    re.IGNORECASE,
)
"""What tells one of several like sentences from the next."""


def admitted(sentences: Sequence[str], own: OwnWords, subject: Subject) -> list[bool]:
    """Which sentences of a message may be credited, in order; `own` remembers them all."""
    acting = in_the_act(sentences)
    uncounted = [_uncounted(sentence) for sentence in sentences]
    often = Counter(uncounted)
    plain = [subject.plain(sentence) for sentence in sentences]
    padding = [often[each] >= PADDING for each in uncounted]
    said = [ok and not pads for ok, pads in zip(plain, padding, strict=True)]
    empty = {*_fragments(sentences), *_circling(sentences, said)}
    return [
        own.new(sentence)
        and not acting[at]
        and at not in empty
        and said[at]
        and not speaks_of_answers(sentence)
        and not made_of_talk(sentence)
        and not subject.crammed(sentence)
        and not _is_marker(sentence)
        and not _is_quotation(sentence)
        for at, sentence in enumerate(sentences)
    ]


def _circling(sentences: Sequence[str], said: Sequence[bool]) -> Iterator[int]:
    """Sentences that, alone or with a neighbour or two, say the same words over and over.

    One that does so alone, is in no plain words or is padding, is no neighbour.
    """
    told = [
        [meaning(word.key) for word in content_words(sentence)] if may else []
        for sentence, may in zip(sentences, said, strict=True)
    ]
    for near in range(1, NEAR + 1):
        for start in range(len(told) - near + 1):
            found = [key for keys in told[start : start + near] for key in keys]
            if len(found) >= ENOUGH and len(set(found)) < DISTINCT * len(found):
                yield from range(start, start + near)
                if near == 1:
                    told[start] = []


def _is_marker(sentence: str) -> bool:
    return sentence.isupper() and len(words(sentence)) >= MARKER


def _is_quotation(sentence: str) -> bool:
    """Whether most of a sentence stands in quotation marks: that is somebody's word, or nobody's."""
    around = _QUOTED.sub(" ", sentence)
    return around != sentence and 2 * len(words(around)) < len(words(sentence))


def _fragments(sentences: Sequence[str]) -> Iterator[int]:
    """Sentences in a row that together only list terms: one to a line, or with full stops."""
    yield from _small(sentences)
    run: list[int] = []
    for at, sentence in enumerate([*sentences, "it is"]):
        if not any(map(is_function_word, words(sentence))):
            run.append(at)
            continue
        if len(run) > 1 and bare_list(", ".join(sentences[each] for each in run)):
            yield from run
        run = []


def _small(sentences: Sequence[str]) -> Iterator[int]:
    """Sentences of a few words each, too many in a row for any of them to be argued."""
    run: list[int] = []
    for at, sentence in enumerate([*sentences, ""]):
        if 0 < len(words(sentence)) <= SMALL:
            run.append(at)
            continue
        if len(run) >= LIST:
            yield from run
        run = []


def _uncounted(sentence: str) -> tuple[str, ...]:
    return tuple(words(_COUNT.sub(" ", sentence)))
