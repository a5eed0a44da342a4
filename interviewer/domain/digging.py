"""Digging: follow-ups on what the last message said itself."""

import re
from collections.abc import Iterable, Iterator

from interviewer.domain import agenda, heard
from interviewer.domain.claim_kinds import is_plan, turns_down
from interviewer.domain.claims import worth_asking
from interviewer.domain.hooks import hooks, of_the_talk
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId
from interviewer.domain.taking_back import stands, taken_back
from interviewer.domain.technique import Technique

DIGS_PER_TECHNIQUE = 1
SAYS_LITTLE = 5
"""Of fewer words a plan in the same message is asked about instead."""

_BESIDE = re.compile(
    r"\b(?:after|before|than|beyond|besides|unlike|without|instead of|rather than|apart from)\s(?:\w+\s)?$"
)


def digs(session: Session, stages: Iterable[StageId]) -> Iterator[Move]:
    """Follow-ups on what the last message said: a pack's conditional questions about a criterion
    that is met already, a technique it named, a number it gave."""
    reading = agenda.last_reading(session)
    if reading is None:
        return
    allowed = set(stages)
    used = agenda.used_asks(session)
    best, asked = agenda.standing(session), agenda.asked_about(session)
    cues = sorted(reading.ask_cues, key=lambda cue: -cue.score)
    for cue in cues:
        criterion = session.content.rubric.criterion(cue.criterion)
        met = best.get(criterion.id, 0) >= agenda.ENOUGH or criterion.id in asked
        if not agenda.in_point(session, reading, cue.quote, criterion.stage):
            continue
        text = session.content.problem.pack(criterion.id).asks[cue.ask].text
        if heard.answers(session, text, cue.quote):
            continue
        if met and criterion.stage in allowed and (criterion.id, cue.ask) not in used:
            yield Move(
                kind=MoveKind.DEEPEN,
                stage=criterion.stage,
                source=Source.PACK,
                target=criterion.id,
                criterion=criterion.id,
                ask=cue.ask,
                said=cue.quote,
                reason="follows up on what was said",
            )
    yield from _techniques(session, reading, allowed)
    number = worth_asking(reading.numbers)
    if number and not any(move.source == Source.NUMBER for move in session.moves[-6:]):
        yield Move(
            kind=MoveKind.DEEPEN,
            stage=session.stage,
            source=Source.NUMBER,
            target=number.unit,
            said=number.quote,
            reason="follows up on a number",
        )


def claims(session: Session) -> Iterator[Move]:
    """A question about the latest message's most telling statement itself, whatever it is about."""
    found = hooks(session.last_candidate)
    said = next(iter(found), "")
    if 0 < len(said.split()) < SAYS_LITTLE:
        said = next((one for one in found if is_plan(one)), said)
    if said and not any(
        move.source == Source.CLAIM and move.said == said for move in session.moves
    ):
        yield Move(
            kind=MoveKind.DEEPEN,
            stage=session.stage,
            source=Source.CLAIM,
            target=str(len(session.turns)),
            said=said,
            reason="asks about what was said itself",
        )


def earlier_claims(session: Session) -> Iterator[Move]:
    """A question about a plan of an earlier message that none has turned on; not twice in a row."""
    if session.moves and session.moves[-1].source == Source.CLAIM:
        return
    gone, taken = taken_back(session), {move.said for move in session.moves}
    for turn in reversed(session.candidate_turns()[:-1]):
        for said in hooks(turn):
            fresh = not any(said in other or other in said for other in taken if other)
            if is_plan(said) and fresh and stands(said, gone):
                yield Move(
                    kind=MoveKind.DEEPEN,
                    stage=session.stage,
                    source=Source.CLAIM,
                    target=f"{turn.number}: {said}",
                    said=said,
                    reason="goes back to what was said before",
                )


def _techniques(session: Session, reading: Reading, allowed: set[StageId]) -> Iterator[Move]:
    dug: dict[str, set[int]] = {}
    for move in session.moves:
        if move.source == Source.TECHNIQUE and move.ask is not None:
            dug.setdefault(move.target, set()).add(move.ask)
    techniques = {t.id: t for t in session.content.catalogue.techniques}
    for mention in reading.mentions:
        technique = techniques[mention.technique]
        done = dug.get(technique.id, set())
        if technique.stage not in allowed or len(done) >= DIGS_PER_TECHNIQUE:
            continue
        if not agenda.in_point(session, reading, mention.quote, technique.stage):
            continue
        if turns_down(mention.quote) or of_the_talk(mention.quote):
            continue
        if in_passing(technique, mention.quote):
            continue
        if all(heard.heard(session, dig, mention.quote) for dig in technique.digs):
            continue
        ask = (session.opened.seed + len(session.turns)) % len(technique.digs)
        yield Move(
            kind=MoveKind.DEEPEN,
            stage=technique.stage,
            source=Source.TECHNIQUE,
            target=technique.id,
            criterion=technique.criterion,
            ask=ask,
            said=mention.quote or _named(technique, session.last_candidate),
            reason="digs into a technique that was named",
        )


def in_passing(technique: Technique, quote: str) -> bool:
    """Whether words name a technique only to set something else against it, before or after it."""
    told = quote.casefold()
    for name in (technique.name, *technique.aliases):
        at = told.find(name.casefold())
        if at >= 0:
            return _BESIDE.search(told[:at]) is not None
    return False


def _named(technique: Technique, turn: Turn | None) -> str:
    """The name a technique was given in a message, where too little stands around it."""
    told = turn.text if turn else ""
    for name in (technique.name, *technique.aliases):
        at = told.casefold().find(name.casefold())
        if at >= 0:
            return told[at : at + len(name)]
    return ""
