"""Text made safe to index, show and print: no control, bidi or tag characters, one line ending."""

import re

# Bidi controls and isolates (Trojan Source, CVE-2021-42574), invisible operators, the tag block
# that hides ASCII from the eye, interlinear marks, and variation selectors beyond emoji use.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef]"
)
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("\r\n|\r|\x85|\u2028|\u2029|\x0c")


def clean(text: str) -> str:
    """`text` with `\\n` line ends and without characters that hide, reorder or drive a terminal.

    Lone surrogates become U+FFFD, as they cannot be written as UTF-8.
    """
    text = _NEWLINE.sub("\n", text)
    text = _ANSI.sub("", text)
    text = _CONTROL.sub("", text)
    text = _INVISIBLE.sub("", text)
    return _SURROGATE.sub("\ufffd", text)
