"""A thing as a key of what was worked out from it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Same(Generic[T]):
    """Equal only to another of the very same thing.

    A content is too large to be compared part by part. Whatever keeps the key keeps the thing, so
    that nothing else can come to stand in its place.
    """

    it: T

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)
