"""The local reading of a message: what is asked, claimed, named and counted in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from interviewer.domain.evidence import MIN_QUOTE_WORDS, words
from interviewer.domain.reading import AskCue, Intent, Reading, Touch, TrapHit, WhatIfCue
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Content, Session
from interviewer.roles.matching import Matcher, substance
from interviewer.roles.reading.clip import clip
from interviewer.roles.reading.echo import OwnWords
from interviewer.roles.reading.intents import intents
from interviewer.roles.reading.mentions import TechniqueFinder, named_components
from interviewer.roles.reading.questions import clarifying_questions
from interviewer.roles.reading.statements import Statement, statements
from interviewer.roles.reading.thresholds import Thresholds

Scores = npt.NDArray[np.float32]
MAX_CRITERIA_PER_SENTENCE = 2
MAX_SENTENCES = 80


@dataclass(frozen=True, slots=True)
class Lens:
    """What a session's content is compared through, prepared once."""

    statements: tuple[Statement, ...]
    texts: tuple[str, ...]
    techniques: TechniqueFinder
    foreign: tuple[str, ...]

    @classmethod
    def of(cls, content: Content) -> "Lens":
        """Prepare a problem's and a rubric's statements and the catalogue's names."""
        listed = statements(content.rubric, content.problem)
        anchors = [text for c in content.rubric.criteria for text in c.anchors.values()]
        return cls(
            statements=listed,
            texts=tuple(statement.text for statement in listed),
            techniques=TechniqueFinder(content.catalogue),
            foreign=(
                content.problem.prompt,
                *anchors,
                *(s.text for s in listed if s.kind == "evidence"),
            ),
        )


