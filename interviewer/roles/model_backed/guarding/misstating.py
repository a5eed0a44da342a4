"""Another number than a fact's, said of the fact's own matter."""

from collections.abc import Collection
from math import isclose

from interviewer.domain.claims import number_claims
from interviewer.domain.quantities import Kind
from interviewer.roles.model_backed.guarding.assuring import assures, bounds
from interviewer.roles.model_backed.guarding.counted import Number, numbers, stated
from interviewer.roles.model_backed.guarding.telling_words import counting, keys, weight_of

FAR = 60.0
"""A number so many times another counts something else: mails of all people, not of one."""
ROUNDED = 0.1
"""A number this close is a fact's, put roughly."""
ABOUT = 0.9
"""So much of a fact's matter, in weights of words, has to be spoken of."""


def misstates(
    clause: str, figures: Collection[Number], matter: frozenset[str], known: Collection[Number]
) -> bool:
    """Whether a clause states a number where a fact with `figures` on that `matter` has another.

    A number that is `known` was said by somebody and may stand for itself, as may one that is a
    result: it has another unit, or is far from the fact's.
    """
    about = (keys(clause) & matter) - counting()
    other = [n for n in numbers(clause) if not stated(n, known) and not _agrees(n, figures)]
    if not other or not about:
        return False
    near = [kind for kind, amount in other if _is_near(kind, amount, figures)]
    if not near:
        return False
    if set(near) == {Kind.COUNT}:
        units = frozenset(
            key for claim in number_claims(clause) for key in keys(claim.unit.replace("/", " "))
        )
        return bool(units & matter) and len(about - units) >= 1 and weight_of(about) >= ABOUT
    return assures(clause) or bounds(clause) or (len(about) > 1 and weight_of(about) >= ABOUT)


def _agrees(number: Number, figures: Collection[Number]) -> bool:
    """Whether a number is a fact's, rounded perhaps."""
    rounded = any(k == number[0] and isclose(n, number[1], rel_tol=ROUNDED) for k, n in figures)
    return rounded or stated(number, figures)


def _is_near(kind: str, amount: float, figures: Collection[Number]) -> bool:
    return any(k == kind and amount < FAR * n and n < FAR * amount for k, n in figures)
