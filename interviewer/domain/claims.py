"""Claims: the quantities a candidate states, and what each is about."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.capacity import DAY
from interviewer.domain.quantities import Kind, Quantity, parse_quantities
from interviewer.domain.reading import NumberClaim
from interviewer.domain.sentences import split_sentences

_CUT = AnyCase(
    r"[;()\"“”—–]|,(?=\s)|\s(?=(?:and|but|so|because|then|which|while|where|whereas|since|we|i"
    r"|i'd|we'd|we'll|i'll|of which)\s)",
)
_ASSUMES = AnyCase(r"\b(?:assum|let's say|suppos|i'd guess|ballpark|take as given)")
_SAY = AnyCase(r"\b(?:say|call it),?\s+(?:about |around |roughly |maybe |~)?$")
UNSURE = re.compile(
    r"\b(?:peak\w*|burst\w*|spik\w*|grow\w*|if|suppose|supposing|imagine|what-if|target\w*|goal|aim\w*"
    r"|sampl\w*|subset|shards?|arms?|bucket|cohort|slice|segment|region|country|not|never|unless"
    r"|next|eventually|future|later|would|could|might|may|most|least|half|third|quarter|up to|some"
    r"|fewer|instead|rather|between|double[ds]?|doubling|triple[ds]?|ten times|twice|compared|versus|vs|unlike|once"
    r"|\w+n't)\b|\b(?:more|less) than\b|\b(?:over|under|above|below|beyond)(?= [\d~])"
)
CHANGES = re.compile(
    r"\b(?:actually|correct(?:ion|ing|ed)?|i meant|scratch|sorry|revis\w*|updat\w*|instead|rather"
    r"|on second thought|earlier|chang\w*|now that|since you|you said|wrong|mistake)\b"
)
CHOOSES = re.compile(
    r"\b(?:train|us|keep|hold|last|split|retrain|ramp|start|show|return|retriev|rank|scor|cach|batch"
    r"|window|timeout|filter|select|pick|cap|cut|set|choos|drop|allow|tak|spend|reserv|add|reduc"
    r"|wait|first|top|past|every|refresh|updat|want|need|should|must|fit|budget for|leav|giv|rest"
    r"|test|valid|holdout|experiment on|each)(?:e|es|ed|s|ing|ting|ping)?\b"
)
NEUTRAL = frozenset(
    re.findall(
        r"\w+",
        "a an the of in on at for to by and or is are was were be been there have has had it its this "
        "that we i our us my you about roughly around approximately nearly say so as with per p99 p95 "
        "p50 total overall only just app platform product service system site typical given since "
        "assum assume assuming assumed let s lets get gets expect know come number figure volume "
        "currently current right now today active end base d ll m re ve ok okay well then but because "
        "which into make making out like maybe perhaps probably basically day month second hour week",
    )
)
_IS = re.compile(
    r"(?:\b(?:is|are|was|were|of|have|get|see|serve)|[:=≈~])\s*(?:about |around |roughly |only |maybe )*$"
)
_LEADING = re.compile(
    r"^\s*(?:(?:and|but|so|because|then|while|where|whereas|since)\b[\s,]*)+", re.IGNORECASE
)
_SETTINGS = re.compile(
    r"\b(?:folds?|arms?|epochs?|steps?|iterations?|trees?|layers?|dims?|dimensions?|buckets?|bins?"
    r"|clusters?|days?|weeks?|months?|years?)\b"
)
_SHARES = re.compile(r"\b(?:rate|ctr|cvr|ratio|share|prevalence|utili[sz]ation)\b")
_CHOSEN_SHARES = re.compile(r"\b(?:drop-?out|learning|decay|split|hold-?out)\b")
_CUT_OR_BOUND = re.compile(r"^part\b|\b(?:over|under|above|below|beyond|(?:more|less) than)\b")
_NOT_QUOTABLE = re.compile(r"[\n\"“”?]|\bper [\d.,]+\b")
MAX_QUOTE = 14
MAX_CLAIMS = 100
LARGE = 1000.0
"""A count from here on is a scale; below it is mostly a setting or a list's length."""
A_SIZE = 1e6
"""And so many bytes a size."""
REACH = 300
"""What is further from a number, in characters, is not about it."""
_FENCED = re.compile(r"(?ms)^[ \t]*(?:```|~~~).*?(?:^[ \t]*(?:```|~~~)|\Z)")


