"""Grounding is real: a note brings its question up, and takes it away when it goes."""

from pathlib import Path

import pytest

from evals.playing import Played, Stage, script
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Move, MoveKind
from interviewer.domain.session import Turn
from interviewer.domain.stages import StageId
from interviewer.settings import Settings

NOTE = """# Cuckoo filters for seen-item suppression

A cuckoo filter keeps short fingerprints of the items a person has seen, so that a serving path
skips them without a database read. Unlike a Bloom filter it supports deletion, which matters when
history is erased on request. Rebuild the filter before the table is full, since insertions fail.
"""
PROBES = 3


def questions(played: Played, stage: StageId) -> list[Turn]:
    """The interviewer's turns in a stage that ask something of their own."""
    found = []
    for turn in played.session.turns:
        move: Move | None = turn.move
        if move is None or turn.stage != stage:
            continue
        asked = move.then or move
        if asked.kind in ASKS_EXACTLY_ONE:
            found.append(turn)
    return found


def play(data_dir: Path, own_notes: tuple[Path, ...]) -> Played:
    stage = Stage(Settings(data_dir=data_dir, embedder="lexical", own_notes=own_notes))
    try:
        return stage.play("video-recommender", script("video-recommender", "strong"))
    finally:
        stage.close()


def test_a_question_turns_on_an_own_note_and_goes_with_it(tmp_path: Path) -> None:
    note = tmp_path / "own" / "cuckoo.md"
    note.parent.mkdir()
    note.write_text(NOTE, encoding="utf-8")
    early = questions(play(tmp_path / "data", (note,)), StageId.SERVING)[:PROBES]
    turned = [turn for turn in early if "cuckoo" in turn.text.casefold()]
    assert turned, [turn.text for turn in early]
    citation = turned[0].citations[0]
    assert (citation.source, citation.origin) == ("cuckoo.md", "own")
    assert NOTE[citation.start : citation.end] == citation.quote
    assert "fingerprints" in citation.quote
    without = play(tmp_path / "data", ())
    assert not any("cuckoo" in turn.text.casefold() for turn in without.session.turns)


@pytest.mark.parametrize("problem", ["ad-click", "spam-filter", "video-recommender"])
def test_every_what_if_cites_a_note(stage: Stage, problem: str) -> None:
    answers = script(problem, "middling") + script(problem, "strong")
    turns = stage.play(problem, answers, minutes=90).session.turns
    thrown = [t for t in turns if t.move and t.move.kind == MoveKind.WHAT_IF]
    assert thrown
    assert all(turn.citations for turn in thrown)
