"""Questions that turn on a note: its sentence is cited; without one nothing is asked."""

from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.wording import Wording
from tests.builders import Log
from tests.roles.wording import SAID, drafts, moves, spoken_to


def test_a_what_if_without_a_note_is_not_asked(small: Content) -> None:
    move = next(moves(small, "what_if"))
    assert drafts(spoken_to(small), move, passages=()) == []


def own_note(text: str, heading: str = "Tide tables") -> Passage:
    chunk = Chunk(id="own", source="own.md", title="Own", heading_path=(heading,), start=10,
                  end=10 + len(text), text=text, tokens=20, origin="own")  # fmt: skip
    return Passage(chunk=chunk, score=0.4)


def test_a_question_that_turns_on_a_note_cites_the_sentence(small: Content) -> None:
    text = "Mind the hour. Tide tables tell a sorter when the beach lies dry for the longest time."
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE, said=SAID)
    wording = Wording(spoken_to(small), Decision(moves=(move,)), 60)
    draft = next(wording.drafts(Grounded(move=move, passages=(own_note(text),))))
    (cited,) = draft.citations
    assert "tide tables" in draft.text.lower()
    assert text[cited.start - 10 : cited.end - 10] == cited.quote == text[15:]


def test_a_note_on_what_was_talked_about_asks_nothing(small: Content) -> None:
    text = "Tide tables tell a sorter when the beach lies dry for the longest time."
    session = Log(small).begin().say(Reading(words=3), text="I use tide tables.").session
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE)
    assert drafts(session, move, (own_note(text),)) == []
