"""One attempt at a turn: a streamed answer, its tag read, its words guarded."""

from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from interviewer.domain.events import ModelCalled
from interviewer.domain.problem import Fact
from interviewer.domain.session import Session
from interviewer.llm.chat import Completion, Door, Request, judged
from interviewer.llm.errors import (
    ModelCutError,
    ModelEmptyError,
    ModelError,
    ModelFilteredError,
    ModelRefusedError,
)
from interviewer.roles.model_backed.fact_marks import FactMarks
from interviewer.roles.model_backed.guarding.known import known
from interviewer.roles.model_backed.guarding.so_far import Kept, Known
from interviewer.roles.model_backed.guarding.stream_guard import StreamGuard
from interviewer.roles.model_backed.opening_tag import OpeningTag, Tag
from interviewer.roles.model_backed.options import Option

_NEXT = "Go on; the built-in interviewer stands in."


@dataclass
class Attempt:
    """Streams an answer. After `words` has ended: what was shown, and what became of it.

    `offers` are the facts it may tell by their marks; the move holds those it has told, too.

    `error` is why it came to nothing, None where it ended well or the guard stopped it; `received`
    says whether anything came at all.
    """

    door: Door
    request: Request
    options: tuple[Option, ...]
    kept: Kept
    session: Session
    offers: tuple[Fact, ...] = ()
    option: Option = field(init=False)
    marks: FactMarks = field(init=False)
    guard: StreamGuard = field(init=False)
    calls: list[ModelCalled] = field(default_factory=list)
    tag: Tag = field(default_factory=Tag)
    completion: Completion | None = None
    error: ModelError | None = None
    received: bool = False

    def __post_init__(self) -> None:
        self.option = self.options[0]
        self.marks = FactMarks(self.offers)
        self.guard = StreamGuard(self.kept, Known(), self.option.move)

    async def words(self) -> AsyncIterator[str]:
        """The words that may be shown, as they come. Never raises a `ModelError`."""
        opening = OpeningTag()
        try:
            async with aclosing(self.door.stream(self.request, self.calls)) as pieces:  # type: ignore[type-var]
                async for piece in pieces:
                    if isinstance(piece, Completion):
                        self.completion = piece
                        continue
                    self.received = True
                    for shown in self._take(opening, piece):
                        yield shown
                    if self.guard.stopped:
                        break
            if self.guard.stopped:
                self._judge(f"guard: {', '.join(self.guard.found)}")
                return
            if self.completion is not None:
                check_finish(self.completion)
            for shown in self._take(opening, "", last=True):
                yield shown
            if not self.guard.shown and not self.guard.stopped:
                raise ModelEmptyError("The model answered nothing.", _NEXT)
            if self.guard.stopped:
                self._judge(f"guard: {', '.join(self.guard.found)}")
        except ModelError as error:
            self.error = error
            if self.completion is not None:
                self._judge(error.code)

    def _take(self, opening: OpeningTag, piece: str, last: bool = False) -> list[str]:
        if opening.tag is None:
            piece = opening.feed(piece, last)
            if opening.tag is None:
                return []
            self._choose(opening.tag)
        piece = self.marks.feed(piece, last)
        self._tell(tuple(self.marks.told))
        passed = [self.guard.feed(piece)]
        if last:
            passed.append(self.guard.end())
        return [text for text in passed if text]

    def _choose(self, tag: Tag) -> None:
        """Take the move that was named where it is one of those allowed, else the first."""
        self.tag = tag
        at = tag.move - 1 if tag.move is not None else 0
        self.option = self.options[at if 0 <= at < len(self.options) else 0]
        allowed = known(self.session, self.kept, self.options, self.option.move)
        self.guard = StreamGuard(self.kept, allowed, self.option.move)

    def _tell(self, facts: tuple[str, ...]) -> None:
        """Make them the facts of the move, whatever code had heard: from here on they may be said."""
        move = self.option.move
        if not facts or facts == move.facts:
            return
        told = move.model_copy(update={"facts": facts, "assume": ()})
        self.option = replace(self.option, move=told)
        self.guard.move = self.option.move
        self.guard.known = known(self.session, self.kept, self.options, self.option.move)

    def _judge(self, outcome: str) -> None:
        if self.calls:
            judged(self.calls, outcome)


def check_finish(completion: Completion) -> None:
    """Raise what an answer that did not simply end amounts to."""
    match completion.finish:
        case "length":
            raise ModelCutError("The model's answer was cut off.", _NEXT)
        case "filter":
            raise ModelFilteredError("The provider stopped the answer.", _NEXT)
        case "refusal":
            raise ModelRefusedError("The model declined.", _NEXT)
        case "stop":
            return
