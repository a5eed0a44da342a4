"""A turn of the interviewer, printed word by word as it comes."""

import re
import sys
from collections.abc import Callable

from interviewer.cli.screen import WIDTH
from interviewer.live_turn import LiveTurn

_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]")
_PARTS = re.compile(r"\n|[^\S\n]+|\S+")
_MARK = " [broken off]"


class Words:
    """Words at reading width, each as soon as it is whole."""

    def __init__(self, indent: str = "  ", width: int = WIDTH) -> None:
        self._indent, self._width = indent, width
        self._column = 0
        self._said: list[str] = []

    @property
    def any(self) -> bool:
        """Whether anything was printed."""
        return bool(self._said)

    def show(self, text: str, whole: bool) -> None:
        """Print what is new in a text that has grown; its last word only when it is `whole`.

        A text that begins otherwise than what was printed is printed anew, after a mark.
        """
        words = [part for part in _PARTS.findall(_UNPRINTED.sub("", text)) if part.strip(" \t")]
        if not whole and words and not text[-1:].isspace():
            words.pop()
        if whole:
            while words and words[-1] == "\n":
                words.pop()
        if words[: len(self._said)] != self._said[: len(words)]:
            self.broken()
        for word in words[len(self._said) :]:
            self._put(word)

    def broken(self) -> None:
        """What was printed broke off; what comes next stands on its own."""
        if self._said:
            print(_MARK, flush=True)
        self._said, self._column = [], 0

    def end(self) -> None:
        """The turn is over."""
        if self._column:
            print(flush=True)
        self._column = 0

    def _put(self, word: str) -> None:
        self._said.append(word)
        if word == "\n":
            print(flush=True)
            self._column = 0
            return
        if self._column and self._column + 1 + len(word) > self._width:
            print()
            self._column = 0
        lead = " " if self._column else self._indent
        sys.stdout.write(lead + word)
        sys.stdout.flush()
        self._column += len(lead) + len(word)


def print_turn(turn: LiveTurn, waiting: Callable[[], float]) -> None:
    """Print a turn while it runs, with what is told beside it. Returns when it has ended."""
    words = Words()
    try:
        _follow(turn, words, waiting)
    finally:  # also where Ctrl-C comes in between
        if words.any and turn.kept is None:
            words.broken()
        words.end()


def _follow(turn: LiveTurn, words: Words, waiting: Callable[[], float]) -> None:
    told, restarts, headed, waits = 0, 0, False, False
    for seen in turn.watch():
        if seen.restarts != restarts:
            restarts = seen.restarts
            words.broken()
            headed = False
        for notice in seen.notices[told:]:
            words.end()
            print(f"\n({notice})", flush=True)
            headed = False
        told = len(seen.notices)
        text, over = seen.text, not seen.running
        if text and not headed:
            print("\nInterviewer:")
            headed = True
        if text:
            words.show(text, whole=over and seen.kept is not None)
        if not text and not waits and (seconds := waiting()) > 0.5:
            print(f"\n(The model's server asks to wait {seconds:.0f} s.)", flush=True)
            waits = True
