"""A candidate's question as it is said back to them."""

from collections.abc import Iterator

from interviewer.domain import guard
from interviewer.roles.builtin.ways import Draft, Ways
from interviewer.roles.reading.clip import MAX_WORDS, clip


def said_back(question: str) -> str:
    """A question without its mark, and short; "" where it cannot be said back: something in it ends
    the quotation, asks once more or may not be said by an interviewer."""
    asked = question.strip().rstrip("?").rstrip()
    said = asked if len(asked.split()) <= MAX_WORDS else clip(asked)
    return "" if {'"', "?"} & set(said) or guard.wording(said) else said


def asked_back(ways: Ways, name: str, question: str) -> Iterator[Draft]:
    """Ways of asking what a question is after, with its words where they can be said."""
    said = said_back(question)
    for way in ways.turned(getattr(ways.phrases, name)):
        if ("{said}" in way) == bool(said):
            yield Draft(text=ways.fill(way, said=said))
