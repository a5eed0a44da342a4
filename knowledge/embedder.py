"""What an embedder is, and which one to take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from interviewer.domain.value import Value
from interviewer.errors import EmbedderError, ModelFilesError
from knowledge.model_files import find_model
from knowledge.options import Options

if TYPE_CHECKING:  # numpy takes as long to import as checking an unchanged index takes in all
    from knowledge.arrays import Vectors


class Embedder(Protocol):
    """Turns texts into unit vectors."""

    @property
    def name(self) -> str:
        """Kind, model, dimension and version; two embedders of one name give equal vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def window(self) -> int:
        """Tokens of a text that are read; what goes beyond is ignored."""

    def count_tokens(self, text: str) -> int:
        """Tokens of `text` without special ones."""

    def embed(self, texts: list[str]) -> Vectors:
        """float32 (len(texts), dimension), each row of L2 norm 1. Raises EmbedderError."""

    def warm(self) -> None:
        """Load now what the first call would load."""


class Choice(Value):
    """Which embedder was chosen, and why in one sentence for the person."""

    kind: str
    model_dir: Path | None = None
    notice: str


def choose(options: Options) -> Choice:
    """Decide on an embedder without loading it.

    Raises EmbedderError for an unknown name, ModelFilesError where minilm is asked for but absent.
    """
    if options.embedder == "lexical":
        return Choice(kind="lexical", notice="Notes are searched by words (lexical embedder).")
    if options.embedder == "openai":
        if options.openai_api_key is None and options.openai_base_url is None:
            raise EmbedderError(
                "The openai embedder has neither a key nor an address.",
                "Set OPENAI_API_KEY or OPENAI_BASE_URL, or choose --embedder auto.",
            )
        model = options.openai_model
        return Choice(kind="openai", notice=f"Notes are searched by meaning (OpenAI {model}).")
    if options.embedder not in ("auto", "minilm"):
        raise EmbedderError(
            f"{options.embedder!r} is no embedder.", "Choose auto, minilm, lexical or openai."
        )
    folder = find_model(options.model_dir)
    if folder is not None:
        notice = "Notes are searched by meaning and by words (all-MiniLM-L6-v2, on this machine)."
        return Choice(kind="minilm", model_dir=folder, notice=notice)
    if options.embedder == "minilm":
        where = repr(str(options.model_dir)) if options.model_dir else "Chroma's cache"
        raise ModelFilesError(
            f"There is no MiniLM model in {where}.",
            "Run `python -m knowledge fetch-model`, or choose --embedder lexical.",
        )
    notice = (
        "Notes are searched by words alone, as the MiniLM model is not on this machine; "
        "`python -m knowledge fetch-model` gets it."
    )
    return Choice(kind="lexical", notice=notice)


def choose_embedder(options: Options) -> tuple[Embedder, str]:
    """The embedder for `options`, and a one-sentence notice. Raises as `choose` does."""
    choice = choose(options)
    if choice.kind == "lexical":
        from knowledge.lexical import LexicalEmbedder

        return LexicalEmbedder(), choice.notice
    if choice.kind == "minilm":
        from knowledge.minilm import MiniLM

        assert choice.model_dir is not None
        return MiniLM(choice.model_dir), choice.notice
    from knowledge.openai_embedder import OpenAIEmbedder

    return OpenAIEmbedder(options), choice.notice
