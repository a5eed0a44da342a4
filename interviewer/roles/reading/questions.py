"""Which sentences ask the interviewer something, and which fact answers each."""

import re
from collections.abc import Sequence

from interviewer.domain.problem import Fact, Problem
from interviewer.domain.reading import Question
from interviewer.domain.sentences import Span
from interviewer.domain.stages import StageId
from interviewer.roles.matching import Matcher

SURE = 0.50
"""From this closeness to a way of asking, a question is about the fact."""
TERM_BONUS = 0.12
TERM_ABSENT = 0.55
"""What closeness is worth when none of the fact's terms stands in the question."""

_OPENING = re.compile(
    r"^(?:(?:ok(?:ay)?|so|and|also|then|hmm+|well|first|next|another (?:one|question)|quick question"
    r"|one more(?: thing| question)?|before (?:i|we) \w+)[\s,:–—-]+)*"
    r"(?:what|how|who|where|when|which|why|is|are|do|does|did|can|could|should|would|will|has|have"
    r"|am|any|may)\b",
    re.IGNORECASE,
)
_INDIRECT = re.compile(
    r"\b(?:i(?:'d| would) (?:like|want|love|need) to (?:know|understand|ask|clarify|check|confirm)"
    r"|i (?:need|want) to (?:know|ask|understand|clarify|check)"
    r"|(?:can|could|would) you (?:please )?(?:tell|share|give|clarify|say|confirm)"
    r"|(?:tell|give) me|i(?:'m| am) (?:wondering|curious)|i wonder|let me ask|do you know"
    r"|my (?:first |next |second )?question is|question:)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"^(?:(?:does|is) (?:that|this) (?:ok(?:ay)?|fine|make sense|sound (?:ok(?:ay)?|good|fine|right"
    r"|reasonable)|clear|right|what you)|(?:ok(?:ay)?|right|yes|no|sounds (?:good|ok)|make sense"
    r"|fair|agreed|you know)\W*$|shall (?:i|we) (?:go on|continue|move|start|proceed)"
    r"|should i (?:go on|continue|keep|proceed|go deeper|start)|can i (?:go on|start|continue|assume)"
    r"|ready\W*$|why\W*$|and\W*$|what(?:'s| is) (?:next|your))",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"^(?:so |and |but |now |ok(?:ay)?,? )*(?:why|how) (?:not|do (?:we|i|you)|would (?:we|i)|can (?:we|i)"
    r"|should (?:we|i)|to|about)\b|^(?:so|but|and)\W*(?:why|how|what)\W*\?$|^what (?:if|happens)\b"
    r"|^(?:what|how) about\b.*\b(?:then|though)\b",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\s*(?:,\s*(?:and|or)\s+|\s+and\s+|;\s*|,\s+(?=(?:what|how|who|is|are|do|any)))"
)


def clarifying_questions(
    problem: Problem, matcher: Matcher, sentences: Sequence[Span], stage: StageId
) -> tuple[Question, ...]:
    """The questions a message puts to the interviewer, in order, one entry for each fact asked.

    A question the candidate goes on to answer is no question; nor is "does that make sense?". A
    question that no fact answers has `fact` None.
    """
    found: list[Question] = []
    asks = _Asks(problem, matcher)
    for position, sentence in enumerate(sentences):
        if not _asks(sentence.text):
            continue
        facts = asks.facts(sentence.text)
        if not facts and _answers_itself(sentences, position, stage):
            continue
        if facts:
            found += [Question(quote=sentence.text.strip(), fact=fact) for fact in facts]
        elif not _RHETORICAL.search(sentence.text.strip()):
            found.append(Question(quote=sentence.text.strip(), fact=None))
    return tuple(found)


def _asks(sentence: str) -> bool:
    text = sentence.strip()
    if _TAG.search(text):
        return False
    if text.rstrip("\"')* ").endswith(("?", "？")):
        return True
    if _INDIRECT.search(text):
        return True
    return bool(_OPENING.search(text)) and len(text.split()) <= 12 and not text.endswith(".")


def _answers_itself(sentences: Sequence[Span], position: int, stage: StageId) -> bool:
    """Whether statements follow the question: beyond the first stage it was then rhetorical."""
    rest = [s.text for s in sentences[position + 1 :]]
    if not rest or stage == StageId.CLARIFY:
        return False
    return not all(_asks(text) for text in rest)


class _Asks:
    """The ways of asking for each fact, compared with a question."""

    def __init__(self, problem: Problem, matcher: Matcher) -> None:
        self._facts = problem.facts
        self._matcher = matcher
        self._ways = [way for fact in problem.facts for way in fact.asks]
        self._owner = [i for i, fact in enumerate(problem.facts) for _ in fact.asks]

    def facts(self, question: str) -> list[str]:
        """The ids of the facts that answer it: of the whole, or of its parts if it has several."""
        parts = [part for part in _SPLIT.split(question) if len(part.split()) >= 2]
        if len(parts) > 1:
            by_part = [fact for part in parts if (fact := self._best(part)) is not None]
            if len(dict.fromkeys(by_part)) > 1:
                return list(dict.fromkeys(by_part))
        whole = self._best(question)
        return [whole] if whole is not None else []

    def _best(self, question: str) -> str | None:
        closeness = self._matcher.closeness(self._ways, [question])[:, 0]
        best: dict[int, float] = {}
        for owner, value in zip(self._owner, closeness, strict=True):
            best[owner] = max(best.get(owner, 0.0), float(value))
        scored = [(self._adjusted(self._facts[i], question, v), i) for i, v in best.items()]
        score, winner = max(scored, key=lambda pair: (pair[0], -pair[1]))
        return self._facts[winner].id if score >= SURE else None

    def _adjusted(self, fact: Fact, question: str, closeness: float) -> float:
        hits = [term for term in fact.terms if _holds(question, term)]
        if not hits:
            return closeness * TERM_ABSENT
        longest = max(len(term.split()) for term in hits)
        return closeness + TERM_BONUS + 0.04 * (longest - 1)


def _holds(text: str, term: str) -> bool:
    pattern = r"(?<![a-z0-9])" + re.escape(term.casefold()) + r"(?:s|es)?(?![a-z0-9])"
    return re.search(pattern, text.casefold()) is not None
