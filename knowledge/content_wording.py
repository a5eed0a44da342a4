"""What must hold for every text an interviewer may say: the guard would drop it otherwise.

Each rule yields where (a JSON pointer) and what.
"""

import re
from collections.abc import Iterator, Sequence
from string import Formatter
from typing import NamedTuple

from interviewer.domain.evidence import shingles, words
from interviewer.domain.guard import (
    Secrets,
    Violation,
    check,
    count_questions,
    leaks,
    same_question,
)
from interviewer.domain.moves import MoveKind
from interviewer.domain.problem import Nouns, Problem
from interviewer.domain.rubric import Rubric
from interviewer.domain.technique import Catalogue
from knowledge.content_rules import Found

NOUNS = frozenset(Nouns.model_fields)
SAID = frozenset({"said"})
NONE: frozenset[str] = frozenset()
_WRONG = {
    Violation.PRAISE: "praises",
    Violation.SCORE: "speaks of a score",
    Violation.LINK: "holds a link",
}
_NO_SECRETS = Secrets.of(())
ARTICLE = re.compile(r"\ban? \{", re.IGNORECASE)


class Said(NamedTuple):
    """A text the interviewer may say: where it stands, and the slots it is given."""

    pointer: str
    text: str
    slots: frozenset[str]


class Vault:
    """Secrets, with a quick look first: a text that shares no five-word run leaks nothing."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._secrets = Secrets.of(texts)
        self._fives = frozenset(run for secret in self._secrets.fives for run in secret)

    def leaked_by(self, text: str) -> bool:
        """Whether the guard would call the text a leak."""
        return not shingles(text, 5).isdisjoint(self._fives) and leaks(text, self._secrets)


def word_problem(problem: Problem, rubric: Rubric | None) -> Iterator[Found]:
    """The questions, hints and answers of a problem pack."""
    secret = [*graded(rubric), *_keys(problem)]
    key, vault = Vault(secret), Vault([*secret, *(fact.answer for fact in problem.facts)])
    answers = [
        Said(f"/facts/{at}/answer", fact.answer, NONE) for at, fact in enumerate(problem.facts)
    ]
    questions = list(_questions(problem))
    plain = [Said("/prompt", problem.prompt, NONE)]
    for at, pack in enumerate(problem.criteria):
        for rung in type(pack.hints).model_fields:
            text = getattr(pack.hints, rung)
            plain.append(Said(f"/criteria/{at}/hints/{rung}", text, NONE))
    for asked, texts, secrets in ((1, questions, vault), (0, plain, vault), (0, answers, key)):
        for said in texts:
            filled = filled_with(said, problem)
            yield from spoken(said, filled, asked)
            if secrets.leaked_by(filled):
                yield (
                    said.pointer,
                    "gives away a fact, an anchor, a piece of evidence or an outline",
                )
    yield from repeated(questions)


def word_catalogue(
    catalogue: Catalogue, rubric: Rubric | None, problems: Sequence[Problem]
) -> Iterator[Found]:
    """The digs of the techniques, with each problem's nouns."""
    vaults = [
        (p, Vault([*graded(rubric), *_keys(p), *(fact.answer for fact in p.facts)]))
        for p in problems
    ]
    digs = [
        Said(f"/techniques/{at}/digs/{place}", dig, NOUNS | SAID)
        for at, technique in enumerate(catalogue.techniques)
        for place, dig in enumerate(technique.digs)
    ]
    for said in digs:
        yield from spoken(said, said.text, asked=1)
        if ARTICLE.search(said.text) or said.text.startswith("{"):
            yield said.pointer, "has a slot at its beginning or behind an article"
        for problem, vault in vaults:
            if vault.leaked_by(filled_with(said, problem)):
                yield said.pointer, f"gives away what {problem.id} keeps back"
    yield from repeated(digs)


def repeated(said: Sequence[Said]) -> Iterator[Found]:
    """Questions that repeat an earlier one of the same file."""
    by_run: dict[tuple[str, ...], list[int]] = {}
    for at, one in enumerate(said):
        runs = shingles(one.text, 3) or {tuple(words(one.text))}
        near = sorted({other for run in runs for other in by_run.get(run, ())})
        for other in near:
            if same_question(one.text, said[other].text):
                yield one.pointer, f"asks the same as {said[other].pointer}"
                break
        for run in runs:
            by_run.setdefault(run, []).append(at)


def slots(text: str) -> set[str] | None:
    """The names in braces, or None where the braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def filled_with(said: Said, problem: Problem) -> str:
    """The text with a problem's nouns and an empty quote; as it stands where that cannot be."""
    found = slots(said.text)
    if not found or not found <= said.slots:
        return said.text
    return said.text.format(**{**problem.nouns.model_dump(), "said": ""})


def spoken(said: Said, filled: str, asked: int) -> Iterator[Found]:
    """What holds for all that is said: its slots, its number of questions, the guard's checks."""
    found = slots(said.text)
    if found is None:
        yield said.pointer, "has a brace that is not closed"
    for name in sorted((found or set()) - said.slots):
        yield said.pointer, f"{{{name}}} is no slot here"
    count = count_questions(filled)
    if count != asked:
        yield said.pointer, f"asks {count} questions instead of {asked or 'none'}"
    for violation in check(filled, MoveKind.ANSWER, (), _NO_SECRETS):
        if violation in _WRONG:
            yield said.pointer, _WRONG[violation]


def _questions(problem: Problem) -> Iterator[Said]:
    """All questions of a pack. A what-if may come without a quote, so it has no {said}."""
    for at, pack in enumerate(problem.criteria):
        for place, ask in enumerate(pack.asks):
            yield Said(f"/criteria/{at}/asks/{place}/text", ask.text, NOUNS | SAID)
    for at, opening in enumerate(problem.stages):
        for place, text in enumerate(opening.openers):
            yield Said(f"/stages/{at}/openers/{place}", text, NONE)
    for at, trap in enumerate(problem.traps):
        for place, text in enumerate(trap.challenge):
            yield Said(f"/traps/{at}/challenge/{place}", text, NOUNS | SAID)
    for at, what_if in enumerate(problem.what_ifs):
        for place, text in enumerate(what_if.ask):
            yield Said(f"/what_ifs/{at}/ask/{place}", text, NOUNS)
    for at, component in enumerate(problem.components):
        yield Said(f"/components/{at}/ask", component.ask, NONE)


def graded(rubric: Rubric | None) -> Iterator[str]:
    """What is held back of a rubric: anchors and evidence."""
    for criterion in rubric.criteria if rubric else ():
        yield from criterion.anchors.values()
        yield from (piece.text for piece in criterion.evidence)


def _keys(problem: Problem) -> Iterator[str]:
    for pack in problem.criteria:
        yield from (piece.text for piece in pack.evidence)
        yield from (pack.outlines.two, pack.outlines.three, pack.outlines.four)
    for what_if in problem.what_ifs:
        yield from (piece.text for piece in what_if.good)
