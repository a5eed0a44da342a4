"""What one process of a run keeps at hand: an index, the judges, interviews played once."""

import asyncio
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from evals.metrics.question_relevance import Places, labelled_places
from evals.metrics.specificity import idf
from evals.playing import SCRIPTS, Played, Stage, script
from evals.regrading import Judges, Regrading
from interviewer.domain.notes import Chunk
from interviewer.domain.session import Content, Session
from interviewer.domain.verdict import Verdict
from interviewer.recordings import Recording, read_recording
from interviewer.settings import Settings

FOLDER = Path(__file__).parent
ASKED_FOR_LITTLE = "I would start with the goal and the scale, then think about the data."
"""A short answer that replies to nothing in particular, for probes of single messages."""


class Ground:
    """Opens everything once; what is played is kept, since several suites look at it."""

    def __init__(self, settings: Settings, transcripts: Path, strict: bool = True) -> None:
        self.stage = Stage(settings)
        self.transcripts = transcripts
        self.strict = strict
        self._contents: dict[str, Content] = {}
        self._played: dict[str, Played] = {}
        self._bases: dict[str, Regrading] = {}

    @property
    def embedder(self) -> str:
        """The name of the embedder in use."""
        return self.stage.search.embedder

    @cached_property
    def judges(self) -> Judges:
        """The built-in reader, assessor and grader."""
        roles = self.stage.roles
        return Judges(roles.reader, roles.assessor, roles.grader)

    @cached_property
    def chunks(self) -> Mapping[str, Chunk]:
        """The index's chunks by id."""
        return {chunk.id: chunk for chunk in self.stage.search.chunks()}

    @cached_property
    def places(self) -> Places:
        """The places of notes that readers judged to fit each stage."""
        return labelled_places()

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """How telling a word is, from all that scripted candidates said."""
        texts = [path.read_text(encoding="utf-8") for path in sorted(SCRIPTS.glob("*.txt"))]
        return idf(answer for text in texts for answer in text.split("\n---\n"))

    def content(self, problem: str) -> Content:
        """A problem as it is now."""
        if problem not in self._contents:
            self._contents[problem] = self.stage.library.content(problem)
        return self._contents[problem]

    def played(self, name: str) -> Played:
        """A script (`problem.kind`) played against the built-in interviewer."""
        if name not in self._played:
            problem, _, kind = name.partition(".")
            self._played[name] = self.stage.play(problem, script(problem, kind))
        return self._played[name]

    def base(self, problem: str) -> Regrading:
        """A short interview in which the candidate's second message can be exchanged."""
        if problem not in self._bases:
            played = self.stage.play(problem, ["Let me begin.", ASKED_FOR_LITTLE])
            self._bases[problem] = Regrading(self.content(problem), played.records, self.judges)
        return self._bases[problem]

    def grade(self, session: Session) -> tuple[Verdict, ...]:
        """The built-in grader's verdicts."""
        return asyncio.run(self.judges.grader.grade(session)).verdicts

    def recording(self, name: str) -> Recording:
        """A recording by name. Raises `TranscriptError`."""
        return read_recording(self.transcripts / f"{name}.jsonl")

    def close(self) -> None:
        """Let go of the index."""
        self.stage.close()


def script_names() -> list[str]:
    """The scripts of candidates, as `problem.kind`."""
    return sorted(path.stem for path in SCRIPTS.glob("*.txt"))


def transcript_names(folder: Path) -> list[str]:
    """The recordings in a folder."""
    return sorted(path.stem for path in folder.glob("*.jsonl"))


def rows(name: str) -> list[dict[str, str]]:
    """The lines of a file of `evals/attacks`; none where it is not there."""
    return lines_of_json(FOLDER / "attacks" / name)


def lines_of_json(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file; none where it is not there."""
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
