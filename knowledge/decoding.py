"""Bytes to text: byte-order marks, UTF-8, then a guess among the encodings notes come in."""

import codecs
import re
import unicodedata

from knowledge.note import SkipCode, SkipNote

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The guess looks at this much: detection is quadratic-ish, and a note's encoding does not change.
_SAMPLE = 20_000
_CJK = ("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr")
_KANA = re.compile(r"[\u3041-\u30ff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_CJK_CHAR = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def decode(data: bytes) -> str:
    """The text of `data`. Raises SkipNote(BINARY) where the bytes are no text in any encoding."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    wide = _without_mark(data)
    if wide is not None:
        return wide
    if looks_binary(data):
        raise SkipNote(SkipCode.BINARY, "It holds binary data, not text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # One bad byte in a file that is UTF-8 otherwise must not turn it into mojibake.
        if error.start > 200 and _bad_share(data) < 0.001:
            return data.decode("utf-8", errors="replace")
    return data.decode(_guess(data), errors="replace")


def looks_binary(data: bytes) -> bool:
    """Whether `data` has more control bytes than any text encoding leaves in prose."""
    sample = data[:_SAMPLE]
    if not sample:
        return False
    control = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in sample)
    # A few stray NULs or escapes are dirt that cleaning removes; more is a binary format.
    return control / len(sample) > (0.01 if control > 8 else 0.3)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 saved without its mark: every second byte of Latin prose is zero."""
    sample = data[:2000]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > 0.7 * half:
            text = data[: len(data) // 2 * 2].decode(name, errors="replace")
            # Sparse integers in a binary file look the same until one asks for letters.
            if _is_prose(text[:1000]):
                return text
    return None


def _is_prose(text: str) -> bool:
    fine = sum(ch.isprintable() or ch in "\r\n\t" for ch in text)
    letters = sum(ch.isalpha() or ch.isspace() for ch in text)
    return bool(text) and fine / len(text) > 0.95 and letters / len(text) > 0.5


def _bad_share(data: bytes) -> float:
    return data.decode("utf-8", errors="replace").count("\ufffd") / max(1, len(data))


def _guess(data: bytes) -> str:
    """The likeliest legacy encoding: a CJK one where it fits well, else charset-normalizer's."""
    sample = data[:_SAMPLE]
    best, best_score = "", 0.0
    for name in _CJK:
        score = _cjk_fit(sample, name)
        if score > best_score:
            best, best_score = name, score
    if best_score > 0.6:
        return best
    # charset-normalizer alone takes short CJK notes for one another, hence the check above.
    from charset_normalizer import from_bytes

    match = from_bytes(sample, cp_exclusion=list(_CJK)).best()
    if match is None or _is_odd(match.encoding):
        return "cp1252"
    return match.encoding


def _is_odd(name: str) -> bool:
    """Code pages that nobody saves notes in but that fit any bytes."""
    return name.startswith(
        ("cp037", "cp500", "cp102", "cp85", "cp86", "cp437", "cp77", "mac_", "hp")
    )


def _cjk_fit(sample: bytes, name: str) -> float:
    """How much the non-ASCII part reads as Japanese, Chinese or Korean in encoding `name`, 0..1.

    Common characters count fully, rare ones hardly: a wrong decoding yields rare ones.
    """
    try:
        text = sample.decode(name)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return 0.0
        text = sample.decode(name, errors="ignore")
    foreign = [ch for ch in text if ord(ch) > 127]
    if not foreign:
        return 0.0
    total = 0.0
    for ch in foreign:
        if _HANGUL.match(ch):
            total += 1.0 if name == "euc_kr" else 0.0
        elif _KANA.match(ch):
            total += 1.0 if name in ("shift_jis", "euc_jp") else 0.2
        elif _CJK_CHAR.match(ch):
            total += _common(ch, name)
        elif "\u3000" <= ch <= "\u303f" or "\uff00" <= ch <= "\uff5e":
            total += 1.0
        elif unicodedata.category(ch) in ("Co", "Cn", "Cc"):
            return 0.0
    return total / len(foreign)


def _common(ch: str, name: str) -> float:
    """0.9 for a character of the encoding's first, everyday level, 0.3 beyond it."""
    lead = ch.encode(name, errors="replace")[0]
    everyday = {
        "shift_jis": (0x88, 0x97),
        "euc_jp": (0xB0, 0xCF),
        "gb18030": (0xB0, 0xD7),
        "big5": (0xA4, 0xC6),
        "euc_kr": (0xCA, 0xFD),
    }
    low, high = everyday[name]
    if name == "euc_kr":
        return 0.3
    return 0.9 if low <= lead <= high else 0.3
