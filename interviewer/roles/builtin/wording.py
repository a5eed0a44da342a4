"""The words of a move: from the problem's questions, the catalogue, the notes and the phrases."""

from collections.abc import Iterable, Iterator

from interviewer.domain import pacing
from interviewer.domain.answering import TURN_WORDS
from interviewer.domain.hooks import hooks
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.policy import LAST_WORD
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Session, Turn
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.asked_back import said_back
from interviewer.roles.builtin.asking import Questions
from interviewer.roles.builtin.unanswered import Unanswered
from interviewer.roles.builtin.ways import Draft, Ways


class Wording:
    """Words moves for one turn of one session. Seeded: the same session gives the same words."""

    def __init__(self, session: Session, decision: Decision, now: float) -> None:
        self._session = session
        self._decision = decision
        self._now = now
        self._problem = session.content.problem
        turn = session.last_candidate
        self._reading = turn.reading if turn and turn.reading else Reading(words=0)
        self._ways = Ways(session)
        self._questions = Questions(session, self._ways, self._reading)
        self._unanswered = Unanswered(session, self._ways)

    def drafts(self, grounded: Grounded) -> Iterator[Draft]:
        """The wordings of a move, best first; none when it cannot be worded."""
        move = grounded.move
        match move.kind:
            case MoveKind.OPEN:
                yield self._ways.plain("greeting", prompt=self._problem.prompt.strip())
            case MoveKind.ANSWER:
                yield from self._answer(grounded)
            case MoveKind.HINT:
                yield self._hint(move)
            case MoveKind.REPEAT:
                yield self._repeat()
            case MoveKind.CLOSE:
                yield self._ways.plain(self._closing(move))
            case MoveKind.TRANSITION:
                yield from self._transition(grounded)
            case MoveKind.REDIRECT:
                yield from self._redirect(grounded)
            case _:
                for body in self._unheard_first(self._questions.of(move, grounded.passages), move):
                    yield self._led(body, move)

    def _answer(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        if move.target == "time":
            left = pacing.total_seconds(self._session) - self._now
            stage = self._session.content.plan.stage(self._session.stage).spoken
            yield self._ways.plain("time_left", minutes=f"{max(1, round(left / 60))}", stage=stage)
            return
        parts = [self._problem.fact(fact).answer for fact in move.facts]
        parts += left_to_them(self._ways, move)
        known = " ".join(parts)
        if move.then is not None:
            then = Grounded(move=move.then, passages=grounded.passages)
            for body in self._questions.of(then.move, then.passages):
                yield Draft(text=f"{known} {body.text}", citations=body.citations)
        settled = not (move.unknown or move.own or move.assume)
        yield Draft(text=f"{known} {self._ways.one('fact_floor')}" if settled else known)
        if move.unknown and move.facts and len(known.split()) > TURN_WORDS:
            yield Draft(text=" ".join((*parts[:-1], self._ways.one("unknown"))))

    def _closing(self, move: Move) -> str:
        """The phrase that tells the reason: that nothing is left is said only where it is so."""
        asked = bool(self._ways.phrases.close_asked) and move.reason == "candidate"
        return "close_time" if move.reason == "time" else "close_asked" if asked else "close"

    def _hint(self, move: Move) -> Draft:
        if not move.criterion:
            return self._ways.plain("hint_none")
        hints = self._problem.pack(move.criterion).hints
        rung = {1: hints.nudge, 2: hints.direction}.get(move.hint_level, hints.example)
        return Draft(text=f"{rung} {self._ways.one('floor')}")

    def _repeat(self) -> Draft:
        last = self._last_question()
        question = last.text if last else self._problem.prompt
        return self._ways.plain("repeat", question=question.strip())

    def _last_question(self) -> Turn | None:
        spoken = [t for t in self._session.turns if t.speaker == "interviewer"]
        whole = [t for t in spoken if not t.interrupted and not _repeats(t)]
        asked = [t for t in whole if "?" in t.text]
        return asked[-1] if asked else (spoken[-1] if spoken else None)

    def _transition(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        stage = self._session.content.plan.stage(move.stage)
        followed = move.reason == "lead"
        lead = self._ways.one("follow_lead" if followed else "transition").format(
            stage=stage.spoken
        )
        left, said = self._left(move), next(iter(hooks(self._session.last_candidate)), "")
        if left:
            lead = f"{left} {lead}"
        elif said and not (move.said or move.then) and self._ways.phrases.leave_said:
            lead = f"{self._ways.one('leave_said').format(said=self._ways.quoted(said))} {lead}"
        if move.reason == "requested":
            lead = f"{self._ways.one('move_on_granted')} {lead}"
        after = self._decision.announces
        if after is not None and self._ways.phrases.announce_at_once:
            spoken = self._session.content.plan.stage(after).spoken
            lead = f"{lead} {self._ways.one('announce_at_once').format(next=spoken)}"
        if move.then is not None:
            for body in self._questions.of(move.then, grounded.passages):
                text = body.text if followed and after is None else f"{lead} {body.text}"
                yield Draft(text=text, citations=body.citations)
            return
        for opener in self._questions.opening(move):
            yield Draft(text=f"{lead} {opener}")
        pack = next((s for s in self._problem.stages if s.stage == move.stage), None)
        afresh = self._ways.fresh(self._ways.phrases.afresh)
        if left and afresh:
            lead = f"{lead} {afresh[0]}"
        for opener in self._ways.turned(pack.openers if pack else ()):
            yield Draft(text=f"{lead} {opener}")

    def _redirect(self, grounded: Grounded) -> Iterator[Draft]:
        move = grounded.move
        if move.source == Source.PACK:
            content = self._session.content
            stage = content.plan.stage(move.stage).spoken
            topic = content.rubric.criterion(move.criterion).topic or stage
            said = next(iter(hooks(self._session.last_candidate)), "")
            yield from self._questions.held(move)
            for body in self._questions.of(move, grounded.passages):
                parks = said and said not in body.text and self._ways.phrases.before_that_said
                way = self._ways.one("before_that_said" if parks else "before_that")
                lead = way.format(stage=stage, topic=topic, said=self._ways.quoted(said))
                yield Draft(text=f"{lead} {body.text}", citations=body.citations)
            return
        if move.reason == LAST_WORD and self._decision.announces is not None:
            spoken = self._session.content.plan.stage(self._decision.announces).spoken
            yield Draft(text=self._ways.one("last_word").format(next=spoken))
            return
        lead = self._ways.one(_steer(self._reading))
        if move.then is not None:
            then = Grounded(move=move.then, passages=grounded.passages)
            for body in self._questions.of(then.move, then.passages):
                yield Draft(text=f"{lead} {body.text}", citations=body.citations)
        yield Draft(text=f"{lead} {self._ways.one('floor')}")

    def _led(self, body: Draft, move: Move) -> Draft:
        """A question with what has to be said before it."""
        left, text = self._left(move), body.text
        if left and text.startswith(left):
            text = text.removeprefix(left).lstrip()
        elif move.source == Source.OPEN:
            left = ""
        lead = [left] if left else []
        if not left and Intent.MOVE_ON in self._reading.intents:
            lead.append(self._ways.one("move_on_weighed"))
        elif not (left or move.said) and self._gave_up() and move.source != Source.OPEN:
            lead.append(self._ways.one("give_up"))
        announces = self._decision.enters or self._decision.announces
        if announces is not None and (
            self._decision.enters or self._session.announced != announces
        ):
            spoken = self._session.content.plan.stage(announces).spoken
            other = left and self._ways.phrases.announce_other
            ways = self._ways.fresh(other) if other else (self._ways.one("announce"),)
            lead.append(ways[0].format(next=spoken))
        return body.model_copy(update={"text": " ".join([*lead, text])})

    def _gave_up(self) -> bool:
        return Intent.GIVE_UP in self._reading.intents

    def _unheard_first(self, bodies: Iterator[Draft], move: Move) -> Iterable[Draft]:
        """Where the next stage is announced, questions that begin with what was left open: what
        comes next is said after that."""
        if move.source != Source.OPEN or self._decision.announces is None:
            return bodies
        if self._unanswered.names_words():
            return bodies
        left = self._unanswered.lead()
        return sorted(bodies, key=lambda body: not body.text.startswith(left))

    def _left(self, move: Move) -> str:
        """What a question lets go of, where nothing was said to the one before and this is another."""
        turn = self._session.last_candidate
        asks_on = turn is not None and bool(move.said) and move.said in turn.text
        return "" if asks_on else self._unanswered.lead()


def left_to_them(ways: Ways, move: Move) -> list[str]:
    """What is said of the questions that get no fact: open, theirs to choose, or to be assumed."""
    said = [still_open(ways, move)] if move.unknown else []
    for name, questions in (("own_choice", move.own), ("assume_it", move.assume)):
        if questions:
            said.append(_beside(ways, name, questions[0], bool(move.facts or said)))
    return said


def still_open(ways: Ways, move: Move) -> str:
    """What is said of the questions that no fact answers: beside facts, which one is meant."""
    if len(move.unknown) > 1 and ways.phrases.open_several:
        several = [f'"{said}"' for said in map(said_back, move.unknown) if said]
        if len(several) > 1:
            listed = " and ".join((", ".join(several[:-1]), several[-1]))
            return ways.fill(ways.one("open_several"), listed)
    return _beside(ways, "unknown", move.unknown[0], bool(move.facts))


def _beside(ways: Ways, name: str, question: str, beside: bool) -> str:
    """A phrase on a question, which is named where something else is answered, too."""
    said = said_back(question)
    if not (beside and ways.phrases.open_beside and said):
        return ways.one(name)
    return f"{ways.fill(ways.one('open_beside'), said)} {ways.one(name)}"


def _repeats(turn: Turn) -> bool:
    return turn.move is not None and turn.move.kind == MoveKind.REPEAT


def _steer(reading: Reading) -> str:
    for intent in (Intent.HOSTILE, Intent.COMMAND, Intent.OFF_TOPIC):
        if intent in reading.intents:
            return str(intent)
    return "off_topic"
