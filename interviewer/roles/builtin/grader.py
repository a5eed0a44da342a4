"""The built-in grader: verdicts from findings, by rule. Its grades are estimates."""

from collections.abc import Mapping, Sequence

from interviewer.domain.agenda import asked_and_answered
from interviewer.domain.events import Finding, Quote, Verdict
from interviewer.domain.rubric import Level
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grading, StageGrading
from interviewer.roles.builtin.weighing import earned, ranked, support
from interviewer.roles.reading.withdrawn import stands, taken_back

MAX_QUOTES = 3


class BuiltinGrader:
    """Weighs how many of the candidate's sentences speak for a criterion, and how strongly."""

    name = "builtin-2"

    async def grade(self, session: Session) -> Grading:
        """One verdict for each criterion of the rubric, in the rubric's order.

        Looks at the whole transcript: evidence counts wherever it was said. Without evidence a
        criterion is 1 where something wrong was said of it, or where the interviewer asked about it
        and the candidate had a turn to answer, else not assessed.
        """
        reached = asked_and_answered(session)
        heard, flags = support(session), _standing_traps(session)
        verdicts = tuple(
            self._verdict(
                criterion.id,
                heard.get(criterion.id, ()),
                criterion.id in reached,
                session.hints.get(criterion.id, 0),
                tuple(dict.fromkeys(flags.get(criterion.id, ()))),
            )
            for criterion in session.content.rubric.criteria
        )
        return Grading(verdicts=verdicts)

    async def grade_stage(self, session: Session, stage: StageId) -> StageGrading | None:
        """Nothing: the whole is graded at the end, in no time."""
        return None

    def _verdict(
        self,
        criterion: str,
        heard: Sequence[Finding],
        reached: bool,
        hints: int,
        flags: tuple[str, ...],
    ) -> Verdict:
        earns = earned(heard)
        if earns == 1:
            return Verdict(
                criterion=criterion,
                verdict=1 if flags or reached else None,
                hints=hints,
                red_flags=flags,
                why=_nothing_for_it(bool(flags), reached),
                grader=self.name,
            )
        level = _limited(earns, hints, bool(flags))
        speaking = [finding for _, finding in ranked(heard)]
        shown = sorted(speaking[:MAX_QUOTES], key=lambda f: f.turn)
        quotes = tuple(Quote(text=f.quote, turn=f.turn, prompted=f.prompted) for f in shown)
        return Verdict(
            criterion=criterion,
            verdict=level,
            quotes=quotes if level > 1 else (),
            prompted=all(quote.prompted for quote in quotes),
            hints=hints,
            red_flags=flags,
            why=f"{len(speaking)} sentence(s) speak for it",
            grader=self.name,
        )


def _limited(level: Level, hints: int, trapped: bool) -> Level:
    """What is left after help and an uncorrected wrong claim: each rung of help costs."""
    most = {0: 4, 1: 3, 2: 3}.get(hints, 2)
    limited = min(level, most)
    if trapped:
        limited = min(level - 1, 2)
    return 1 if limited <= 1 else 2 if limited == 2 else 3 if limited == 3 else 4


def _nothing_for_it(flagged: bool, reached: bool) -> str:
    if flagged:
        return "something wrong said of it, nothing for it"
    return "asked about, nothing said for it" if reached else "the interview never got to it"


def _standing_traps(session: Session) -> Mapping[str, Sequence[str]]:
    """By criterion, wrong claims that were not taken back, nor put right by what came after."""
    gone = taken_back(session)
    right: dict[str, int] = {}
    for finding in session.findings:
        if finding.verdict >= 3:
            right[finding.criterion] = max(right.get(finding.criterion, 0), finding.turn)
    flags: dict[str, list[str]] = {}
    for turn in session.candidate_turns():
        if turn.reading is None:
            continue
        traps = (
            (session.content.problem.trap(h.trap).criterion, h.quote) for h in turn.reading.traps
        )
        for criterion, quote in (*traps, *((f.criterion, f.quote) for f in turn.reading.red_flags)):
            if right.get(criterion, 0) > turn.number or not stands(
                quote, gone.get(turn.number, ())
            ):
                continue
            flags.setdefault(criterion, []).append(quote)
    return flags
