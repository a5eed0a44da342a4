"""Notes as the interview sees them: indexed pieces of source text, and pointers to exact spans of it."""

from typing import Literal

from pydantic import Field

from interviewer.domain.value import Value

Origin = Literal["shipped", "own"]


class Chunk(Value):
    """One indexed piece of a note.

    `start` and `end` count characters of the note's loaded text (`text == loaded[start:end]`);
    `tokens` counts tokens of the embedder's tokenizer. `heading_path` runs from the outermost
    heading to the innermost. `stages` names the interview stages the piece speaks to. `origin`
    tells the notes that ship with the project from the user's own.
    """

    id: str
    source: str
    title: str
    heading_path: tuple[str, ...] = ()
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    tokens: int = Field(ge=0)
    stages: tuple[str, ...] = ()
    origin: Origin = "shipped"


class Passage(Value):
    """A chunk found for a query. `score` is normalised to 0..1, higher is better."""

    chunk: Chunk
    score: float = Field(ge=0, le=1)


class Citation(Value):
    """A pointer to an exact span of a note, stable enough to be opened later.

    `start` and `end` count characters of the note's loaded text; `quote` is that span, so that a
    citation still reads when the note has moved on.
    """

    chunk_id: str
    source: str
    heading_path: tuple[str, ...] = ()
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    origin: Origin = "shipped"
