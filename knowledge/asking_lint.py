"""What must hold for the kinds of facts: their slots, their terms, and the facts that name one."""

from collections.abc import Iterator

from interviewer.domain.problem import Problem
from knowledge.asking import Asking
from knowledge.content_rules import Found
from knowledge.content_wording import NOUNS, slots


def check_asking(file: Asking) -> Iterator[Found]:
    """A way of asking holds a term of its kind, as a fact's own has to."""
    for at, kind in enumerate(file.kinds):
        if any(other.id == kind.id for other in file.kinds[:at]):
            yield f"/kinds/{at}/id", f"names {kind.id} again"
        for name, texts in (("asks", kind.asks), ("terms", kind.terms)):
            for place, text in enumerate(texts):
                if not (slots(text) or set()) <= NOUNS or slots(text) is None:
                    yield f"/kinds/{at}/{name}/{place}", "has a slot that is no noun of a problem"
        for place, ask in enumerate(kind.asks):
            if not any(term.casefold() in ask.casefold() for term in kind.terms):
                yield f"/kinds/{at}/asks/{place}", f"holds none of the terms of {kind.id}"


def check_kinds(problem: Problem, asking: Asking | None) -> Iterator[Found]:
    """A fact's kind has to be one of the file."""
    known = {kind.id for kind in asking.kinds} if asking else set()
    for at, fact in enumerate(problem.facts):
        if asking is not None and fact.kind and fact.kind not in known:
            yield f"/facts/{at}/kind", f"no kind is called {fact.kind}"
