"""The guard: what may be shown to a candidate while the interview runs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.evidence import shingles, words
from interviewer.domain.moves import ASKS_EXACTLY_ONE, MoveKind
from interviewer.domain.speech import links, praises, scores, tells_of_itself

LEAK_RUN = 8
"""So many words in a row of a secret are a leak."""
LEAK_SHARE = 0.30
"""Or this share of a secret's five-word runs."""
REPEAT_JACCARD = 0.60
"""Two questions whose three-word runs overlap more than this are the same question."""


class Violation(StrEnum):
    """Why a text may not be shown."""

    LEAK = "leak"
    QUESTIONS = "questions"
    PRAISE = "praise"
    SCORE = "score"
    REPEAT = "repeat"
    LINK = "link"
    PROMPT = "prompt"
    REMARK = "remark"
    FACT = "fact"
    OPEN = "open"
    LENGTH = "length"


_QUESTION_END = re.compile(r"[?？]+")


@dataclass(frozen=True, slots=True)
class Secrets:
    """Texts that must not be shown, prepared once: anchors, evidence, outlines, unasked facts."""

    runs: frozenset[tuple[str, ...]]
    fives: tuple[frozenset[tuple[str, ...]], ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Secrets":
        """Prepare the secrets for `leaks`."""
        listed = list(texts)
        runs = frozenset(run for text in listed for run in shingles(text, LEAK_RUN))
        fives = tuple(frozenset(shingles(text, 5)) for text in listed if len(words(text)) >= 8)
        return cls(runs, fives)

    def with_more(self, others: Iterable["Secrets"]) -> "Secrets":
        """These secrets and others, which are prepared already."""
        listed = list(others)
        return Secrets(
            self.runs.union(*(other.runs for other in listed)),
            self.fives + tuple(five for other in listed for five in other.fives),
        )


def count_questions(text: str) -> int:
    """How many questions a text asks: runs of question marks, quoted ones included."""
    return len(_QUESTION_END.findall(text))


def wording(text: str) -> list[Violation]:
    """What speaks against the words alone: judging aloud, marks, links and markup, the machinery."""
    checks = (
        (Violation.PRAISE, praises),
        (Violation.SCORE, scores),
        (Violation.LINK, links),
        (Violation.PROMPT, tells_of_itself),
    )
    return [violation for violation, found_in in checks if found_in(text)]


def leaks(text: str, secrets: Secrets) -> bool:
    """Whether a text gives a secret away: eight words in a row, or 30 % of its five-word runs."""
    if not shingles(text, LEAK_RUN).isdisjoint(secrets.runs):
        return True
    fives = shingles(text, 5)
    return any(len(fives & secret) >= LEAK_SHARE * len(secret) for secret in secrets.fives)


def same_question(one: str, other: str) -> bool:
    """Whether two texts ask the same, by their runs of three words (Jaccard)."""
    left, right = shingles(one, 3), shingles(other, 3)
    if not left or not right:
        return words(one) == words(other)
    return len(left & right) / len(left | right) > REPEAT_JACCARD


def check(text: str, kind: MoveKind, earlier: Iterable[str], secrets: Secrets) -> list[Violation]:
    """Everything that speaks against showing `text` as a turn of that kind, none if it may be.

    Facts and length are for those to check who know the facts. `earlier` are the interviewer's questions so far; a repetition is allowed in `repeat` only.
    """
    found: list[Violation] = []
    asked = count_questions(text)
    if asked > 1 or (kind in ASKS_EXACTLY_ONE and asked != 1):
        found.append(Violation.QUESTIONS)
    found += wording(text)
    if kind != MoveKind.REPEAT and any(same_question(text, before) for before in earlier):
        found.append(Violation.REPEAT)
    if leaks(text, secrets):
        found.append(Violation.LEAK)
    return found
