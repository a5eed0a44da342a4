"""Advice in a few sentences, from the verdicts alone."""

import re

from interviewer.domain.agenda import asked_and_answered
from interviewer.domain.events import ModelCalled
from interviewer.domain.evidence import normalise, words
from interviewer.domain.rubric import Criterion, Seniority
from interviewer.domain.session import Session
from interviewer.domain.speech import links, scores, tells_of_itself
from interviewer.domain.verdict import Verdict
from interviewer.llm.chat import Door, Message, Request, judged
from interviewer.llm.errors import ModelError
from interviewer.llm.prompts import load_prompt
from interviewer.roles.model_backed.attempt import check_finish
from interviewer.roles.model_backed.fence import neutral, plain
from interviewer.roles.model_backed.grade_sheet import NO_QUOTE, NOT_GRADED
from interviewer.roles.model_backed.layout import system
from interviewer.roles.model_backed.reasons import told_reason

MAX_TOKENS = 1200
MAX_WORDS = 280
"""Five sentences of a model that has much to say; two recorded models in three take over 180."""
LISTED = 6
_FOR_WHOM = re.compile(
    r"\b(?:at|for) (?:an? |the |your )?(?:junior|mid|senior|staff)(?:[- ]level| role| engineer)*\b",
    re.I,
)
"""The seniority an interview was held for is no grade."""
_QUOTED = re.compile(r"[\"“]([^\"”]+)[\"”]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


async def advice(
    door: Door, session: Session, calls: list[ModelCalled], max_tokens: int = MAX_TOKENS
) -> str | None:
    """Three to five sentences on a graded interview, None where nothing fit came of it.

    A text with a mark, a figure or a quote that is not in the verdicts is none.
    """
    if session.graded is None:
        return None
    request = _request(session, max_tokens)
    try:
        completion = await door.complete(request, calls)
        check_finish(completion)
    except ModelError as error:
        if calls and calls[-1].outcome == "ok":
            judged(calls, error.code)
        return None
    text = " ".join(plain(completion.text).split())
    if text and not _invents(text, request.last.text):
        return text
    judged(calls, "guard: summary")
    return None


def _request(session: Session, max_tokens: int) -> Request:
    prompt = load_prompt("summary")
    assert session.graded is not None
    verdicts = [v for v in session.graded.verdicts if v.verdict is not None]
    rubric = session.content.rubric
    level = session.opened.seniority
    weighty = sorted(verdicts, key=lambda v: _matters(rubric.criterion(v.criterion), level))
    best = sorted(weighty, key=lambda v: -(v.verdict or 0))
    worst = sorted(weighty, key=lambda v: v.verdict or 0)
    missed = [v for v in session.graded.verdicts if _is_missed(session, v)]
    strong = [v for v in best if (v.verdict or 0) >= 3][:LISTED]
    thin = [v for v in worst if (v.verdict or 0) <= 2]
    weak = ([v for v in thin if told_reason(v.why)] or thin)[:LISTED]
    used: set[str] = set()
    last = prompt.render(
        "last",
        title=session.content.problem.title,
        level=level,
        strong=_told(session, strong, used, strength=True),
        weak=_told(session, weak, used),
        missed=_told(session, missed[:LISTED], used),
    )
    return Request(
        role="summary",
        session=session.id,
        turn=session.next_turn,
        prompt=prompt.ref,
        head=(system(prompt),),
        last=Message(role="user", text=last),
        max_tokens=max_tokens,
    )


def _matters(criterion: Criterion, level: Seniority) -> tuple[bool, int]:
    """What comes first: what the level must show, then what weighs most."""
    return level not in criterion.must_cover, -criterion.weight


def _is_missed(session: Session, verdict: Verdict) -> bool:
    """Whether something the level must show was neither asked about, nor heard, nor lost with a call."""
    criterion = session.content.rubric.criterion(verdict.criterion)
    if verdict.verdict is not None or session.opened.seniority not in criterion.must_cover:
        return False
    if verdict.why == NO_QUOTE or verdict.why.startswith(NOT_GRADED):
        return False
    heard = {finding.criterion for finding in session.findings}
    return criterion.id not in heard | asked_and_answered(session)


def _told(
    session: Session, verdicts: list[Verdict], used: set[str], strength: bool = False
) -> list[dict[str, str]]:
    """The judgements, each with the longest of its quotes that is not `used` yet."""
    told: list[dict[str, str]] = []
    for verdict in verdicts:
        title = session.content.rubric.criterion(verdict.criterion).title
        fresh = [text for quote in verdict.quotes if (text := quote.text) not in used]
        quote = max(fresh, key=len, default="")
        used.add(quote)
        why = neutral(told_reason(verdict.why, strength))
        told.append({"title": title, "why": why, "quote": neutral(quote)})
    return told


def _invents(text: str, given: str) -> bool:
    """Whether a text says more than it was given, what it must not, or the same quote twice."""
    unfit = scores(_FOR_WHOM.sub(" ", text)) or links(text) or tells_of_itself(text)
    if unfit or len(words(text)) > MAX_WORDS:
        return True
    source = normalise(plain(given)).casefold()
    quoted = [normalise(q).rstrip(".,;:!?").casefold() for q in _QUOTED.findall(text)]
    figures = _FIGURE.findall(text)
    known = set(_FIGURE.findall(source))
    if len(set(quoted)) < len(quoted):
        return True
    return any(quote not in source for quote in quoted) or any(f not in known for f in figures)
