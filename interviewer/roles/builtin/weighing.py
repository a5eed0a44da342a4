"""What sentences that speak for a criterion are worth, and the level they add up to."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate

from interviewer.domain.events import Finding
from interviewer.domain.reading import Touch
from interviewer.domain.rubric import Level
from interviewer.domain.session import Session, Turn
from interviewer.domain.value import Value
from interviewer.roles.builtin.assessor import asked_before
from interviewer.roles.reading.argument import argument
from interviewer.roles.reading.touching import HEARD
from interviewer.roles.reading.withdrawn import stands, taken_back

TOUCHING = 0.5
"""The score of a sentence that just touches a criterion; without one such there is no credit."""
FULL = 1.25
"""From so many times a touch on a sentence speaks for a criterion in full."""
ARGUES, WEIGHS, COUNTS, OPEN = 1.0, 0.5, 1.0, -0.5
"""Beside 1 for saying it: for a reason, for what it costs, for a number, and for leaving it open."""
NEXT = 0.5
"""What each further sentence counts of the one before: repeating a point adds little, and whoever
says it in one sentence loses little."""
_QUOTED = re.compile(r"[\"“][^\"“”]{8,}[\"”]")


class Cuts(Value):
    """The points from which a level is given."""

    two: float
    three: float
    four: float

    def level(self, points: float) -> Level:
        """The level that points come to."""
        if points < self.two:
            return 1
        return 2 if points < self.three else 3 if points < self.four else 4


@lru_cache(maxsize=1)
def cuts() -> Cuts:
    """The cuts of cuts.json, which says how they were fitted."""
    raw = json.loads((files(__package__) / "cuts.json").read_text("utf-8"))
    return Cuts.model_validate(raw["cuts"])


def support(session: Session) -> Mapping[str, Sequence[Finding]]:
    """By criterion, the findings and what was said of it in passing, in words of one's own that
    were not taken back."""
    found: dict[str, list[Finding]] = {}
    gone = taken_back(session)
    for finding in session.findings:
        if stands(finding.quote, gone.get(finding.turn, ())) and not _said_back(finding.quote):
            found.setdefault(finding.criterion, []).append(finding)
    for turn in session.candidate_turns():
        asked = asked_before(session, turn.number)
        for aside in turn.reading.asides if turn.reading else ():
            if aside.quote not in turn.text or _said_back(aside.quote):
                continue
            if stands(aside.quote, gone.get(turn.number, ())):
                found.setdefault(aside.criterion, []).append(_finding(aside, turn, asked))
    return found


def ranked(findings: Iterable[Finding]) -> list[tuple[float, Finding]]:
    """What each sentence is worth, best first; what a better one holds already counts once."""
    kept: list[tuple[float, Finding]] = []
    for worth, finding in sorted(
        ((_worth(one), one) for one in findings), key=lambda pair: (-pair[0], pair[1].turn)
    ):
        if not any(finding.quote in one.quote or one.quote in finding.quote for _, one in kept):
            kept.append((worth, finding))
    return kept


def points(findings: Sequence[Finding]) -> float:
    """What sentences add up to; 0 where none of them touches the criterion."""
    if not any(finding.score >= TOUCHING for finding in findings):
        return 0.0
    worths = [worth for worth, _ in ranked(findings)]
    return list(accumulate(reversed(worths), lambda rest, worth: worth + NEXT * rest))[-1]


def earned(findings: Sequence[Finding]) -> Level:
    """The level that findings add up to."""
    return cuts().level(points(findings))


def _said_back(sentence: str) -> bool:
    """Whether most of a sentence stands in quotation marks: somebody's words, whoever's they are."""
    quoted = sum(len(part.split()) for part in _QUOTED.findall(sentence))
    return 2 * quoted >= len(sentence.split())


def _worth(finding: Finding) -> float:
    argued = argument(finding.quote)
    worth = 1.0
    worth += ARGUES if finding.verdict >= 3 else 0.0
    worth += WEIGHS if finding.verdict == 4 else 0.0
    worth += COUNTS if argued.number and not argued.hollow else 0.0
    worth += OPEN if argued.open or argued.hedges else 0.0
    return worth * _clearness(finding.score)


def _clearness(score: float) -> float:
    """0 to 1, by how many times a touch the sentence is."""
    times = score / (1 - score) if score < 1 else FULL
    return min(max((times - HEARD) / (FULL - HEARD), 0.0), 1.0)


def _finding(aside: Touch, turn: Turn, asked: frozenset[str]) -> Finding:
    return Finding(
        criterion=aside.criterion,
        verdict=aside.level,
        quote=aside.quote,
        turn=turn.number,
        prompted=aside.criterion in asked,
        statement=aside.statement,
        score=aside.score,
    )
