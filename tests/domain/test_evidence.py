"""The quote check: what counts as the candidate's own words."""

import pytest

from interviewer.domain.evidence import find_quote, normalise, shingles, words

TURN = "I'd split by time, train on the first weeks and test on the week after. It’s “safe” then."

FOUND = [
    ("verbatim", "train on the first weeks"),
    ("the whole message", TURN),
    ("white space differs", "train  on\nthe\tfirst   weeks"),
    ("straight for curly apostrophe", 'on the week after. It\'s "safe" then.'),
    ("curly for straight apostrophe", "I’d split by time"),
    ("ends at punctuation", "test on the week after."),
    ("starts after punctuation", "train on the first weeks and"),
    ("space around", "  split by time, train  "),
]
REFUSED = [
    ("three words", "train on the"),
    ("empty", ""),
    ("only marks", "... , --- !!"),
    ("other words", "train on the last weeks"),
    ("begins inside a word", "rain on the first weeks"),
    ("ends inside a word", "train on the first week"),
    ("other case", "TRAIN ON THE FIRST WEEKS"),
    ("a word left out", "train on first weeks and"),
    ("two places stitched", "split by time and test on"),
]


@pytest.mark.parametrize(("why", "quote"), FOUND)
def test_a_verbatim_quote_is_found(why: str, quote: str) -> None:
    assert find_quote(quote, [(2, TURN)]) is not None


@pytest.mark.parametrize(("why", "quote"), REFUSED)
def test_anything_else_is_refused(why: str, quote: str) -> None:
    assert find_quote(quote, [(2, TURN)]) is None


def test_the_span_is_that_of_the_turn() -> None:
    place = find_quote("train on  the first weeks", [(2, TURN)])
    assert place is not None
    assert TURN[place.start : place.end] == "train on the first weeks"


def test_the_first_turn_that_holds_it_is_named() -> None:
    place = find_quote(
        "one two three four",
        [(2, "none of it"), (4, "one two three four"), (6, "one two three four")],
    )
    assert place is not None
    assert place.turn == 4


def test_a_quote_from_another_turn_is_refused() -> None:
    assert find_quote("train on the first weeks", [(4, "I would not.")]) is None


@pytest.mark.parametrize(
    "text",
    [
        "日本 語 の 文 です",
        "naïve façade über straße",
        "smile 🙂 at the end of it",
        "a.b (c|d) [e] f* g+ h?",
        "p(click) × value − cost per view",
    ],
)
def test_any_script_and_any_sign_is_quoted_literally(text: str) -> None:
    assert find_quote(text, [(2, f"Well, {text} it is")]) is not None


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert find_quote("the cafe\u0301 sells coffee", [(2, "so the café sells coffee today")])


def test_a_later_whole_match_counts_after_one_inside_a_word() -> None:
    text = "that the model is small, so at the model is where I look"
    assert find_quote("at the model is", [(2, text)]) is not None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'd use a two-tower model.", ["i'd", "use", "a", "two-tower", "model"]),
        ("It’s 0.5 percent!", ["it's", "0.5", "percent"]),
        ("snake_case", ["snake", "case"]),
        ("Straße STRASSE", ["strasse", "strasse"]),
        ("", []),
        ("?!...", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_normalise_folds_space_and_quotation_marks() -> None:
    assert normalise(" It’s\n “so” ") == 'It\'s "so"'


@pytest.mark.parametrize(("size", "count"), [(1, 4), (3, 2), (4, 1), (5, 0)])
def test_shingles_are_runs_of_words(size: int, count: int) -> None:
    assert len(shingles("one two three four", size)) == count


def test_a_long_turn_is_searched_quickly() -> None:
    assert find_quote("a a a a b", [(2, "a " * 10_000)]) is None
