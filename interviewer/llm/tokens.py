"""How many tokens a text is, without ever asking the network for tables."""

import base64
import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from interviewer.llm.chat import Request

TABLE = "fb374d419588a4632f3f557e76b4b70aebbca790"
"""tiktoken's cache names a table by the SHA-1 of its address; this is o200k_base."""
TABLE_SHA256 = "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d"
# The split pattern of o200k_base, from tiktoken_ext/openai_public.py.
_WORD = r"[^\r\n\p{L}\p{N}]?"
_UPPER, _LOWER = r"[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]", r"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"
_ENDING = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
_PATTERN = "|".join(
    (
        f"{_WORD}{_UPPER}*{_LOWER}+{_ENDING}",
        f"{_WORD}{_UPPER}+{_LOWER}*{_ENDING}",
        r"\p{N}{1,3}",
        r" ?[^\s\p{L}\p{N}]+[\r\n/]*",
        r"\s*[\r\n]+",
        r"\s+(?!\S)",
        r"\s+",
    )
)
MAX_CHARS = 100_000
"""Longer texts are estimated: tiktoken takes quadratic time, or gives up, on long runs."""
A_MESSAGE, A_REQUEST = 4, 3
"""Tokens a message and a request take beside their text (OpenAI's cookbook on counting tokens)."""
KEPT = 4096


class Tokens:
    """Counts tokens: by the table of o200k_base where it is at hand, else by an estimate.

    `counting` is "o200k" or "estimate". Counts of texts are kept, so that only what is new in a
    request takes time. Special tokens such as <|endoftext|> count as the characters they are.
    """

    def __init__(self, tables: Path | None = None) -> None:
        self._tables = tables
        self._counter: Callable[[str], int] | None = None
        self._count = lru_cache(KEPT)(self._fresh)

    @property
    def counting(self) -> str:
        """How it counts: "o200k" or "estimate"."""
        self.warm()
        return "estimate" if self._counter is estimate else "o200k"

    def warm(self) -> None:
        """Read the table, a quarter of a second, so that no turn has to."""
        if self._counter is None:
            self._counter = _counter(self._tables) or estimate

    def count(self, text: str) -> int:
        """Tokens of a text."""
        return self._count(text)

    def of(self, request: Request) -> int:
        """Tokens of a whole request, the shape of the answer included."""
        texts = [message.text for message in request.messages]
        shape = str(request.json_schema) if request.json_schema else ""
        return sum(self.count(t) + A_MESSAGE for t in texts) + self.count(shape) + A_REQUEST

    def _fresh(self, text: str) -> int:
        self.warm()
        assert self._counter is not None
        if len(text) > MAX_CHARS:
            return estimate(text)
        try:
            return self._counter(text)
        except Exception:  # noqa: BLE001 - tiktoken gives up on some very long runs of a character
            return estimate(text)


def estimate(text: str) -> int:
    """About four bytes a token; on the high side for CJK, where a character is one or two."""
    return (len(text.encode("utf-8", "replace")) + 3) // 4


def _counter(tables: Path | None) -> Callable[[str], int] | None:
    """Counts by the table, if it is there and whole; tiktoken itself would go and fetch it."""
    try:
        data = (tables / TABLE).read_bytes() if tables is not None else b""
    except OSError:
        return None
    if hashlib.sha256(data).hexdigest() != TABLE_SHA256:
        return None
    import tiktoken

    ranks = {
        base64.b64decode(token): int(rank)
        for token, rank in (line.split() for line in data.splitlines() if line)
    }
    encoding = tiktoken.Encoding(
        "o200k_local", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={}
    )
    return lambda text: len(encoding.encode_ordinary(text))
