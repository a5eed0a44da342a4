"""all-MiniLM-L6-v2 on this machine: the files Chroma downloads, run by onnxruntime directly.

Chroma's own class pads every text to 256 tokens (several times slower on short ones), takes its
folder from a class attribute, and downloads when a file is missing; this never does.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interviewer.errors import EmbedderError, ModelFilesError

if TYPE_CHECKING:
    from knowledge.arrays import Vectors

_WINDOW = 256
_THREADS = 2
_BATCH = 16


class MiniLM:
    """The model at `folder` (as `find_model` gives it), loaded with the first use."""

    name = "minilm/all-MiniLM-L6-v2-384/1"
    dimension = 384
    window = _WINDOW

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded_tokenizer: Any = None
        self._loaded_session: Any = None

    def count_tokens(self, text: str) -> int:
        """Word pieces of `text`, without the two special ones."""
        return len(self._tokenizer().encode(text, add_special_tokens=False).ids)

    def warm(self) -> None:
        """Load tokenizer and model now, for instance while something else is being imported."""
        self._tokenizer()
        self._session()

    def embed(self, texts: list[str]) -> Vectors:
        """float32 (n, 384), unit rows: the mean of the last hidden states, as Chroma's class does."""
        import numpy as np

        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        encoded = [self._tokenizer().encode(text).ids for text in texts]
        encoded = [
            ids if len(ids) <= _WINDOW else [*ids[: _WINDOW - 1], ids[-1]] for ids in encoded
        ]
        # Texts of like length share a batch, so that little is padding.
        order = sorted(range(len(texts)), key=lambda index: len(encoded[index]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            out[rows] = self._forward([encoded[row] for row in rows])
        return out

    def _forward(self, batch: list[list[int]]) -> Vectors:
        import numpy as np

        width = max(len(ids) for ids in batch)
        tokens = np.zeros((len(batch), width), dtype=np.int64)
        mask = np.zeros((len(batch), width), dtype=np.int64)
        for row, ids in enumerate(batch):
            tokens[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        feed = {
            "input_ids": tokens,
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(tokens),
        }
        try:
            hidden = self._session().run(None, feed)[0]
        except ModelFilesError:
            raise
        except Exception as error:
            raise EmbedderError(
                f"The MiniLM model failed ({type(error).__name__}).",
                "Run `python -m knowledge fetch-model` again, or choose --embedder lexical.",
            ) from error
        weights = mask[:, :, None].astype(np.float32)
        mean = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        norm = np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-12)
        return np.asarray(mean / norm, dtype=np.float32)

    def _tokenizer(self) -> Any:
        if self._loaded_tokenizer is None:
            from tokenizers import Tokenizer

            try:
                tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
            except Exception as error:
                raise self._broken("tokenizer.json") from error
            # The file asks for 128 tokens padded; the model was trained for up to 256.
            tokenizer.no_padding()
            tokenizer.no_truncation()
            self._loaded_tokenizer = tokenizer
        return self._loaded_tokenizer

    def _session(self) -> Any:
        if self._loaded_session is None:
            # onnxruntime writes a device id and an upload cache at import unless told not to.
            os.environ["ORT_DISABLE_TELEMETRY"] = "1"
            import onnxruntime  # type: ignore[import-untyped]

            wishes = onnxruntime.SessionOptions()
            wishes.intra_op_num_threads = _THREADS
            wishes.inter_op_num_threads = 1
            wishes.log_severity_level = 4
            # Waiting threads that spin double a query's time on a busy machine (measured).
            wishes.add_session_config_entry("session.intra_op.allow_spinning", "0")
            # One level below "all": a quarter of the loading time, the same speed (measured).
            wishes.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
            try:
                self._loaded_session = onnxruntime.InferenceSession(
                    str(self._folder / "model.onnx"), wishes, providers=["CPUExecutionProvider"]
                )
            except Exception as error:
                raise self._broken("model.onnx") from error
        return self._loaded_session

    def _broken(self, name: str) -> ModelFilesError:
        return ModelFilesError(
            f"{str(self._folder / name)!r} is damaged.",
            "Run `python -m knowledge fetch-model`, or choose --embedder lexical.",
        )
