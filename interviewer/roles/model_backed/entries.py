"""The entries of an assessment, each taken or dropped by itself, and the dropped ones counted."""

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from pydantic import ValidationError

from interviewer.roles.model_backed.quoting import OwnQuotes
from interviewer.roles.model_backed.structured import Shape

MOST = 24
"""Entries of a list that are looked at; a message does not show more."""


EntryT = TypeVar("EntryT", bound=Shape)


class Entries:
    """The lists of an answer about a turn."""

    def __init__(self, lists: Mapping[str, list[object]], quotes: OwnQuotes, turn: int) -> None:
        self._lists = lists
        self._quotes = quotes
        self._turn = turn
        self.dropped = 0

    def of(
        self,
        name: str,
        shape: type[EntryT],
        known: Callable[[EntryT], bool] = lambda _: True,
        claimed: bool = False,
    ) -> list[tuple[EntryT, str]]:
        """The valid entries of a list with their quotes as the candidate wrote them.

        An entry is dropped that is not of the shape, names what is not `known`, is given twice, or
        whose quote does not stand in the turn, in words that may be credited or, with `claimed`, in
        any that were not taken back.
        """
        found: dict[str, tuple[EntryT, str]] = {}
        listed = self._lists[name]
        for value in listed[:MOST]:
            entry = self._entry(shape, value)
            if entry is None or not known(entry):
                continue
            quote = str(getattr(entry, "quote", ""))
            place = self._quotes.find(quote, self._turn, only=True, claimed=claimed)
            if place is not None:
                found.setdefault(entry.model_dump_json(), (entry, self._quotes.text(place)))
        self.dropped += len(listed) - len(found)
        return list(found.values())

    def names(self, name: str, known: Collection[str]) -> list[str]:
        """The known names of a list of names, each once."""
        listed = self._lists[name]
        found = [v for v in dict.fromkeys(str(value) for value in listed[:MOST]) if v in known]
        self.dropped += len(listed) - len(found)
        return found

    @staticmethod
    def _entry(shape: type[EntryT], value: object) -> EntryT | None:
        try:
            return shape.model_validate(value)
        except ValidationError:
            return None
