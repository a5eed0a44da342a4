"""Moves that the policy could make, and the drafts of their words."""

from collections.abc import Iterator

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.notes import Passage
from interviewer.domain.reading import Intent, Reading
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.wording import Wording
from tests.builders import STAGES, Log, NoteShelf

SAID = "a two-tower model for retrieval"
MESSAGE = f"I'd take {SAID} here, because it is cheap."
OWN_TEXT = "Tide tables tell a sorter when the beach lies dry for the longest time."
NOTES = tuple(
    passage.model_copy(
        update={
            "chunk": passage.chunk.model_copy(
                update={"text": OWN_TEXT, "title": "Tide tables", "origin": "own"}
            )
        }
    )
    for passage in NoteShelf().search("")
)
MOVES = ["pack", "hint", "trap", "what_if", "component", "technique", "fact", "stage", "service"]


def spoken_to(content: Content, *intents: Intent, **parts: object) -> Session:
    reading = Reading.model_validate({"words": 9, "telling": SAID, "intents": intents, **parts})
    return Log(content).begin().say(reading, text=MESSAGE).session


def moves(content: Content, what: str) -> Iterator[Move]:
    """All moves of one sort that the policy could make about a problem."""
    problem, rubric = content.problem, content.rubric
    match what:
        case "pack":
            for pack in problem.criteria:
                stage = rubric.criterion(pack.criterion).stage
                for at in range(len(pack.asks)):
                    for kind in (MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.REDIRECT):
                        yield Move(
                            kind=kind,
                            stage=stage,
                            source=Source.PACK,
                            said=SAID,
                            target=pack.criterion,
                            criterion=pack.criterion,
                            ask=at,
                        )
        case "hint":
            for pack in problem.criteria:
                for rung in (1, 2, 3):
                    yield Move(
                        kind=MoveKind.HINT,
                        stage=StageId.DATA,
                        source=Source.PACK,
                        criterion=pack.criterion,
                        hint_level=rung,
                    )
        case "trap":
            for trap in (*problem.traps, *problem.misconceptions):
                yield Move(
                    kind=MoveKind.CHALLENGE,
                    stage=trap.stage,
                    source=Source.TRAP,
                    target=trap.id,
                    said=SAID,
                )
        case "what_if":
            for what_if in problem.what_ifs:
                yield Move(
                    kind=MoveKind.WHAT_IF,
                    stage=what_if.stage,
                    source=Source.WHAT_IF,
                    target=what_if.id,
                    said=SAID,
                )
        case "component":
            for part in problem.components:
                yield Move(
                    kind=MoveKind.PROBE,
                    stage=StageId.SERVING,
                    source=Source.COMPONENT,
                    target=part.id,
                    criterion=part.criterion,
                )
        case "technique":
            for technique in content.catalogue.techniques:
                for at in range(len(technique.digs)):
                    yield Move(
                        kind=MoveKind.DEEPEN,
                        stage=technique.stage,
                        ask=at,
                        said=SAID,
                        source=Source.TECHNIQUE,
                        target=technique.id,
                    )
        case "fact":
            for fact in problem.facts:
                yield Move(kind=MoveKind.ANSWER, stage=fact.stage, facts=(fact.id,))
        case "stage":
            for stage in STAGES:
                for why in ("announced", "requested", "lead", "evidence"):
                    yield Move(
                        kind=MoveKind.TRANSITION,
                        stage=stage,
                        source=Source.STAGE,
                        said=SAID,
                        reason=why,
                    )
        case _:
            yield Move(kind=MoveKind.ANSWER, stage=StageId.DATA, unknown=("What about it?",))
            yield Move(kind=MoveKind.ANSWER, stage=StageId.DATA, source=Source.STAGE, target="time")
            yield Move(kind=MoveKind.OPEN, stage=StageId.CLARIFY)
            yield Move(kind=MoveKind.REPEAT, stage=StageId.DATA)
            yield Move(kind=MoveKind.HINT, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLARIFY, stage=StageId.DATA, said="a robust pipeline")
            yield Move(kind=MoveKind.REDIRECT, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLOSE, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLOSE, stage=StageId.DATA, reason="time")
            yield Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.NUMBER, said="5 ms")
            yield Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE, said=SAID)
            for said in ("I would take trees first", "a tree is small"):
                yield Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.CLAIM, said=said)


def drafts(session: Session, move: Move, passages: tuple[Passage, ...] = NOTES) -> list[str]:
    wording = Wording(session, Decision(moves=(move,)), 60)
    return [draft.text for draft in wording.drafts(Grounded(move=move, passages=passages))]
