"""Pushing back: what is worth a challenge, and when it has been challenged enough."""

from collections.abc import Iterator

from interviewer.domain.claims import CHANGES
from interviewer.domain.evidence import normalise, words
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Clash, Reading
from interviewer.domain.session import Session, Turn

MOST = 2
"""So many challenges on one matter; a third one is no conversation."""
ALIKE = 0.5
"""Two quotes are on the same matter from this share of the shorter one's words on."""
FRESH = 2
"""A contradiction that was found beside the talk is taken up within so many messages."""
LEAST = 3
"""A word of more letters says something."""
LONG = 25
"""Words of an earlier statement that are said back at most."""


def challenge(session: Session, reading: Reading) -> Move | None:
    """Push back on the first wrong claim, contradiction or sum that was not pushed back on yet."""
    made = [move for move in session.moves if move.kind == MoveKind.CHALLENGE]
    met = {move.target for move in made}
    for move in _worth_it(session, reading):
        if move.target not in met and sum(same_matter(move, before) for before in made) < MOST:
            return move
    return None


def same_matter(move: Move, other: Move) -> bool:
    """Whether two challenges are about the same thing: a criterion, or the same words."""
    if move.criterion and move.criterion == other.criterion:
        return True
    return bool(move.said and other.said) and _alike(move.said, other.said)


def _alike(one: str, two: str) -> bool:
    """Whether two quotes share their words; one without words may be on anything."""
    mine, others = set(words(one)), set(words(two))
    return len(mine & others) >= ALIKE * min(len(mine), len(others))


def late_clashes(session: Session) -> tuple[Clash, ...]:
    """Contradictions that the assessor found in the messages just before the last one.

    Without those the interviewer has pushed back on already, that were put right since, or whose
    earlier words were never said.
    """
    heard = session.candidate_turns()
    found: list[Clash] = []
    for turn in heard[:-1][-FRESH:]:
        assessed = session.assessments.get(turn.number)
        if assessed is None:
            continue
        said = _challenged(session, turn)
        later = [t for t in heard if t.number > turn.number]
        found += [
            clash
            for clash in assessed.clashes
            if _said_before(session, clash)
            and not (said is not None and _alike(said, clash.quote))
            and not any(_puts_right(t, clash) for t in later)
        ]
    return tuple(found)


def _worth_it(session: Session, reading: Reading) -> Iterator[Move]:
    for hit in reading.traps:
        trap = session.content.problem.trap(hit.trap)
        yield Move(
            kind=MoveKind.CHALLENGE,
            stage=trap.stage,
            source=Source.TRAP,
            target=trap.id,
            criterion=trap.criterion,
            said=hit.quote,
            reason="a typical wrong claim",
        )
    for clash in (*reading.clashes, *late_clashes(session)):
        yield Move(
            kind=MoveKind.CHALLENGE,
            stage=session.stage,
            source=Source.CONTRADICTION,
            target=f"{clash.kind}:{clash.against}",
            said=clash.quote,
            reason="at odds with what was given or said",
        )
    for found in reading.sums:
        if not found.ok:
            yield Move(
                kind=MoveKind.CHALLENGE,
                stage=session.stage,
                source=Source.ARITHMETIC,
                target=found.expression,
                said=found.quote,
                reason="the arithmetic does not come out",
            )


def _challenged(session: Session, turn: Turn) -> str | None:
    """What of a message the interviewer's reply pushed back on, None where on nothing."""
    replies = (t for t in session.turns if t.number > turn.number and t.speaker == "interviewer")
    move = next((reply.move for reply in replies if not reply.interrupted), None)
    while move is not None and move.kind != MoveKind.CHALLENGE:
        move = move.then
    return None if move is None else move.said


def _puts_right(turn: Turn, clash: Clash) -> bool:
    shared = set(words(turn.text)) & {w for w in words(clash.quote) if len(w) > LEAST}
    return CHANGES.search(turn.text.lower()) is not None and bool(shared)


def _said_before(session: Session, clash: Clash) -> bool:
    """Whether what a contradiction is held against was given, or said, in words fit to say back."""
    if clash.kind == "fact":
        return clash.against in session.facts_given
    said = next((t.text for t in session.candidate_turns() if str(t.number) == clash.against), "")
    fits = 0 < len(words(clash.earlier)) <= LONG
    return fits and normalise(clash.earlier).casefold() in normalise(said).casefold()
