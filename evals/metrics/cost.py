"""Cost: tokens by what they cost, and whether each prefix is the one before, so that it is cached."""

from collections.abc import Sequence

from interviewer.domain.events import ModelCalled, Usage
from interviewer.llm.answers import Answer

CACHED_PRICE = 0.1
"""What a cached input token costs, by what an input token costs."""


def input_price(usages: Sequence[Usage], cached_price: float = CACHED_PRICE) -> float:
    """Input of these calls with the discount, by the same input without: 0..1."""
    whole = sum(usage.input for usage in usages)
    cached = sum(min(usage.cached, usage.input) for usage in usages)
    return (whole - cached * (1 - cached_price)) / whole if whole else 0.0


def tokens_a_turn(calls: Sequence[ModelCalled], turns: int) -> tuple[float, float]:
    """Input and output tokens by candidate turns."""
    usages = [call.usage for call in calls if call.usage is not None]
    if not turns:
        return 0.0, 0.0
    return (sum(u.input for u in usages) / turns, sum(u.output for u in usages) / turns)


def stable_heads(answers: Sequence[Answer]) -> list[tuple[str, bool]]:
    """Each call after the first of its role and prompt, with whether its head is unchanged."""
    known: dict[tuple[str, str], str] = {}
    found: list[tuple[str, bool]] = []
    for answer in answers:
        key = (answer.role, answer.prompt)
        head = answer.digests.get("head", "")
        if key in known:
            name = f"{answer.role} {answer.turn} {answer.key} {answer.attempt}".replace("  ", " ")
            found.append((name, head == known[key]))
        known.setdefault(key, head)
    return found
