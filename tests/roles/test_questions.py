"""Clarifying questions: which fact answers each, and which have no answer."""

import pytest

from interviewer.domain.problem import Fact
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.clarifying import clarifying_questions
from interviewer.roles.reading.questions import FactFinder
from tests.conftest import PROBLEMS

UNKNOWN = [
    "What colour is the office carpet?",
    "Which cloud provider do we use?",
    "What is the name of the product manager?",
    "Who are our main competitors?",
    "What is the salary of the data scientists?",
    "Which deep learning framework does the company prefer?",
    "Is the office in London?",
    "Do we use Kafka or Pulsar?",
    "What version of Spark is installed?",
    "Which database stores the billing records?",
    "How old is the CEO?",
    "Does the team do code review?",
    "Are there holidays this month?",
    "Who holds the keys to the building?",
    "Is there a dress code?",
]
BESIDE = [
    ("spam-filter", "When was the company founded?"),
    ("video-recommender", "When was the company founded?"),
    ("ad-click", "Who wrote the first version of the code?"),
    ("ad-click", "Is there a mobile SDK in Rust?"),
    ("ad-click", "What programming language is the backend in?"),
    ("ad-click", "What is the stock price?"),
    ("spam-filter", "What programming language is the backend in?"),
    ("spam-filter", "How much does a gigabyte of storage cost us?"),
    ("video-recommender", "How many engineers are on the team?"),
    ("video-recommender", "Is there a mobile SDK in Rust?"),
    ("video-recommender", "What programming language is the backend in?"),
    ("video-recommender", "Do we have a Kubernetes cluster?"),
    ("video-recommender", "How much does a gigabyte of storage cost us?"),
]
IN_OTHER_WORDS = [
    ("ad-click", "How many engineers are on the team?", "launch_time"),
    ("ad-click", "And what's the typical click-through rate?", "click_rate"),
    ("ad-click", "How fast does the prediction have to come back?", "latency_budget"),
    ("ad-click", "What hardware do we serve on?", "hardware"),
    ("ad-click", "How long do you keep the logs?", "logs_kept"),
    ("ad-click", "Can people turn off tracking?", "consent"),
    ("ad-click", "How long does an ad usually run?", "new_ads_per_day"),
    ("spam-filter", "How many mails does a person get per day?", "mails_per_user"),
    ("spam-filter", "How often do users report spam?", "report_rate"),
    ("spam-filter", "Are the phones online all the time?", "connectivity"),
    ("spam-filter", "What fraction of mail is spam?", "spam_share"),
    ("spam-filter", "How quickly must we decide on a message?", "latency_limit"),
    ("spam-filter", "How much RAM can I use on the handset?", "phone_class"),
    ("video-recommender", "How many clips get uploaded per day?", "new_videos"),
    ("video-recommender", "How fast must the page load?", "latency_ms"),
    ("video-recommender", "Do we have any explicit ratings from users?", "survey_answers"),
    ("video-recommender", "How long are the videos typically?", "video_minutes"),
    ("video-recommender", "Is there a budget for machines?", "core_budget"),
    ("video-recommender", "Do we log what was shown but not clicked?", "logged_months"),
]
NO_QUESTION = [
    "Does that make sense?",
    "does that make sense",
    "Is that clear?",
    "Shall I go on?",
    "Should I go deeper?",
    "Okay?",
    "Right?",
    "Why not just use trees?",
    "What if it fails?",
    "I would log every impression.",
    "Can I start with the data?",
]
WAYS = 3


@pytest.fixture(scope="module")
def finders(contents: dict[str, Content]) -> dict[str, FactFinder]:
    return {name: FactFinder(content.problem, None) for name, content in contents.items()}


