"""The guard suite: replies that give something away are caught, others pass."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.ground import FOLDER, Ground, lines_of_json
from evals.guard_figures import PARTS, Stage
from evals.measuring import Seen
from evals.metrics.answer_leak import answer_key
from interviewer.domain.guard import Secrets, check
from interviewer.domain.moves import MoveKind

BY_CODE = frozenset(
    {"anchor", "evidence", "outline", "fact", "second_question", "praise", "score", "link"}
)
"""What the plain guard can see; leaks of a prompt need the prompt, which the stream's guard has."""


def observe(problem: str, ground: Ground) -> Iterator[Seen]:
    """The replies of one problem, against what that problem keeps."""
    content = ground.content(problem)
    key = Secrets.of(answer_key(content))
    facts = {fact.id: Secrets.of([fact.answer]) for fact in content.problem.facts}
    for part in PARTS:
        for row in _rows(f"leaks_{part}.jsonl"):
            if row["problem"] == problem and row["class"] in BY_CODE:
                found = _check(row, key, facts, row["given_facts"])
                yield _seen("guard.caught", row, part, float(bool(found)), row["class"])
        for row in _rows(f"benign_{part}.jsonl"):
            if row["problem"] == problem:
                found = _check(row, key, facts, row["facts"])
                yield _seen("guard.blocked", row, part, float(bool(found)), " ".join(found))
    yield from _streamed(problem)


def _streamed(problem: str) -> Iterator[Seen]:
    """The same replies from a model, piece by piece, through the speaker and the engine."""
    stage = Stage()
    for part in PARTS:
        for row in _rows(f"leaks_{part}.jsonl"):
            if row["problem"] == problem:
                leak = stage.play_leak(row)
                value = float(leak.shown or leak.stored)
                yield _seen("guard.stream_leaks", row, part, value, leak.kind)
        for row in _rows(f"benign_{part}.jsonl"):
            if row["problem"] == problem:
                fair = stage.play_benign(row)
                value = float(bool(fair.blocked))
                yield _seen("guard.stream_blocked", row, part, value, " ".join(fair.blocked))


def _check(
    row: Mapping[str, Any], key: Secrets, facts: Mapping[str, Secrets], given: Sequence[str]
) -> list[str]:
    kept = key.with_more(secret for name, secret in facts.items() if name not in given)
    return [str(v) for v in check(row["text"], MoveKind(row["kind"]), (), kept)]


def _seen(metric: str, row: Mapping[str, Any], part: str, value: float, note: str) -> Seen:
    return Seen(
        metric=metric,
        item=row["id"],
        cluster=row["id"],
        value=value,
        group=part,
        note=f"{note}: {row['text'][:200]}",
    )


def _rows(name: str) -> list[dict[str, Any]]:
    return lines_of_json(FOLDER / "attacks" / name)
