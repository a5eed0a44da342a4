"""What help is asked on."""

import pytest

from interviewer.domain.session import Content
from interviewer.roles.reading.lens import Lens
from interviewer.roles.reading.stuck import stuck_on


@pytest.fixture(scope="module")
def lens(contents: dict[str, Content]) -> Lens:
    return Lens.of(contents["ad-click"], None)


@pytest.mark.parametrize(
    ("text", "criterion"),
    [
        ("I'd train on clicks. I don't know how to split the data for testing. Can I have a hint?",
         "metrics.split"),
        ("I'd probably use AUC then, or maybe precision and recall on the clicks. Not totally sure "
         "which of those fits best for ads, could you give me a small hint on what to look at?",
         "metrics.offline"),
        ("No clue how often to retrain it. Any hint?", "operations.retraining"),
        ("Could you give me a hint on how to split the data into training and test?",
         "metrics.split"),
    ],
)  # fmt: skip
def test_the_words_around_the_wish_tell(lens: Lens, text: str, criterion: str) -> None:
    assert stuck_on(lens, text) == criterion


@pytest.mark.parametrize(
    "text",
    [
        "Could I have a hint?",
        "Hm, that does not help me yet. Can I get another hint?",
        "How you'd notice it then, I'm not sure, I'm a bit stuck there. A hint please?",
        "I don't know how to split the data for testing.",
    ],
)
def test_others_do_not(lens: Lens, text: str) -> None:
    assert stuck_on(lens, text) == ""
