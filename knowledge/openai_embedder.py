"""Embeddings from OpenAI or any address that speaks its API."""

import random
import time
from typing import Any

import numpy as np

from interviewer.errors import EmbedderError
from knowledge.arrays import Vectors
from knowledge.openai_tokens import token_counter
from knowledge.options import Options

_DIMENSIONS = {"text-embedding-3-small": 1536, "text-embedding-3-large": 3072}
_BATCH = 64
_ATTEMPTS = 3
_TIMEOUT_S = 30.0


class OpenAIEmbedder:
    """One model behind an OpenAI-compatible address.

    Texts go out as strings: token ids, which some clients send, are refused by many servers. The
    retry loop here is the only one (`max_retries=0`), so that attempts do not multiply.
    """

    window = 8191

    def __init__(self, options: Options) -> None:
        self._options = options
        self._client: Any = None
        self._dimension = _DIMENSIONS.get(options.openai_model, 0)
        self._count, self.counting = token_counter(options.tiktoken_dir)

    @property
    def name(self) -> str:
        """Model, dimension and how tokens are counted, as that moves the borders of chunks."""
        return f"openai/{self._options.openai_model}-{self.dimension}/{self.counting}"

    @property
    def dimension(self) -> int:
        """As documented for known models; else what one small request gives."""
        if not self._dimension:
            self._dimension = len(self._request(["dimension"])[0])
        return self._dimension

    def count_tokens(self, text: str) -> int:
        """Tokens by tiktoken's tables where they are at hand, else an estimate (see `counting`)."""
        return self._count(text)

    def warm(self) -> None:
        """Import the client; nothing is sent."""
        self._connected()

    def embed(self, texts: list[str]) -> Vectors:
        """float32 (n, dimension), unit rows. Raises EmbedderError after three failed attempts."""
        rows: list[list[float]] = []
        for start in range(0, len(texts), _BATCH):
            # The API refuses empty strings.
            rows.extend(self._request([text or " " for text in texts[start : start + _BATCH]]))
        out = np.asarray(rows, dtype=np.float32).reshape(len(texts), -1)
        if len(texts) and (out.shape[1] != self.dimension or not np.isfinite(out).all()):
            raise EmbedderError(
                f"The embedding server gave vectors of {out.shape[1]} numbers, "
                f"not the {self.dimension} of {self._options.openai_model!r}.",
                "Check which model the address serves.",
            )
        norm = np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)
        return np.asarray(out / norm, dtype=np.float32).reshape(len(texts), self.dimension)

    def _request(self, texts: list[str]) -> list[list[float]]:
        import openai

        problem = "no answer"
        for attempt in range(_ATTEMPTS):
            if attempt:
                time.sleep(random.uniform(0.2, 0.5 * 2**attempt))
            try:
                reply = self._connected().embeddings.create(
                    model=self._options.openai_model, input=texts, encoding_format="float"
                )
                data = sorted(reply.data, key=lambda item: item.index)
                if len(data) != len(texts):
                    problem = f"{len(data)} vectors for {len(texts)} texts"
                    continue
                return [item.embedding for item in data]
            except openai.APIStatusError as error:
                problem = f"status {error.status_code}"
                if error.status_code not in (408, 409, 429) and error.status_code < 500:
                    break
            except openai.OpenAIError as error:
                problem = type(error).__name__
            except (AttributeError, TypeError, ValueError):
                # A captive portal's page comes back as a plain string with status 200.
                problem = "an answer that is no embedding"
                break
        # The kind alone: an error's text may echo the key.
        raise EmbedderError(
            f"The embedding server did not give vectors ({problem}).",
            "Check OPENAI_BASE_URL and OPENAI_API_KEY, or choose --embedder lexical.",
        )

    def _connected(self) -> Any:
        if self._client is None:
            import openai

            key = self._options.openai_api_key
            self._client = openai.OpenAI(
                api_key=key.get_secret_value() if key else "none",
                base_url=self._options.openai_base_url,
                max_retries=0,
                timeout=_TIMEOUT_S,
            )
        return self._client
