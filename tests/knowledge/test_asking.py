"""Ways of asking by the kind of fact: merged into the facts that name one, with the problem's nouns."""

import pytest

from interviewer.domain.session import Content
from knowledge.asking import Asking, Kind, asked_also
from tests.conftest import PROBLEMS

ASKING = Asking(
    schema_version=1,
    kinds=(Kind(id="users", asks=("How many {users} come?",), terms=("{users} come",)),),
)


def test_a_fact_is_also_asked_for_as_its_kind_is(small: Content) -> None:
    first, second, *rest = small.problem.facts
    named = first.model_copy(update={"kind": "users"})
    problem = small.problem.model_copy(update={"facts": (named, second, *rest)})
    merged = asked_also(problem, ASKING)
    users = problem.nouns.users
    assert merged.facts[0].asks == (*first.asks, f"How many {users} come?")
    assert merged.facts[0].terms == (*first.terms, f"{users} come")
    assert merged.facts[1:] == problem.facts[1:]
    assert [fact.answer for fact in merged.facts] == [fact.answer for fact in problem.facts]


@pytest.mark.parametrize("problem", PROBLEMS)
def test_the_shipped_facts_name_kinds(contents: dict[str, Content], problem: str) -> None:
    facts = contents[problem].problem.facts
    assert any(fact.kind == "peak" and "bursty" in fact.terms for fact in facts)
