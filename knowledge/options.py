"""How the notes are to be indexed and searched, as one value that front ends fill from settings."""

from pathlib import Path

from pydantic import SecretStr

from interviewer.domain.value import Value


class Options(Value):
    """Where the index lives and which embedder makes it.

    `embedder` is one of auto, minilm, lexical, openai. `model_dir` is a folder with
    `onnx/model.onnx`; without it Chroma's own cache is looked at. `own_notes` are note paths the
    environment names, beside those that `index PATH` has registered.
    """

    data_dir: Path
    embedder: str = "auto"
    model_dir: Path | None = None
    tiktoken_dir: Path | None = None
    openai_base_url: str | None = None
    openai_api_key: SecretStr | None = None
    openai_model: str = "text-embedding-3-small"
    own_notes: tuple[Path, ...] = ()
