"""What an interview's model calls add up to."""

from collections.abc import Iterable, Mapping

from interviewer.domain.events import CallRole, ModelCalled
from interviewer.domain.value import Value


class Total(Value):
    """Calls added up. `input` counts all input tokens, `cached` those of them the provider had kept.

    `cost` is in US dollars, of the calls whose price is known; `unpriced` counts the others.
    `estimated` says that some of it was not told by the provider, but reckoned here.
    """

    calls: int = 0
    failed: int = 0
    input: int = 0
    cached: int = 0
    output: int = 0
    cost: float = 0.0
    unpriced: int = 0
    estimated: bool = False

    @property
    def tokens(self) -> int:
        """Input and output together."""
        return self.input + self.output


class Totals(Value):
    """All calls of an interview, in all and by who made them."""

    all: Total
    by_role: Mapping[CallRole, Total]
    models: tuple[str, ...]


def totals(calls: Iterable[ModelCalled]) -> Totals:
    """Add up the calls of a session (`session.calls`)."""
    by_role: dict[CallRole, Total] = {}
    whole = Total()
    models: list[str] = []
    for call in calls:
        by_role[call.role] = _plus(by_role.get(call.role, Total()), call)
        whole = _plus(whole, call)
        models += [call.model] if call.model not in models else []
    return Totals(all=whole, by_role=by_role, models=tuple(models))


def cost_words(total: Total) -> str:
    """The cost in words: "$0.0123", "about $0.0123", "price unknown"; "" where nothing was asked."""
    if not total.calls:
        return ""
    if total.unpriced and not total.cost:
        return "price unknown"
    about = "about " if total.estimated else ""
    more = f" and {total.unpriced} calls of unknown price" if total.unpriced else ""
    return f"{about}${total.cost:.4f}{more}"


def _plus(total: Total, call: ModelCalled) -> Total:
    usage = call.usage
    return Total(
        calls=total.calls + 1,
        failed=total.failed + (call.outcome != "ok"),
        input=total.input + (usage.input if usage else 0),
        cached=total.cached + (usage.cached if usage else 0),
        output=total.output + (usage.output if usage else 0),
        cost=total.cost + (call.cost or 0.0),
        unpriced=total.unpriced + (call.cost is None and usage is not None),
        estimated=total.estimated or bool(usage and usage.estimated),
    )
