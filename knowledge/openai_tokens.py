"""Token counts for OpenAI's embedding models without ever asking the network for tables."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path

# tiktoken's cache names a table by the SHA-1 of its address; this is cl100k_base, with its SHA-256.
_TABLE = "9b5ad71b2ce5302211f9c61530b329a4922fc6a4"
_TABLE_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
# The split pattern of cl100k_base, from tiktoken_ext/openai_public.py.
_PATTERN = (
    r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|"
    r"\s++$|\s*[\r\n]|\s+(?!\S)|\s"
)
_MAX_CHARS = 200_000


def token_counter(tables: Path | None) -> tuple[Callable[[str], int], str]:
    """A function that counts tokens, and how it does: `cl100k` or `estimate`.

    tiktoken itself would fetch a missing table, with no time limit; so the table is read here.
    """
    file = tables / _TABLE if tables is not None else None
    if file is None or not file.is_file():
        return estimate, "estimate"
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != _TABLE_SHA256:
        return estimate, "estimate"
    import tiktoken

    ranks = {
        base64.b64decode(token): int(rank)
        for token, rank in (line.split() for line in data.splitlines() if line)
    }
    encoding = tiktoken.Encoding(
        "cl100k_local", pat_str=_PATTERN, mergeable_ranks=ranks, special_tokens={}
    )

    def count(text: str) -> int:
        if len(text) > _MAX_CHARS:
            return estimate(text)
        try:
            return len(encoding.encode_ordinary(text))
        except Exception:  # noqa: BLE001 - tiktoken panics on some very long runs of one character
            return estimate(text)

    return count, "cl100k"


def estimate(text: str) -> int:
    """About four bytes a token; on the high side for CJK, where a character is one or two tokens."""
    return (len(text.encode("utf-8", "replace")) + 3) // 4
