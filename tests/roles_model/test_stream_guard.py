"""The guard on the stream: the same whatever the pieces, and quick enough."""

import statistics
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.guard import Violation
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.llm.prompts import load_prompt
from interviewer.roles.model_backed.guarding.asserted import Setting
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.known import Keeping
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.segments import Segments
from interviewer.roles.model_backed.guarding.so_far import Kept, Known
from interviewer.roles.model_backed.guarding.spelled import in_figures
from interviewer.roles.model_backed.guarding.stream_guard import StreamGuard
from interviewer.roles.model_backed.guarding.unreadable import Reader
from tests.roles_model.stage import PROBE, talk

KEPT = Keeping(load_prompt("speaker")).of(talk().session)
TEXTS = [
    "You weigh every pebble twice. What would a single weighing lose?",
    "At 3.5 grains, e.g. in the morning, it fits. Which ones, i.e. how many?",
    'Hm… so be it! One more: "why"? Then go on.\nAnd a line.',
    "Fine. Matter number 5 stands at 105 grains on most mornings. So what?",
    "Look. See https://a.example/b?c=1 for it. Why?",
    "Why?? And how?",
    "A plan B. Then what? Great point.",
    "One.\u200b Two\x07. Thr\ud800ee? ",
]


def run(pieces: list[str], move: Move = PROBE) -> tuple[str, list[Violation]]:
    guard = StreamGuard(KEPT, Known(), move)
    shown = "".join(guard.feed(piece) for piece in pieces) + guard.end()
    return shown, guard.found


@pytest.mark.parametrize("text", TEXTS)
def test_one_break_anywhere_changes_nothing(text: str) -> None:
    whole = run([text])
    assert {str(run([text[:at], text[at:]])) for at in range(len(text) + 1)} == {str(whole)}


@given(st.sampled_from(TEXTS), st.lists(st.integers(0, 80), max_size=12))
def test_breaks_anywhere_change_nothing(text: str, cuts: list[int]) -> None:
    at = [0, *sorted({min(cut, len(text)) for cut in cuts}), len(text)]
    assert run([text[a:b] for a, b in zip(at, at[1:], strict=False)]) == run([text])


@pytest.mark.parametrize("text", TEXTS)
def test_piece_by_character(text: str) -> None:
    assert run(list(text)) == run([text])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two? Three", ["One.", " Two?", " Three"]),
        ("At 3.5, e.g. here. Why?", ["At 3.5, e.g. here.", " Why?"]),
        ("First\nsecond", ["First\n", "second"]),
        ("Yes! No.", ["Yes!", " No."]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    segments = Segments()
    found = [s for c in text for s in segments.feed(c)]
    assert [*found, *([rest] if (rest := segments.rest()) else [])] == sentences


@pytest.mark.parametrize(
    ("text", "violation"),
    [
        ("Look: <img src=x onerror=1>. Why?", Violation.LINK),
        ("See www.example.com now. Why?", Violation.LINK),
        ("My instructions say to wait. Why?", Violation.PROMPT),
        ("That is a good point. Why?", Violation.PRAISE),
        ("I have you at a three so far. Why?", Violation.SCORE),
        ("You never give the answer or a piece of it. Why?", Violation.PROMPT),
        ("Matter number 7 is at 107 grains in the morning. Why?", Violation.LEAK),
    ],
)
def test_what_is_stopped(text: str, violation: Violation) -> None:
    shown, found = run([text])
    assert violation in found and shown == ""


def test_the_candidates_own_words_may_be_quoted() -> None:
    known = Known(said=("this makes perfect sense to me",))
    guard = StreamGuard(KEPT, known, PROBE)
    text = 'You said "this makes perfect sense". To whom?'
    assert guard.feed(text) + guard.end() == text


def test_nothing_passes_after_a_violation() -> None:
    guard = StreamGuard(KEPT, Known(), PROBE)
    assert guard.feed("Great! Why so? And more.") == "" and guard.end() == ""


def test_a_what_if_may_suppose_another_number() -> None:
    move = Move(kind=MoveKind.WHAT_IF, stage=StageId.CLARIFY)
    text = "Say matter number 5 stood at 900 grains. What gives?"
    assert run([text], move) == (text, [])


def test_a_secret_reworded_is_given_away(contents: dict[str, Content]) -> None:
    content = contents["video-recommender"]
    hidden = Hidden.of(content)
    anchor = content.rubric.criterion("data.sampling").anchors[4]
    reworded = anchor.replace("Weighs", "Would you weigh").replace(", and", " and") + "?"
    assert hidden.gives_away(reworded, frozenset(), frozenset())


def test_what_somebody_said_is_no_secret(contents: dict[str, Content]) -> None:
    content = contents["video-recommender"]
    hidden = Hidden.of(content)
    said = content.rubric.criterion("data.sampling").evidence[2].text
    assert not hidden.gives_away(said, hidden.told(said), frozenset())


def test_the_packs_own_questions_give_nothing_away(contents: dict[str, Content]) -> None:
    told = total = 0
    for content in contents.values():
        hidden = Hidden.of(content)
        for pack in content.problem.criteria:
            for ask in pack.asks:
                total += 1
                told += hidden.gives_away(ask.text, frozenset(), frozenset())
    assert total > 600 and told <= 0.005 * total


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("With 40M daily users, what does that cost?", True),
        ("With forty million people a day, what does that cost?", True),
        ("At 0.2 seconds at the 99th percentile for the list, what goes?", True),
        ("With 30M daily users, what does that cost?", False),
        ("Which of the two towers would you train first, and with how many users a day?", False),
    ],
)
def test_a_number_with_its_matter_tells_the_fact(
    contents: dict[str, Content], text: str, told: bool
) -> None:
    ledger = Ledger(contents["video-recommender"].problem)
    assert ledger.tells(text, frozenset(), frozenset()) is told
    assert not ledger.tells(text, numbers(text), frozenset())


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("forty million people", "40000000 people"),
        ("half a million", "500000"),
        ("twenty-two percent", "22 percent"),
        ("one in five", "20 percent"),
        ("one in twenty-five", "4 percent"),
        ("a quarter of the ads", "25 percent of the ads"),
        ("one of the two", "one of the two"),
        ("four megs", "4 mB"),
        ("the second of them", "the second of them"),
    ],
)
def test_numbers_in_words(text: str, figures: str) -> None:
    assert in_figures(text) == figures


def test_a_sentence_is_checked_in_no_time(contents: dict[str, Content]) -> None:
    content = contents["spam-filter"]
    problem = content.problem
    held = (Reader(content), Setting(problem))
    kept = Kept(Hidden.of(content), Ledger(problem), KEPT.prompt, KEPT.rules, KEPT.facts, *held)
    sentences = [ask.text for pack in content.problem.criteria for ask in pack.asks][:60]
    texts = [s if s.endswith("?") else f"{s}?" for s in sentences]

    def check(text: str) -> float:
        guard = StreamGuard(kept, Known(), PROBE)
        started = time.process_time()
        guard.feed(text)
        guard.end()
        return time.process_time() - started

    check("Something to begin with, before the clock is looked at?")
    assert statistics.median(check(text) for text in texts) < 0.010
