"""Pushing back: what is worth a challenge, and when it has been challenged enough."""

from collections.abc import Iterable, Iterator
from itertools import islice

from interviewer.domain import pacing
from interviewer.domain.claims import CHANGES
from interviewer.domain.evidence import normalise, words
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.reading import Clash, Reading, TrapHit
from interviewer.domain.session import Session, Turn
from interviewer.domain.stages import StageId
from interviewer.domain.taking_back import gives_way, pushes_back, put_to, stands, taken_back
from interviewer.domain.unopened import unopened

MOST = 2
"""So many challenges on one matter; a third one is no conversation."""
MOST_IN_PART, OVERDUE = 3, 1
"""So many in one part of the interview, and in one whose time is used up: what is left over waits for
the next part, or for the report."""
SPACED, HELPED = 2, 1
"""Far behind time so many turns go on between two of them, and where the last one was of use."""
ALIKE = 0.5
"""Two quotes are on the same matter from this share of the shorter one's words on."""
SAME = 0.8
"""And a whole sentence is where a quote stands in, from this share on."""
FRESH = 3
"""What was found beside the talk, or passed over, is taken up within so many messages; what a part is
about, when that begins."""
LEAST = 3
"""A word of more letters says something."""
LONG = 25
"""Words of an earlier statement that are said back at most."""


def challenge(session: Session, reading: Reading) -> Move | None:
    """Push back on the first wrong claim, contradiction or sum that was not pushed back on yet."""
    return next(_not_met(session, _worth_it(session, reading)), None)


def left_over(session: Session, stage: StageId) -> Iterator[Move]:
    """The typical wrong claims on what a part is about that were passed over, the latest first."""
    heard = reversed(session.candidate_turns())
    hits = ((turn, _on_trap(session, hit)) for turn in heard for hit in _hits(session, turn))
    here = ((turn, move) for turn, move in hits if move.stage == stage)
    return _not_met(session, (move for turn, move in here if _stands(session, turn, move.said)))


def _hits(session: Session, turn: Turn) -> tuple[TrapHit, ...]:
    """The typical wrong claims in a message, by the reading and by the assessor."""
    assessed = session.assessments.get(turn.number)
    read = turn.reading.traps if turn.reading else ()
    return (*read, *(assessed.traps if assessed else ()))


def _not_met(session: Session, moves: Iterable[Move]) -> Iterator[Move]:
    """The challenges that were not made yet, on matters not challenged often enough."""
    made = [move for move in session.moves if move.kind == MoveKind.CHALLENGE]
    met = {move.target for move in made}
    for move in moves:
        if move.target not in met and sum(same_matter(move, before) for before in made) < MOST:
            yield move


def worn(session: Session, now: float) -> bool:
    """Whether the part has had its push-backs, so that time goes on.

    One with which it began was on words said in the part before. Beside an answer, which leaves the
    part as it is, there may be more.
    """
    entered = session.spans[-1].entered if session.spans else 0.0
    spoken = [t for t in session.turns if t.speaker == "interviewer" and not t.interrupted]
    here = [t.move for t in spoken if t.stage == session.stage and t.active >= entered]
    made = sum(pushes_back(move) is not None for move in here[1:])
    return made >= (OVERDUE if pacing.due(session, now) else MOST_IN_PART)


def too_soon(session: Session, now: float) -> bool:
    """Whether another push-back would be at the cost of a part: of the present one, which began with
    one and has not been opened, or of those to come, far behind time after one a turn or two ago."""
    if unopened(session):
        return True
    spoken = [t for t in session.turns if t.speaker == "interviewer" and not t.interrupted]
    made = [at for at, turn in enumerate(spoken) if pushes_back(turn.move) is not None]
    if not made or not pacing.far_behind(session, now):
        return False
    heard = (t for t in session.candidate_turns() if t.number > spoken[made[-1]].number)
    helped = any(gives_way(turn.text) for turn in islice(heard, 1))
    return len(spoken) - 1 - made[-1] < (SPACED if not helped else HELPED)


