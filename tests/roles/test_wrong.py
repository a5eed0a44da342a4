"""A plainly wrong answer shows no understanding, whatever numbers it brings."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.reading.reader import LocalReader
from tests.builders import Log
from tests.conftest import PROBLEMS

WRONG = [
    "Random splits are always fine and time does not matter; a test AUC of 0.99 proves it.",
    "I shuffle all rows, that is always ok. An offline AUC of 0.98 proves that it works.",
]


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    return LocalReader()


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_sweeping_claim_earns_no_three(
    contents: dict[str, Content], reader: LocalReader, problem: str, text: str
) -> None:
    reading = reader.read(Log(contents[problem]).begin().session, text)
    assert [t for t in reading.touches if t.level > 2] == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_what_sets_off_a_trap_is_no_evidence(
    contents: dict[str, Content], reader: LocalReader, problem: str
) -> None:
    session = Log(contents[problem]).begin().session
    for trap in contents[problem].problem.traps:
        for claim in trap.claims:
            reading = reader.read(session, f"I say this: {claim}. Nothing else comes to mind.")
            for hit in reading.traps:
                assert not any(hit.quote in touch.quote for touch in reading.touches)
