"""A lens: what messages of one problem are compared with, prepared once."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.clashes import Subjects, subjects
from interviewer.domain.session import Content
from interviewer.roles.matching.vectors import SentenceEmbedder
from interviewer.roles.reading.bank import Bank
from interviewer.roles.reading.common_errors import CommonErrors
from interviewer.roles.reading.echo import Foreign
from interviewer.roles.reading.given import given
from interviewer.roles.reading.imputing import imputed
from interviewer.roles.reading.mentions import TechniqueFinder
from interviewer.roles.reading.questions import FactFinder
from interviewer.roles.reading.statements import Kind, Statement, statements
from interviewer.roles.reading.subject import Subject
from interviewer.roles.reading.thresholds import BY_MEANING, BY_WORDS, Thresholds

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Lens:
    """The statements of a rubric and a problem with their bank, facts and techniques by name.

    `criteria` and `wrong` hold, by criterion, the rows of what speaks for it and of typical wrong
    claims on it. `foreign` are texts that earn nothing when they come back from the candidate.
    `common` hears the wrong claims that are common in every problem.
    `answered` are, by criterion and ask, the words that show a question to be answered already, and
    `imputed` those in which it says what the candidate has chosen.
    """

    statements: tuple[Statement, ...]
    bank: Bank
    at: Thresholds
    criteria: dict[str, Rows]
    wrong: dict[str, Rows]
    kinds: dict[Kind, Rows]
    facts: FactFinder
    common: CommonErrors
    subjects: Subjects
    techniques: TechniqueFinder
    foreign: Foreign
    subject: Subject
    answered: dict[tuple[str, int], tuple[str, ...]]
    imputed: dict[tuple[str, int], str]

    @classmethod
    def of(cls, content: Content, embedder: SentenceEmbedder | None) -> "Lens":
        """Prepare an interview's content, to compare with by words; with an embedder, questions are
        matched by meaning. Takes a second."""
        listed = statements(content.rubric, content.problem)
        kinds: tuple[Kind, ...] = ("evidence", "red_flag", "trap", "sound", "ask", "what_if")
        trap_of = {trap.id: trap.criterion for trap in content.problem.traps}
        return cls(
            statements=listed,
            bank=Bank(listed, None),
            at=BY_WORDS,
            criteria={
                c.id: _rows(s.kind == "evidence" and s.target == c.id for s in listed)
                for c in content.rubric.criteria
            },
            wrong={
                c.id: _rows(_is_wrong(s, c.id, trap_of) for s in listed)
                for c in content.rubric.criteria
            },
            kinds={kind: _rows(s.kind == kind for s in listed) for kind in kinds},
            facts=FactFinder(content.problem, embedder),
            common=CommonErrors(content.problem),
            subjects=subjects(content.problem),
            techniques=TechniqueFinder(content.catalogue),
            foreign=given(content),
            subject=Subject.of(content),
            answered={
                (pack.criterion, number): tuple(term.casefold() for term in ask.unless)
                for pack in content.problem.criteria
                for number, ask in enumerate(pack.asks)
                if ask.unless
            },
            imputed={
                (pack.criterion, number): chosen
                for pack in content.problem.criteria
                for number, ask in enumerate(pack.asks)
                if (chosen := imputed(ask))
            },
        )

    def by_meaning(self, embedder: SentenceEmbedder) -> "Lens":
        """The same to compare with by meaning and words. Takes some seconds the first time."""
        return replace(self, bank=self.bank.by_meaning(embedder), at=BY_MEANING)


def _is_wrong(statement: Statement, criterion: str, trap_of: dict[str, str]) -> bool:
    if statement.kind == "red_flag":
        return statement.target == criterion
    return statement.kind == "trap" and trap_of[statement.target] == criterion


def _rows(mask: object) -> Rows:
    return np.flatnonzero(np.fromiter(mask, dtype=bool))  # type: ignore[call-overload]
