"""The words of a move: from the problem's questions, the catalogue, the notes and the phrases."""

import re
from collections.abc import Iterator

from interviewer.domain import pacing
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.notes import Citation, Passage
from interviewer.domain.phrases import Phrases
from interviewer.domain.policy import LAST_WORD
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session, Turn
from interviewer.domain.value import Value
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.note_topic import Topic, topic_of

_CHOICE = re.compile(
    r"^(?:(?:for|in|on|at|after|before|to|then|first)\b[^,]{0,40},\s*)?(?:i|we)(?:['’](?:d|ll|m|re)|\s+(?:would|will|want"
    r"|use|start|train|keep|take|log|split|add|can|could|should|have|pick|put|need|also|then))\b"
    r"|^(?:use|start|train|keep|take|log|split|add|pick|put|drop|serve|cache|sample|weight|run|retrain)\b",
    re.IGNORECASE,
)


class Draft(Value):
    """One possible wording of a move, and what it cites."""

    text: str
    citations: tuple[Citation, ...] = ()


class Wording:
    """Words moves for one turn of one session. Seeded: the same session gives the same words."""

    def __init__(self, session: Session, decision: Decision, now: float) -> None:
        self._session = session
        self._decision = decision
        self._now = now
        self._phrases: Phrases = session.content.phrases
        self._problem = session.content.problem
        turn = session.last_candidate
        self._reading = turn.reading if turn and turn.reading else Reading(words=0)

    def drafts(self, grounded: Grounded) -> Iterator[Draft]:
        """The wordings of a move, best first; none when it cannot be worded."""
        move = grounded.move
        match move.kind:
            case MoveKind.OPEN:
                yield self._plain("greeting", prompt=self._problem.prompt.strip())
            case MoveKind.ANSWER:
                yield from self._answer(grounded)
            case MoveKind.HINT:
                yield self._hint(move)
            case MoveKind.REPEAT:
                yield self._repeat()
            case MoveKind.CLOSE:
                yield self._plain("close_time" if move.reason == "time" else "close")
            case MoveKind.TRANSITION:
                yield from self._transition(grounded)
            case MoveKind.REDIRECT:
                yield from self._redirect(grounded)
            case _:
                for body in self._question(move, grounded.passages):
                    yield self._led(body)

    def _question(self, move: Move, passages: tuple[Passage, ...]) -> Iterator[Draft]:
        """The question of a move, with a bridge to what was said where it has none of its own."""
        cited = tuple(cite(p) for p in passages[:1])
        match move.source:
            case Source.PACK:
                yield from self._pack(move, cited)
            case Source.TECHNIQUE:
                technique = next(
                    t for t in self._session.content.catalogue.techniques if t.id == move.target
                )
                first = move.ask or 0
                for at in range(len(technique.digs)):
                    dig = technique.digs[(first + at) % len(technique.digs)]
                    if "{said}" not in dig or move.said:
                        yield Draft(text=self._fill(dig, said=move.said), citations=cited)
            case Source.NOTE:
                yield from self._note(move, passages)
            case Source.WHAT_IF:
                what_if = self._problem.what_if(move.target)
                if cited:
                    for text in self._turned(what_if.ask):
                        yield Draft(text=self._fill(text, said=move.said), citations=cited)
            case Source.TRAP:
                for text in self._turned(self._problem.trap(move.target).challenge):
                    yield Draft(text=self._fill(text, said=move.said), citations=cited)
            case Source.COMPONENT:
                yield Draft(text=self._problem.component(move.target).ask, citations=cited)
            case Source.NUMBER:
                yield from self._ways("number", said=move.said)
            case Source.CLAIM:
                for draft in self._ways(_claim_kind(move.said), said=move.said):
                    yield draft.model_copy(update={"citations": cited})
            case Source.CONTRADICTION:
                yield from self._clash(move)
            case Source.ARITHMETIC:
                yield from self._arithmetic(move)
            case _:
                if move.kind == MoveKind.CLARIFY:
                    yield from self._ways("clarify", said=move.said)

    def _pack(self, move: Move, cited: tuple[Citation, ...]) -> Iterator[Draft]:
        pack = self._problem.pack(move.criterion)
        ask = pack.asks[move.ask or 0]
        own = "{said}" in ask.text
        if own and not move.said:
            return
        body = self._fill(ask.text, said=move.said)
        if move.said and not own and self._is_earlier(move):
            for way in self._turned(self._phrases.bridge_earlier):
                yield Draft(text=f"{way.format(said=move.said)} {body}", citations=cited)
        if not move.said and not own and move.kind == MoveKind.PROBE:
            for way in self._turned(self._phrases.gap):
                yield Draft(text=f"{way} {body}", citations=cited)
        yield Draft(text=body, citations=cited)

    def _is_earlier(self, move: Move) -> bool:
        turn = self._session.last_candidate
        return turn is not None and move.said not in turn.text

    def _note(self, move: Move, passages: tuple[Passage, ...]) -> Iterator[Draft]:
        for passage, topic in self._topics(passages):
            span = cite(passage, topic)
            kind = "note_probe" if move.said else "note_probe_bare"
            for way in self._turned(getattr(self._phrases, kind)):
                text = way.format(said=move.said, topic=topic.name, gist=topic.gist)
                yield Draft(text=text, citations=(span,))

    def _topics(self, passages: tuple[Passage, ...]) -> Iterator[tuple[Passage, Topic]]:
        """Passages of the person's own notes that name a technique the interview has not touched.

        The shipped notes word no question of their own: the packs ask what they hold, better.
        """
        told = " ".join(turn.text.casefold() for turn in self._session.turns)
        for passage in passages:
            topic = topic_of(passage.chunk) if passage.chunk.origin == "own" else None
            if topic is not None and topic.name.casefold() not in told:
                yield passage, topic

    def _clash(self, move: Move) -> Iterator[Draft]:
        clash = next(
            (c for c in self._reading.clashes if f"{c.kind}:{c.against}" == move.target), None
        )
        if clash is None:
            return
        if clash.kind == "fact":
            given = self._problem.fact(clash.against).answer
            yield from self._ways("clash_fact", said=move.said, given=given)
        else:
            yield from self._ways("clash_claim", said=move.said, earlier=clash.earlier)

    def _arithmetic(self, move: Move) -> Iterator[Draft]:
        found = next((s for s in self._reading.sums if s.expression == move.target), None)
        if found is not None:
            correct = spoken_number(found.correct, found.unit)
            yield from self._ways(
                "arithmetic", said=found.quote, expression=found.expression, correct=correct
            )

    def _answer(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        if move.target == "time":
            left = pacing.total_seconds(self._session) - self._now
            stage = self._session.content.plan.stage(self._session.stage).spoken
            yield self._plain("time_left", minutes=f"{max(1, round(left / 60))}", stage=stage)
            return
        parts = [self._problem.fact(fact).answer for fact in move.facts]
        if move.unknown:
            parts.append(self._one("unknown"))
        known = " ".join(parts)
        if move.then is not None:
            then = Grounded(move=move.then, passages=grounded.passages)
            for body in self._question(then.move, then.passages):
                yield Draft(text=f"{known} {body.text}", citations=body.citations)
        floor = self._one("floor" if move.unknown else "fact_floor")
        yield Draft(text=f"{known} {floor}" if not move.unknown else known)

    def _hint(self, move: Move) -> Draft:
        if not move.criterion:
            return self._plain("hint_none")
        hints = self._problem.pack(move.criterion).hints
        rung = {1: hints.nudge, 2: hints.direction}.get(move.hint_level, hints.example)
        return Draft(text=f"{rung} {self._one('floor')}")

    def _repeat(self) -> Draft:
        last = self._last_question()
        question = last.text if last else self._problem.prompt
        return self._plain("repeat", question=question.strip())

    def _last_question(self) -> Turn | None:
        spoken = [t for t in self._session.turns if t.speaker == "interviewer"]
        asked = [t for t in spoken if not t.interrupted and "?" in t.text]
        return asked[-1] if asked else (spoken[-1] if spoken else None)

    def _transition(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        stage = self._session.content.plan.stage(move.stage)
        followed = move.reason == "lead"
        lead = self._one("follow_lead" if followed else "transition").format(stage=stage.spoken)
        if move.reason == "requested":
            lead = f"{self._one('move_on_granted')} {lead}"
        if move.then is not None:
            for body in self._question(move.then, grounded.passages):
                text = body.text if followed else f"{lead} {body.text}"
                yield Draft(text=text, citations=body.citations)
            return
        pack = next((s for s in self._problem.stages if s.stage == move.stage), None)
        for opener in self._turned(pack.openers if pack else ()):
            yield Draft(text=f"{lead} {opener}")

    def _redirect(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        if move.source == Source.PACK:
            stage = self._session.content.plan.stage(move.stage).spoken
            lead = self._one("before_that").format(stage=stage)
            for body in self._question(move, grounded.passages):
                yield Draft(text=f"{lead} {body.text}", citations=body.citations)
            return
        if move.reason == LAST_WORD and self._decision.announces is not None:
            spoken = self._session.content.plan.stage(self._decision.announces).spoken
            yield Draft(text=self._one("last_word").format(next=spoken))
            return
        lead = self._one(_steer(self._reading))
        if move.then is not None:
            then = Grounded(move=move.then, passages=grounded.passages)
            for body in self._question(then.move, then.passages):
                yield Draft(text=f"{lead} {body.text}", citations=body.citations)
        yield Draft(text=f"{lead} {self._one('floor')}")

    def _led(self, body: Draft) -> Draft:
        """A question with what has to be said before it."""
        lead: list[str] = []
        if Intent.GIVE_UP in self._reading.intents:
            lead.append(self._one("give_up"))
        elif Intent.MOVE_ON in self._reading.intents:
            lead.append(self._one("move_on_weighed"))
        announces = self._decision.announces
        if announces is not None and self._session.announced != announces:
            spoken = self._session.content.plan.stage(announces).spoken
            lead.append(self._one("announce").format(next=spoken))
        return body.model_copy(update={"text": " ".join([*lead, body.text])})

    def _ways(self, name: str, **slots: str) -> Iterator[Draft]:
        for way in self._turned(getattr(self._phrases, name)):
            yield Draft(text=way.format(**slots))

    def _plain(self, name: str, **slots: str) -> Draft:
        minutes = f"{self._session.opened.minutes:g}"
        return Draft(text=self._one(name).format(**{"minutes": minutes, **slots}))

    def _one(self, name: str) -> str:
        return self._turned(getattr(self._phrases, name))[0]

    def _turned(self, ways: tuple[str, ...]) -> tuple[str, ...]:
        """The ways, beginning at another one in each turn, so that all are used in rotation."""
        if not ways:
            return ()
        at = (self._session.opened.seed + self._session.next_turn // 2) % len(ways)
        return ways[at:] + ways[:at]

    def _fill(self, text: str, said: str) -> str:
        nouns = self._problem.nouns.model_dump()
        return text.format(**nouns, said=said)


def cite(passage: Passage, topic: Topic | None = None) -> Citation:
    """A pointer to the passage, or to the sentence of it that a topic was taken from."""
    chunk = passage.chunk
    start = chunk.start + topic.start if topic else chunk.start
    end = chunk.start + topic.end if topic else chunk.end
    return Citation(
        chunk_id=chunk.id,
        source=chunk.source,
        heading_path=chunk.heading_path,
        start=start,
        end=end,
        quote=chunk.text[start - chunk.start : end - chunk.start],
        origin=chunk.origin,
    )


def spoken_number(value: float, unit: str) -> str:
    """A number as said: 11600 with unit QPS gives "about 11.6k QPS"."""
    for size, name in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"about {value / size:.3g}{name} {unit}".strip()
    return f"about {value:.3g} {unit}".strip()


def _steer(reading: Reading) -> str:
    for intent in (Intent.HOSTILE, Intent.COMMAND, Intent.OFF_TOPIC):
        if intent in reading.intents:
            return str(intent)
    return "off_topic"


def _claim_kind(said: str) -> str:
    """Which phrases fit a statement: a choice somebody makes, or something held to be true."""
    return "claim_choice" if _CHOICE.search(said) else "claim_fact"
