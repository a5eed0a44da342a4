"""Broad questions ask for nothing in particular; one that names a thing does."""

import pytest

from interviewer.domain.broad_questions import is_broad

BROAD = [
    "Anything special about the data?",
    "Anything special about the data, is it big?",
    "Is there anything special about the users or the data I should know, like, is it pretty big?",
    "Ok, so just to start, is there anything special I should know about the data?",
    "Is there anything else I should know about the users?",
    "What are the constraints?",
    "What are the main requirements here?",
    "Are there any constraints I should know about?",
    "Any requirements?",
    "Do we have any limitations?",
    "Can you tell me more about the data?",
    "Tell me about the system.",
    "What can you tell me about the system?",
    "What should I know about the users?",
    "What's the data like?",
    "What does the data look like?",
    "Is there anything unusual here?",
    "Could you give me some more context?",
    "What else should I know?",
    "Anything I should keep in mind?",
    "Are there any special requirements?",
]
PARTICULAR = [
    "Are there any latency constraints?",
    "Any legal constraints in Europe?",
    "What are the constraints on latency?",
    "Any constraints, say on latency or memory?",
    "How big is the data?",
    "What data do we log?",
    "Is there anything else the filter should achieve?",
    "What's the scale?",
    "Who are the users?",
    "Are there privacy requirements I should know about?",
    "Can you tell me more about the latency budget?",
    "What does the home page do today?",
    "Is there anything that must not get worse?",
    "What is the business goal?",
    "Should I care about new users?",
    "Anything people complain about in the ads?",
    "What is the system today?",
    "Tell me the number of daily users.",
]


@pytest.mark.parametrize("text", BROAD)
def test_what_asks_for_whatever_there_is_is_broad(text: str) -> None:
    assert is_broad(text)


@pytest.mark.parametrize("text", PARTICULAR)
def test_what_asks_for_one_thing_is_not(text: str) -> None:
    assert not is_broad(text)
