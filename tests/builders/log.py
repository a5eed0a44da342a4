"""Logs of interviews written by hand, event by event."""

from interviewer.domain.events import (
    GENESIS,
    CandidateSaid,
    ContentRef,
    Event,
    Finding,
    InterviewerSaid,
    MessageRead,
    Producer,
    Record,
    SessionOpened,
    StageEntered,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Reading, Touch
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content, Session, fold
from interviewer.domain.stages import StageId
from interviewer.headless import START

PRODUCER = Producer(code="test")


def opened(seniority: Seniority = Seniority.SENIOR, minutes: float = 40.0) -> SessionOpened:
    """The first event; its hashes name nothing."""
    ref = ContentRef(id="small", sha="0")
    return SessionOpened(
        problem=ref,
        plan=ref,
        rubric=ref,
        catalogue=ref,
        phrases=ref,
        seniority=seniority,
        minutes=minutes,
        seed=0,
        interviewer="test",
        grader="test",
        embedder="none",
    )


class Log:
    """A log written by hand. Each call appends and returns the log."""

    def __init__(self, content: Content, first: SessionOpened | None = None) -> None:
        self.content = content
        self.records: list[Record] = []
        self.now = 0.0
        self.add(first or opened())

    @property
    def session(self) -> Session:
        """What the log adds up to."""
        return fold(self.content, self.records)

    def add(self, *events: Event) -> "Log":
        """Append events at the present time."""
        for event in events:
            last = self.records[-1] if self.records else None
            self.records.append(
                Record(
                    session="s1",
                    owner="local",
                    seq=last.seq + 1 if last else 1,
                    at=START,
                    active=self.now,
                    producer=PRODUCER,
                    previous=last.hash if last else GENESIS,
                    event=event,
                )
            )
        return self

    def enter(self, stage: StageId, why: str = "announced") -> "Log":
        """A stage begins."""
        return self.add(StageEntered(stage=stage, why=why))

    def ask(
        self, move: Move | None = None, announces: StageId | None = None, text: str = ""
    ) -> "Log":
        """A complete turn of the interviewer's."""
        session = self.session
        chosen = move or Move(kind=MoveKind.PROBE, stage=session.stage)
        return self.add(
            InterviewerSaid(
                turn=session.next_turn,
                reply_to=None,
                text=text or f"Question {session.next_turn}?",
                move=chosen,
                announces=announces,
            )
        )

    def say(
        self, reading: Reading | None = None, text: str = "An answer.", after: float = 60.0
    ) -> "Log":
        """A message of the candidate's, read at once where a reading is given."""
        self.now += after
        number = self.session.next_turn
        self.add(CandidateSaid(turn=number, turn_id=f"t{number}", text=text))
        return self if reading is None else self.add(MessageRead(turn=number, reading=reading))

    def begin(self) -> "Log":
        """The opening turn in the first stage."""
        first = self.content.plan.stages[0].id
        return self.enter(first, "opening").ask(Move(kind=MoveKind.OPEN, stage=first))


def touch(
    criterion: str, level: int = 3, score: float = 0.6, quote: str = "words that count here"
) -> Touch:
    """A sentence that says something about a criterion."""
    return Touch.model_validate(
        {"criterion": criterion, "quote": quote, "level": level, "score": score, "statement": 0}
    )


def finding(criterion: str, verdict: int = 3, turn: int = 2, quote: str = "words that count here",
            prompted: bool = False, score: float = 0.6) -> Finding:  # fmt: skip
    """What a turn showed."""
    return Finding.model_validate(
        {"criterion": criterion, "verdict": verdict, "quote": quote, "turn": turn,
         "prompted": prompted, "statement": 0, "score": score}
    )  # fmt: skip
