"""Questions that hold their own answer, and remarks that say why a claim fails."""

import pytest

from interviewer.domain.guard import Violation
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.model_backed.guarding.fitted.beside_facts import Facts
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.naming import Naming
from interviewer.roles.model_backed.guarding.so_far import Kept, Known, SoFar
from interviewer.roles.model_backed.guarding.stream_guard import StreamGuard
from interviewer.roles.model_backed.guarding.suggesting import answers_yes_or_no, explains, suggests
from interviewer.roles.model_backed.guarding.telling_signs import told_signs
from interviewer.roles.model_backed.guarding.telling_words import keys


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
    ("kind", "text", "sign"),
    [
        (MoveKind.PROBE, "Would you fall back on matrix factorization there?", "a technique"),
        (MoveKind.PROBE, "For retrieval: two towers or matrix factorization?", "a technique"),
        (MoveKind.PROBE, "What would you train on those pebbles?", ""),
        (MoveKind.CHALLENGE, "Those sold mostly because they lay on top.", "a reason"),
        (MoveKind.WHAT_IF, "Suppose they sold because they lay on top.", ""),
    ],
)
def test_what_answers_itself_has_a_sign(
    contents: dict[str, Content], naming: Naming, kind: MoveKind, text: str, sign: str
) -> None:
    nothing = Hidden(())
    problem = contents["ad-click"].problem
    kept = Kept(nothing, Ledger(problem), frozenset(), nothing, Facts(problem), naming=naming)
    so_far = SoFar(kept, Known(), Move(kind=kind, stage=StageId.DATA))
    assert told_signs(so_far, text) == ({sign} if sign else set())


def test_a_technique_nobody_named_is_not_shown(
    contents: dict[str, Content], naming: Naming
) -> None:
    nothing = Hidden(())
    problem = contents["ad-click"].problem
    kept = Kept(nothing, Ledger(problem), frozenset(), nothing, Facts(problem), naming=naming)
    guard = StreamGuard(kept, Known(), Move(kind=MoveKind.PROBE, stage=StageId.DATA))
    guard.feed("Would you fall back on matrix factorization there?")
    guard.end()
    assert guard.found == [Violation.LEAK]
