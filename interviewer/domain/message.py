"""A candidate's message as it is kept: capped and freed of what no screen should run."""

import re
import unicodedata

MAX_CHARS = 20_000
"""Longer messages are cut; some 3,500 words, twice the longest answer people type."""

_DROP = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline
    "\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"  # zero width and bidirectional marks
    "\U000e0000-\U000e007f]"  # tag characters
)
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_DRIVES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKS = re.compile(
    r"((?:[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]){3})"
    r"[\u0300-\u036f\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)
_SPACES = re.compile(r"[^\S\n]{40,}")
_LINES = re.compile(r"\n{4,}")


def normalise_message(text: str) -> tuple[str, bool]:
    """The message as it is kept, and whether it was cut to `MAX_CHARS` characters.

    Control, bidirectional and tag characters and terminal escapes go, lone surrogates become the
    replacement character, stacked marks are thinned, endless white space is folded. Linear time.
    """
    cut = len(text) > MAX_CHARS
    text = text[: MAX_CHARS + 4000] if cut else text
    text = unicodedata.normalize("NFC", harmless(text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _MARKS.sub(r"\1", text)
    text = _LINES.sub("\n\n\n", _SPACES.sub(" ", text)).strip()
    return text[:MAX_CHARS], cut or len(text) > MAX_CHARS


def harmless(text: str) -> str:
    """The text without what no screen should run, else as it is: for words that a model made.

    Control, bidirectional and tag characters and terminal escapes go, lone surrogates become the
    replacement character.
    """
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _DROP.sub("", _ANSI.sub("", text))


def drives(text: str) -> bool:
    """Whether a text holds control characters that drive a terminal, or what cannot be written."""
    return _DRIVES.search(text) is not None


def undriven(text: str) -> str:
    """The text without what `drives` finds; a lone surrogate becomes the replacement character."""
    if not drives(text):
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _DRIVES.sub("", _ANSI.sub("", text))
