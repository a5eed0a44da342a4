"""Question relevance: the cited note is one that readers judged to fit the stage."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from interviewer.domain.evidence import normalise
from interviewer.domain.notes import Citation
from interviewer.domain.session import Session

HELD_OUT = Path(__file__).parents[1] / "retrieval" / "held_out.jsonl"

Places = Mapping[str, frozenset[tuple[str, str]]]
"""For each stage the places (source, normalised quote) that answer or help a query of it."""


def labelled_places(path: Path = HELD_OUT) -> Places:
    """The judged places of each stage, from the labelled queries; none where there are no labels."""
    found: dict[str, set[tuple[str, str]]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        row = json.loads(line)
        for place in row["relevant"] if row.get("stage") else ():
            found.setdefault(row["stage"], set()).add((place["source"], normalise(place["quote"])))
    return {stage: frozenset(places) for stage, places in found.items()}


def relevant(
    citations: Iterable[Citation], stage: str, places: Places, texts: Mapping[str, str]
) -> bool:
    """Whether a cited chunk is of a note with a place that was judged to fit that stage.

    `texts` holds the chunks' texts by id. A chunk fits when it holds a judged place, or half of it.
    """
    for citation in citations:
        text = normalise(texts.get(citation.chunk_id, ""))
        for source, quote in places.get(stage, ()):
            if source == citation.source and _holds_half(text, quote):
                return True
    return False


def cited_turns(session: Session) -> list[tuple[int, str, tuple[Citation, ...]]]:
    """The interviewer's turns that cite a note: number, stage and citations."""
    return [
        (turn.number, str(turn.stage), turn.citations)
        for turn in session.turns
        if turn.speaker == "interviewer" and turn.citations
    ]


def _holds_half(text: str, quote: str) -> bool:
    half = len(quote) // 2
    return quote[:half] in text or quote[-half:] in text
