"""Lists of questions, broad ones, and those for a share or a time: each gets the fact it asks for."""

import pytest

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.asked_for import wants_another_kind
from interviewer.roles.reading.clarifying import clarifying_questions
from interviewer.roles.reading.questions import FactFinder


@pytest.mark.parametrize(
    ("problem", "text", "facts"),
    [
        (
            "video-recommender",
            "Second, scale and latency: roughly how many daily users, how big the catalogue and how "
            "many uploads a day, and what budget do I have for the home page at p99?",
            {"daily_users", "catalogue_size", "new_videos", "latency_ms"},
        ),
        ("video-recommender", "So how many users, videos and uploads?",
         {"daily_users", "catalogue_size", "new_videos"}),
        ("ad-click", "So I guess first question, how big is the data, do we have a lot of it?",
         {"logs_kept"}),
        ("ad-click", "What kind of scale are we talking about?", {"daily_users"}),
    ],
)  # fmt: skip
def test_every_clause_of_a_list_and_a_broad_one_get_their_facts(
    contents: dict[str, Content], problem: str, text: str, facts: set[str]
) -> None:
    finder = FactFinder(contents[problem].problem, None)
    found = clarifying_questions(finder, split_sentences(text), StageId.CLARIFY)
    assert {q.fact for q in found} - {None} == facts


def test_a_question_for_a_share_gets_no_fact_without_one(contents: dict[str, Content]) -> None:
    finder = FactFinder(contents["ad-click"].problem, None)
    asked = split_sentences("How much of the traffic is new ads?")
    found = clarifying_questions(finder, asked, StageId.CLARIFY)
    assert {q.fact for q in found} <= {None, "new_ad_share"}


@pytest.mark.parametrize(
    ("question", "answer", "another"),
    [
        ("How much of the traffic is new?", "Load doubles in the evening.", True),
        ("How much of the traffic is new?", "About one in ten visits.", False),
        ("Must it appear within minutes?", "Small channels need a fair chance.", True),
        ("Must it appear within minutes?", "It has to be there in 60 minutes.", False),
        ("How many users are there?", "There are many.", False),
    ],
)
def test_a_question_for_a_share_or_a_time_wants_one(
    question: str, answer: str, another: bool
) -> None:
    assert wants_another_kind(question, answer) is another
