"""A model's grades of some criteria: their shape, and what of them the transcript bears out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from math import inf
from typing import Annotated

from pydantic import AfterValidator, Field, JsonValue

from interviewer.domain.evidence import Place, words
from interviewer.domain.rubric import Level
from interviewer.domain.session import Session
from interviewer.domain.speech import links
from interviewer.domain.verdict import Quote, Verdict
from interviewer.roles.builtin.assessor import asked_before
from interviewer.roles.model_backed.leading import around, before
from interviewer.roles.model_backed.quoting import OwnQuotes
from interviewer.roles.model_backed.structured import MisfitError, Shape, fits, schema_of

MAX_QUOTES = 3
MAX_WHY = 240
SUPPORT = {3: 6, 4: 9}
"""So many words of the candidate's, all quotes together, are the least a level can rest on."""
ON_SUBJECT = 1.25
"""Weights (0..1 each) of the words that a quote's sentence shares with a criterion's texts, added
up, from which it speaks of it: two telling words."""
TOUCHES, TOLD = 0.8, 8
"""One telling word is enough in a quote of so many words: fewer name a thing and say nothing of it.
Of 203 recorded grades ten had lost quotes below `ON_SUBJECT`, and readers had credited all ten."""
HINT_CAP: Mapping[int, Level] = {0: 4, 1: 3, 2: 3}
"""The best level after so many rungs of help; beyond, 2."""
LED_CAP: Level = 2
"""The best level where all quotes give back what the interviewer had just put into words."""
CHALLENGED_CAP: Level = 3
"""The best level where the candidate came to it only when challenged on it, or helped."""
SHOWN = 40
"""A quote is shown with the whole of its sentence, where that has no more words."""
NO_QUOTE = "no valid quote"
NOT_GRADED = "not graded"
LEVELS: tuple[Level, ...] = (1, 2, 3, 4)


RANGE = (0, *LEVELS)


def _is_level(level: int) -> int:
    """A check and no `Literal`, which takes true for 1."""
    if level not in RANGE:
        raise ValueError("no such level")
    return level


class QuoteShape(Shape):
    """Words of a candidate's turn."""

    turn: int
    quote: str


class GradeShape(Shape):
    """A criterion's grade, the grounds before the level; level 0 is not assessed."""

    criterion: str
    quotes: list[QuoteShape]
    why: str
    level: Annotated[int, AfterValidator(_is_level), Field(json_schema_extra={"enum": [*RANGE]})]


class SheetShape(Shape):
    """A whole answer."""

    grades: list[GradeShape]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What grades are held against: quotes, who was asked what, and texts no report may print."""

    session: Session
    quotes: OwnQuotes
    reached: frozenset[str]
    kept_back: frozenset[tuple[str, ...]]


def sheet_schema(criteria: Collection[str]) -> dict[str, JsonValue]:
    """The JSON schema of an answer about these criteria and no other."""
    schema = schema_of(SheetShape)
    definitions = schema["$defs"]
    assert isinstance(definitions, dict)
    grade = definitions["GradeShape"]
    assert isinstance(grade, dict) and isinstance(grade["properties"], dict)
    grade["properties"]["criterion"] = {"type": "string", "enum": [*criteria]}
    return schema


def read_sheet(value: object, criteria: Collection[str]) -> dict[str, GradeShape]:
    """The grades by criterion: exactly these criteria, each once. Raises `MisfitError`."""
    fits(SheetShape, value)
    sheet = SheetShape.model_validate(value)
    named = [grade.criterion for grade in sheet.grades]
    twice = sorted({name for name in named if named.count(name) > 1})
    if twice:
        raise MisfitError(f"a criterion is graded twice ({len(twice)})")
    if set(named) != set(criteria):
        raise MisfitError("the criteria are not exactly the ones given")
    return {grade.criterion: grade for grade in sheet.grades}


def verdict_of(grade: GradeShape, evidence: Evidence, grader: str) -> Verdict:
    """The verdict that a grade comes to once its quotes have been looked up.

    A level above 1 without a quote that stands in the candidate's own words earns nothing: 1 where
    the criterion was asked about and the candidate had a turn to answer, else not assessed.
    """
    session = evidence.session
    found = _found(grade, evidence)
    quotes = tuple(each.quote for each in found)
    asked = grade.criterion in evidence.reached
    hints = session.hints.get(grade.criterion, 0)
    why = _why(grade.why, evidence)
    level: Level | None = 1 if asked else None
    if grade.level >= 2 and not quotes:
        why = NO_QUOTE
    elif grade.level >= 2:
        most = (_supported(found), HINT_CAP.get(hints, 2), _unled(found))
        level = min(LEVELS[grade.level - 1], *most)
    elif grade.level == 1 and quotes:
        level = 1
    return Verdict(
        criterion=grade.criterion,
        verdict=level,
        quotes=quotes,
        prompted=bool(quotes) and all(quote.prompted for quote in quotes),
        hints=hints,
        red_flags=_red_flags(session, grade.criterion),
        why=why,
        grader=grader,
    )


def not_graded(criterion: str, code: str, hints: int, grader: str) -> Verdict:
    """What stands for a grade that did not come about: no number."""
    return Verdict(
        criterion=criterion, verdict=None, hints=hints, why=f"{NOT_GRADED}: {code}", grader=grader
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A quote, with whether it only gives back the interviewer's words or came when challenged."""

    quote: Quote
    words: int
    led: bool
    challenged: bool


