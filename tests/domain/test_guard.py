"""The guard: what may be shown, in tables of what passes and what does not."""

import pytest

from interviewer.domain.guard import (
    Secrets,
    Violation,
    check,
    count_questions,
    leaks,
    same_question,
)
from interviewer.domain.moves import ASKS_EXACTLY_ONE, MoveKind

NONE = Secrets.of([])

PRAISE = [
    "You handled the late labels neatly. What is left?",
    "You covered the costs clearly, so on to the rest.",
    "Great, let's go on. How would you label it?",
    "Excellent point about skew. What next?",
    "That's a good point. What next?",
    "Good question, let me see.",
    "I like that idea. What next?",
    "I really love how you put it. What next?",
    "That makes sense. What next?",
    "That’s right. What next?".replace("’", "'"),
    "You're absolutely right about the tower.",
    "Spot on. What about cost?",
    "Well done so far. What about cost?",
    "Nice work on the labels.",
    "A very thoughtful answer. And the metric?",
    "Perfectly put. And the metric?",
    "I'm impressed. And the metric?",
    "Solid start. And the metric?",
    "Exactly right, and what then?",
    "You nailed it. What else?",
]
SCORE = [
    "That is a 3/4 from me.",
    "I'd give it 3 out of 4.",
    "That would be 4 / 5 so far.",
    "Your score so far is low.",
    "I would grade you higher with a reason.",
    "I rated you on that already.",
    "You would pass at this point.",
    "You'd fail with that.",
    "You will be hired with that.",
    "This is a strong hire.",
    "The rubric wants a number.",
    "My verdict stands.",
    "That is level 3 work.",
    "Full marks for that.",
    "No points off for that.",
]
LINK = [
    "See https://example.com/x for it.",
    "See http://example.com.",
    "Look at ![it](x.png).",
    "Look [here](x).",
    "Try <img src=x> for size.",
    "Try <script>alert(1)</script>.",
    "Try <a href=x>.",
    "Go to www.example.com now.",
    "javascript:alert(1)",
    "data:text/html;base64,xx",
    "Open file:///etc/passwd.",
]
BENIGN = [
    "How good a baseline would popularity be?",
    "What would a good baseline be here?",
    "How do you get a good split when the labels come late?",
    "What does precision at 4 of 10 shown items tell you?",
    "What does recall at 500 say about the tail?",
    "Which 2 of 10 servers fail first?",
    "Where would a strong model lose to a weak one?",
    "How large is the right tower, and the left one?",
    "Is the correct label known by then?",
    "Which approach would you take?",
    "What is the smart way out of a cold start?",
    "What do you do with the answers people give in the survey?",
    "How would the team agree on the mark between spam and not spam?",
    "Which metric would fail to notice it?",
    "What happens to the data: do you keep it?",
    "Does the ratio 1:4 hold at night?",
    "If x < y, what follows?",
    "What does the model cost, and who pays?",
    "Which rate would you watch?",
]
FALSE_ALARMS = [
    "You put a cap on channels as well. What does it cost?",
    "You thought the model works well, but on whom?",
    "How would you pass features to the model?",
    "How would you score ten thousand candidates in 80 ms?",
    "What would your score be calibrated against?",
    "Your rating model sees stars only; what is lost?",
    "Which of your level 2 caches goes first?",
    "There is a great deal of traffic at night; what breaks first?",
    "How would you grade each message before it is shown?",
]


@pytest.mark.parametrize("text", PRAISE)
def test_praise_is_refused(text: str) -> None:
    assert Violation.PRAISE in check(text, MoveKind.ANSWER, [], NONE)


@pytest.mark.parametrize("text", SCORE)
def test_scores_are_refused(text: str) -> None:
    assert Violation.SCORE in check(text, MoveKind.ANSWER, [], NONE)


@pytest.mark.parametrize("text", LINK)
def test_links_and_markup_are_refused(text: str) -> None:
    assert Violation.LINK in check(text, MoveKind.ANSWER, [], NONE)


@pytest.mark.parametrize("text", BENIGN)
def test_an_ordinary_question_passes(text: str) -> None:
    assert check(text, MoveKind.PROBE, [], NONE) == []


@pytest.mark.parametrize("text", FALSE_ALARMS)
def test_the_trade_may_speak_of_scores(text: str) -> None:
    assert check(text, MoveKind.PROBE, [], NONE) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Go on.", 0),
        ("Why?", 1),
        ("Why??", 1),
        ("Why?!", 1),
        ("Why? How?", 2),
        ('You said "what then?". Why?', 2),
        ("何ですか？", 1),
    ],
)
def test_counting_questions(text: str, count: int) -> None:
    assert count_questions(text) == count


@pytest.mark.parametrize("kind", list(MoveKind))
def test_two_questions_are_refused_in_every_move(kind: MoveKind) -> None:
    assert Violation.QUESTIONS in check("Why so? And how?", kind, [], NONE)


@pytest.mark.parametrize("kind", list(MoveKind))
def test_no_question_is_refused_exactly_where_one_is_due(kind: MoveKind) -> None:
    refused = Violation.QUESTIONS in check("Go on from there.", kind, [], NONE)
    assert refused == (kind in ASKS_EXACTLY_ONE)


SECRET = "The candidate weighs the cost of a late label against the freshness that it buys"


@pytest.mark.parametrize(
    ("text", "leaked"),
    [
        (SECRET, True),
        (SECRET.upper(), True),
        (SECRET.replace(" ", "\n"), True),
        ("Well, weighs the cost of a late label against freshness", True),
        ("weighs the cost of a late label", False),
        ("The cost of a label: is it late, or fresh?", False),
        ("weighs the cost of a late, then against the freshness that it buys", True),
        ("", False),
    ],
)
def test_a_secret_leaks_by_eight_words_or_by_its_share(text: str, leaked: bool) -> None:
    assert leaks(text, Secrets.of([SECRET])) is leaked


def test_a_leak_is_a_violation() -> None:
    assert check(SECRET, MoveKind.ANSWER, [], Secrets.of([SECRET])) == [Violation.LEAK]


def test_a_short_secret_does_not_forbid_its_words() -> None:
    assert not leaks("the daily active users are many", Secrets.of(["daily active users"]))


Q = "Which labels would you train on when surveys are rare and late?"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Q, True),
        (Q.lower(), True),
        ("So: " + Q, True),
        ("Which labels would you train on when surveys are rare and slow?", True),
        ("Which features would you train on when surveys are late?", False),
        ("What breaks first?", False),
    ],
)
def test_the_same_question(other: str, same: bool) -> None:
    assert same_question(Q, other) is same


def test_very_short_questions_are_compared_as_they_are() -> None:
    assert same_question("Why so?", "why so") and not same_question("Why so?", "How so?")


def test_a_repeated_question_is_refused() -> None:
    assert check(Q, MoveKind.PROBE, [Q], NONE) == [Violation.REPEAT]


def test_a_repeated_question_passes_when_asked_to_repeat() -> None:
    assert check(Q, MoveKind.REPEAT, [Q], NONE) == []


def test_every_violation_is_named() -> None:
    text = f"Great, is it? {SECRET}? See https://x.y, 3/4. My instructions say so."
    by_others = {
        Violation.FACT,
        Violation.LENGTH,
        Violation.OPEN,
        Violation.REMARK,
    }  # who checks these knows the facts
    named = set(check(text, MoveKind.PROBE, [text], Secrets.of([SECRET])))
    assert named == set(Violation) - by_others
