"""Assumptions: what a candidate has taken as given, and of it what still stands."""

from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.assuming import MARK, assumes
from interviewer.domain.claims import CHANGES, number_claims, words_of
from interviewer.domain.evidence import words
from interviewer.domain.reading import NumberClaim
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.domain.taking_back import takes_back

SAME = 0.8
"""Of two texts that share so large a part of the shorter one's words, the longer says it all."""
APART = 1.05
"""A number that differs by more than this factor is another one."""

TAKEN_BACK = 2
"""A sentence that takes something back is about an assumption with which it shares so many words."""
TELLING = 3
"""A word of more letters says something."""

_ONLY_AGREES = AnyCase(
    r"^(?:(?:so|and|but|well)\W+)?(?:(?:i['’]m|i am|i['’]d|i['’]ll|i) )?(?:guess(?:ing)?|assum(?:e|ing)|suppose|think|say)"
    r" (?:that )?(?:(?:it|that|this|they|we)(?: probably)? (?:is|are|does|do|has|have)|it['’]s so|so|yes|no|probably(?: yes| no)?)\W*$"
)
_ACTS = AnyCase(
    r"^(?:(?:so|then|also|and|but|ok(?:ay)?|now)[\s,]+)*(?:i|we)(?:['’](?:d|ll)| would| will| could| can)?\s"
    r"(?!(?:have|get|see|serve|log|own|run|are|expect|know|only have|already)\b)\w+",
)
"""A step of the candidate's design."""
_EXAMPLE = AnyCase(r"^(?:a|an|one|some|each|any) (?:\w+ ){0,2}?(?:who|that|whose)\b|^someone\b")

_OVERRULES = AnyCase(
    r"\b(?:scratch|forget|drop) (?:that|the|what|my)\b|\bno longer\b|\b(?:was|were) wrong\b|\binstead of\b"
    r"|\bnot (?:\w+ ){1,4}(?:any ?more|after all)\b|\bactually\b[^.;]*\b(?:not|n['’]t|instead|rather)\b"
    r"|\brather than\b[^.;]*\bas (?:i|we) (?:said|assumed)\b",
)
"""What puts something else in the place of a thing taken as given, beside what takes it back."""


def standing(session: Session) -> tuple[str, ...]:
    """What the candidate has assumed and not put right since, in order, each once.

    From the readings the sentences that assume; from the assessor what is neither an act of the
    design, nor an example, nor said to the interviewer.
    """
    found: list[tuple[Turn, str]] = []
    for turn in session.candidate_turns():
        assessed = session.assessments.get(turn.number)
        read = turn.reading.assumptions if turn.reading else ()
        judged = assessed.assumptions if assessed else ()
        found += [(turn, text) for text in read if assumes(text)]
        stated = [said for text in judged if (said := _stated(text))]
        found += [(turn, said) for said in stated if _taken(said) and not _asked(turn, said)]
    return tuple(_distinct([text for turn, text in found if _holds(session, turn, text)]))


def _stated(text: str) -> str:
    """What is said after the last question of a text; empty where that only answers it."""
    said = text.rpartition("? ")[2].strip()
    return "" if _ONLY_AGREES.search(said) else said


def _holds(session: Session, turn: Turn, text: str) -> bool:
    """Whether nothing that was said later overrules an assumption."""
    if _corrected(session, turn.number, text) or _at_odds(session, turn, text):
        return False
    if _answered(session, turn, text):
        return False
    later = [t for t in session.candidate_turns() if t.number > turn.number]
    return not any(_takes_back(sentence.text, text) for t in later for sentence in _of(t))


def _asked(turn: Turn, text: str) -> bool:
    """Whether words stand in a question: "and I can assume that we have logs?" assumes nothing yet."""
    return any(text in span.text and span.text.rstrip().endswith("?") for span in _of(turn))


def _of(turn: Turn) -> list[Span]:
    return split_sentences(turn.text, at_joints=False)


@lru_cache(maxsize=4096)
def _takes_back(sentence: str, text: str) -> bool:
    if not _overrules(sentence):
        return False
    telling = {word for word in words(text) if len(word) > TELLING} & set(words(sentence))
    return len(telling) >= TAKEN_BACK