def _found(grade: GradeShape, evidence: Evidence) -> tuple[_Found, ...]:
    """The quotes that stand in the candidate's own words, in the order given."""
    session, criterion = evidence.session, grade.criterion
    turns = {turn.number: turn for turn in session.candidate_turns()}
    first = _first_unprompted(session, criterion)
    found: dict[tuple[int, int], _Found] = {}
    for given in grade.quotes:
        place = evidence.quotes.find(given.quote, given.turn)
        if place is None or len(found) == MAX_QUOTES:
            continue
        if not _bears(grade.criterion, place, evidence.quotes):
            continue
        text = evidence.quotes.text(place)
        ahead = before(session, turns[place.turn])
        whole = around(turns[place.turn].text, place.start, place.end)
        named = ahead.prompted(whole, place.start) and place.turn <= first
        prompted = named or criterion in asked_before(session, place.turn)
        shown = whole if len(words(whole)) <= SHOWN else text
        quote = Quote(text=shown, turn=place.turn, prompted=prompted)
        kept = _Found(quote, len(words(text)), ahead.led(whole), named)
        found.setdefault((place.turn, place.start), kept)
    return _spread(tuple(found.values()))


def _first_unprompted(session: Session, criterion: str) -> float:
    """The turn in which the candidate first spoke for a criterion by themselves, if they did."""
    own = (f.turn for f in session.findings if f.criterion == criterion and not f.prompted)
    return min(own, default=inf)


def _spread(found: tuple[_Found, ...]) -> tuple[_Found, ...]:
    """The same, where what the interviewer named first stays named in later turns."""
    named = min((f.quote.turn for f in found if f.challenged), default=inf)
    own = min((f.quote.turn for f in found if not f.challenged), default=inf)
    if own <= named:
        return found
    return tuple(
        replace(f, challenged=True, quote=f.quote.model_copy(update={"prompted": True}))
        for f in found
    )


def _unled(found: tuple[_Found, ...]) -> Level:
    """The best level that is left by how much the interviewer had put into words before."""
    if all(f.led for f in found):
        return LED_CAP
    return CHALLENGED_CAP if all(f.challenged for f in found) else 4


def _bears(criterion: str, place: Place, quotes: OwnQuotes) -> bool:
    """Whether words of the candidate's can bear on a criterion: questions do on clarifying only."""
    if quotes.asks(place) and not criterion.startswith("clarify."):
        return False
    least = TOUCHES if len(words(quotes.text(place))) >= TOLD else ON_SUBJECT
    return quotes.shared(criterion, (place,)) >= least


def _supported(found: tuple[_Found, ...]) -> Level:
    """The best level that so many words can bear."""
    count = sum(each.words for each in found)
    return max(level for level in LEVELS if count >= SUPPORT.get(level, 0))


def _why(text: str, evidence: Evidence) -> str:
    """The reason in a line, left out where it prints what no report may."""
    line = " ".join(text.split())
    run = words(line)
    runs = {tuple(run[at : at + 8]) for at in range(len(run) - 7)}
    if links(line) or not runs.isdisjoint(evidence.kept_back):
        return ""
    return line if len(line) <= MAX_WHY else f"{line[:MAX_WHY].rsplit(' ', 1)[0]} …"


def _red_flags(session: Session, criterion: str) -> tuple[str, ...]:
    """Typical wrong claims on the criterion that the assessor heard, in the candidate's words."""
    trap_of = {trap.id: trap.criterion for trap in session.content.problem.traps}
    flags = [
        hit.quote
        for assessed in session.assessments.values()
        for hit in assessed.traps
        if trap_of.get(hit.trap) == criterion
    ]
    return tuple(dict.fromkeys(flags))
