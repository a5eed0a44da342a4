"""Grounding: the notes that a move rests on."""

import re
from collections.abc import Iterator, Sequence

from interviewer.domain.moves import Move, Source
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.problem import Problem
from interviewer.domain.session import Content, Session
from interviewer.roles.base import Grounded, Retriever

PASSAGES = 4
NOTE_POOL = 60
"""So many passages of a stage are looked through for a technique worth bringing up."""
_DOMAIN = re.compile(r"\bdomain-([a-z-]+)\.\w+$")
"""A shipped note on one domain, by its file's name: "domain-fraud-detection.md"."""
_NO_DOMAIN = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"})


def ground(retriever: Retriever, session: Session, move: Move) -> Grounded:
    """The move with the passages for it, best first; a move that needs none has none."""
    query = _query(session, move)
    if not query:
        if move.then is None:
            return Grounded(move=move)
        inner = ground(retriever, session, move.then)
        return Grounded(move=move, passages=inner.passages)
    note = _named_note(session, move)
    if note:
        near = retriever.search(query, NOTE_POOL)
        ordered = sorted(near, key=lambda passage: not _of_section(passage, note))
        return Grounded(move=move, passages=tuple(ordered[:PASSAGES]))
    stage = frozenset({str(move.stage)})
    if move.source == Source.NOTE:
        return Grounded(move=move, passages=tuple(retriever.search(query, NOTE_POOL, stage)))
    problem = session.content.problem
    found = _fitting(problem, retriever.search(query, PASSAGES, stage))
    found = found or _fitting(problem, retriever.search(query, PASSAGES))
    return Grounded(move=move, passages=tuple(found))


def ground_all(
    retriever: Retriever, session: Session, moves: Sequence[Move], most: int | None = None
) -> tuple[Grounded, ...]:
    """The moves with their passages; with `most`, the notes are searched for the first so many
    moves that rest on them."""
    left = len(moves) if most is None else most
    found: list[Grounded] = []
    for move in moves:
        searched = _rests_on_notes(session, move)
        found.append(
            ground(retriever, session, move) if left or not searched else Grounded(move=move)
        )
        left -= searched and left > 0
    return tuple(found)


def foreseen(content: Content) -> Iterator[tuple[str, int, frozenset[str] | None]]:
    """The searches that moves make which rest on the content alone, whatever the candidate says."""
    problem, rubric = content.problem, content.rubric
    searches = [(rubric.criterion(p.criterion).stage, p.search) for p in problem.criteria]
    searches += [(what_if.stage, what_if.search) for what_if in problem.what_ifs]
    searches += [(trap.stage, trap.search) for trap in problem.traps]
    searches += [(each.stage, each.search) for each in content.catalogue.techniques]
    for stage, query in searches:
        yield query.strip(), PASSAGES, frozenset({str(stage)})


def _fitting(problem: Problem, passages: Sequence[Passage]) -> list[Passage]:
    """The passages without those of notes on another domain than the problem's."""
    named = set(re.findall(r"[a-z]+", f"{problem.id} {problem.title}".casefold())) - _NO_DOMAIN
    return [p for p in passages if (domain := _domain(p.chunk)) is None or domain & named]


def _domain(chunk: Chunk) -> set[str] | None:
    """The words that name a note's domain, None where it is on no domain or one's own."""
    found = _DOMAIN.search(chunk.source) if chunk.origin == "shipped" else None
    return set(found[1].split("-")) if found else None


def _rests_on_notes(session: Session, move: Move) -> bool:
    return bool(_query(session, move)) or (
        move.then is not None and _rests_on_notes(session, move.then)
    )


def _named_note(session: Session, move: Move) -> str:
    """The section that a misconception names as what its follow-up rests on; "" for other moves."""
    known = session.content.problem.misconceptions if move.source == Source.TRAP else ()
    return next((error.note for error in known if error.id == move.target), "")


def _of_section(passage: Passage, note: str) -> bool:
    name, heading = note.split("#", 1)
    chunk = passage.chunk
    return chunk.source.rsplit("/", 1)[-1] == name and heading in chunk.heading_path


def _query(session: Session, move: Move) -> str:
    content = session.content
    match move.source:
        case Source.PACK if move.criterion:
            return f"{content.problem.pack(move.criterion).search} {move.said}".strip()
        case Source.TECHNIQUE:
            return next(t.search for t in content.catalogue.techniques if t.id == move.target)
        case Source.WHAT_IF:
            return content.problem.what_if(move.target).search
        case Source.TRAP:
            return content.problem.trap(move.target).search
        case Source.COMPONENT:
            return content.rubric.criterion(move.criterion).search
        case Source.CLAIM if move.said:
            return f"{content.problem.title}: {move.said}"
        case Source.NOTE:
            criterion = content.rubric.criterion(move.criterion)
            return f"{criterion.search} {move.said}".strip()
        case _:
            return ""
