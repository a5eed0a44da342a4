"""Digging follows up on the number that a design can hang on."""

import pytest

from interviewer.domain.claims import number_claims
from interviewer.domain.digging import digs, earlier_claims, in_passing
from interviewer.domain.moves import MoveKind, Source
from interviewer.domain.reading import Mention, Reading
from interviewer.domain.session import Content
from tests.builders import STAGES, Log, small_content

CONTENT = small_content()
NAMED = ("collaborative-filtering", "deduplication")


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


@pytest.mark.parametrize(
    ("quote", "dug"),
    [
        ("I keep a tide table for each beach", True),
        ("a tide table is obsolete", False),
        ("we don't need a tide table", False),
        ("nothing more there, the tide table decides", False),
    ],
)
def test_what_is_turned_down_is_not_dug_into(quote: str, dug: bool) -> None:
    technique = CONTENT.catalogue.techniques[0]
    mention = Mention(technique=technique.id, quote=quote)
    log = Log(CONTENT).begin().enter(technique.stage).ask()
    log.say(Reading(words=20, mentions=(mention,)), f"{quote}.")
    found = [move for move in digs(log.session, STAGES) if move.source == Source.TECHNIQUE]
    assert bool(found) == dug


def test_a_name_with_little_around_it_is_taken_up_by_itself() -> None:
    technique = CONTENT.catalogue.techniques[0]
    text = f"Also {technique.name}."
    log = Log(CONTENT).begin().enter(technique.stage).ask()
    log.say(Reading(words=20, mentions=(Mention(technique=technique.id, quote=""),)), text)
    assert next(digs(log.session, STAGES)).said == technique.name


def test_a_plan_that_was_not_asked_about_is_gone_back_to() -> None:
    log = Log(CONTENT).begin().say(Reading(words=6), text="I keep one folder a team.").ask()
    log.say(Reading(words=2), text="Not sure.")
    (move,) = earlier_claims(log.session)
    assert move.said == "I keep one folder a team"
    assert not list(earlier_claims(log.ask(move).say(text="No idea.").session))


@pytest.mark.parametrize(
    ("quote", "passing"),
    [
        ("a kilobyte for each row after deduplication", True),
        ("something better than collaborative filtering", True),
        ("I would use collaborative filtering", False),
        ("collaborative filtering after a week", False),
        ("we sort the parts by weight", False),
    ],
)
def test_a_technique_named_only_beside_something_else_is_in_passing(
    contents: dict[str, Content], quote: str, passing: bool
) -> None:
    techniques = {t.id: t for t in contents["ad-click"].catalogue.techniques}
    found = [in_passing(techniques[name], quote) for name in NAMED]
    assert any(found) is passing
