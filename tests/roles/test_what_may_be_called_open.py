"""Of a question that no fact was found for: when it may be called open, is theirs, or is not clear."""

import pytest

from interviewer.domain.reading import Question, Stand
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.roles.reading.clarifying import clarifying_questions
from interviewer.roles.reading.own_choice import is_own_choice
from interviewer.roles.reading.questions import FactFinder
from interviewer.roles.reading.reader import LocalReader
from tests.builders import Log
from tests.conftest import PROBLEMS

DATA = {"ad-click": "logs_kept", "spam-filter": "donor_share", "video-recommender": "logged_months"}
PRIVACY = {
    "ad-click": {"consent", "regulation"},
    "spam-filter": {"privacy"},
    "video-recommender": {"history_off", "regulation"},
}


@pytest.fixture(scope="module")
def finders(contents: dict[str, Content]) -> dict[str, FactFinder]:
    return {name: FactFinder(content.problem, None) for name, content in contents.items()}


def asked(finder: FactFinder, text: str, stage: StageId = StageId.CLARIFY) -> list[Question]:
    return list(clarifying_questions(finder, split_sentences(text), stage))


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize(
    "text",
    [
        "Is there a lot of data we can use?",
        "Before I start, like, is there a lot of data we can use?",
        "How much data is there?",
        "Do we have plenty of data?",
        "Do we have enough training data?",
        "What volume of data are we dealing with?",
        "Is there a big data set to train on, or how large is the data?",
        "Roughly how many examples can I train on?",
    ],
)
def test_for_the_amount_of_data_the_fact_is_told_that_bounds_it(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert DATA[problem] in [question.fact for question in asked(finders[problem], text)]


@pytest.mark.parametrize(
    ("problem", "facts"),
    [
        ("ad-click", {"labels", "logs_kept"}),
        ("spam-filter", {"hand_labels", "report_rate"}),
        ("video-recommender", {"survey_answers"}),
    ],
)
def test_for_the_amount_of_labels_all_facts_are_told_that_bound_it(
    finders: dict[str, FactFinder], problem: str, facts: set[str]
) -> None:
    for text in ("How many labelled examples do we have?", "How many labels are there?"):
        assert {question.fact for question in asked(finders[problem], text)} == facts


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("ad-click", "Is the amount of data large enough for deep learning?"),
        ("spam-filter", "How many mails can I train on?"),
        ("video-recommender", "How large is the training set?"),
    ],
)
def test_so_it_is_where_what_it_is_for_is_said(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert [question.fact for question in asked(finders[problem], text)] == [DATA[problem]]


@pytest.mark.parametrize(
    ("problem", "text", "fact"),
    [
        ("spam-filter", "How many folders does a user have?", "spam_folder"),
        ("video-recommender", "How many fresh videos come in per day?", "freshness_minutes"),
    ],
)
def test_who_wants_things_counted_gets_no_time(
    finders: dict[str, FactFinder], problem: str, text: str, fact: str
) -> None:
    assert fact not in [question.fact for question in asked(finders[problem], text)]


def test_what_is_asked_for_with_two_words_is_one_thing(finders: dict[str, FactFinder]) -> None:
    text = "What latency do we need, and do we have click and watch logs?"
    found = [question.fact for question in asked(finders["video-recommender"], text)]
    assert found == ["latency_ms", "logged_months"]


def test_in_a_list_too_all_facts_are_told_that_share_a_way_of_asking(
    finders: dict[str, FactFinder],
) -> None:
    text = "What is the latency budget, and are there limits on what user data I can use?"
    found = {question.fact for question in asked(finders["ad-click"], text)}
    assert found == {"latency_budget", "consent", "regulation"}


def test_a_part_that_goes_on_about_a_fact_of_the_question_is_not_left_over(
    finders: dict[str, FactFinder],
) -> None:
    text = "What exactly is spam for us, and do newsletters count as spam?"
    assert [question.fact for question in asked(finders["spam-filter"], text)] == [
        "spam_definition"
    ]


def test_what_else_is_counted_in_data_is_no_question_for_it(
    finders: dict[str, FactFinder],
) -> None:
    found = asked(finders["spam-filter"], "How much mobile data may an update use?")
    assert [question.fact for question in found] == ["update_data"]


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize(
    "text",
    [
        "Are there limits on user data we may use?",
        "So, alone: are there limits on what user data I may use?",
        "Are there privacy restrictions?",
        "Is there any data we're not allowed to use?",
        "Is there any data we can't store or use?",
    ],
)
def test_for_what_may_be_used_of_people_the_facts_on_that_are_told(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert {question.fact for question in asked(finders[problem], text)} == PRIVACY[problem]


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("ad-click", "Are there limits on the number of colours?"),
        ("video-recommender", "Are there limits on friendships?"),
        ("ad-click", "Do I also have to handle the stories?"),
        ("ad-click", "Do we only sort the ads by it?"),
        ("video-recommender", "Do people leave it running?"),
    ],
)
def test_one_word_that_many_facts_share_tells_none(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert [q.fact for q in asked(finders[problem], text)] in ([None], ["surface"])


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("ad-click", "What do you do with the probability once I hand it over?"),
        ("ad-click", "What is the average bid?"),
        ("spam-filter", "How often may a real mail be hidden?"),
        ("spam-filter", "How long do you keep donated mail?"),
        ("video-recommender", "What does the home page do now?"),
    ],
)
def test_what_is_asked_in_words_of_the_facts_is_never_open(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert all(q.fact or q.stand == Stand.UNSURE for q in asked(finders[problem], text))


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        ("ad-click", "What colour are the ad buttons?"),
        ("ad-click", "Do we know the user's income?"),
        ("spam-filter", "Does the app have a dark mode?"),
        ("video-recommender", "How many friends does a user have?"),
        ("video-recommender", "Do we have subtitles for the videos?"),
    ],
)
def test_what_asks_for_something_that_no_fact_speaks_of_is(
    finders: dict[str, FactFinder], problem: str, text: str
) -> None:
    assert asked(finders[problem], text) == [Question(quote=text, fact=None, stand=Stand.OPEN)]


