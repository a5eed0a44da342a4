"""Text made fit for a terminal: notes and file names may hold anything."""

from knowledge.cleaning import clean


def plain(text: str, limit: int = 0) -> str:
    """`text` on one line without control or bidi characters, cut to `limit` characters if given."""
    line = " ".join(clean(text).split())
    return line if not limit or len(line) <= limit else line[: limit - 1] + "…"