class LocalReader:
    """Reads messages by matching sentences; holds no session."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._at = Thresholds.of(matcher.mode)
        self._lenses: dict[tuple[str, str, str], Lens] = {}

    def read(self, session: Session, text: str) -> Reading:
        """What the message holds. Quotes are verbatim spans of `text`."""
        lens = self._lens(session)
        spans = split_sentences(text)[:MAX_SENTENCES]
        content = session.content
        questions = clarifying_questions(content.problem, self._matcher, spans, session.stage)
        asked = {question.quote for question in questions}
        own = self._own_words(session, lens)
        fresh = [s for s in spans if own.new(s.text)]
        found = intents(text)
        support = self._matcher.support(lens.texts, [s.text for s in fresh])
        touches = self._touches(lens, fresh, support, asked)
        told = [s for s in fresh if s.text.strip() not in asked]
        return Reading(
            words=len(words(text)),
            intents=found,
            questions=questions,
            touches=touches,
            mentions=lens.techniques.find(spans) if Intent.COMMAND not in found else (),
            ask_cues=self._ask_cues(lens, fresh, support, asked),
            what_if_cues=self._what_if_cues(lens, fresh, support),
            traps=self._traps(lens, fresh, support),
            components=named_components(content.problem.components, text),
            assumptions=tuple(s.text for s in told if _assumes(s.text)),
            vague=_vague(told, touches),
            telling=_telling(told, touches),
        )

    def _lens(self, session: Session) -> Lens:
        opened = session.opened
        key = (opened.problem.sha, opened.rubric.sha, opened.catalogue.sha)
        if key not in self._lenses:
            self._lenses[key] = Lens.of(session.content)
        return self._lenses[key]

    def _own_words(self, session: Session, lens: Lens) -> OwnWords:
        spoken = [t.text for t in session.turns if t.speaker == "interviewer"]
        said = [
            span.text
            for turn in session.candidate_turns()
            if turn.reading is not None
            for span in split_sentences(turn.text)[:MAX_SENTENCES]
        ]
        return OwnWords((*lens.foreign, *spoken), said)

    def _touches(
        self, lens: Lens, fresh: Sequence[Span], support: Scores, asked: set[str]
    ) -> tuple[Touch, ...]:
        found: list[Touch] = []
        for column, span in enumerate(fresh):
            if len(words(span.text)) < MIN_QUOTE_WORDS:
                continue
            best: dict[str, tuple[float, Statement]] = {}
            for row in np.flatnonzero(support[:, column] >= self._at.touch):
                statement, value = lens.statements[row], float(support[row, column])
                if statement.kind != "evidence":
                    continue
                if span.text.strip() in asked and not statement.target.startswith("clarify."):
                    continue
                if value > best.get(statement.target, (0.0, statement))[0]:
                    best[statement.target] = (value, statement)
            ranked = sorted(best.values(), key=lambda pair: -pair[0])
            for value, statement in ranked[:MAX_CRITERIA_PER_SENTENCE]:
                if value >= ranked[0][0] - self._at.beside:
                    found.append(self._touch(statement, value, span))
        return tuple(found)

    def _touch(self, statement: Statement, value: float, span: Span) -> Touch:
        level = statement.level
        if value < self._at.firm and level > 2:
            level -= 1
        return Touch(
            criterion=statement.target,
            quote=span.text.strip(),
            level=4 if level >= 4 else 3 if level == 3 else 2,
            score=round(value, 4),
            statement=statement.number,
        )

    def _ask_cues(
        self, lens: Lens, fresh: Sequence[Span], support: Scores, asked: set[str]
    ) -> tuple[AskCue, ...]:
        best: dict[tuple[str, int], AskCue] = {}
        for row, column, value in _above(lens, support, "ask", self._at.cue):
            statement, span = lens.statements[row], fresh[column]
            if span.text.strip() in asked:
                continue
            key = (statement.target, statement.number)
            if key not in best or value > best[key].score:
                best[key] = AskCue(
                    criterion=statement.target,
                    ask=statement.number,
                    quote=clip(span.text),
                    score=round(value, 4),
                )
        return tuple(sorted(best.values(), key=lambda cue: (-cue.score, cue.criterion, cue.ask)))

    def _what_if_cues(
        self, lens: Lens, fresh: Sequence[Span], support: Scores
    ) -> tuple[WhatIfCue, ...]:
        best: dict[str, WhatIfCue] = {}
        for row, column, value in _above(lens, support, "what_if", self._at.cue):
            name = lens.statements[row].target
            if name not in best or value > best[name].score:
                quote = clip(fresh[column].text)
                best[name] = WhatIfCue(what_if=name, quote=quote, score=round(value, 4))
        return tuple(best.values())

    def _traps(self, lens: Lens, fresh: Sequence[Span], support: Scores) -> tuple[TrapHit, ...]:
        sound: dict[tuple[str, int], float] = {}
        for row, column, value in _above(lens, support, "sound", 0.0):
            key = (lens.statements[row].target, column)
            sound[key] = max(sound.get(key, 0.0), value)
        best: dict[str, TrapHit] = {}
        for row, column, value in _above(lens, support, "trap", self._at.trap):
            name = lens.statements[row].target
            if value <= sound.get((name, column), 0.0) + self._at.trap_margin:
                continue
            if name not in best or value > best[name].score:
                quote = clip(fresh[column].text) or fresh[column].text.strip()
                best[name] = TrapHit(trap=name, quote=quote, score=round(value, 4))
        return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.trap)))


def _above(lens: Lens, support: Scores, kind: str, least: float) -> list[tuple[int, int, float]]:
    """(row, column, support) of the statements of a kind that are supported at least that far."""
    rows = [i for i, statement in enumerate(lens.statements) if statement.kind == kind]
    if not rows or support.shape[1] == 0:
        return []
    part = support[rows]
    return [(rows[r], int(c), float(part[r, c])) for r, c in np.argwhere(part >= least)]


def _assumes(sentence: str) -> bool:
    lowered = sentence.casefold()
    marks = ("assum", "let's say", "suppose", "i'll take it that", "take as given", "i'd guess")
    return any(mark in lowered for mark in marks)


def _telling(told: Sequence[Span], touches: Sequence[Touch]) -> str:
    """The candidate's most telling words: of the sentence that shows most, clipped."""
    shown: dict[str, float] = {}
    for touch in touches:
        shown[touch.quote] = max(shown.get(touch.quote, 0.0), touch.level * touch.score)
    ranked = sorted(told, key=lambda s: -(shown.get(s.text.strip(), 0.0) + substance(s.text)))
    return next((quote for span in ranked[:4] if (quote := clip(span.text))), "")


def _vague(told: Sequence[Span], touches: Sequence[Touch]) -> str:
    """The vaguest words of a message that says nothing specific, else empty."""
    if not told or touches:
        return ""
    score: Callable[[Span], float] = lambda span: substance(span.text)  # noqa: E731
    if max(score(span) for span in told) > 0.75:
        return ""
    return next((q for span in sorted(told, key=score) if (q := clip(span.text))), "")
