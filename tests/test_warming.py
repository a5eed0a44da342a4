"""Warming up: what the first message needs is got ready, and what fails there is left to it."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest

from interviewer.domain.session import Content
from interviewer.grounding import foreseen
from interviewer.warming import LIKE_A_MESSAGE, warm_up
from tests.builders import Log


class Noting:
    """Notes what it is asked, and fails where it is to."""

    def __init__(self, fails: bool = False) -> None:
        self.asked: list[str] = []
        self._fails = fails

    def read(self, _: object, text: str) -> None:
        self.asked.append(text)
        if self._fails:
            raise RuntimeError

    def search(self, query: str, _: int) -> None:
        self.asked.append(query)


class Foresightful(Noting):
    """Makes searches before they are asked for."""

    def foresee(self, queries: Iterable[tuple[str, int, frozenset[str] | None]]) -> None:
        self.asked += [query for query, _, _ in queries]


def roles(reader: Noting, closer: Noting | None, notes: Noting) -> Any:
    return SimpleNamespace(reader=reader, closer=closer, retriever=notes)


@pytest.mark.parametrize("closer", [None, Noting()])
def test_readers_and_notes_are_made_ready(small: Content, closer: Noting | None) -> None:
    reader, notes = Noting(), Noting()
    warm_up(roles(reader, closer, notes), Log(small).begin().session).join(5)
    asked = [each.asked for each in (reader, closer, notes) if each is not None]
    assert asked == [[LIKE_A_MESSAGE]] * len(asked)


def test_what_fails_is_left_to_the_first_message(small: Content) -> None:
    over: list[bool] = []
    broken = roles(Noting(fails=True), None, Noting())
    warm_up(broken, Log(small).begin().session, then=lambda: over.append(True)).join(5)
    assert over == [True]


def test_searches_that_can_be_foreseen_are_made_last(small: Content) -> None:
    notes, order = Foresightful(), list[int]()
    session = Log(small).begin().session
    made_ready = roles(Noting(), None, notes)
    warm_up(made_ready, session, then=lambda: order.append(len(notes.asked))).join(5)
    assert order == [1]
    assert notes.asked[1:] == [query for query, _, _ in foreseen(small)] != []
