"""Ways of asking that fit every problem, by the kind of fact that is asked for."""

from typing import Literal

from pydantic import Field

from interviewer.domain.problem import Fact, Nouns, Problem
from interviewer.domain.rubric import Slug
from interviewer.domain.value import Value


class Kind(Value):
    """A kind of fact: how people ask for it in any problem, the problem's nouns in braces."""

    id: Slug
    asks: tuple[str, ...] = Field(min_length=1)
    terms: tuple[str, ...] = Field(min_length=1)


class Asking(Value):
    """The file of kinds."""

    schema_version: Literal[1]
    kinds: tuple[Kind, ...]


def asked_also(problem: Problem, asking: Asking) -> Problem:
    """The problem whose facts are asked for in the ways of their kind too; a fact that names none,
    or an unknown one, stays as it is."""
    kinds = {kind.id: kind for kind in asking.kinds}
    facts = tuple(
        _with(fact, kinds[fact.kind], problem.nouns) if fact.kind in kinds else fact
        for fact in problem.facts
    )
    return problem.model_copy(update={"facts": facts})


def _with(fact: Fact, kind: Kind, nouns: Nouns) -> Fact:
    asks, terms = (_filled(texts, nouns) for texts in (kind.asks, kind.terms))
    return fact.model_copy(
        update={
            "asks": tuple(dict.fromkeys((*fact.asks, *asks))),
            "terms": tuple(dict.fromkeys((*fact.terms, *terms))),
        }
    )


def _filled(texts: tuple[str, ...], nouns: Nouns) -> tuple[str, ...]:
    return tuple(text.format(**nouns.model_dump()) for text in texts)
