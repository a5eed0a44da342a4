"""Keys that stand for the very thing they hold."""

from interviewer.domain.same import Same


def test_the_same_thing_is_the_same_key() -> None:
    thing = [1]
    assert {Same(thing): "known"}[Same(thing)] == "known"


def test_a_thing_like_it_is_another_key() -> None:
    one, other = [1], [1]
    assert Same(one) != Same(other)
