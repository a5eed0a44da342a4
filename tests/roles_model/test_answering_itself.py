"""Questions that hold their own answer, and remarks that say why a claim fails."""

import pytest

from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.hidden import Hidden, keys
from interviewer.roles.model_backed.ledger import Ledger
from interviewer.roles.model_backed.naming import Naming
from interviewer.roles.model_backed.so_far import Kept, Known
from interviewer.roles.model_backed.stream_guard import StreamGuard
from interviewer.roles.model_backed.suggesting import answers_yes_or_no, explains, suggests


@pytest.fixture(scope="module")
def naming(contents: dict[str, Content]) -> Naming:
    return Naming(contents["ad-click"].catalogue)


@pytest.mark.parametrize(
    ("text", "before", "new"),
    [
        ("Would you use a two-tower model there?", "", {"two-tower"}),
        ("Would you use a two-tower model there?", "I'd have two towers.", set()),
        ("Would you take gradient boosting?", "XGBoost, I'd say.", set()),
        ("Are the labels any good?", "", set()),
        ("How many queries per second is that?", "", set()),
    ],
)
def test_techniques_that_nobody_has_named(
    naming: Naming, text: str, before: str, new: set[str]
) -> None:
    assert naming.new(text, keys(before), [before]) == new


@pytest.mark.parametrize(
    ("question", "yes_or_no", "suggesting"),
    [
        ("Would you weigh every pebble twice?", True, True),
        ("For the small ones, do you plan to weigh them twice?", True, True),
        ("How would you weigh them?", False, False),
        ("Which pebbles, would you say, are small?", False, False),
        ("How do you deal with pebbles that stick?", False, True),
        ("Weigh every pebble twice.", False, False),
    ],
)
def test_what_a_question_says_by_its_form(question: str, yes_or_no: bool, suggesting: bool) -> None:
    assert (answers_yes_or_no(question), suggests(question)) == (yes_or_no, suggesting)


@pytest.mark.parametrize(
    ("text", "said", "told"),
    [
        ("Take the pebble on top, sold mostly because it lay there.", "", True),
        ("Take the pebble on top, sold because it lay there.", "Sold as it lay on top.", False),
        ("You keep the scale because you like it: how old is it?", "", False),
        ("A refund only happens when a customer complains.", "", True),
        ("Say I shake the scale, with pure luck mixed in.", "", True),
        ("Say where the pebble lay.", "", False),
        ("Let's leave the scale, because time is short.", "", False),
    ],
)
def test_reasons_given_beyond_what_was_said(text: str, said: str, told: bool) -> None:
    assert explains(text, keys(said)) is told


@pytest.mark.parametrize(
    ("kind", "text", "stopped"),
    [
        (MoveKind.PROBE, "Would you fall back on matrix factorization there?", True),
        (MoveKind.PROBE, "For retrieval: two towers or matrix factorization?", True),
        (MoveKind.PROBE, "What would you train on those pebbles?", False),
        (MoveKind.CHALLENGE, "Those sold mostly because they lay on top. And now?", True),
        (MoveKind.WHAT_IF, "Suppose they sold because they lay on top. And now?", False),
    ],
)
def test_the_guard_stops_what_answers_itself(
    contents: dict[str, Content], naming: Naming, kind: MoveKind, text: str, stopped: bool
) -> None:
    nothing = Hidden(())
    kept = Kept(nothing, Ledger(contents["ad-click"].problem), frozenset(), nothing, naming=naming)
    guard = StreamGuard(kept, Known(), Move(kind=kind, stage=StageId.DATA))
    guard.feed(text)
    guard.end()
    assert guard.stopped is stopped
