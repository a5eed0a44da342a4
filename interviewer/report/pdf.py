"""The report as a PDF, set by Typst: its compiler and fonts come with the package."""

import json
from pathlib import Path
from typing import Any

from interviewer.domain.notes import Citation
from interviewer.domain.rubric import Seniority
from interviewer.report import words
from interviewer.report.layered import drawn
from interviewer.report.radar import radar, told
from interviewer.report.report import CriterionResult, Report, SentDiagram, StageTime

_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
_FONT = "Libertinus Serif"
"""The text face that is embedded in the Typst package."""
_PAGE = (464.0, 560.0)
"""Room for a drawing, in points."""


def to_pdf(report: Report) -> bytes:
    """The report as an A4 PDF. Words reach the template as data: nothing in them is markup."""
    import typst

    data = json.dumps(_shown(report), ensure_ascii=False)
    made = typst.compile(
        _TEMPLATE.read_bytes(), sys_inputs={"report": data.encode("utf-8", "replace").decode()}
    )
    assert isinstance(made, bytes)
    return made


def _shown(report: Report) -> dict[str, Any]:
    """What the template prints, worded."""
    minutes = f"{report.minutes_used:.1f} of {report.minutes:.1f} minutes"
    answers = "1 answer" if report.turns == 1 else f"{report.turns} answers"
    overall = report.scores.overall
    held = report.asked + len(report.never_asked)
    return {
        "title": report.problem_title,
        "date": report.date,
        "meta": f"{minutes}, {answers}, interviewed at the {report.seniority} bar",
        "by": f"Interviewer: {report.interviewer}. Graded by: {words.graded_by(report)}.",
        "remarks": [
            *([words.ESTIMATE] if report.estimate else []),
            *([words.COACH] if report.coach else []),
            *report.notices,
        ],
        "advice": report.advice,
        "actions": [
            {"title": a.title, "text": a.text, "note": _note(a.note)} for a in report.actions
        ],
        "signals": [_signal(report, name) for name in Seniority],
        "too_little": words.too_little(report),
        "no_sums": words.no_sums(report),
        "coverage": f"{overall.assessed} of {overall.of} criteria were assessed "
        f"({words.percent(report.coverage)} by weight). A signal needs 80 % of a seniority's "
        "must-cover criteria; what was never reached is outside the mean. Means run from 1 to 4.",
        "radar": radar(report, _FONT),
        "radar_told": told(report),
        "stages": [_stage(report, time) for time in report.stage_times],
        "criteria": [
            {"title": title, "criteria": [_criterion(report, c) for c in listed]}
            for title, listed in words.by_stage(report)
            if listed
        ],
        "wrong": [
            *(f"“{flag}” ({c.title}: never put right)" for c in report.criteria for flag in c.red_flags),
            *(f"“{claim.quote}” {claim.why}" for claim in report.wrong),
        ],
        "asked": f"You asked for {report.asked} of the {held} facts the interviewer held.",
        "never_asked": [{"head": f.label, "rest": f.answer} for f in report.never_asked],
        "assumptions": list(report.assumptions),
        "sums": [
            f"“{s.quote}”: {s.expression} is {words.number(s.correct)}"
            + ("" if s.ok else f", you said {words.number(s.said)}")
            + f" {s.unit} ({'right' if s.ok else 'off'})"
            for s in report.sums
        ],
        "diagrams": [
            {
                "turn": d.turn,
                "source": d.source,
                "told": f"{words.counted(len(d.components), 'component')}, "
                f"{words.counted(len(d.edges), 'arrow')}.",
                "problems": list(d.problems),
                **_drawing(d),
            }
            for d in report.diagrams
        ],
        "hints": [f"{h.title}: {h.rungs} {'rung' if h.rungs == 1 else 'rungs'}" for h in report.hints],
        "sources": list(dict.fromkeys(words.paper_place(source) for source in report.sources)),
        "cost": words.cost(report.usage),
        "transcript": [
            {
                "turn": said.turn,
                "who": "You" if said.speaker == "candidate" else "Interviewer",
                "when": f"minute {said.minute:.1f}" + (", broke off" if said.interrupted else ""),
                "text": said.text,
            }
            for said in report.transcript
        ],
    }  # fmt: skip


def _drawing(sent: SentDiagram) -> dict[str, str | float]:
    """A drawing and its width in points; "" where it would not fit or could not be read."""
    made = drawn(sent.components, sent.edges)
    if made is None:
        return {"drawing": "", "width": 0.0}
    share = min(_PAGE[0] / made.width, _PAGE[1] / made.height, 0.85)
    return {"drawing": made.svg if share > 0.45 else "", "width": made.width * share}


def _signal(report: Report, seniority: Seniority) -> dict[str, str]:
    found = report.scores.seniorities[seniority]
    return {
        "seniority": str(seniority),
        "signal": words.signal_words(found.signal),
        "cap": "capped: designed without asking or assuming" if found.cap else "",
        "mean": words.mean_words(found.mean),
        "coverage": words.percent(found.coverage),
    }


def _stage(report: Report, time: StageTime) -> dict[str, str | float | bool]:
    found = report.scores.stages[time.stage]
    full = max(time.used, time.planned, 0.1)
    return {
        "title": time.title,
        "mean": words.mean_words(found.mean),
        "assessed": f"{found.assessed} of {found.of}",
        "minutes": f"{time.used:.1f} of {time.planned:.1f}" if time.reached else "not reached",
        "used": time.used / full,
        "planned": time.planned / full,
        "over": time.used > time.planned * 1.2,
    }


def _criterion(report: Report, found: CriterionResult) -> dict[str, Any]:
    facts: list[tuple[str, str]] = []
    if found.verdict is None:
        why = found.why or "the interview never got to it"
        facts.append(("Not graded", f"{why}; it is outside the mean."))
    facts += [("Wrong and not put right", f"“{flag}”") for flag in found.red_flags]
    if found.hints:
        rungs = "1 rung" if found.hints == 1 else f"{found.hints} rungs"
        facts.append(("Help used", f"{rungs}, which limits the grade"))
    if found.missing:
        facts.append(("The next level takes", found.missing))
    if found.next_level:
        facts.append(("It would have sounded like", found.next_level))
    if found.note and found.verdict != 4:
        facts.append(("Read", words.paper_place(found.note)))
    if len(report.graders) > 1:
        facts.append(("Graded by", found.grader))
    return {
        "title": found.title,
        "verdict": found.verdict or 0,
        "level": words.level_words(found.verdict),
        "quotes": [
            {"text": q.text, "turn": q.turn, "how": "after a question" if q.prompted else "unprompted"}
            for q in found.evidence
        ],
        "facts": [{"name": name, "text": text} for name, text in facts],
    }  # fmt: skip


def _note(note: Citation | None) -> str:
    return words.paper_place(note) if note else ""
