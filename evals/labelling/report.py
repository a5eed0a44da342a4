"""How readings and graders agree: over all, by band, by criterion, and on the untouched problem."""

from collections.abc import Callable, Iterator, Sequence

from evals.measuring import Seen, Statistic, measure
from evals.metrics.agreement import ADJACENT, DIFFERENCE, EXACT, QWK

_COLUMNS: tuple[tuple[str, Statistic], ...] = (
    ("kappa", QWK), ("exact", EXACT), ("adjacent", ADJACENT), ("difference", DIFFERENCE),
)  # fmt: skip
_TITLES = (
    ("agreement.qwk", "Built-in grader against adjudicated labels"),
    ("agreement.model_qwk", "Recorded model grades against adjudicated labels"),
    ("agreement.held_out_qwk", "Built-in grader, on the problem no tuning has touched"),
    ("agreement.readings_kappa", "First against second reading"),
)


def lines(seen: Sequence[Seen]) -> Iterator[str]:
    """The tables, kappa with its 95 % interval over transcripts."""
    for metric, title in _TITLES:
        ours = [one for one in seen if one.metric == metric]
        if not ours:
            continue
        yield f"{title} (labels were made by models reading independently)"
        head = "".join(f"{name:>11}" for name, _ in _COLUMNS)
        yield f"{'':<24}{'n':>5}{head}  kappa, 95 %"
        yield from _rows(ours)
        yield ""


def _rows(seen: Sequence[Seen]) -> Iterator[str]:
    yield _row("all", seen)
    yield from _by(seen, lambda one: one.group)
    yield from _by(seen, lambda one: one.item.partition("#")[2])


def _by(seen: Sequence[Seen], key: Callable[[Seen], str]) -> Iterator[str]:
    for name in sorted({key(one) for one in seen}):
        yield _row(name, [one for one in seen if key(one) == name])


def _row(name: str, seen: Sequence[Seen]) -> str:
    found = [measure(column, seen, statistic) for column, statistic in _COLUMNS]
    cells = "".join(f"{_figure(one.value):>11}" for one in found)
    return f"{name:<24}{len(seen):>5}{cells}  {_figure(found[0].low)}..{_figure(found[0].high)}"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
