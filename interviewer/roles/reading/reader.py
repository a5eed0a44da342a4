"""The local reading of a message: what is asked, claimed, named and counted in it."""

from collections.abc import Sequence
from itertools import pairwise
from threading import Lock

from interviewer.domain.claims import number_claims
from interviewer.domain.clashes import Subjects, clashes
from interviewer.domain.diagram import diagram_text
from interviewer.domain.evidence import words
from interviewer.domain.mermaid import parse_diagram
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import (
    Clash,
    Intent,
    Mention,
    NumberClaim,
    Reading,
)
from interviewer.domain.sentences import Span, split_sentences
from interviewer.domain.session import Session, Turn
from interviewer.domain.sums import check_sums
from interviewer.roles.matching.vectors import SentenceEmbedder
from interviewer.roles.reading.admitting import admitted
from interviewer.roles.reading.clarifying import heard as questions_heard
from interviewer.roles.reading.cueing import ask_cues, trap_hits, what_if_cues
from interviewer.roles.reading.echo import OwnWords
from interviewer.roles.reading.intents import intents
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.mentions import named_components
from interviewer.roles.reading.quoting import telling, vague
from interviewer.roles.reading.requests import asked_directly, without_requests
from interviewer.roles.reading.stuck import stuck_on
from interviewer.roles.reading.touching import asides, beside, manners, red_flags, touches
from interviewer.roles.reading.wondering import wondered

CLIPPED = 10
"""A sentence of so many words or fewer is also read together with its neighbours."""
MAX_SENTENCES = 80
"""Sentences beyond are not read: some five times the longest answer people give."""


class LocalReader:
    """Reads messages by matching sentences; holds no session.

    It has a `quick` reader beside it, for what cannot wait: that one matches questions as this one
    does, and all else by words, each sentence by itself.
    """

    def __init__(self, embedder: SentenceEmbedder | None = None, hurried: bool = False) -> None:
        self._embedder = embedder
        self._hurried = hurried
        self._lenses: dict[tuple[str, str, str], Lens] = {}
        self._lock = Lock()
        self._quick = None if hurried else LocalReader(embedder, hurried=True)

    @property
    def quick(self) -> "LocalReader | None":
        """Reads what the next move needs; None where this one is as quick."""
        return self._quick

    def prepare(self, session: Session) -> Lens:
        """Prepare for a session's content; a second time costs nothing."""
        opened = session.opened
        key = (opened.problem.sha, opened.rubric.sha, opened.catalogue.sha)
        with self._lock:
            if key not in self._lenses:
                self._lenses[key] = self._lens(session)
            return self._lenses[key]

    def _lens(self, session: Session) -> Lens:
        if self._quick is None:
            return Lens.of(session.content, self._embedder)
        lens = self._quick.prepare(session)
        return lens if self._embedder is None else lens.by_meaning(self._embedder)

    def read(self, session: Session, text: str) -> Reading:
        """What the message holds. Quotes are verbatim spans of `text`."""
        lens = self.prepare(session)
        every = split_sentences(text)[:MAX_SENTENCES]
        spans = without_requests(every)
        asking = [span for span in every if span in spans or wondered(span.text)]
        heard = questions_heard(lens.facts, asking, session.stage)
        asked = {
            span.text.strip() for span in spans if any(q.quote in span.text for q in heard.asked)
        }
        own = admitted([span.text for span in spans], _own_words(session, lens), lens.subject)
        fresh = [span for span, may in zip(spans, own, strict=True) if may]
        told = [span for span in fresh if span.text.strip() not in asked]
        likeness = lens.bank.likeness([span.text for span in fresh])
        of_told = likeness[:, [span.text.strip() not in asked for span in fresh]]
        traps = trap_hits(lens, told, of_told)
        traps = (*traps, *lens.common.hits(told, traps))
        flags = red_flags(lens, told, of_told)
        wrong = {hit.quote for hit in traps} | {flag.quote for flag in flags}
        sound = [not any(quote in span.text for quote in wrong) for span in fresh]
        right = [span for span, kept in zip(fresh, sound, strict=True) if kept]
        manner = manners([span.text for span in fresh])
        spoken = [each for each, kept in zip(manner, sound, strict=True) if kept]
        found = touches(lens, right, likeness[:, sound], asked, spoken)
        if not self._hurried:
            pairs = _pairs(text, [span for span in right if span in told])
            of_pairs = lens.bank.likeness([pair.text for pair in pairs])
            by_start = {span.start: each for span, each in zip(right, spoken, strict=True)}
            paired = [by_start[pair.start] for pair in pairs]
            found = beside(found, touches(lens, pairs, of_pairs, asked, paired))
        wishes = {*intents(text), *asked_directly(text)}
        wanted = tuple(intent for intent in Intent if intent in wishes)
        drawn = _drawn_sentences(text)
        named = " ".join((text, *(span.text for span in drawn)))
        techniques = lens.techniques.find([*spans, *drawn])
        numbers = number_claims(text)
        return Reading(
            words=len(words(text)),
            intents=wanted,
            questions=heard.questions,
            nearby=heard.nearby,
            touches=found,
            asides=()
            if self._hurried
            else asides(lens, right, likeness[:, sound], asked, spoken, found),
            mentions=() if Intent.COMMAND in wanted else _verbatim(techniques, text),
            ask_cues=ask_cues(lens, told, of_told),
            what_if_cues=what_if_cues(lens, told, of_told),
            traps=traps,
            red_flags=flags,
            components=named_components(session.content.problem.components, named),
            numbers=numbers,
            sums=check_sums(text),
            clashes=_clashes(session, numbers, lens.subjects),
            assumptions=tuple(span.text.strip() for span in told if _assumes(span.text)),
            vague=heard.unclear or vague(text, told, found),
            telling=telling(told, found),
            stuck_on=stuck_on(lens, text) if Intent.HINT in wanted else "",
        )


