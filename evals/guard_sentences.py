"""The sentences that the guard's models are fitted on, as the guard would see them.

`guard_data/remarks` holds sentences by what they remark on, `guard_data/turns` whole turns with what of
them tells too much; each file is by another author, who knew no rule of the guard.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evals.guard_figures import SAID, move_of, session_of
from interviewer.domain.moves import MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.llm.prompts import load_prompt
from interviewer.roles.model_backed.guarding.fitted import tellings
from interviewer.roles.model_backed.guarding.fitted.clauses import clauses
from interviewer.roles.model_backed.guarding.fitted.tellings import Place, Sight
from interviewer.roles.model_backed.guarding.known import Keeping, known
from interviewer.roles.model_backed.guarding.remark_signs import remark_signs
from interviewer.roles.model_backed.guarding.so_far import SoFar
from interviewer.roles.model_backed.guarding.telling_signs import fact_signs, told_of, told_signs
from interviewer.roles.model_backed.options import Option
from knowledge.content import Library

DATA = Path(__file__).parent / "guard_data"
REMARKS = ("praise", "score", "prompt")
TOLD = ("anchor", "fact", "contradiction")
PLAIN_IN = 8
PLAIN_AUTHORS = 2
"""A word stands for itself in the form of a sentence from so many turns of so many authors on."""


Span = tuple[int, int]
"""Where in a sentence a piece of it begins and ends."""


@dataclass(frozen=True)
class Line:
    """A sentence with its label, the author and the turn it is from, and a class for the figures."""

    text: str
    bad: bool
    author: str
    turn: str
    kind: str


def remark_lines() -> list[Line]:
    """Sentences with what they remark on, those of the turns beside them: in a turn that tells only
    a piece of an answer or a fact, nothing is a remark."""
    lines = []
    for path in sorted((DATA / "remarks").glob("*.txt")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            label, _, text = line.partition("\t")
            lines.append(Line(text, label != "fair", path.stem, f"{path.stem}-{number}", label))
    for row in turns():
        told = row.kind_of_leak in REMARKS
        for text, leaks in row.sentences():
            bad = told and bool(leaks)
            kind = row.kind_of_leak if bad else "fair"
            lines.append(Line(text, bad, row.author, row.id, kind))
    return lines


def heard(text: str) -> frozenset[str]:
    """The signs of a remark in a sentence that stands alone."""
    return frozenset(remark_signs(text))


@dataclass(frozen=True)
class TurnRow:
    """A turn of an author, as the guard would meet it."""

    id: str
    author: str
    problem: str
    kind: MoveKind
    facts: tuple[str, ...]
    said: str
    text: str
    kind_of_leak: str
    leaked: tuple[str, ...]

    def sentences(self) -> Iterator[tuple[str, list[Span]]]:
        """Its sentences, each with where in it what is leaked stands."""
        pieces = [piece for text in self.leaked for piece in _pieces(text)]
        for span in split_sentences(self.text, at_joints=False):
            bare = span.text.strip(".?! ")
            inside = [
                (span.text.index(piece), span.text.index(piece) + len(piece))
                for piece in pieces
                if piece in span.text
            ]
            whole = any(bare in piece for piece in pieces)
            yield span.text, [(0, len(span.text))] if whole else inside


def _pieces(text: str) -> list[str]:
    """A leaked text, and where it runs over several sentences those."""
    spans = split_sentences(text, at_joints=False)
    return [text.strip(".?! "), *(span.text.strip(".;:?! ") for span in spans)]


def turns() -> list[TurnRow]:
    """The turns of all authors."""
    found = []
    for path in sorted((DATA / "turns").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found.append(
                TurnRow(
                    id=row["id"],
                    author=path.stem,
                    problem=row["problem"],
                    kind=MoveKind(row["kind"]),
                    facts=tuple(row["facts"]),
                    said=row["said"] or SAID,
                    text=row["text"],
                    kind_of_leak=row["class"],
                    leaked=tuple(row.get("leaked", ())),
                )
            )
    return found


@dataclass(frozen=True)
class Seen:
    """A sentence as the models of tellings see it, and its clauses with their labels."""

    line: Line
    whole: Sight
    parts: list[Sight]
    bad_parts: list[bool]


def seen_tellings(every: int = 1) -> list[Seen]:
    """The sentences of all turns that are fair, and those that tell too much; of one turn in `every`."""
    library = Library()
    contents = {name: library.content(name) for name in library.problem_ids()}
    keeping = Keeping(load_prompt("speaker"))
    found = []
    for turn in turns()[::every]:
        if turn.kind_of_leak not in (*TOLD, "fair"):
            continue
        session = session_of(contents[turn.problem], turn.said, list(turn.facts), turn.kind)
        move = move_of(session, turn.kind, turn.facts)
        kept = keeping.of(session)
        may = known(session, kept, (Option(move, turn.kind),), move)
        so_far = SoFar(kept, may, move)
        told = told_of(so_far)
        for text, leaks in turn.sentences():
            place = Place(turn.kind, not so_far.shown)
            if leaks or not turn.leaked:
                signs = told_signs(so_far, text) | fact_signs(so_far, text)
                line = Line(text, bool(leaks), turn.author, turn.id, turn.kind_of_leak)
                both = tellings.sights(text, kept.hidden, told, place, signs)
                found.append(Seen(line, *both, _leaking(text, leaks)))
            so_far = replace(so_far, shown=f"{so_far.shown} {text}".strip(), before=text)
    return found


def _leaking(text: str, leaks: Sequence[Span]) -> list[bool]:
    """Which clauses of a sentence hold what is leaked, or lie for the greater part in it."""
    found, at = [], 0
    for clause in clauses(text):
        start = text.index(clause, at)
        at = start + len(clause)
        common = [max(0, min(at, end) - max(start, begin)) for begin, end in leaks]
        held = any(start <= begin and end <= at for begin, end in leaks)
        found.append(held or any(2 * each > len(clause) for each in common))
    return found if any(found) else [bool(leaks)] * len(found)


def plain_words(seen: Sequence[Seen]) -> frozenset[str]:
    """The words that stand for themselves in the form of a sentence: those of any talk."""
    often: Counter[str] = Counter()
    authors: dict[str, set[str]] = {}
    for one in seen:
        for word in {each.word for each in one.whole.row}:
            often[word] += 1
            authors.setdefault(word, set()).add(one.line.author)
    return frozenset(
        word for word, n in often.items() if n >= PLAIN_IN and len(authors[word]) >= PLAIN_AUTHORS
    )
