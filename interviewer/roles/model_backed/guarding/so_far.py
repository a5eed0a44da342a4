"""A turn as far as it went: what is kept back, what may be said in it, and what of it was shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.domain.evidence import normalise
from interviewer.domain.moves import Move, MoveKind
from interviewer.roles.model_backed.guarding.asserted import Setting
from interviewer.roles.model_backed.guarding.counted import Number
from interviewer.roles.model_backed.guarding.fitted.beside_facts import Facts
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.naming import Naming
from interviewer.roles.model_backed.guarding.repeating import Asked
from interviewer.roles.model_backed.guarding.unreadable import Reader

PROMPT_RUN = 8
"""So many words in a row of our own prompt are a leak."""
QUOTED = "the phrase"
"""Stands for words of the candidate's: "that" would be their answer, on which remarks are made."""
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True, slots=True)
class Known:
    """What may be said in a turn, because somebody said it or it is handed out with the move.

    `said` are the candidate's turns (quotes of which are not the interviewer's words), `given` the
    sentences of the facts, as they stand, `open` the secrets that are none any more, `runs` the runs of words that may be said as they stand, `texts`
    all that was said or may be. Of the last message `asked` is what it asks, `unfixed` what of that no
    fact answers; `checked` are the numbers that may be called right.
    """

    said: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    given: tuple[str, ...] = ()
    open: frozenset[int] = frozenset()
    runs: frozenset[tuple[str, ...]] = frozenset()
    numbers: frozenset[Number] = frozenset()
    earlier: tuple[Asked, ...] = ()
    words: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unfixed: tuple[str, ...] = ()
    checked: frozenset[Number] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """What an interview keeps back, prepared once."""

    hidden: Hidden
    ledger: Ledger
    prompt: frozenset[tuple[str, ...]]
    rules: Hidden
    facts: Facts
    reader: Reader | None = None
    setting: Setting | None = None
    naming: Naming | None = None


@dataclass(frozen=True, slots=True)
class SoFar:
    """What was `shown` of a turn that words a move, and its last sentence."""

    kept: Kept
    known: Known
    move: Move
    shown: str = ""
    before: str = ""

    @property
    def opens(self) -> bool:
        """Whether the turn opens the interview: nothing was said yet."""
        return self.move.kind == MoveKind.OPEN

    @property
    def challenges(self) -> bool:
        """Whether the turn pushes back."""
        return any(move.kind == MoveKind.CHALLENGE for move in chain(self.move))

    @property
    def what_if(self) -> bool:
        """A what-if supposes another number than the fact's: that is what it is for."""
        return any(move.kind == MoveKind.WHAT_IF for move in chain(self.move))

    def without_quotes(self, text: str) -> str:
        """A text without what it quotes from the candidate's own words."""
        parts = text.translate(_QUOTES).split('"')
        for at in range(1, len(parts) - 1, 2):
            quoted = normalise(parts[at]).rstrip(".,;:!?").casefold()
            if quoted and any(quoted in said for said in self.known.said):
                parts[at] = QUOTED
        return '"'.join(parts)


def chain(move: Move | None) -> Iterator[Move]:
    """A move and those that follow in the same turn."""
    while move is not None:
        yield move
        move = move.then
