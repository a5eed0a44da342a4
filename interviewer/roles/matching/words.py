"""A text as words that matter: stem, weight, and whether a negation reaches them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from interviewer.roles.matching.lexicon import load, stem

SCOPE = 6
"""Content words a negation reaches when no clause ends before."""

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|o\([^)]{1,8}\)|[a-z]/[a-z](?![a-z])|[a-z]+n['’]t\b|[a-z]+|[,;:.!?()\n]"
)
_STOP = frozenset(
    """a an the this that these those it its is are was were be been being am do does did done doing
    have has had having i me my mine we us our ours you your yours he him his she her hers they them
    their theirs who whom whose which what when where why how if then than so as at by for from in
    into of on onto to with about over under up out off and or but nor yet because while until
    would will shall should could can may might must let s t d ll m re ve there here also just very
    too such any some one ones each other own both between through during again once per via like
    etc eg ie e g i'd i'll i'm we'd we'll yes ok okay well really quite rather even still though
    although since upon within toward towards across along among against yourself itself themselves
    someone something anything everything thing things sort""".split()  # noqa: SIM905
)
_NEGATORS = frozenset(
    """not no never none neither nor nothing nobody nowhere without cannot hardly barely avoid
    avoids avoiding avoided prevent prevents preventing lack lacks lacking skip skips ignore ignores
    reject rejects refuse refuses""".split()  # noqa: SIM905
)
_DENIED = frozenset({"matter", "matters", "needed", "necessary", "help", "helps", "useful"})
"""What comes before these in the clause is denied when they are negated."""
_DISMISSED = frozenset({"harmless", "irrelevant", "unnecessary", "useless", "pointless"})
"""What comes before these in the clause is denied."""
_EXCEPT = frozenset({"only", "just", "necessarily", "matter"})
_SPOKEN = frozenset({"without", "never", "avoid", "prevent", "ignore", "reject", "skip"})
"""Negators that are also words in their own right."""
_INSTEAD = re.compile(r"\b(?:instead of|rather than)\b")
_MEANS = re.compile(r"\bby (?=\w+ing\b)")
"""How something is avoided is not itself denied."""
_ENDS = frozenset(",;:.!?()\n") | {"but", "because", "so", "and", "then", "while"}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
    )
    if number != 1
}


class Word(NamedTuple):
    """A content word or phrase. `key` is its stem (a phrase: stems joined by spaces)."""

    key: str
    surface: str
    weight: float
    negated: bool


class _Token(NamedTuple):
    surface: str
    stem: str
    negated: bool


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """The content words of `text`, in order, with known phrases taken as one word."""
    tokens, phrases = _content(text), load().phrases
    out: list[Word] = []
    at = 0
    while at < len(tokens):
        begun = phrases.get(tokens[at].stem)
        length = _phrase_length(tokens, at, begun) if begun else 1
        piece = tokens[at : at + length]
        first, at = piece[0], at + length
        if length > 1:
            key = " ".join(token.stem for token in piece)
            surface = " ".join(token.surface for token in piece)
            weight = max(_weight(token.stem) for token in piece)
            out.append(Word(key, surface, weight, first.negated))
        elif first.surface not in _STOP:
            out.append(Word(first.stem, first.surface, _weight(first.stem), first.negated))
    return tuple(out)


@lru_cache(maxsize=20_000)
def _weight(stemmed: str) -> float:
    return load().weight(stemmed)


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """Every stem of `text`, those of phrases one by one."""
    return frozenset(token.stem for token in _content(text))


def is_function_word(word: str) -> bool:
    """Whether a lower-case word only ties others together: an article, a pronoun, "with", "not"."""
    plain = word.replace("’", "'")
    return plain in _STOP or plain in _NEGATORS or plain.split("'")[0] in _STOP or "n't" in plain


@lru_cache(maxsize=20_000)
def says_something(text: str) -> bool:
    """False for empty texts, mere punctuation and "I don't know"."""
    spoken = re.sub(r"[^a-z0-9 ]+", "", text.lower().replace("’", "'")).strip()
    return bool(spoken) and not _IGNORANCE.fullmatch(spoken)


_IGNORANCE = re.compile(
    r"(?:sorry|honestly|um+|uh+|well|oh|hm+| )*(?:i )?(?:(?:really )?(?:dont|do not|didnt|did not)"
    r" (?:really |actually )?(?:know|understand|remember|get (?:it|this))|have no (?:idea|clue)|no"
    r" (?:idea|clue|answer)|not sure|am not sure|idk|dunno|unsure|unknown|pass|skip|na|nothing|none"
    r"|not answered|no answer given|am lost|forgot|help)(?: (?:about )?(?:it|this|that|what (?:it|"
    r"this|that) is|the answer|yet|sorry|how|why|at all))*"
)


def _content(text: str) -> list[_Token]:
    """All tokens but punctuation and negators; stop words stay, since phrases may hold them."""
    lowered = text.lower().replace("’", "'").replace("-", " ").replace("_", " ")
    raw = _TOKEN.findall(_MEANS.sub(",", _INSTEAD.sub("without", lowered)))
    out: list[_Token] = []
    reach = clause = 0
    for token, following in zip_longest(raw, raw[1:], fillvalue=""):
        if token in _DISMISSED or (reach and token in _DENIED):
            out[clause:] = [each._replace(negated=True) for each in out[clause:]]
        if (token in _NEGATORS or token.endswith("n't")) and following not in _EXCEPT:
            reach = 0 if reach and token not in {"nor", "neither"} else SCOPE
            if token in _SPOKEN:
                out.append(_Token(token, stem(token), False))
        elif token in _ENDS:
            reach = reach if reach == SCOPE and token.isalpha() else 0
            if token.isalpha():
                out.append(_Token(token, token, False))
            clause = len(out)
        else:
            number = _NUMBERS.get(token, token)
            out.append(_Token(number, stem(number), reach > 0))
            reach -= reach > 0 and token not in _STOP
    return out


def _phrase_length(tokens: list[_Token], at: int, phrases: Iterable[tuple[str, ...]]) -> int:
    """Of the longest of these phrases that stands there, 1 where none does."""
    for phrase in phrases:
        if tuple(token.stem for token in tokens[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 1
