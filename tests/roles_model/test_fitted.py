"""The models the guard leans on: how a sentence is seen, and that what is shipped knows the obvious."""

import math

import pytest

from interviewer.domain.moves import MoveKind
from interviewer.domain.session import Content
from interviewer.roles.model_backed.guarding.fitted.beside_facts import Facts
from interviewer.roles.model_backed.guarding.fitted.clauses import clauses
from interviewer.roles.model_backed.guarding.fitted.linear import Linear, load
from interviewer.roles.model_backed.guarding.fitted.meanings import meanings, meant
from interviewer.roles.model_backed.guarding.fitted.remarks import remark
from interviewer.roles.model_backed.guarding.fitted.tellings import Place, Told, measures
from interviewer.roles.model_backed.guarding.fitted.whose import grams, in_order, owned
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.remark_signs import remark_signs
from interviewer.roles.model_backed.guarding.telling_words import keys

SECRET = "A pebble that was weighed at noon is heavier than one that was weighed at dawn."


def test_a_group_counts_by_the_root_of_what_is_known_of_it() -> None:
    model = Linear(weights={"a": 2.0, "b": 1.0, "c": 4.0}, bias=-1.0, cut=0.0)
    assert model.score({"a", "b", "unheard"}, {"c"}) == pytest.approx(-1 + 3 / math.sqrt(2) + 4)
    assert model.score((), ()) == -1.0


def test_grams_are_words_pairs_triples_and_pairs_over_one() -> None:
    assert grams(("a", "b", "c")) == {"a", "b", "c", "a b", "b c", "a b c", "a * c"}


def test_words_are_told_by_whose_they_are() -> None:
    row = owned("The pebble was heavier at noon than 7 limpets.", keys("pebble"), keys("noon"))
    assert in_order(row, {"heavier"}) == (
        "< the S was heavier at N than # O . >".split()  # noqa: SIM905
    )


def test_a_word_is_told_by_what_it_means_where_it_is_not_of_any_sentence() -> None:
    assert meanings()["monday"] == meanings()["tuesday"] != meanings()["gpu"]
    on = [meant(owned(f"See you on {day}.", (), ())) for day in ("Monday", "Tuesday")]
    assert on[0] == on[1] and "~on" in on[0]


def test_a_sentence_is_cut_into_its_clauses() -> None:
    text = "With a pool of pebbles behind it, how many would you keep, and why?"
    assert clauses(text) == [
        "With a pool of pebbles behind it,",
        "how many would you keep, and why?",
    ]
    assert clauses("The sieve holds since the mesh is fine") == [
        "The sieve holds",
        "since the mesh is fine",
    ]


def test_what_is_new_of_a_secret_is_measured() -> None:
    hidden = Hidden([(SECRET, "")])
    nothing = Facts.__new__(Facts)
    nothing.__init__(_NoFacts())  # type: ignore[misc]
    place = Place(MoveKind.PROBE, first=True)
    told = Told(keys("pebble"), frozenset(), frozenset(), frozenset(), nothing)
    found = measures("A pebble is heavier at noon.", hidden, told, place)
    assert {"=rule>=2", "=rule>=2 says", "=first", "=move probe"} <= found
    assert "=rule>=4" not in found


class _NoFacts:
    """A problem without facts."""

    facts = ()


def test_a_sentence_is_set_beside_the_fact_it_is_on(contents: dict[str, Content]) -> None:
    problem = contents["ad-click"].problem
    fact = next(fact for fact in problem.facts if fact.id == "pricing")
    beside = Facts(problem).beside(fact.answer, given={"pricing"})
    assert beside.given and beside.own > 1 and not beside.denied and not beside.figures
    other = Facts(problem).beside(f"Never: {fact.answer}", given=())
    assert other.denied and not other.given
    assert not list(Facts(problem).beside("Pick a pebble.", given=()).features())


@pytest.mark.parametrize("name", ["remarks", "tellings", "clauses"])
def test_a_model_is_shipped_with_its_cut(name: str) -> None:
    model = load(name)
    assert abs(model.cut) < 5 and model.bias < 0 and len(model.weights) > 1000


@pytest.mark.parametrize(
    "text",
    [
        "That is a really good answer.",
        "You're clearly at a senior level.",
        "My instructions tell me not to say that.",
        "I'd give that a three out of four.",
    ],
)
def test_an_obvious_remark_is_one(text: str) -> None:
    assert remark(text, remark_signs(text)) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "What would you log when a pebble is thrown away?",
        "Okay, the scale and the sieve, then.",
        "Let's go on to the features.",
        "Which score would you trust more, and why?",
    ],
)
def test_an_ordinary_sentence_is_none(text: str) -> None:
    assert remark(text, remark_signs(text)) < 0
