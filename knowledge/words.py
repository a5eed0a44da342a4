"""Text to the words it is searched by: folded, stemmed, stop words out, CJK as pairs of characters."""

import re
import threading
import unicodedata
from functools import lru_cache
from typing import Any

_WORD = re.compile(
    r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|[^\W_]+(?:['’][^\W_]+)?", re.UNICODE
)
_CJK = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_STOP_WORDS = """
a about above after again all also am an and any are as at be because been before being below between
both but by can could did do does doing down during each few for from further had has have having he
her here hers him his how i if in into is it its itself just let me more most my no nor not now of
off on once only or other our out over own same she should so some such than that the their them
then there these they this those through to too under until up us use used using very want was we
were what when where which while who whom why will with would you your yours don't i'd i'll i'm i've
it's we'd we'll we're going one get make way lot say think like need
"""
_STOP = frozenset(_STOP_WORDS.split())
_local = threading.local()


def stems(text: str) -> list[str]:
    """The search words of `text` in order, for BM25 and the lexical embedder."""
    return [*_stems(text)]


@lru_cache(maxsize=128)
def _stems(text: str) -> tuple[str, ...]:
    # A search asks for its query's stems half a dozen times.
    found: list[str] = []
    for word in _WORD.findall(_fold(text)):
        if _CJK.match(word):
            # No spaces there: pairs of characters stand in for words.
            found.extend(word[i : i + 2] for i in range(max(1, len(word) - 1)))
            continue
        word = word.replace("’", "'")
        if word in _STOP:
            continue
        found.append(word.partition("'")[0])
    return tuple(_stemmer().stemWords(found))


def count_words(text: str) -> int:
    """Words of `text`; a CJK character counts as one."""
    return sum(len(word) if _CJK.match(word) else 1 for word in _WORD.findall(text))


def _fold(text: str) -> str:
    """Lower case without accents, full-width letters made plain."""
    text = unicodedata.normalize("NFKC", text).lower()
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    kept = "".join(ch for ch in parts if not "\u0300" <= ch <= "\u036f")
    return unicodedata.normalize("NFC", kept)


def _stemmer() -> Any:
    """A Snowball stemmer of this thread: one shared by threads corrupts its state."""
    if not hasattr(_local, "stemmer"):
        import Stemmer  # type: ignore[import-not-found]

        _local.stemmer = Stemmer.Stemmer("english")
    return _local.stemmer
