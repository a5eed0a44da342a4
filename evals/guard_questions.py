"""Questions that hold an answer which nobody has given, and open ones on the same matters."""

from collections.abc import Iterator

from evals.guard_figures import Stage, rows

FORM = frozenset({"no question", "changed"})
"""What the figures of whole replies count as well, and these do not."""


def stopped(stage: Stage, holds_answer: bool) -> dict[str, bool]:
    """The questions of one kind by id, and whether the guard stops each."""
    found = [row for row in rows("questions") if row["holds_answer"] is holds_answer]
    played = (stage.play_benign(row) for row in found)
    return {fair.id: bool(set(fair.blocked) - FORM) for fair in played}


def lines(show: bool) -> Iterator[str]:
    """The figures in words; with `show` what went wrong by id."""
    stage = Stage()
    for holds, told in ((True, "that hold an answer"), (False, "that are open")):
        found = stopped(stage, holds)
        wrong = [name for name, is_stopped in found.items() if is_stopped is not holds]
        yield f"questions: {sum(found.values())} of {len(found)} {told} stopped"
        if wrong and show:
            yield f"  {'let through' if holds else 'stopped'}: {', '.join(wrong)}"
