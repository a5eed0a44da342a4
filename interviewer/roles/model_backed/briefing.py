"""The last message of the speaker's request: where the interview stands, and what may be done."""

import re

from interviewer.domain import pacing
from interviewer.domain.assumptions import standing
from interviewer.domain.moves import Decision, MoveKind, Source
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.llm.prompts import Prompt
from interviewer.roles.model_backed.fence import fence_of, neutral
from interviewer.roles.model_backed.options import Option

NOTES = 2
NOTE_CHARS = 500
ASSUMPTIONS = 4
ASSUMPTION_CHARS = 220
_CLAUSE = re.compile(r"[,;:–—]\s|\s(?=(?:and|but|so|because|which)\s)")


def notes_of(options: tuple[Option, ...]) -> tuple[Passage, ...]:
    """The passages a turn may rest on, numbered from 1 in this order."""
    found = {p.chunk.id: p for option in options for p in option.passages}
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
    moves = [_told(session, at, option) for at, option in enumerate(options, 1)]
    notes = [
        {"title": neutral(p.chunk.title).replace('"', "'"), "text": neutral(_cut(p.chunk.text))}
        for p in notes_of(options)
    ]
    plan = session.content.plan
    stage = plan.stage(decision.enters or session.stage)
    announces = decision.announces if session.announced != decision.announces else None
    text = prompt.render(
        "last",
        stage=stage.title,
        stage_left=_stage_left(session, decision, now),
        left=max(0.0, pacing.total_seconds(session) - now) / 60,
        announce=plan.stage(announces).spoken if announces else "",
        entering=decision.enters is not None,
        moved_on=_moved_on(session, decision),
        moves=moves,
        notes=notes,
        assumptions=[
            neutral(_cut(text, ASSUMPTION_CHARS)) for text in standing(session)[-ASSUMPTIONS:]
        ],
        fence=fence_of(session),
        reminders=reminders,
    )
    parts = {
        "moves": repr([(m["n"], m["kind"], m["said"], m["plain"], m["then"]) for m in moves]),
        "facts": repr([(m["facts"], m["unknown"]) for m in moves]),
        "notes": repr(notes),
    }
    return text, parts


def _told(session: Session, number: int, option: Option) -> dict[str, object]:
    move, content = option.move, session.content
    about = ""
    if move.source == Source.TECHNIQUE:
        about = next(t.name for t in content.catalogue.techniques if t.id == move.target)
    return {
        "n": number,
        "kind": option.kind,
        "about": about,
        "said": neutral(move.said),
        "plain": neutral(option.plain),
        "then": neutral(option.then),
        "facts": [content.problem.fact(fact).answer for fact in move.facts],
        "unknown": [neutral(question) for question in move.unknown],
        "stage": content.plan.stage(move.stage).spoken,
    }


def _stage_left(session: Session, decision: Decision, now: float) -> float:
    """Minutes left of the part the interview is in with this turn."""
    stage = decision.enters or session.stage
    return max(0.0, pacing.stage_deadline(session, stage) - now) / 60


def _moved_on(session: Session, decision: Decision) -> str:
    turn = session.last_candidate
    intents = turn.reading.intents if turn and turn.reading else ()
    if Intent.MOVE_ON not in intents:
        return ""
    if decision.enters is not None:
        return "granted"
    return "held" if decision.moves and decision.moves[0].kind == MoveKind.PROBE else ""


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
