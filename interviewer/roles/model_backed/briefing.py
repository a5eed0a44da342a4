"""The last message of the speaker's request: where the interview stands, and what may be done."""

import re
from itertools import pairwise

from interviewer.domain import pacing
from interviewer.domain.moves import Decision, MoveKind, Source
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.domain.unopened import unopened
from interviewer.llm.prompts import Prompt
from interviewer.roles.model_backed.asked_of_us import asked_of_us, surely_open
from interviewer.roles.model_backed.fact_marks import offered
from interviewer.roles.model_backed.fence import fence_of, neutral
from interviewer.roles.model_backed.manner import manner
from interviewer.roles.model_backed.options import Option
from interviewer.roles.model_backed.shapes import shapes
from interviewer.roles.model_backed.taken import taken
from interviewer.roles.model_backed.told_moves import told

NOTES = 2
NOTE_CHARS = 500
ASSUMPTION_CHARS = 160
LAST_TURNS = 1.5
"""With so many turns left, of the candidate's usual length, their next answer is the last: the one
after it would find less than half a turn."""
_CLAUSE = re.compile(r"[,;:–—]\s|\s(?=(?:and|but|so|because|which)\s)")


def notes_of(
    session: Session, decision: Decision, options: tuple[Option, ...]
) -> tuple[Passage, ...]:
    """The passages a turn may rest on, numbered from 1 in this order: those on the part it is in,
    and the person's own."""
    stage = decision.enters or session.stage
    found = {
        p.chunk.id: p
        for option in options
        for p in option.passages
        if p.chunk.origin == "own" or stage in (p.chunk.stages or (stage,))
    }
    return tuple(found.values())[:NOTES]


def briefing(
    prompt: Prompt,
    session: Session,
    decision: Decision,
    options: tuple[Option, ...],
    now: float,
    reminders: tuple[str, ...] = (),
) -> tuple[str, dict[str, str]]:
    """The text, and its parts by name."""
    first = options[0].move
    offers = offered(session, first)
    moves = [told(session, at, option, first) for at, option in enumerate(options, 1)]
    notes = [
        {"title": neutral(p.chunk.title).replace('"', "'"), "text": neutral(_cut(p.chunk.text))}
        for p in notes_of(session, decision, options)
    ]
    plan = session.content.plan
    for before, move in pairwise(moves):
        move["again"] = move["said"] == before["said"] != ""
    stage = plan.stage(decision.enters or session.stage)
    late = decision.enters is None and decision.moves[0].kind == MoveKind.TRANSITION
    entering = decision.enters is not None or late
    # a part that begins is announced by beginning: what comes after it would be one thing too many
    is_new = session.announced != decision.announces and not entering
    announces = decision.announces if is_new else None
    left = max(0.0, pacing.total_seconds(session) - now)
    asked = asked_of_us(session, first)
    told_open = [*(neutral(quote) for quote in asked.unfixed)]
    unplaced = [*(neutral(quote) for quote in asked.unplaced)]
    begun, ended = manner(session)
    text = prompt.render(
        "last",
        stage=stage.title,
        stage_left=round(_stage_left(session, decision, now)),
        left=round(left / 60),
        final=left <= LAST_TURNS * pacing.turn_seconds(session),
        announce=plan.stage(announces).spoken if announces else "",
        entering=stage.spoken if entering else "",
        passed=_passed_over(session, decision),
        shapes=shapes(session) if any(map(_pushes_back, options)) else (),
        moved_on=_moved_on(session, decision),
        open_too=told_open,
        offers=[fact.label for fact in offers],
        moves=moves,
        notes=notes,
        assumptions=[neutral(_cut(text, ASSUMPTION_CHARS)) for text in taken(session)],
        back=any(m["earlier"] for m in moves),
        asked=[neutral(quote) for quote in asked.to_you],
        unplaced=unplaced,
        nothing_open=not (
            asked.unfixed or surely_open(session, first) or first.own or first.assume
        ),
        begun=begun,
        ended=ended,
        fence=fence_of(session),
        reminders=reminders,
    )
    parts = {
        "moves": repr([(m["n"], m["kind"], m["said"], m["plain"], m["then"]) for m in moves]),
        "facts": repr(
            [(m["unknown"], m["own"], m["assume"]) for m in moves]
            + [told_open, [fact.id for fact in offers], unplaced]
        ),
        "notes": repr(notes),
    }
    return text, parts


def _stage_left(session: Session, decision: Decision, now: float) -> float:
    """Minutes left of the part the interview is in with this turn."""
    stage = decision.enters or session.stage
    return max(0.0, pacing.stage_deadline(session, stage) - now) / 60


def _moved_on(session: Session, decision: Decision) -> str:
    turn = session.last_candidate
    intents = turn.reading.intents if turn and turn.reading else ()
    if Intent.MOVE_ON not in intents:
        return ""
    if decision.enters is not None or decision.moves[0].kind == MoveKind.TRANSITION:
        return "granted"
    held = decision.moves and decision.moves[0].kind in (MoveKind.PROBE, MoveKind.CHALLENGE)
    return "held" if held else ""


def _passed_over(session: Session, decision: Decision) -> str:
    """The part that had been announced and is left without a question of its own."""
    if decision.enters in (None, session.stage) or not unopened(session):
        return ""
    return session.content.plan.stage(session.stage).spoken


def _pushes_back(option: Option) -> bool:
    """Whether a move pushes back and has no aim of its own."""
    inner = option.move.then or option.move
    own = inner.source in (Source.ARITHMETIC, Source.CONTRADICTION)
    return inner.kind == MoveKind.CHALLENGE and not own


def _cut(text: str, most: int = NOTE_CHARS) -> str:
    """The text's whole sentences as far as they fit; a first one that does not, up to a clause."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    ends = [span.end for span in split_sentences(text, at_joints=False) if span.end <= most]
    if ends:
        return text[: ends[-1]]
    clauses = [found.start() for found in _CLAUSE.finditer(text, most // 3, most)]
    return f"{text[: clauses[-1]] if clauses else text[:most].rsplit(' ', 1)[0]} …"
