"""The question of a move, by what it comes from."""

from collections.abc import Iterator
from itertools import product

from interviewer.domain import agenda, following
from interviewer.domain.answering import BROAD, UNCLEAR
from interviewer.domain.claim_kinds import is_plan, measures
from interviewer.domain.hooks import hooks, waved_off
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.notes import Citation, Passage
from interviewer.domain.pushing_back import late_clashes
from interviewer.domain.quantities import Kind
from interviewer.domain.reading import Reading
from interviewer.domain.session import Session
from interviewer.domain.stages import StageId
from interviewer.domain.technique import Technique
from interviewer.roles.builtin.asked_back import asked_back
from interviewer.roles.builtin.changing import as_change, bears_on, on_words, telling
from interviewer.roles.builtin.claiming import dug_into
from interviewer.roles.builtin.note_topic import Topic, topic_of
from interviewer.roles.builtin.unanswered import Unanswered
from interviewer.roles.builtin.ways import Draft, Ways

MUCH = 40
"""In a message of so many words, what a question takes up is named in any case."""
LINKED = 2
"""A question that shares so many telling words with an answer shows what it takes up."""


class Questions:
    """Words the questions of one turn."""

    def __init__(self, session: Session, ways: Ways, reading: Reading) -> None:
        self._session = session
        self._ways = ways
        self._reading = reading
        self._problem = session.content.problem

    def of(self, move: Move, passages: tuple[Passage, ...]) -> Iterator[Draft]:
        """The question of a move, with a bridge to what was said where it has none of its own."""
        cited = tuple(cite(p) for p in passages[:1])
        move = self._ways.whole(move)
        match move.source:
            case Source.PACK:
                yield from self._pack(move, cited)
            case Source.TECHNIQUE:
                technique = next(
                    t for t in self._session.content.catalogue.techniques if t.id == move.target
                )
                for dig in self._digs(technique, move):
                    if "{said}" not in dig or move.said:
                        body = self._ways.fill(dig, said=move.said)
                        for text in self._taken_up(body, "" if "{said}" in dig else move.said):
                            yield Draft(text=text, citations=cited)
            case Source.NOTE:
                yield from self._note(move, passages)
            case Source.WHAT_IF:
                if cited:
                    for text in self._change(move):
                        yield Draft(text=text, citations=cited)
            case Source.TRAP:
                back = self._back(move)
                for text in self._ways.turned(self._problem.trap(move.target).challenge):
                    body = self._ways.fill(text, said=move.said)
                    for whole in self._taken_up(body, "" if "{said}" in text else move.said):
                        yield Draft(text=f"{back}{whole}", citations=cited)
            case Source.COMPONENT:
                yield Draft(text=self._problem.component(move.target).ask, citations=cited)
            case Source.NUMBER:
                settings = move.target in (str(Kind.SECONDS), str(Kind.FRACTION))
                yield from self._ways.ways("claim_amount" if settings else "number", said=move.said)
                yield from self._ways.ways("number", said=move.said)
            case Source.CLAIM:
                back = self._back(move)
                for draft in dug_into(self._ways, self._session.last_candidate, move.said):
                    yield Draft(text=f"{back}{draft.text}", citations=cited)
            case Source.OPEN:
                for text in Unanswered(self._session, self._ways).asks(move):
                    yield Draft(text=text)
            case Source.CONTRADICTION:
                yield from self._clash(move)
            case Source.ARITHMETIC:
                yield from self._arithmetic(move)
            case _:
                if move.target in (BROAD, UNCLEAR):
                    yield from asked_back(self._ways, f"{move.target}_question", move.said)
                elif move.kind == MoveKind.CLARIFY:
                    turn = self._session.last_candidate
                    waved = turn is not None and waved_off(turn) == move.said
                    for text in self._ways.fresh(self._ways.phrases.waved) if waved else ():
                        yield Draft(text=self._ways.fill(text, said=move.said))
                    yield from self._ways.ways("clarify", said=move.said)

    def _pack(self, move: Move, cited: tuple[Citation, ...]) -> Iterator[Draft]:
        pack = self._problem.pack(move.criterion)
        ask = pack.asks[move.ask or 0]
        own = "{said}" in ask.text
        if move.said and not ask.when:
            if following.speaks_of(self._session.last_candidate, move.criterion, move.said):
                for draft in dug_into(self._ways, self._session.last_candidate, move.said):
                    yield draft.model_copy(update={"citations": cited})
            elif self._builds_on(move):
                for text in self._linked(move):
                    yield Draft(text=text, citations=cited)
        if own and not move.said:
            return
        body = self._ways.fill(ask.text, said=move.said)
        if move.said and not own and self._is_earlier(move):
            for way in self._ways.turned(self._ways.phrases.bridge_earlier):
                yield Draft(text=f"{way.format(said=move.said)} {body}", citations=cited)
        elif move.said and ask.when and not own:
            for text in self._taken_up(body, move.said):
                yield Draft(text=text, citations=cited)
        if not own and not ask.when and move.kind == MoveKind.PROBE:
            bodies = [body]
            if self._leaves(move.stage):
                small = self._ways.fresh(self._ways.phrases.smaller.get(move.criterion, ()))
                bodies = [*(self._ways.fill(text, said="") for text in small), body]
            for lead, text in product(self._gap(move.criterion), bodies):
                yield Draft(text=f"{lead} {text}", citations=cited)
        yield Draft(text=body, citations=cited)

    def _builds_on(self, move: Move) -> bool:
        """Whether the question can be put about the candidate's words; one that holds them back from
        another part of the interview needs words on its own subject, and none is put about the
        way the system is judged, which is nothing that is built."""
        if measures(move.said):
            return False
        criterion = self._session.content.rubric.criterion(move.criterion)
        if move.kind == MoveKind.REDIRECT:
            return following.is_near(self._session, criterion, move.said)
        return following.builds_on(self._session, criterion, move.said)

    def _linked(self, move: Move) -> Iterator[str]:
        """Questions on the criterion about the candidate's words, which stand in each of them."""
        ways = self._ways.turned(self._ways.phrases.linked.get(move.criterion, ()))
        yield from self._about(ways, move)

    def opening(self, move: Move) -> Iterator[str]:
        """Questions that open a stage from the candidate's words."""
        move = self._ways.whole(move)
        if move.said and not measures(move.said):
            ways = self._ways.turned(self._ways.phrases.opening.get(move.stage, ()))
            yield from self._about(ways, move)

    def held(self, move: Move) -> Iterator[Draft]:
        """Questions on what the words rest on that the candidate goes ahead with."""
        told = hooks(self._session.last_candidate)
        criterion = self._session.content.rubric.criterion(move.criterion)
        if move.said and following.is_near(self._session, criterion, move.said):
            yield from (Draft(text=text) for text in self._linked(move))
        said = next((one for one in told if is_plan(one)), next(iter(told), ""))
        said, move = self._ways.quoted(said), self._ways.whole(move)
        if said:
            for way in self._ways.turned(self._ways.phrases.held.get(move.criterion, ())):
                yield Draft(text=self._ways.fill(way, said=said))

    def _about(self, ways: tuple[str, ...], move: Move) -> Iterator[str]:
        lead = self._back(move)
        for way in ways:
            yield lead + self._ways.fill(way, said=move.said)

    def _back(self, move: Move) -> str:
        """What is said before a question on words from before the last message."""
        ways = self._ways.phrases.back if self._is_earlier(move) else ()
        return f"{self._ways.fresh(ways)[0]} " if ways else ""

    def _change(self, move: Move) -> Iterator[str]:
        """A what-if about the words it bears on, or named as a change of the setting."""
        what_if = self._problem.what_if(move.target)
        asks = self._ways.turned(what_if.ask)
        if move.said and bears_on(what_if, move.said):
            back = self._back(move)
            yield from (f"{back}{text}" for text in on_words(self._ways, asks, move.said))
        yield from as_change(self._ways, asks, move.said)

    def _digs(self, technique: Technique, move: Move) -> list[str]:
        """A technique's questions, those first that share most words with what was said."""
        at = (move.ask or 0) % len(technique.digs)
        turned = technique.digs[at:] + technique.digs[:at]
        return sorted(turned, key=lambda dig: -len(telling(dig) & telling(move.said)))

    def _taken_up(self, body: str, said: str) -> Iterator[str]:
        """A question, after the words it takes up where it does not name them itself."""
        if said and (self._is_unlinked(body, said) or self._reading.words >= MUCH):
            for way in self._ways.turned(self._ways.phrases.take_up):
                yield f"{way.format(said=said)} {body}"
        yield body

    def _is_unlinked(self, body: str, said: str) -> bool:
        """Whether a question shares hardly a telling word with what it takes up."""
        return len(telling(body) & telling(said)) < LINKED

    def _gap(self, criterion: str) -> Iterator[str]:
        """Ways of saying openly that a question is about another subject than the last answer."""
        phrases = self._ways.phrases
        asked = self._session.content.rubric.criterion(criterion)
        topic = asked.topic
        said = self._ways.quoted(next(iter(hooks(self._session.last_candidate)), ""))
        if not topic:
            return
        ways = phrases.gap
        if self._leaves(asked.stage):
            elsewhere = asked.stage != self._session.stage
            stage = self._session.content.plan.stage(asked.stage).spoken
            for way in self._ways.fresh(phrases.gap_back if elsewhere else phrases.gap_let):
                yield way.format(topic=topic, stage=stage)
            return
        touched = any(touch.criterion == criterion for touch in self._reading.touches)
        if touched or following.on_subject(self._session, asked):
            ways = phrases.gap_same or ways
        elif agenda.standing(self._session).get(criterion, 0):
            ways = phrases.gap_more or ways
        elif said:
            ways = phrases.gap_beside or ways
        for way in self._ways.turned(ways):
            yield way.format(topic=topic, said=said)

    def _leaves(self, stage: StageId) -> bool:
        """Whether a question goes to another part, or lets go of one that got no answer."""
        unheard = Unanswered(self._session, self._ways).lead()
        return bool(unheard) or stage != self._session.stage

    def _is_earlier(self, move: Move) -> bool:
        turn = self._session.last_candidate
        return turn is not None and move.said not in turn.text

    def _note(self, move: Move, passages: tuple[Passage, ...]) -> Iterator[Draft]:
        for passage, topic in self._topics(passages):
            span = cite(passage, topic)
            kind = "note_probe" if move.said else "note_probe_bare"
            for way in self._ways.turned(getattr(self._ways.phrases, kind)):
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
        found = (*self._reading.clashes, *late_clashes(self._session))
        clash = next((c for c in found if f"{c.kind}:{c.against}" == move.target), None)
        if clash is None:
            return
        if clash.kind == "fact":
            given = self._problem.fact(clash.against).answer
            yield from self._ways.ways("clash_fact", said=move.said, given=given)
        else:
            yield from self._ways.ways("clash_claim", said=move.said, earlier=clash.earlier)

    def _arithmetic(self, move: Move) -> Iterator[Draft]:
        found = next((s for s in self._reading.sums if s.expression == move.target), None)
        if found is not None:
            correct = spoken_number(found.correct, found.unit)
            yield from self._ways.ways(
                "arithmetic", said=found.quote, expression=found.expression, correct=correct
            )


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
