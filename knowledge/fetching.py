"""Getting the MiniLM model: the archive Chroma uses, checked, and put where Chroma looks for it."""

import hashlib
import os
import shutil
import tarfile
import tempfile
import urllib.request
from collections.abc import Callable
from pathlib import Path

from interviewer.errors import ModelFilesError
from knowledge.model_files import CHROMA_CACHE, find_model

# From chromadb/utils/embedding_functions/onnx_mini_lm_l6_v2.py (chromadb 1.5.9).
URL = "https://chroma-onnx-models.s3.amazonaws.com/all-MiniLM-L6-v2/onnx.tar.gz"
SHA256 = "913d7300ceae3b2dbc2c50d1de4baacab4be7b9380491c27fab7418616a16ec3"
_TIMEOUT_S = 30.0
_BLOCK = 1 << 18


def fetch_model(
    folder: Path | None = None,
    on_bytes: Callable[[int, int], None] = lambda done, total: None,
    *,
    url: str = URL,
    sha256: str = SHA256,
) -> Path:
    """Download and unpack the model into `folder` (default: Chroma's cache) unless it is there.

    `on_bytes(done, total)` is told of progress, total 0 where unknown. Returns the folder with the
    files. Raises ModelFilesError offline, or where the archive is not the expected one; what was
    there before stays untouched then.
    """
    target = folder or CHROMA_CACHE.expanduser()
    present = find_model(target)
    if present is not None:
        return present
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=".fetch-") as scratch:
            archive = Path(scratch) / "onnx.tar.gz"
            if _download(url, archive, on_bytes) != sha256:
                raise ModelFilesError(
                    "The downloaded model is not the expected file (SHA-256 differs).",
                    "Try again; if it stays so, do not use the file.",
                )
            with tarfile.open(archive, "r:gz") as tar:
                tar.extractall(scratch, filter="data")
            unpacked = find_model(Path(scratch))
            if unpacked is None:
                raise ModelFilesError("The model archive lacks its files.", "Try again later.")
            shutil.rmtree(target / "onnx", ignore_errors=True)
            os.replace(unpacked, target / "onnx")
    except (OSError, tarfile.TarError) as error:
        raise ModelFilesError(
            f"The MiniLM model could not be fetched ({_reason(error)}).",
            "Check the network and try again; until then notes are searched by words alone.",
        ) from error
    return target / "onnx"


def _download(url: str, path: Path, on_bytes: Callable[[int, int], None]) -> str:
    """Write the answer to `path` and give its SHA-256."""
    sha = hashlib.sha256()
    done = 0
    with urllib.request.urlopen(url, timeout=_TIMEOUT_S) as reply, path.open("wb") as out:
        total = int(reply.headers.get("Content-Length") or 0)
        while block := reply.read(_BLOCK):
            out.write(block)
            sha.update(block)
            done += len(block)
            on_bytes(done, total)
    return sha.hexdigest()


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or getattr(error, "strerror", None)
    return str(reason or type(error).__name__)[:120]
