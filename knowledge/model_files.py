"""Where the files of the MiniLM model are, if they are on this machine at all."""

from pathlib import Path

CHROMA_CACHE = Path("~/.cache/chroma/onnx_models/all-MiniLM-L6-v2")


def find_model(folder: Path | None) -> Path | None:
    """The folder that holds `model.onnx` and `tokenizer.json`: in `folder`, else Chroma's cache.

    A folder that is named but holds no model gives None: another model must not stand in silently.
    """
    base = folder if folder is not None else CHROMA_CACHE.expanduser()
    for place in (base / "onnx", base):
        if (place / "model.onnx").is_file() and (place / "tokenizer.json").is_file():
            return place
    return None
