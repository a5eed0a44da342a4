"""What models cost, as far as it is known here.

The table is a convenience, read from published price lists in November 2026: standard rates, short
context, without surcharges for region, priority, writing to the cache or long context. Prices are
the operator's to state: INTERVIEWER_PRICES overrides and adds. A model that is in neither has no
price, and its calls no cost.
"""

from collections.abc import Mapping

from interviewer.domain.events import Usage
from interviewer.model_settings import Price

AS_OF = "2026-11"
_MILLION = 1_000_000

PRICES: dict[str, Price] = {
    "openai:gpt-6.1-sol": Price(input=2.0, cached=0.10, output=10.0),
    "openai:gpt-6.1-terra": Price(input=1.0, cached=0.05, output=5.0),
    "openai:gpt-6-sol": Price(input=2.0, cached=0.20, output=10.0),
    "openai:gpt-6-luna": Price(input=0.10, cached=0.01, output=0.50),
    "openai:gpt-5.6-terra": Price(input=2.0, cached=0.20, output=12.0),
    "openai:gpt-5.5": Price(input=5.0, cached=0.50, output=30.0),
    "openai:gpt-5.4": Price(input=2.5, cached=0.25, output=15.0),
    "openai:gpt-5.4-mini": Price(input=0.75, cached=0.075, output=4.5),
    "openai:gpt-5.4-nano": Price(input=0.20, cached=0.02, output=1.25),
    "openai:gpt-4o-mini": Price(input=0.15, cached=0.075, output=0.60),
}


def price_of(model: str, own: Mapping[str, Price], elsewhere: bool = False) -> Price | None:
    """The price of `provider:model`; the operator's own first.

    `elsewhere`: the model is served at another address, where the table's prices say nothing.
    """
    if model in own:
        return own[model]
    return None if elsewhere else PRICES.get(model)


def cost(price: Price | None, usage: Usage | None) -> float | None:
    """US dollars of a call; None where the price is not known, 0 where nothing was used."""
    if price is None:
        return None
    if usage is None:
        return 0.0
    cached = min(usage.cached, usage.input)
    paid = (usage.input - cached) * price.input + cached * price.cached
    return (paid + usage.output * price.output) / _MILLION
