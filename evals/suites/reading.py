"""The reading suite: what a message says is heard, in the packs' own cases and in tables of ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.ground import Ground, lines_of_json
from evals.measuring import Seen
from interviewer.domain.evidence import find_quote
from interviewer.domain.message import MAX_CHARS, normalise_message
from interviewer.domain.sums import check_sums

FOLDER = Path(__file__).parents[1] / "reading"
MESSAGES: tuple[tuple[str, str, str], ...] = (
    ("plain", "We split by time.", "We split by time."),
    ("line ends", "One.\r\nTwo.\rThree.", "One.\nTwo.\nThree."),
    ("escape", "Red \x1b[31malert\x1b[0m.", "Red alert."),
    ("control", "A\x00B\x07C", "ABC"),
    ("direction", "in\u202evoice", "invoice"),
    ("zero width", "pay\u200bpal", "paypal"),
    ("composed", "mode\u0300le", "mod\u00e8le"),
)
"""Messages as they come in, and as they are kept."""
SIZES = (MAX_CHARS // 2, MAX_CHARS, MAX_CHARS + 1, 2 * MAX_CHARS)


def observe(problem: str, ground: Ground) -> Iterator[Seen]:
    """A problem's own ways of asking and its traps, each as a message."""
    base = ground.base(problem)
    number = base.session.candidate_turns()[0].number
    pack = ground.content(problem).problem
    for fact in pack.facts:
        for at, ask in enumerate(fact.asks):
            named = [question.fact for question in base.read(number, ask).questions]
            yield _seen("reading.facts", f"{problem}.{fact.id}.{at}", fact.id in named, ask)
            asked = {
                each.id for each in pack.facts if ask in each.asks
            }  # some have a way in common
            extra = {name for name in named if name} - asked
            yield _seen("reading.volunteered", f"{problem}.{fact.id}.{at}", bool(extra), ask)
    for trap in pack.traps:
        for at, claim in enumerate(trap.claims):
            hits = [hit.trap for hit in base.read(number, claim).traps]
            yield _seen("reading.traps", f"{problem}.{trap.id}.{at}", trap.id in hits, claim)
        for at, sound in enumerate(trap.sound):
            hits = [hit.trap for hit in base.read(number, sound).traps]
            yield _seen("reading.sound", f"{problem}.{trap.id}.{at}", trap.id in hits, sound)


def tables(ground: Ground) -> Iterator[Seen]:
    """Sums, quotes, intents and messages, from tables written for this."""
    for at, row in _rows("sums"):
        found = check_sums(row["text"])
        said = "none" if not found else "right" if all(s.ok for s in found) else "wrong"
        yield _seen("reading.sums", f"sums.{at:03d}", said == row["says"], row["text"])
    for at, row in _rows("quotes"):
        valid = find_quote(row["quote"], [(1, row["said"])]) is not None
        yield _seen("reading.quotes", f"quotes.{at:03d}", valid == row["valid"], row["quote"])
    base = ground.base(ground.stage.library.problem_ids()[0])
    number = base.session.candidate_turns()[-1].number
    for at, row in _rows("intents"):
        wanted = [str(intent) for intent in base.read(number, row["text"]).intents]
        fine = row["intent"] in wanted if row["intent"] else not wanted
        yield _seen("reading.intents", f"intents.{at:03d}", fine, row["text"])
    for name, raw, kept in MESSAGES:
        yield _seen("reading.kept", f"message {name}", normalise_message(raw) == (kept, False), raw)
    for size in SIZES:
        text, cut = normalise_message("word " * (size // 5) + "w" * (size % 5))
        fine = len(text) <= MAX_CHARS and cut == (size > MAX_CHARS)
        yield _seen("reading.kept", f"message of {size}", fine, f"{len(text)} kept, cut: {cut}")


def _seen(metric: str, item: str, value: bool, note: str) -> Seen:
    return Seen(metric=metric, item=item, cluster=item, value=float(value), note=note[:200])


def _rows(name: str) -> Iterator[tuple[int, dict[str, Any]]]:
    yield from enumerate(lines_of_json(FOLDER / f"{name}.jsonl"), start=1)