def asked(finder: FactFinder, text: str, stage: StageId = StageId.CLARIFY) -> list[str | None]:
    return [q.fact for q in clarifying_questions(finder, split_sentences(text), stage)]


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("way", range(WAYS))
def test_each_fact_is_given_to_who_asks_for_it(
    contents: dict[str, Content], finders: dict[str, FactFinder], problem: str, way: int
) -> None:
    facts: tuple[Fact, ...] = contents[problem].problem.facts
    missed = [
        (fact.id, fact.asks[way])
        for fact in facts
        if fact.id not in asked(finders[problem], fact.asks[way], fact.stage)
    ]
    assert missed == []


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("text", UNKNOWN)
def test_an_unknown_question_gets_no_fact(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert asked(finders[problem], text) == [None]


@pytest.mark.parametrize(("problem", "text"), BESIDE)
def test_a_question_beside_every_fact_gets_none(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert asked(finders[problem], text) == [None]


@pytest.mark.parametrize(("problem", "text", "fact"), IN_OTHER_WORDS)
def test_a_fact_is_found_in_other_words(
    finders: dict[str, FactFinder], problem: str, text: str, fact: str
) -> None:
    assert asked(finders[problem], text) == [fact]


@pytest.mark.parametrize("text", NO_QUESTION)
def test_no_question_to_the_interviewer(finders: dict[str, FactFinder], text: str) -> None:
    assert asked(finders["video-recommender"], text) == []


def test_several_questions_in_one_message(finders: dict[str, FactFinder]) -> None:
    text = "How many daily active users are there? And how many videos are in the catalogue?"
    assert asked(finders["video-recommender"], text) == ["daily_users", "catalogue_size"]


def test_a_question_that_is_answered_by_its_asker_is_none(finders: dict[str, FactFinder]) -> None:
    text = "Which carpet do I take? The blue one, because it hides the dirt of the winter."
    assert asked(finders["video-recommender"], text, StageId.MODEL) == []


def test_the_quote_is_the_sentence(finders: dict[str, FactFinder]) -> None:
    text = "Good. What is the DAU?"
    (question,) = clarifying_questions(
        finders["video-recommender"], split_sentences(text), StageId.CLARIFY
    )
    assert question.quote == "What is the DAU?"


HEDGED = [
    "two gigabytes of RAM maybe?",
    "Maybe a second or something?",
    "I guess something like how many people complain?",
    "So perhaps a hundred milliseconds?",
]


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("text", HEDGED)
def test_a_guess_with_a_question_mark_asks_nothing(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert asked(finders[problem], text) == []


def test_a_guess_that_ends_in_a_question_asks(finders: dict[str, FactFinder]) -> None:
    text = "I'd guess a hundred milliseconds, but what is the latency budget?"
    assert asked(finders["ad-click"], text) == ["latency_budget"]
    assert asked(finders["ad-click"], "Maybe you can tell me the latency budget?") == [
        "latency_budget"
    ]


def test_each_part_of_a_question_gets_its_fact_or_none(finders: dict[str, FactFinder]) -> None:
    text = (
        "How many users do we have, which cloud provider do we use, and what is the latency budget?"
    )
    assert asked(finders["ad-click"], text) == ["daily_users", None, "latency_budget"]


def test_a_choice_brings_no_fact_that_knows_only_one_side(finders: dict[str, FactFinder]) -> None:
    assert asked(finders["video-recommender"], "Is it watch time or retention?") == [None]


def test_spelling_a_question_out_is_no_second_one(finders: dict[str, FactFinder]) -> None:
    text = "What is the business goal here? Is it watch time, retention or ad revenue?"
    assert asked(finders["video-recommender"], text) == ["business_goal"]


SEVERAL: list[tuple[str, str, list[str | None]]] = [
    ("ad-click", "How many requests hit the service at peak?", ["peak_factor", "requests_per_user"]),
    ("ad-click", "What are the peak requests per second?", ["peak_factor", "requests_per_user"]),
    ("video-recommender", "How many peak requests per second do we have?",
     ["peak_factor", "requests_per_user"]),
    ("ad-click", "Can I assume we have click logs, and how much history?", ["logs_kept"]),
    ("ad-click", "May I assume that there are about 100 million users?", ["daily_users"]),
    ("ad-click", "Which database do we use for profiles, and which cloud are we on?", [None, None]),
    ("ad-click", "Is the user logged in?", [None]),
    ("ad-click", "Is there an existing system, and how good is it?",
     ["existing_system", "current_quality"]),
    ("ad-click", "Are there other goals?", ["secondary_goal"]),
    ("video-recommender", "Are users logged in when they open the page?", [None]),
    ("video-recommender", "Do people share accounts within a family?", [None]),
    ("ad-click", "How much does one ad campaign cost?", [None]),
    ("ad-click", "What is the average bid?", [None]),
    ("ad-click", "How many pixels tall is an ad slot?", [None]),
    ("spam-filter", "How old is a typical user?", [None]),
    ("spam-filter", "How long is a typical message in words?", [None]),
    ("spam-filter", "What does the app cost?", [None]),
    ("ad-click", "How many users, how many ads, what CTR, and what latency?",
     ["daily_users", "active_ads", "click_rate", "latency_budget"]),
    ("ad-click", "I have a few questions: daily users? number of ads? latency budget? Which cloud is this on?",
     ["daily_users", "active_ads", "latency_budget", None]),
    ("ad-click", "1. How many users do we have? 2. Which programming language does the team use? "
     "3. How long are logs kept?", ["daily_users", None, "logs_kept"]),
    ("ad-click", "What scale are we at: roughly how many daily users, and how many milliseconds does the "
     "model get?", ["daily_users", "latency_budget"]),
    ("ad-click", "How do advertisers pay? And which stock exchange are we listed on? And how do advertisers pay again?",
     ["pricing", None]),
    ("video-recommender", "What is the catalogue size and how many new videos come per day and do we have "
     "explicit ratings?", ["catalogue_size", "new_videos", "survey_answers"]),
    ("video-recommender", "First, what is the DAU? Second, the size: videos in the catalogue, uploads per "
     "day, and how many milliseconds for the page.",
     ["daily_users", "catalogue_size", "new_videos", "latency_ms"]),
    ("video-recommender", "How many people a day, how many videos, and what response time do we have?",
     ["daily_users", "catalogue_size", "latency_ms"]),
    ("video-recommender", "Some questions to start: how many users and videos do we have?",
     ["daily_users", "catalogue_size"]),
    ("ad-click", "How many users, and how many carpets?", ["daily_users", None]),
    ("video-recommender", "Who decides whether it worked, and on which number: sessions, watch time or "
     "retention?", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("problem", "text", "facts"), SEVERAL)
def test_each_question_of_a_message_gets_its_fact_or_none_once(
    finders: dict[str, FactFinder], problem: str, text: str, facts: list[str | None]
) -> None:
    assert asked(finders[problem], text) == facts


NOT_ASKED = [
    "I'm not sure what numbers to aim for though, maybe 95% precision?",
    "So it is a few hundred milliseconds, I guess?",
    "So we retrain it daily, right?",
    "The labels are noisy, aren't they, or something?",
    "Clicks are rare. So what do we do? We sample the others.",
    "So what would I use here? I'd use trees first.",
    "How do we get there? I would start with a plain model.",
    "Can we go on?",
    "Have you ever built one yourself?",
    "That would show it the same session twice and tell me I am better than I am.",
    "I'm a bit lost with the measuring, could you give me a small hint?",
    "That's about all I can think of, could we maybe move on to the model?",
    "We log impressions with positions, which is what we need.",
]


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("text", NOT_ASKED)
def test_hedges_tags_rhetoric_and_requests_ask_nothing_of_the_setting(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert asked(finders[problem], text) == []


def test_the_quote_of_what_is_open_is_verbatim(finders: dict[str, FactFinder]) -> None:
    text = "How many users, and how many carpets?"
    found = clarifying_questions(finders["ad-click"], split_sentences(text), StageId.CLARIFY)
    assert all(question.quote in text for question in found)


def test_a_check_is_confirmed_by_its_fact(finders: dict[str, FactFinder]) -> None:
    assert asked(finders["ad-click"], "We have no GPUs for serving, right?") == ["hardware"]


def test_a_lead_in_is_no_question_of_its_own(finders: dict[str, FactFinder]) -> None:
    text = "Can I check what the number is for? Does the auction multiply it by a bid?"
    assert asked(finders["ad-click"], text) == ["pricing"]
