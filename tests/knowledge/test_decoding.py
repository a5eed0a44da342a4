"""Bytes to text, and text made safe."""

import pytest

from evals.bench.mixed_folder import CHINESE, GERMAN, JAPANESE, KOREAN
from knowledge.cleaning import clean
from knowledge.decoding import decode
from knowledge.note import SkipCode, SkipNote


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE * 5, "utf-8"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc_kr"),
        ("機器學習系統的設計首先要確認需求，然後檢查資料與標籤的品質，再選擇模型和指標。", "big5"),
        (GERMAN, "latin-1"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        ("Plain words about features, without any mark.", "utf-16-le"),
        ("Plain words about features, without any mark.", "utf-16-be"),
        ("“Curly quotes” — and dashes – from a Windows editor", "cp1252"),
    ],
)
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert clean(decode(text.encode(encoding))) == text


def test_long_cjk_text_is_decoded_beyond_the_sample() -> None:
    text = JAPANESE * 2_000
    assert decode(text.encode("shift_jis")) == text


def test_one_bad_byte_leaves_the_rest_as_utf8() -> None:
    data = ("Größe " * 500).encode() + b"\xff" + "Übung".encode()
    assert decode(data).endswith("\ufffdÜbung")


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x01\x02\x03\x04\x05\x06", b"\0" * 300])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(SkipNote) as caught:
        decode(data)
    assert caught.value.code is SkipCode.BINARY


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("nul\0byte", "nulbyte"),
        ("\x1b[31mred\x1b[0m \x1b]0;title\x07x", "red x"),
        ("safe\u202egnp.exe\u202c", "safegnp.exe"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone \ud800", "lone \ufffd"),
        ("tab\tstays\n", "tab\tstays\n"),
        ("<|endoftext|> stays", "<|endoftext|> stays"),
    ],
)
def test_clean_takes_out_what_hides_or_drives(dirty: str, expected: str) -> None:
    assert clean(dirty) == expected