@lru_cache(maxsize=512)
def number_claims(text: str) -> tuple[NumberClaim, ...]:
    """The quantities a text states, outside its questions, with what they are about.

    `value` is in base units of `unit`; `subject` the nouns around it, after a word that makes the
    claim no plain statement ("peak", "if", "actually"), when its sentence or message holds one.
    """
    claims: list[NumberClaim] = []
    changed = CHANGES.search(text.lower())
    spoken = _FENCED.sub(lambda fenced: re.sub(r"[^\n]", " ", fenced[0]), text)
    for _, _, sentence in split_sentences(spoken, at_joints=False):
        found = parse_quantities(sentence) if len(claims) < MAX_CLAIMS else ()
        if not found or sentence.rstrip(" )*_").endswith("?"):
            continue
        cuts = [(0, 0), *(cut.span() for cut in _CUT.finditer(sentence))]
        starts, ends = [start for start, _ in cuts[1:]] + [len(sentence)], [end for _, end in cuts]
        unsure = UNSURE.search(sentence.lower().replace("’", "'")) or changed
        for quantity in found[: MAX_CLAIMS - len(claims)]:
            left = ends[bisect_right(ends, quantity.start) - 1]
            right = starts[min(bisect_left(starts, quantity.end), len(starts) - 1)]
            left, right = max(left, quantity.start - REACH), min(right, quantity.end + REACH)
            clause, at = sentence[left:right], quantity.start - left
            subject = _subject(clause[:at], quantity, sentence[quantity.end : right])
            if subject and _worth_a_claim(quantity):
                quote, part = _quote(clause, at)
                cut = "part" if part else "between" if quantity.ranged else ""
                mark = cut or (unsure[0] if unsure else "")
                said = sentence[max(0, quantity.start - REACH) : quantity.start]
                claims.append(_claim(quantity, f"{mark} {subject}".strip(), quote, said))
    return tuple(claims)


def worth_asking(claims: Iterable[NumberClaim]) -> NumberClaim | None:
    """The first plain claim of a scale, rate, time or size that a design can hang on, if any.

    Plain: no word in its subject makes it a supposition, a change or a part. Settings (folds,
    arms, epochs, a window in days) and shares that split data or traffic are passed over.
    """
    return next((claim for claim in claims if _is_whole(claim) and _carries_weight(claim)), None)


def _is_whole(claim: NumberClaim) -> bool:
    """Whether a claim stands for itself and can be said back."""
    marks = (_CUT_OR_BOUND, UNSURE, CHANGES)
    marked = any(mark.search(claim.subject) for mark in marks)
    return not marked and not _NOT_QUOTABLE.search(claim.quote)


def _carries_weight(claim: NumberClaim) -> bool:
    match claim.unit:
        case Kind.SECONDS:
            return 0 < claim.value < DAY and not _SETTINGS.search(claim.subject)
        case Kind.BYTES | Kind.BYTE_RATE:
            return claim.value >= A_SIZE
        case Kind.FRACTION:
            about = f"{claim.subject} {claim.quote}".lower()
            return bool(_SHARES.search(about)) and not _CHOSEN_SHARES.search(about)
    least = 1.0 if claim.unit.endswith(("/s", "ps")) else LARGE
    return claim.value >= least and not _SETTINGS.search(f"{claim.unit} {claim.subject}")


def _claim(quantity: Quantity, subject: str, quote: str, before: str) -> NumberClaim:
    value, unit = in_base_units(quantity)
    return NumberClaim(
        value=value,
        unit=unit or subject.split()[-1],
        subject=subject,
        quote=quote,
        assumed=bool(_ASSUMES.search(before) or _SAY.search(before[-24:])),
    )


def _worth_a_claim(quantity: Quantity) -> bool:
    if quantity.kind == Kind.FACTOR:
        return False
    return quantity.kind != Kind.COUNT or quantity.amount >= 10 or bool(quantity.per)


def in_base_units(quantity: Quantity) -> tuple[float, str]:
    """A quantity's value and base unit: seconds, bytes, fraction, users, users/s."""
    noun = quantity.unit.lower()
    if quantity.kind in (Kind.COUNT, Kind.RATE):
        plain = quantity.kind == Kind.COUNT or noun.endswith(("ps", "/s"))
        return quantity.value, noun if plain else f"{noun}/s"
    return quantity.value, str(quantity.kind)


def _subject(before: str, quantity: Quantity, after: str) -> str:
    """The nouns a quantity is about: its own, or those before it, and those after a share or time."""
    lead = _nouns(before)[-3:]
    if quantity.kind in (Kind.COUNT, Kind.RATE) and quantity.unit:
        phrase = quantity.text[quantity.head - quantity.start :].lower()
        own = re.split(r"\s(?:per|an?|each|every|and)\b|\sdaily$|/", phrase)[0].strip(" -+")
        return f"{lead[-1]} {own}" if lead and re.search(r"\bof\s+\S*$", before) else own
    if quantity.kind in (Kind.COUNT, Kind.RATE):
        return " ".join(lead) if _IS.search(before) else ""
    return " ".join(lead + _nouns(after)[:3])


def _nouns(text: str) -> list[str]:
    return [w for w in words_of(text) if w not in NEUTRAL and not CHOOSES.fullmatch(w)]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, figures left out."""
    return re.findall(r"[a-z][a-z-]+", text.lower().replace("’", "'"))


def _quote(clause: str, at: int) -> tuple[str, bool]:
    """The clause, or the `MAX_QUOTE` words of it around a place, and whether it was cut."""
    found = list(re.finditer(r"\S+", clause))
    cut = len(found) > MAX_QUOTE
    if cut:
        here = sum(match.end() <= at for match in found)
        first = max(0, min(here - MAX_QUOTE // 2, len(found) - MAX_QUOTE))
        clause = clause[found[first].start() : found[first + MAX_QUOTE - 1].end()]
    return _LEADING.sub("", clause).strip(" ,.:!\n\t"), cut
