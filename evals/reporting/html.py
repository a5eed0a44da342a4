"""The report as one HTML page that loads nothing: figures, and the worst turns in their place."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from evals.baseline import FAILS, worst
from evals.measuring import Measure, Seen
from evals.registry import BY_NAME
from evals.reporting.summary import WORST, Row, Summary
from evals.running import Run
from evals.units import Line

_LONG = 900
_STYLE = """
:root{color-scheme:light dark;--line:#8884;--bad:#b3261e;--good:#1b6e3c;--dim:#777}
body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.25rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}
td.n,th.n{text-align:right}.worse,.changed,.gone{color:var(--bad);font-weight:600}
.better{color:var(--good)}.dim{color:var(--dim)}details{margin:.4rem 0}
.turn{margin:.2rem 0;padding:.3rem .7rem;border-left:3px solid var(--line);white-space:pre-wrap}
.turn.here{border-color:var(--bad)}.who{color:var(--dim);font-size:.85em;display:block}
"""


def text(run: Run, summary: Summary) -> str:
    """The page. Everything that anybody said is escaped."""
    return "".join(_page(run, summary))


def _page(run: Run, summary: Summary) -> Iterator[str]:
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Evals</title>'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<style>{_STYLE}</style></head><body><h1>Evals: {escape(summary.result)}</h1>"
    yield f"<p>Suites: {escape(', '.join(summary.suites))}. Embedder: {escape(summary.embedder)}."
    yield " Intervals: 95 %, whole interviews resampled.</p>"
    yield from _stale(summary)
    yield "<table><thead><tr><th>Metric</th><th class=n>Value</th><th>Interval</th><th class=n>n"
    yield "</th><th class=n>Baseline</th><th>Goal</th><th>Status</th></tr></thead><tbody>"
    for row in summary.rows:
        yield _row(row)
    yield "</tbody></table><h2>Metric by metric</h2>"
    for row in summary.rows:
        yield from _details(row, run)
    yield "</body></html>\n"


def _stale(summary: Summary) -> Iterator[str]:
    if summary.stale:
        yield "<h2>Stale recordings</h2><ul>"
        for name, changes in summary.stale.items():
            yield f"<li>{escape(name)}: {escape('; '.join(changes))}</li>"
        yield "</ul>"
    if summary.left:
        yield "<h2>Recordings that leave their path</h2><ul>"
        for name, turn in summary.left.items():
            yield f"<li>{escape(name)}, from turn {turn}: only its grades count</li>"
        yield "</ul>"


def _row(row: Row) -> str:
    interval = "" if row.low is None else f"{row.low:.4f} to {row.high:.4f}"
    return (
        f'<tr><td><a href="#{escape(row.metric)}">{escape(row.metric)}</a></td>'
        f"<td class=n>{_figure(row.value)}</td><td>{interval}</td><td class=n>{row.n}</td>"
        f"<td class=n>{_figure(row.baseline)}</td><td>{escape(row.goal)}</td>"
        f'<td class="{row.status}">{row.status}</td></tr>'
    )


def _details(row: Row, run: Run) -> Iterator[str]:
    yield f'<h3 id="{escape(row.metric)}">{escape(row.metric)}</h3>'
    yield f"<p>Shows: {escape(row.proves)} <span class=dim>Does not show: "
    yield f"{escape(row.does_not)}</span></p>"
    if row.worse or row.why:
        told = "; ".join([row.why, *row.worse[:20]]).strip("; ")
        yield f'<p class="{row.status}">{row.status}: {escape(told)}</p>'
    if row.groups:
        cells = "".join(
            f"<tr><td>{escape(g.name)}</td><td class=n>{g.value:.4f}</td><td class=n>{g.n}</td></tr>"
            for g in row.groups
        )
        yield f"<details><summary>By class</summary><table>{cells}</table></details>"
    measure = run.measures.get(row.metric)
    if measure is not None:
        yield from _worst(row, measure, run.lines)


def _worst(row: Row, measure: Measure, lines: Mapping[str, Sequence[Line]]) -> Iterator[str]:
    wanted = {item: number for number, item in enumerate(row.worse)}
    shown = sorted(
        (one for one in measure.items if one.item in wanted), key=lambda s: wanted[s.item]
    )
    shown = shown[:WORST] if row.status in FAILS and shown else []
    shown = shown or worst(measure, BY_NAME[row.metric], WORST)
    if not shown:
        return
    yield f"<details><summary>The worst {len(shown)}</summary>"
    for one in shown:
        yield f"<p><strong>{escape(one.item)}</strong> {one.value:g} {escape(one.note)}</p>"
        yield from _place(one, lines)
    yield "</details>"


def _place(one: Seen, lines: Mapping[str, Sequence[Line]]) -> Iterator[str]:
    """The turn with the two before it."""
    spoken = lines.get(one.cluster) or lines.get(f"script {one.cluster}") or ()
    if one.turn is None:
        return
    for line in spoken:
        if one.turn - 2 <= line.number <= one.turn:
            here = " here" if line.number == one.turn else ""
            said = line.text if len(line.text) <= _LONG else line.text[:_LONG] + " ..."
            yield f'<div class="turn{here}"><span class=who>{line.number} {escape(line.speaker)}'
            yield f" ({escape(line.about)})</span>{escape(said)}</div>"


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.4f}"
