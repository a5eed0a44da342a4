"""Digging follows up on the number that a design can hang on."""

import pytest

from interviewer.domain.claims import number_claims
from interviewer.domain.digging import digs
from interviewer.domain.moves import MoveKind, Source
from interviewer.domain.reading import Reading
from tests.builders import STAGES, Log, small_content

CONTENT = small_content()


def _asked(text: str) -> list[str]:
    """What is said back of the numbers of a message."""
    log = Log(CONTENT).begin().say(Reading(words=20, numbers=number_claims(text)), text)
    moves = [move for move in digs(log.session, STAGES) if move.source == Source.NUMBER]
    assert all(move.kind == MoveKind.DEEPEN for move in moves)
    return [move.said for move in moves]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("At peak 30k QPS, 7 days of logs. We have 50M daily users.", ["We have 50M daily users"]),
        ("If we doubled to 100M users, I'd use 90% for training.", []),
    ],
)
def test_the_first_number_worth_it_is_said_back(text: str, said: list[str]) -> None:
    assert _asked(text) == said


def test_numbers_are_not_asked_about_again_soon() -> None:
    text = "We have 50M daily users."
    reading = Reading(words=20, numbers=number_claims(text))
    log = Log(CONTENT).begin().say(reading, text)
    (move,) = [move for move in digs(log.session, STAGES) if move.source == Source.NUMBER]
    log.ask(move).say(reading, text)
    assert not [move for move in digs(log.session, STAGES) if move.source == Source.NUMBER]
