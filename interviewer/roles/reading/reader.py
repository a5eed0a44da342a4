"""The local reading of a message: what is asked, claimed, named and counted in it."""

from collections.abc import Sequence
from threading import Lock

from interviewer.domain.evidence import words
from interviewer.domain.reading import Intent, Reading, Touch
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Session
from interviewer.roles.matching.vectors import SentenceEmbedder
from interviewer.roles.reading.argument import argument, is_hollow
from interviewer.roles.reading.clip import clip
from interviewer.roles.reading.cueing import ask_cues, trap_hits, what_if_cues
from interviewer.roles.reading.echo import OwnWords
from interviewer.roles.reading.intents import intents
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.mentions import named_components
from interviewer.roles.reading.questions import clarifying_questions
from interviewer.roles.reading.touching import red_flags, touches

MAX_SENTENCES = 80
"""Sentences beyond are not read: some five times the longest answer people give."""


class LocalReader:
    """Reads messages by matching sentences; holds no session."""

    def __init__(self, embedder: SentenceEmbedder | None = None) -> None:
        self._embedder = embedder
        self._lenses: dict[tuple[str, str, str], Lens] = {}
        self._lock = Lock()

    def prepare(self, session: Session) -> Lens:
        """Prepare for a session's content; a second time costs nothing."""
        opened = session.opened
        key = (opened.problem.sha, opened.rubric.sha, opened.catalogue.sha)
        with self._lock:
            if key not in self._lenses:
                self._lenses[key] = Lens.of(session.content, self._embedder)
            return self._lenses[key]

    def read(self, session: Session, text: str) -> Reading:
        """What the message holds. Quotes are verbatim spans of `text`."""
        lens = self.prepare(session)
        spans = split_sentences(text)[:MAX_SENTENCES]
        questions = clarifying_questions(lens.facts, spans, session.stage)
        asked = {question.quote for question in questions}
        own = _own_words(session, lens)
        fresh = [span for span in spans if own.new(span.text)]
        told = [span for span in fresh if span.text.strip() not in asked]
        likeness = lens.bank.likeness([span.text for span in fresh])
        of_told = likeness[:, [span.text.strip() not in asked for span in fresh]]
        found = touches(lens, fresh, likeness, asked, is_hollow(text))
        wanted = intents(text)
        return Reading(
            words=len(words(text)),
            intents=wanted,
            questions=questions,
            touches=found,
            mentions=() if Intent.COMMAND in wanted else lens.techniques.find(spans),
            ask_cues=ask_cues(lens, told, of_told),
            what_if_cues=what_if_cues(lens, told, of_told),
            traps=trap_hits(lens, told, of_told),
            red_flags=red_flags(lens, told, of_told),
            components=named_components(session.content.problem.components, text),
            assumptions=tuple(span.text.strip() for span in told if _assumes(span.text)),
            vague=_vague(told, found),
            telling=_telling(told, found),
        )


def _own_words(session: Session, lens: Lens) -> OwnWords:
    spoken = [turn.text for turn in session.turns if turn.speaker == "interviewer"]
    said = [
        span.text
        for turn in session.candidate_turns()
        if turn.reading is not None
        for span in split_sentences(turn.text)[:MAX_SENTENCES]
    ]
    return OwnWords((*lens.foreign, *spoken), said)


def _assumes(sentence: str) -> bool:
    lowered = sentence.casefold()
    marks = ("assum", "let's say", "suppose", "i'll take it that", "take as given", "i'd guess")
    return any(mark in lowered for mark in marks)


def _telling(told: Sequence[Span], found: Sequence[Touch]) -> str:
    """The candidate's most telling words: of the sentence that shows most, clipped."""
    shown: dict[str, float] = {}
    for touch in found:
        shown[touch.quote] = max(shown.get(touch.quote, 0.0), touch.level * touch.score)
    ranked = sorted(
        told, key=lambda s: -(shown.get(s.text.strip(), 0.0) + argument(s.text).level / 4)
    )
    return next((quote for span in ranked[:4] if (quote := clip(span.text))), "")


def _vague(told: Sequence[Span], found: Sequence[Touch]) -> str:
    """The vaguest words of a message that shows nothing and argues nothing, else empty."""
    if not told or any(touch.level > 2 for touch in found):
        return ""
    argued = [(argument(span.text), span) for span in told]
    if any(a.level > 2 and not a.hollow for a, _ in argued) and not _mostly_hollow(told):
        return ""
    ranked = sorted(argued, key=lambda pair: (-pair[0].hollow, pair[0].level))
    return next((quote for _, span in ranked if (quote := clip(span.text))), "")


def _mostly_hollow(told: Sequence[Span]) -> bool:
    return is_hollow(" ".join(span.text for span in told))