@lru_cache(maxsize=4096)
def _overrules(sentence: str) -> bool:
    return takes_back(sentence) or _OVERRULES.search(sentence) is not None


def _answered(session: Session, turn: Turn, text: str) -> bool:
    """Whether the reply gave a fact on what a message guessed beside its question."""
    reply = next((t.number for t in session.turns if t.number > turn.number), 0)
    given = [fact for fact, at in session.facts_given.items() if at == reply]
    folded = f" {' '.join(words(text))} "
    terms = (" ".join(words(t)) for fact in given for t in session.content.problem.fact(fact).terms)
    return any(len(term) > TELLING and f" {term} " in folded for term in terms)


def _at_odds(session: Session, turn: Turn, text: str) -> bool:
    """Whether a fact was given since with another number, or it was found to contradict something."""
    own, mine = number_claims(text), set(words(text))
    for fact, at in session.facts_given.items():
        told = number_claims(session.content.problem.fact(fact).answer) if at > turn.number else ()
        if any(_another(one, two) for one in own for two in told):
            return True
    clashes = [(n, clash) for n, a in session.assessments.items() for clash in a.clashes]
    return any(
        (clash.against == str(turn.number) and _same(mine, set(words(clash.earlier))))
        or (n == turn.number and _same(mine, set(words(clash.quote))))
        for n, clash in clashes
    )


def is_step(text: str) -> bool:
    """Whether a sentence says what the candidate does, and nothing of how things are."""
    return _ACTS.search(text) is not None


@lru_cache(maxsize=4096)
def _taken(text: str) -> bool:
    if MARK.search(text):
        return assumes(text)
    return not (text.rstrip().endswith("?") or is_step(text) or _EXAMPLE.search(text))


def _corrected(session: Session, turn: int, text: str) -> bool:
    """Whether a later message gives another number for one of these."""
    own = number_claims(text)
    for later in session.candidate_turns() if own else ():
        if later.number <= turn or later.reading is None:
            continue
        corrects = _changes(later.text)
        for claim in later.reading.numbers:
            if (corrects or claim.assumed) and any(_another(mine, claim) for mine in own):
                return True
    return False


@lru_cache(maxsize=512)
def _changes(text: str) -> bool:
    return CHANGES.search(text.lower()) is not None


def _another(mine: NumberClaim, other: NumberClaim) -> bool:
    """Whether a claim is on the same thing, with another number."""
    if mine.unit != other.unit or mine.value <= 0 or other.value <= 0:
        return False
    one, two = _nouns(mine), _nouns(other)
    least = 2 if mine.unit == "seconds" else 1
    if len(one & two) < least or not (one <= two or two <= one):
        return False
    return not 1 / APART <= other.value / mine.value <= APART


def _nouns(claim: NumberClaim) -> frozenset[str]:
    return _nouns_of(claim.subject)


@lru_cache(maxsize=1024)
def _nouns_of(subject: str) -> frozenset[str]:
    return frozenset(
        w for w in words_of(subject) if not CHANGES.fullmatch(w) and w not in ("part", "not")
    )


def _distinct(texts: Sequence[str]) -> list[str]:
    """The texts without those that another one says already."""
    kept: list[str] = []
    for text in texts:
        mine = set(words(text))
        if not MARK.search(text) and _only_repeats(text, kept):
            continue
        twin = next((at for at, known in enumerate(kept) if _same(mine, set(words(known)))), None)
        if twin is None:
            kept.append(text)
        elif len(mine) > len(words(kept[twin])):
            kept[twin] = text
    return kept


def _only_repeats(text: str, kept: Sequence[str]) -> bool:
    """Whether all figures of a text were assumed before: it goes on from them."""
    known = [claim for other in kept for claim in number_claims(other)]
    own = number_claims(text)
    return bool(own) and all(any(_as_before(mine, claim) for claim in known) for mine in own)


def _as_before(mine: NumberClaim, known: NumberClaim) -> bool:
    same = mine.unit == known.unit and mine.value == known.value
    return same and not _nouns(mine).isdisjoint(_nouns(known))


def _same(one: set[str], two: set[str]) -> bool:
    return len(one & two) >= SAME * max(1, min(len(one), len(two)))
