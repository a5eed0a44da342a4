"""The cost suite: what recorded model calls took, and whether their heads stay the same."""

from collections.abc import Iterator

from evals.measuring import Seen
from evals.metrics.cost import stable_heads, tokens_a_turn
from interviewer.domain.events import ModelCalled
from interviewer.recordings import Recording


def observe(recording: Recording) -> Iterator[Seen]:
    """The calls of one recording; nothing where no model was asked."""
    name = recording.name
    calls = [r.event for r in recording.records if isinstance(r.event, ModelCalled)]
    turns = sum(1 for r in recording.records if r.event.type == "CandidateSaid")
    if calls:
        given, taken = tokens_a_turn(calls, turns)
        for metric, value in (("cost.input", given), ("cost.output", taken)):
            yield Seen(metric=metric, item=name, cluster=name, value=round(value, 2))
    for number, (what, stable) in enumerate(stable_heads(recording.answers)):
        yield Seen(
            metric="cost.prefix",
            item=f"{name}#{number:03d} {what}",
            cluster=name,
            value=float(stable),
        )
