"""The benign suite: genuine answers are taken up, kept whole and credited."""

from collections.abc import Iterator

from evals.ground import Ground, rows
from evals.measuring import Seen
from evals.metrics.false_blocks import blocked, cut_short
from interviewer.domain.message import normalise_message


def observe(problem: str, ground: Ground) -> Iterator[Seen]:
    """Every genuine turn of one problem, read on its own."""
    base = ground.base(problem)
    number = base.session.candidate_turns()[-1].number
    for row in (*rows("benign_answers.jsonl"), *rows("benign_fresh.jsonl")):
        if row["problem"] != problem:
            continue
        kept, cut = normalise_message(row["text"])
        reading = base.read(number, kept)
        stopped = [str(intent) for intent in reading.intents]
        for metric, value in (
            ("benign.blocked", blocked(reading)),
            ("benign.cut", cut or cut_short(row["text"], kept)),
            ("benign.heard", bool(reading.touches or reading.questions or reading.intents)),
        ):
            yield Seen(
                metric=metric,
                item=row["id"],
                cluster=row["id"],
                value=float(value),
                group=row["stage"],
                note=f"{' '.join(stopped)} {row['text'][:160]}".strip(),
            )
