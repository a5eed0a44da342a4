"""What must hold for the shared misconceptions: their place in the rubric, notes and questions."""

from collections.abc import Iterator
from pathlib import Path

from interviewer.domain.evidence import words
from interviewer.domain.rubric import Rubric
from knowledge.content_rules import Found, in_rubric
from knowledge.content_wording import NONE, Said, Vault, graded, repeated, spoken
from knowledge.misconceptions import Misconceptions


def check_misconceptions(
    file: Misconceptions, rubric: Rubric | None, notes: Path
) -> Iterator[Found]:
    """The misconceptions against themselves, the rubric, and the notes where there are any."""
    known = {criterion.id: criterion.stage for criterion in rubric.criteria} if rubric else None
    seen: set[str] = set()
    for at, error in enumerate(file.misconceptions):
        pointer = f"/misconceptions/{at}"
        if known is not None:
            yield from in_rubric(pointer, error.criterion, error.stage, known)
        if error.id in seen:
            yield f"{pointer}/id", f"names {error.id} again"
        seen.add(error.id)
        for place, wording in enumerate(error.says):
            ways = [way for slot in wording.split("...") for way in slot.split("|")]
            if not all(words(way) for way in ways):
                yield f"{pointer}/says/{place}", "holds a choice without a word"
        if notes.is_dir() and not _stands(error.note, notes):
            yield f"{pointer}/note", f"no note has the section {error.note}"
    yield from _questions(file, rubric)


def _stands(section: str, notes: Path) -> bool:
    name, heading = section.split("#", 1)
    note = notes / name
    return note.is_file() and f"\n## {heading}\n" in note.read_text(encoding="utf-8")


def _questions(file: Misconceptions, rubric: Rubric | None) -> Iterator[Found]:
    """What is asked of somebody who holds one."""
    vault = Vault([*graded(rubric)])
    asked = [
        Said(f"/misconceptions/{at}/challenge/{place}", text, NONE)
        for at, error in enumerate(file.misconceptions)
        for place, text in enumerate(error.challenge)
    ]
    for said in asked:
        yield from spoken(said, said.text, asked=1)
        if vault.leaked_by(said.text):
            yield said.pointer, "gives away an anchor or a piece of evidence"
    yield from repeated(asked)