def same_matter(move: Move, other: Move) -> bool:
    """Whether two challenges are about the same thing: a criterion, or the same words."""
    if move.criterion and move.criterion == other.criterion:
        return True
    return bool(move.said and other.said) and _alike(move.said, other.said)


def _alike(one: str, two: str, share: float = ALIKE) -> bool:
    """Whether two quotes share their words; one without words may be on anything."""
    mine, others = set(words(one)), set(words(two))
    return len(mine & others) >= share * min(len(mine), len(others))


def late_clashes(session: Session) -> tuple[Clash, ...]:
    """Contradictions that the assessor found in the messages just before the last one.

    Without those the interviewer has pushed back on already, that were put right since, or whose
    earlier words were never said.
    """
    heard = session.candidate_turns()
    found: list[Clash] = []
    for turn in heard[:-1][-FRESH:]:
        assessed = session.assessments.get(turn.number)
        found += [
            clash
            for clash in (assessed.clashes if assessed else ())
            if _said_before(session, clash) and _stands(session, turn, clash.quote)
        ]
    return tuple(found)


def _late(session: Session) -> Iterator[Move]:
    """Wrong claims of the messages just before the last one that were passed over then.

    Known traps by the reading or the assessor, then what else the assessor found false.
    """
    for turn in session.candidate_turns()[:-1][-FRESH:]:
        assessed = session.assessments.get(turn.number)
        for hit in _hits(session, turn):
            if _stands(session, turn, hit.quote):
                yield _on_trap(session, hit)
        for claim in assessed.wrong if assessed else ():
            if _stands(session, turn, claim.quote):
                yield Move(
                    kind=MoveKind.CHALLENGE,
                    stage=session.stage,
                    source=Source.CLAIM,
                    target=f"{turn.number}: {claim.quote}",
                    said=claim.quote,
                    reason="a wrong claim that was passed over",
                )


def _worth_it(session: Session, reading: Reading) -> Iterator[Move]:
    for hit in reading.traps:
        yield _on_trap(session, hit)
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
    yield from _late(session)


def _on_trap(session: Session, hit: TrapHit) -> Move:
    trap = session.content.problem.trap(hit.trap)
    return Move(
        kind=MoveKind.CHALLENGE,
        stage=trap.stage,
        source=Source.TRAP,
        target=trap.id,
        criterion=trap.criterion,
        said=hit.quote,
        reason="a typical wrong claim",
    )


def _stands(session: Session, turn: Turn, quote: str) -> bool:
    """Whether words of an earlier message were neither pushed back on nor put right since."""
    replies = (t for t in session.turns if t.number > turn.number and t.speaker == "interviewer")
    for reply in replies:
        move = None if reply.interrupted else pushes_back(reply.move)
        if move is not None and _alike(move.said, quote):
            return False
        if move is not None and any(_alike(said, quote, SAME) for said in put_to(session, reply)):
            return False
    if not stands(quote, taken_back(session)):
        return False
    return not any(
        _puts_right(t, quote) for t in session.candidate_turns() if t.number > turn.number
    )


def _puts_right(turn: Turn, quote: str) -> bool:
    shared = set(words(turn.text)) & {w for w in words(quote) if len(w) > LEAST}
    return CHANGES.search(turn.text.lower()) is not None and bool(shared)


def _said_before(session: Session, clash: Clash) -> bool:
    """Whether what a contradiction is held against was given, or said, in words fit to say back."""
    if clash.kind == "fact":
        return clash.against in session.facts_given
    said = next((t.text for t in session.candidate_turns() if str(t.number) == clash.against), "")
    fits = 0 < len(words(clash.earlier)) <= LONG
    return fits and normalise(clash.earlier).casefold() in normalise(said).casefold()
