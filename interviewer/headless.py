"""An interview without a screen: answers from a file, the clock at the answers' own pace."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from interviewer.clock import ManualClock
from interviewer.domain.events import Record
from interviewer.domain.session import Content, Session
from interviewer.engine import Interviewer, Setup
from interviewer.errors import AnswersError

START = datetime(2000, 1, 1, tzinfo=UTC)
"""Where a headless clock starts, so that two runs write the same log."""
MAX_BYTES = 2_000_000


def split_answers(raw: bytes) -> list[str]:
    """The answers of a file, separated by lines that hold only `---`.

    Raises `AnswersError` when it is empty, too long or not text.
    """
    if len(raw) > MAX_BYTES:
        raise AnswersError(
            f"The answers are {len(raw):,} bytes long, more than {MAX_BYTES:,}.",
            "Give a shorter file.",
        )
    if b"\x00" in raw:
        raise AnswersError("The answers are not text.", "Give a text file in UTF-8.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AnswersError(
            f"The answers are not valid UTF-8 (byte {error.start}).", "Save the file as UTF-8."
        ) from error
    parts: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip() == "---":
            parts.append([])
        else:
            parts[-1].append(line)
    answers = ["\n".join(lines).strip() for lines in parts]
    while answers and not answers[-1]:
        answers.pop()
    if not any(answers):
        raise AnswersError(
            "There is no answer in it.", "Write answers separated by lines that hold only ---."
        )
    return answers


class HeadlessRun:
    """Plays answers against the interviewer; `on_records` sees each new piece of the log."""

    def __init__(
        self,
        interviewer: Interviewer,
        clock: ManualClock,
        records: Callable[[str], Sequence[Record]],
        pace: float = 130.0,
    ) -> None:
        self._interviewer = interviewer
        self._clock = clock
        self._records = records
        self._pace = pace
        self.unheard = 0

    async def play(
        self, content: Content, setup: Setup, answers: Sequence[str]
    ) -> tuple[Session, list[Record]]:
        """The whole interview, ended and graded, with its log.

        `pace` is in words a minute. Answers left when the interview closes count as `unheard`.
        """
        session = self._interviewer.open(content, setup)
        await self._reply(session.id)
        for number, answer in enumerate(answers, start=1):
            if self._interviewer.session(session.id).ended is not None:
                self.unheard = len(answers) - number + 1
                break
            self._clock.advance(len(answer.split()) / self._pace * 60)
            self._interviewer.hear(session.id, answer, f"answer-{number}")
            await self._reply(session.id)
        session = await self._interviewer.finish(session.id, "answers_used_up")
        return session, list(self._records(session.id))

    async def _reply(self, session_id: str) -> None:
        async for _ in self._interviewer.reply(session_id):
            pass
        await self._interviewer.catch_up(session_id)
