"""Bridging: what ties a question to a message that it would pass over, and an open way on."""

from collections.abc import Iterator

from interviewer.domain import agenda
from interviewer.domain.answering import BROAD, UNCLEAR
from interviewer.domain.any_case import AnyCase
from interviewer.domain.guard import count_questions
from interviewer.domain.hooks import hooks, of_the_talk
from interviewer.domain.left_open import Lack, lack_of, left_open
from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.openers import without_opener
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.builtin.changing import telling
from interviewer.roles.builtin.cutting import shorter
from interviewer.roles.builtin.unanswered import Unanswered
from interviewer.roles.builtin.ways import Ways

LEAST, MOST = 4, 16
"""So many words of a message can be said back."""
SAID_MUCH = 12
"""A message of so many words is not passed over when another subject follows."""

_DOES = AnyCase(
    r"\b(?:see|watch|ask|look|use|train|test|add|count|compare|collect|show|send|split|store|monitor|check"
    r"|take|run|put|measure|keep|filter|label|log)\b"
)
_REASON = AnyCase(r"^(?:as|because|since|so|otherwise|which|that)\b")
_OWN_QUESTION = AnyCase(
    r"(?:\b(?:should|would|will|could|might) (?:be|work|do)\b[^.?!]{0,25}|\bor is (?:it|that)|\bor not"
    r"|,\s?(?:right|no|ok|okay|correct|isn['’]t it|doesn['’]t it|wouldn['’]t it))\?\s*$"
)
"""A little question at the end of a message, to hear whether that will do."""
_LEAVES_IT = (
    "Whether that will do I leave for you to show.",
    "You ask whether that is enough; I would like you to find that out.",
    "That you have to judge yourself in here.",
)
_REST = (
    "For the rest of what you asked, assume what seems sensible and say so.",
    "Where I left a question of yours without an answer, go on with an assumption and name it.",
)
_ONWARD = (
    'Let me leave "{said}" there and take up {topic}. What is your view of that here?',
    'So you have "{said}". Still open for me is {topic}; how do you see that?',
    'I keep "{said}" in mind and change the subject to {topic}. Where do you stand on that?',
    'You have "{said}". From there I would like to hear about {topic}: what matters most to you there?',
)
_NEXT = (
    'You have "{said}". What would you settle next, and what does it hang on?',
    'Take "{said}" as said. Which decision comes after it?',
    'So "{said}" stands. What is still missing beside it to make this work?',
)
_SERVICE = frozenset(
    {MoveKind.ANSWER, MoveKind.HINT, MoveKind.REPEAT, MoveKind.CLOSE, MoveKind.OPEN}
)


class Bridge:
    """Ties the wordings of one turn to the last message."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ways = Ways(session)
        self._turn = session.last_candidate
        self._said = told(session)
        self._unheard = Unanswered(session, self._ways).leads() if self._mistaken() else ()

    def denies(self, move: Move) -> bool:
        """Whether a move asks about a missing answer where one was given in plain words."""
        return (move.then or move).source == Source.OPEN and self._mistaken()

    def blames(self, move: Move, text: str) -> bool:
        """Whether one of several questions is called unclear without a word on which."""
        turn, asks = self._turn, move.then
        if turn is None or asks is None or asks.target not in (BROAD, UNCLEAR):
            return False
        return count_questions(turn.text) > 1 and count_questions(text) > 0 and '"' not in text

    def over(self, move: Move, text: str) -> str:
        """A wording with what has to be said before or after it."""
        for lead in self._unheard:
            if lead in text:
                text = text.replace(lead, self._leave(), 1).lstrip()
        if move.kind == MoveKind.ANSWER and move.then is not None and not count_questions(text):
            return f"{text} {self._ways.turned(_REST)[0]}"
        if move.kind in _SERVICE or self._turn is None:
            return text
        if _OWN_QUESTION.search(self._turn.text):
            return f"{self._ways.fresh(_LEAVES_IT)[0]} {text}"
        return self._after_much(move, text)

    def onward(self, move: Move) -> Iterator[tuple[Move, str]]:
        """An open question on the most important open point, from the candidate's words."""
        said, stage = self._said, move.stage
        if not said or stage != self._session.stage:
            return
        open_ones = agenda.missing(self._session, stage)
        about = next((criterion for criterion in open_ones if criterion.topic), None)
        plain = Move(kind=MoveKind.PROBE, stage=stage, reason="goes on openly")
        if about is not None:
            on_it = {"source": Source.PACK, "target": about.id, "criterion": about.id}
            for way in self._ways.fresh(_ONWARD):
                yield plain.model_copy(update=on_it), way.format(said=said, topic=about.topic)
        free = {"kind": MoveKind.DEEPEN, "source": Source.CLAIM, "said": said}
        for way in self._ways.fresh(_NEXT):
            yield plain.model_copy(update=free), way.format(said=said)

    def _after_much(self, move: Move, text: str) -> str:
        """A wording that stays with a subject, after the words of a long answer that it leaves."""
        much = self._turn is not None and len(self._turn.text.split()) >= SAID_MUCH
        if not (much and self._said and move.criterion and '"' not in text):
            return text
        topic = self._session.content.rubric.criterion(move.criterion).topic
        stays = (way.format(topic=topic) for way in self._ways.phrases.gap_same)
        leaves = topic and text.startswith(tuple(stays))
        return f"{self._leave()} {text}".lstrip() if leaves or self._jumps(text) else text

    def _jumps(self, text: str) -> bool:
        """Whether a bare question shares no telling word with the message before it."""
        bare = len(split_sentences(text, at_joints=False)) == 1
        return bare and self._turn is not None and not telling(text) & telling(self._turn.text)

    def _leave(self) -> str:
        ways = self._ways.fresh(self._ways.phrases.leave_said) if self._said else ()
        return ways[0].format(said=self._said) if ways else ""

    def _mistaken(self) -> bool:
        """Whether a message that was taken to say nothing does say something."""
        turn = self._turn
        if turn is None or not self._said or left_open(self._session) is None:
            return False
        return lack_of(turn) == Lack.ADRIFT


def told(session: Session) -> str:
    """Words of the last message that can be said back: the most telling, or what is to be done."""
    turn = session.last_candidate
    if turn is None:
        return ""
    plain = [without_opener(span.text.strip().rstrip(".!…")) for span in split_sentences(turn.text)]
    doing = [said for said in plain if _DOES.holds(said) and not of_the_talk(said)]
    for said in (*hooks(turn), *doing):
        short = shorter(said)
        if _REASON.match(short):
            continue
        if LEAST <= len(short.split()) <= MOST and not {'"', "?", "\n"} & set(short):
            return short
    return ""