@pytest.mark.parametrize(
    "text",
    [
        "Is sorting fine?",
        "What would you choose?",
        "Do I have to use a neural net?",
        "So for just sorting it's fine?",
        "Should I use a transformer?",
        "Would naive Bayes be good enough?",
        "Can I use pretrained image embeddings?",
        "Should I go for pointwise or pairwise loss?",
    ],
)
def test_which_technique_to_take_is_theirs_to_choose(
    finders: dict[str, FactFinder], text: str
) -> None:
    found = asked(finders["video-recommender"], text)
    assert [(q.fact, q.stand) for q in found] == [(None, Stand.OWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Should I use everybody's data?",
        "Can I use GPUs for the model?",
        "Should the model answer within 50 ms?",
        "Should we include stories?",
        "Is the model allowed to see people's age?",
        "Which model do we run today?",
        "Should I worry about new users?",
    ],
)
def test_what_is_allowed_and_what_is_there_is_not(text: str) -> None:
    assert not is_own_choice(text)


@pytest.mark.parametrize(
    ("problem", "text", "fact"),
    [
        ("ad-click", "No idea how fast it must be.", "latency_budget"),
        ("ad-click", "It depends on how many ads are live at any time.", "active_ads"),
        ("ad-click", "I don't know whether people can opt out of tracking.", "consent"),
        ("ad-click", "What I need to know is the latency budget.", "latency_budget"),
        ("ad-click", "It would help to know how quickly the clicks arrive.", "click_delay"),
        ("spam-filter", "It's unclear to me how much memory the filter may take.", "size_limit"),
        ("spam-filter", "I'd need to know whether the text may leave the phone.", "privacy"),
        ("video-recommender", "I wonder if we log skips.", "logged_months"),
        ("video-recommender", "I'd have to know how many videos there are.", "catalogue_size"),
    ],
)
def test_what_is_said_not_to_be_known_is_asked(
    finders: dict[str, FactFinder], problem: str, text: str, fact: str
) -> None:
    assert [question.fact for question in asked(finders[problem], text)] == [fact]


@pytest.mark.parametrize(
    "text",
    [
        "I'm not sure how many users there are, so let's say 10 million.",
        "I don't know how many users there are. I'll assume it's a lot.",
        "Not sure how I'd measure that.",
        "I don't know how to handle the latency.",
        "No idea what the budget per advertiser is.",
    ],
)
def test_a_doubt_about_the_design_or_one_with_an_assumption_is_not(
    finders: dict[str, FactFinder], text: str
) -> None:
    assert asked(finders["ad-click"], text) == []


def test_what_is_not_known_of_the_setting_is_asked_though_it_sounds_like_giving_up(
    contents: dict[str, Content],
) -> None:
    session = Log(contents["ad-click"]).begin().session
    heard = LocalReader().read(session, "No idea how fast it must be.")
    assert [question.fact for question in heard.questions] == ["latency_budget"]
    assert not LocalReader().read(session, "No idea.").questions


def test_later_a_doubt_is_no_question(finders: dict[str, FactFinder]) -> None:
    assert asked(finders["ad-click"], "No idea how fast it must be.", StageId.SERVING) == []
