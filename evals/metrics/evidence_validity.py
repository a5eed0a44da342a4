"""Evidence validity: no credit without words that the candidate did say."""

import re
import unicodedata
from collections.abc import Mapping

from interviewer.domain.verdict import Verdict

LEAST_WORDS = 4
_QUOTES = {ord(mark): "'" for mark in "‘’‚‛′`"} | {ord(mark): '"' for mark in "“”„‟«»"}


def valid_quote(quote: str, said: str) -> bool:
    """Whether at least four words stand verbatim in a turn, spaces and quotation marks aside."""
    wanted = _plain(quote)
    return len(re.findall(r"\w+", wanted)) >= LEAST_WORDS and wanted in _plain(said)


def evidenced(verdict: Verdict, said: Mapping[int, str]) -> bool | None:
    """Whether a credited verdict has quotes, all of them from the turns they name.

    None where no credit was given: then nothing has to be shown.
    """
    if verdict.verdict is None or verdict.verdict == 1:
        return None
    return bool(verdict.quotes) and all(
        valid_quote(quote.text, said.get(quote.turn, "")) for quote in verdict.quotes
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).translate(_QUOTES).split())