def _drawn_sentences(text: str) -> list[Span]:
    """What a diagram in the message says, as sentences that stand nowhere in it."""
    diagram = parse_diagram(text)
    return split_sentences(diagram_text(diagram))[:MAX_SENTENCES] if diagram else []


def _verbatim(mentions: Sequence[Mention], text: str) -> tuple[Mention, ...]:
    """Mentions without the quotes that do not stand in the text: a diagram's sentences are ours."""
    return tuple(m if m.quote in text else m.model_copy(update={"quote": ""}) for m in mentions)


def _clashes(
    session: Session, numbers: Sequence[NumberClaim], about: Subjects
) -> tuple[Clash, ...]:
    """Numbers at odds with facts given or said before; what a what-if changes binds nobody."""
    problem = session.content.problem
    thrown = {move.target for move in session.moves if move.kind == MoveKind.WHAT_IF}
    changed = {what_if.fact for what_if in problem.what_ifs if what_if.id in thrown}
    earlier: list[tuple[int, NumberClaim]] = []
    supposing = False
    for turn in session.turns:
        if turn.speaker == "interviewer" and not turn.interrupted:
            supposing = _supposes(turn)
        elif turn.reading is not None and not supposing:
            earlier += [(turn.number, claim) for claim in turn.reading.numbers]
    given = set(session.facts_given) - changed
    return () if supposing else clashes(problem, given, earlier, numbers, about)


def _supposes(turn: Turn) -> bool:
    move: Move | None = turn.move
    while move is not None and move.kind != MoveKind.WHAT_IF:
        move = move.then
    return move is not None


def _pairs(text: str, told: Sequence[Span]) -> list[Span]:
    """Neighbouring sentences of which one is short: clipped speech says a thing in two of them."""
    found: list[Span] = []
    for one, two in pairwise(told):
        gap = text[one.end : two.start]
        short = min(len(one.text.split()), len(two.text.split())) <= CLIPPED
        if short and len(gap) <= 3 and not gap.strip(" \n.;") and "\n\n" not in gap:
            found.append(Span(one.start, two.end, text[one.start : two.end]))
    return found


def _own_words(session: Session, lens: Lens) -> OwnWords:
    spoken = [turn.text for turn in session.turns if turn.speaker == "interviewer"]
    said = [
        span.text
        for turn in session.candidate_turns()
        if turn.reading is not None
        for span in split_sentences(turn.text)[:MAX_SENTENCES]
    ]
    return OwnWords(spoken, said, lens.foreign)


def _assumes(sentence: str) -> bool:
    lowered = sentence.casefold()
    marks = ("assum", "let's say", "suppose", "i'll take it that", "take as given", "i'd guess")
    return any(mark in lowered for mark in marks)
