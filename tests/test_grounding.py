"""Grounding: the notes a move rests on are of the problem's domain, or of none."""

import pytest

from interviewer.domain.moves import Move, MoveKind, Source
from interviewer.domain.notes import Chunk, Origin, Passage
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.grounding import foreseen, ground
from tests.builders import Log

ADS, FRAUD = "domain-ad-click-prediction.md", "domain-fraud-detection.md"
VIDEOS, SPAM = "domain-video-recommendation.md", "domain-spam-filtering-on-phones.md"
CLAIM = Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.CLAIM, target="2",
             said="every click is a positive")  # fmt: skip


class Shelf:
    """A retriever that always finds a passage of each of these notes, and keeps the queries."""

    def __init__(self, *sources: str, origin: Origin = "shipped") -> None:
        self.queries: list[str] = []
        self.asked: list[tuple[str, int, frozenset[str] | None]] = []
        self._found = [
            Passage(
                chunk=Chunk(
                    id=source, source=source, title="A note", start=0, end=4, text="Note",
                    tokens=1, origin=origin,
                ),
                score=0.5,
            )
            for source in sources
        ]  # fmt: skip

    def search(self, query: str, k: int = 5, stages: frozenset[str] | None = None) -> list[Passage]:
        """The passages, whatever is asked."""
        self.queries.append(query)
        self.asked.append((query, k, stages))
        return self._found[:k]


def found(content: Content, shelf: Shelf) -> list[str]:
    session = Log(content).begin().say().session
    return [p.chunk.source for p in ground(shelf, session, CLAIM).passages]


@pytest.mark.parametrize(
    ("problem", "own"), [("ad-click", ADS), ("video-recommender", VIDEOS), ("spam-filter", SPAM)]
)
def test_notes_on_another_domain_are_left_out(
    contents: dict[str, Content], problem: str, own: str
) -> None:
    every = Shelf(FRAUD, ADS, VIDEOS, SPAM)
    assert found(contents[problem], every) == [own]
    assert found(contents[problem], Shelf(FRAUD, "labels.md")) == ["labels.md"]
    assert found(contents[problem], Shelf(FRAUD)) == []


def test_notes_of_ones_own_are_not_judged_by_their_name(contents: dict[str, Content]) -> None:
    assert found(contents["ad-click"], Shelf(FRAUD, origin="own")) == [FRAUD]


def test_what_was_said_is_searched_for_with_the_problem_in_mind(
    contents: dict[str, Content],
) -> None:
    shelf = Shelf("labels.md")
    found(contents["ad-click"], shelf)
    assert shelf.queries == [f"{contents['ad-click'].problem.title}: {CLAIM.said}"]


def test_what_rests_on_the_content_alone_is_foreseen(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    session = Log(content).begin().say().session
    what_if, trap = content.problem.what_ifs[0], content.problem.traps[0]
    technique, pack = content.catalogue.techniques[0], content.problem.criteria[0]
    shelf = Shelf("labels.md")
    for kind, stage, source, target in (
        (MoveKind.WHAT_IF, what_if.stage, Source.WHAT_IF, what_if.id),
        (MoveKind.CHALLENGE, trap.stage, Source.TRAP, trap.id),
        (MoveKind.DEEPEN, technique.stage, Source.TECHNIQUE, technique.id),
        (
            MoveKind.PROBE,
            content.rubric.criterion(pack.criterion).stage,
            Source.PACK,
            pack.criterion,
        ),
    ):
        criterion = pack.criterion if source == Source.PACK else ""
        ground(
            shelf,
            session,
            Move(kind=kind, stage=stage, source=source, target=target, criterion=criterion),
        )
    assert len(shelf.asked) == 4
    assert set(shelf.asked) <= set(foreseen(content))
