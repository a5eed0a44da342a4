"""The report as JUnit XML, for CI: a test case a metric."""

from xml.sax.saxutils import escape, quoteattr

from evals.baseline import FAILS
from evals.reporting.summary import Row, Summary

_BAD = {code: None for code in range(32) if code not in (9, 10, 13)}


def text(summary: Summary) -> str:
    """The XML text. No times, so that the same findings give the same bytes."""
    failed = sum(row.status in FAILS for row in summary.rows)
    cases = [_case(row) for row in summary.rows]
    for name, changes in summary.stale.items():
        told = escape(f"stale: {'; '.join(changes)}".translate(_BAD))
        cases.append(
            f'  <testcase classname="stale" name={quoteattr(name)}>'
            f"<skipped message={quoteattr('record it again')}>{told}</skipped></testcase>"
        )
    head = (
        f'<testsuite name="evals" tests="{len(cases)}" failures="{failed}" errors="0" '
        f'skipped="{len(summary.stale)}">'
    )
    body = "\n".join(cases)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{body}\n</testsuite>\n'


def _case(row: Row) -> str:
    start = f"  <testcase classname={quoteattr(row.suite)} name={quoteattr(row.metric)}"
    if row.status not in FAILS:
        return f"{start}/>"
    message = f"{row.value} where {row.baseline} was accepted"
    told = escape("\n".join([row.why, *row.worse]).strip().translate(_BAD))
    return (
        f"{start}><failure type={quoteattr(row.status)} message={quoteattr(message)}>"
        f"{told}</failure></testcase>"
    )
