"""Forms in which a fact, a number or a piece of evidence is told without being asked for."""

import pytest

from interviewer.domain.session import Content
from interviewer.domain.speech import tells_of_itself
from interviewer.roles.model_backed.guarding.assuring import assures, refers_back, tells_the_time
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.spelled import in_figures, worded_shares
from interviewer.roles.model_backed.guarding.suggesting import puts_forward, states_outcome

NONE: frozenset[str] = frozenset()
NO_NUMBER: frozenset[tuple[str, float]] = frozenset()


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("one parcel in nine", (1 / 9,)),
        ("three heavy parcels out of five", (0.6,)),
        ("every sixth parcel", (1 / 6,)),
        ("a quarter or so of the parcels", (0.25,)),
        ("three in five", (0.6,)),
        ("every second viewer", (0.5,)),
        ("every second", ()),
        ("every third day", ()),
        ("every quarter", ()),
        ("one of the two", ()),
    ],
)
def test_shares_in_words(text: str, shares: tuple[float, ...]) -> None:
    assert worded_shares(text) == pytest.approx(shares, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("a whole month of parcels", "1 month of parcels"),
        ("a full fortnight", "2 weeks"),
        ("a full quarter", "3 months"),
        ("two full years", "2 years"),
        ("a good half year", "6 months"),
        ("a couple of weeks", "2 weeks"),
        ("a quarter of the parcels", "25 percent of the parcels"),
    ],
)
def test_spans_of_time_in_words(text: str, figures: str) -> None:
    assert in_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What do you do about the one person in eight whose watch history is off?", True),
        ("What do you do about the one person in three whose watch history is off?", False),
        ("What do you do about the one shard in eight that is slow?", False),
    ],
)
def test_a_share_in_words_near_a_facts_tells_it(
    contents: dict[str, Content], text: str, told: bool
) -> None:
    ledger = Ledger(contents["video-recommender"].problem)
    assert ledger.tells(text, NO_NUMBER, NONE) is told
    assert not ledger.tells(text, numbers("12 percent"), NONE)


@pytest.mark.parametrize(
    ("text", "invents"),
    [
        ("As I said, some 70 million people come by in a day.", True),
        ("With the 70 million people that I mentioned, as I said, what is the load?", True),
        ("You can rely on two full years of logged impressions.", True),
        ("Suppose you can rely on two full years of logged impressions.", False),
        ("You want two full years of logged impressions.", False),
        ("We have some nine minutes, so on to the logged impressions.", False),
    ],
)
def test_a_number_vouched_for_is_invented_where_nobody_gave_it(
    contents: dict[str, Content], text: str, invents: bool
) -> None:
    ledger = Ledger(contents["video-recommender"].problem)
    assert ledger.invents(text, NO_NUMBER, False) is invents
    assert not ledger.invents(text, numbers(text), False)


def test_a_share_given_may_be_said_again_in_words(contents: dict[str, Content]) -> None:
    ledger = Ledger(contents["video-recommender"].problem)
    text = "About 12 percent, so one person in eight."
    assert not ledger.invents(text, numbers("12 percent"), True)
    assert ledger.invents(text, NO_NUMBER, True)


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        ("Like I mentioned, it is small.", (True, False, False)),
        ("At your disposal is a shelf of logs.", (False, True, False)),
        ("Imagine the warehouse holds a year.", (False, False, False)),
        ("We have seven minutes.", (False, True, True)),
        ("As you said, it is small.", (False, False, False)),
    ],
)
def test_who_vouches(text: str, vouched: tuple[bool, bool, bool]) -> None:
    assert (refers_back(text), assures(text), tells_the_time(text)) == vouched


@pytest.mark.parametrize(
    ("text", "suggests", "concludes"),
    [
        ("You'd have to weigh the pebbles twice.", True, False),
        ("If you switched to a finer scale it would be slower.", True, False),
        ("The scale drifts, so the morning's pebbles read too heavy.", False, True),
        ("Today the scale is read by hand.", False, True),
        ("A drawer of scales is in place at present.", False, True),
        ("The scale drifts, so what do you do?", False, False),
        ("If you switched scales, what would you see?", False, False),
        ("Right now you read the scale by hand.", False, False),
        ("I'd like to get to the scale next.", False, False),
    ],
)
def test_what_is_put_forward_or_concluded(text: str, suggests: bool, concludes: bool) -> None:
    assert (puts_forward(text), states_outcome(text)) == (suggests, concludes)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("The sheet I was given is about pebbles.", True),
        ("I was handed two pages on pebbles.", True),
        ("A note in front of me is about pebbles.", True),
        ("According to the passage I have here, pebbles drift.", True),
        ("It says in my papers that pebbles drift.", True),
        ("There is a line on pebbles in what I was given for this part.", True),
        ("According to the page layout, pebbles come first.", False),
        ("It says in your table that pebbles drift.", False),
        ("The text was sent to me by mistake, says a user.", False),
        ("What do the notes that a sender was sent say?", False),
        ("Which pages shown to people hold pebbles?", False),
    ],
)
def test_papers_handed_to_the_interviewer_are_machinery(text: str, tells: bool) -> None:
    assert tells_of_itself(text) is tells
