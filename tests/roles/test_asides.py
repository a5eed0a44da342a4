"""What a sentence says in passing: near a criterion, without being nearest to it."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.reading.reader import LocalReader
from interviewer.roles.reading.touching import MOST_HEARD
from tests.builders import Log

SPOKEN = (
    "The scorer gets the features of all four thousand ads in one call to the feature store, so that"
    " fetching stays under ten milliseconds. Counters come from a stream within a minute."
)
BOAST = (
    "Our robust, seamless, state-of-the-art feature store fetches everything under the hood, by"
    " design. Honestly, leveraging a world-class, cloud-native, battle-tested streaming platform"
    " unlocks powerful, data-driven, real-time counters at any scale, zero latency guaranteed."
)


@pytest.fixture(scope="module")
def reader() -> LocalReader:
    return LocalReader()


@pytest.fixture
def content(contents: dict[str, Content]) -> Content:
    return contents["ad-click"]


def test_asides_are_of_other_criteria_than_the_sentence_touches(
    reader: LocalReader, content: Content
) -> None:
    found = reader.read(Log(content).begin().session, SPOKEN)
    touched = {(touch.criterion, touch.quote) for touch in found.touches}
    assert found.asides
    assert not touched & {(aside.criterion, aside.quote) for aside in found.asides}
    assert all(aside.quote in SPOKEN for aside in found.asides)


def test_a_sentence_says_something_of_few_criteria(reader: LocalReader, content: Content) -> None:
    found = reader.read(Log(content).begin().session, SPOKEN)
    quotes = [aside.quote for aside in found.asides]
    assert max(quotes.count(quote) for quote in quotes) <= MOST_HEARD


def test_big_words_say_nothing_in_passing(reader: LocalReader, content: Content) -> None:
    assert reader.read(Log(content).begin().session, BOAST).asides == ()


def test_a_question_says_something_of_clarifying_at_most(
    reader: LocalReader, content: Content
) -> None:
    asked = "How many requests a day are there, and what is the latency budget of a prediction?"
    found = reader.read(Log(content).begin().session, asked)
    assert {aside.criterion.partition(".")[0] for aside in found.asides} <= {"clarify"}
