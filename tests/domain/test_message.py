"""What is kept of a message: nothing that runs, everything that is said, in linear time."""

import time

import pytest

from interviewer.domain.message import MAX_CHARS, normalise_message

KEPT = [
    ("plain", "Train on weeks, test on the next.", "Train on weeks, test on the next."),
    ("marks of models", "<|endoftext|> and <|im_start|>", "<|endoftext|> and <|im_start|>"),
    ("markup is text", "<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("tab and new line", "a\tb\nc", "a\tb\nc"),
    ("lines of other systems", "a\r\nb\rc", "a\nb\nc"),
    ("NUL", "a\x00b", "ab"),
    ("bell and backspace", "a\x07\x08b", "ab"),
    ("C1 controls", "a\x85\x9fb", "ab"),
    ("bidirectional marks", "a\u202eevil\u202c\u2066x\u2069b", "aevilxb"),
    ("zero width", "a\u200bb\u200d\ufeffc", "abc"),
    ("tag characters", "a\U000e0041\U000e007fb", "ab"),
    ("ANSI colour", "a\x1b[31mred\x1b[0mb", "aredb"),
    ("ANSI cursor", "a\x1b[2J\x1b[1;1Hb", "ab"),
    ("ANSI title", "a\x1b]0;evil\x07b", "ab"),
    ("ANSI hyperlink", "a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
    ("a lone escape", "a\x1b", "a"),
    ("lone surrogate", "a\ud800b", "a\ufffdb"),
    ("a pair of surrogates is its character", "a\ud83d\ude42b", "a🙂b"),
    ("composed", "cafe\u0301", "café"),
    ("outer space", "  \n a \n ", "a"),
    ("many lines", "a" + "\n" * 50 + "b", "a\n\n\nb"),
    ("some spaces stay", "a    b", "a    b"),
    ("other scripts", "日本語 العربية", "日本語 العربية"),
    ("nothing", "", ""),
    ("only white space", " \t\n ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "kept"), KEPT, ids=[row[0] for row in KEPT])
def test_what_is_kept(why: str, text: str, kept: str) -> None:
    assert normalise_message(text) == (kept, False)


@pytest.mark.parametrize(("why", "text", "kept"), KEPT, ids=[row[0] for row in KEPT])
def test_a_second_time_changes_nothing(why: str, text: str, kept: str) -> None:
    once, _ = normalise_message(text)
    assert normalise_message(once) == (once, False)


@pytest.mark.parametrize(("why", "text", "kept"), KEPT, ids=[row[0] for row in KEPT])
def test_what_is_kept_can_be_written(why: str, text: str, kept: str) -> None:
    normalise_message(text)[0].encode("utf-8")


def test_stacked_marks_are_thinned() -> None:
    kept, _ = normalise_message("z" + "\u0335\u0321\u0316" * 200 + " and so on")
    assert len(kept) < 20


@pytest.mark.parametrize(("length", "cut"), [(MAX_CHARS, False), (MAX_CHARS + 1, True)])
def test_the_cap(length: int, cut: bool) -> None:
    kept, was_cut = normalise_message("x" * length)
    assert (len(kept), was_cut) == (MAX_CHARS, cut)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 200_000,
        " " * 1_000_000,
        "a" + " " * 1_000_000 + "b",
        "\n" * 1_000_000,
        "z" + "\u0301" * 1_000_000,
        "\x1b[" * 500_000,
        "\x1b]" + "x" * 1_000_000,
        "\ud800" * 1_000_000,
        "\u202e" * 1_000_000,
        "e\u0301" * 500_000,
    ],
    ids=[
        "words",
        "spaces",
        "gap",
        "lines",
        "marks",
        "escapes",
        "title",
        "surrogates",
        "bidi",
        "nfd",
    ],
)
def test_a_megabyte_takes_less_than_a_tenth_of_a_second(text: str) -> None:
    # the best of three: other work on the machine is no slowness of ours
    times = []
    for _ in range(3):
        started = time.process_time()
        normalise_message(text)
        times.append(time.process_time() - started)
    assert min(times) < 0.1
