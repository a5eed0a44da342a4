"""The grounding suite: a note of one's own brings its question up, and no note takes questions away."""

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from evals.ground import Ground
from evals.measuring import Seen
from evals.metrics.cited import resting
from evals.playing import Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.events import Producer
from interviewer.domain.moves import ASKS_EXACTLY_ONE, MoveKind
from interviewer.domain.notes import Citation, Passage
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Interviewer, Setup
from interviewer.headless import START, HeadlessRun
from interviewer.store import Store

NOTES: tuple[tuple[str, str, str], ...] = (
    (
        "video-recommender",
        "cuckoo filter",
        "# Cuckoo filter\n\n"
        "At serving time a list of what a person has seen is long. A cuckoo filter keeps short "
        "fingerprints of the items seen, so that a request skips them without a database read. "
        "Unlike a Bloom filter it lets entries be deleted again. It is rebuilt before it is full.\n",
    ),
    (
        "ad-click",
        "isotonic hinge pacing",
        "# Isotonic hinge pacing\n\n"
        "Predicted rates drift between two deployments while serving goes on. Isotonic hinge pacing "
        "moves the calibration table a little with every batch of outcomes, so that the rates stay "
        "honest until the next training. It costs a table look-up at serving time.\n",
    ),
)
"""Problem, technique, and a note on it that no pack names."""


class NoNotes:
    """A shelf without notes."""

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """Nothing."""
        return []


def observe(ground: Ground) -> Iterator[Seen]:
    """A strong candidate with one note more, and the same candidate with no note at all."""
    for problem, technique, note in NOTES:
        with tempfile.TemporaryDirectory(prefix="own-note-") as scratch:
            session = _with_note(ground, problem, note, Path(scratch))
        about = [
            t for t in session.turns if t.speaker == "interviewer" and _names(t.text, technique)
        ]
        yield _seen("grounding.asked", problem, bool(about), technique)
        for turn in about:
            for citation in turn.citations:
                if citation.origin == "own":
                    fine = _whole_sentence(citation, note)
                    yield _seen(
                        "grounding.spans", f"{problem}#{turn.number:03d}", fine, citation.quote
                    )
        bare = _without_notes(ground, problem)
        named = any(_names(t.text, technique) for t in bare.turns if t.speaker == "interviewer")
        yield _seen("grounding.without", problem, named, technique)
        for number, cited in resting(bare):
            yield _seen("grounding.bare", f"{problem}#{number:03d}", not cited, "rests on no note")
        asked = [t for t in bare.turns if t.move and t.move.kind in ASKS_EXACTLY_ONE]
        thrown = [t for t in asked if t.move and t.move.kind == MoveKind.WHAT_IF]
        yield _seen("grounding.bare", f"{problem} what-ifs", bool(thrown), f"{len(thrown)} thrown")


def _with_note(ground: Ground, problem: str, text: str, scratch: Path) -> Session:
    (scratch / "own").mkdir()
    (scratch / "own" / "note.md").write_text(text, encoding="utf-8")
    settings = ground.stage.settings.model_copy(
        update={"data_dir": scratch / "data", "own_notes": (scratch / "own",)}
    )
    stage = Stage(settings)
    try:
        return stage.play(problem, script(problem, "strong"), minutes=60.0).session
    finally:
        stage.close()


def _without_notes(ground: Ground, problem: str) -> Session:
    store, clock = Store("sqlite://"), ManualClock(START)
    roles = replace(ground.stage.roles, retriever=NoNotes())
    producer = Producer(code="evals", embedder=ground.embedder, grader=roles.grader.name)
    lead = Interviewer(store, roles, clock, lambda: "0" * 32, producer)
    run = HeadlessRun(lead, clock, store.records)
    setup = Setup(seniority=Seniority.SENIOR, minutes=60.0, seed=0)
    try:
        played = run.play(ground.content(problem), setup, script(problem, "strong"))
        return asyncio.run(played)[0]
    finally:
        store.close()


def _names(text: str, technique: str) -> bool:
    return technique in text.casefold()


def _whole_sentence(citation: Citation, text: str) -> bool:
    """Whether the span is verbatim, and begins and ends where sentences of the note do."""
    if text[citation.start : citation.end] != citation.quote:
        return False
    before, after = text[: citation.start].rstrip(), text[citation.end :]
    begins = not before or before[-1] in ".!?" or "\n" in text[len(before) : citation.start]
    return begins and citation.quote.rstrip()[-1:] in ".!?" and not after[:1].strip()


def _seen(metric: str, item: str, value: bool, note: str) -> Seen:
    cluster = item.partition("#")[0].partition(" ")[0]
    return Seen(metric=metric, item=item, cluster=cluster, value=float(value), note=note[:200])
