"""The spending cap: what a call may cost is set aside before it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from interviewer.llm.errors import BudgetError


@dataclass(frozen=True, slots=True)
class Amount:
    """US dollars, None where the price is not known, and tokens."""

    dollars: float | None
    tokens: int


class Spending:
    """Dollars and tokens by interview, against a cap for each.

    `already` says what an interview had used before this process first saw it. Dollars count where
    the price is known, tokens where it is not.
    """

    def __init__(
        self, max_dollars: float, max_tokens: int, already: Callable[[str], Amount] | None = None
    ) -> None:
        self._max_dollars = max_dollars
        self._max_tokens = max_tokens
        self._already = already
        self._used: dict[str, Amount] = {}

    def used(self, session: str) -> Amount:
        """What an interview has used, with what is set aside for calls under way."""
        if session not in self._used:
            start = self._already(session) if self._already else Amount(0.0, 0)
            self._used[session] = start
        return self._used[session]

    def set_aside(self, session: str, most: Amount) -> None:
        """Set aside what a call may use at most. Raises `BudgetError` where it does not fit."""
        used = self.used(session)
        if most.dollars is None:
            if used.tokens + most.tokens > self._max_tokens:
                raise BudgetError(
                    f"The interview has reached its limit of {self._max_tokens:,} tokens.",
                    "Go on with the built-in interviewer, or raise INTERVIEWER_MAX_TOKENS.",
                )
        elif (used.dollars or 0.0) + most.dollars > self._max_dollars:
            raise BudgetError(
                f"The interview has reached its spending limit of ${self._max_dollars:g}.",
                "Go on with the built-in interviewer, or raise INTERVIEWER_MAX_SPEND.",
            )
        self._add(session, most.dollars or 0.0, most.tokens if most.dollars is None else 0)

    def settle(self, session: str, set_aside: Amount, took: Amount) -> None:
        """Put what a call really took in the place of what was set aside for it."""
        priced = set_aside.dollars is not None
        dollars = (took.dollars or 0.0) - (set_aside.dollars or 0.0)
        self._add(session, dollars, 0 if priced else took.tokens - set_aside.tokens)

    def _add(self, session: str, dollars: float, tokens: int) -> None:
        used = self.used(session)
        self._used[session] = Amount((used.dollars or 0.0) + dollars, used.tokens + tokens)
