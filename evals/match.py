"""`python -m evals match FILE`: score answers against reference answers, one score a line."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pydantic import ConfigDict, Field, ValidationError

from interviewer.domain.value import Value
from interviewer.errors import AnswersError
from interviewer.roles.matching import Matcher
from knowledge.embedder import choose
from knowledge.options import Options

BATCH = 256


class Case(Value):
    """One answer to be scored; other fields of its line, such as an id, are of no concern."""

    model_config = ConfigDict(extra="ignore")

    question: str
    references: tuple[str, ...] = Field(min_length=1)
    answer: str


def open_matcher(embedder: str, model_dir: Path | None) -> tuple[Matcher, str]:
    """The matcher and a sentence on how it matches. Raises EmbedderError, ModelFilesError."""
    choice = choose(Options(data_dir=Path(), embedder=embedder, model_dir=model_dir))
    if choice.model_dir is None:
        return Matcher(), "Matching by words alone (lexical)."
    from knowledge.minilm import MiniLM

    return Matcher(MiniLM(choice.model_dir)), "Matching by meaning and words (all-MiniLM-L6-v2)."


def scores(path: Path, matcher: Matcher) -> Iterator[float]:
    """The score of each line in turn, reading BATCH lines ahead. Raises AnswersError."""
    try:
        with path.open("rb") as lines:
            cases = _cases(lines)
            while batch := list(islice(cases, BATCH)):
                broken = batch.pop() if isinstance(batch[-1], AnswersError) else None
                known = [case for case in batch if isinstance(case, Case)]
                matcher.prepare((case.question, case.references, case.answer) for case in known)
                for case in known:
                    yield matcher.score(case.question, case.references, case.answer)
                if isinstance(broken, AnswersError):
                    raise broken
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise AnswersError(f"{str(path)!r} cannot be read: {reason}.", "Check the path.") from error


def _cases(lines: Iterable[bytes]) -> Iterator[Case | AnswersError]:
    """Cases up to the first bad line, which comes as an error so that what precedes is scored."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Case.model_validate_json(line.removeprefix(b"\xef\xbb\xbf"))
        except ValidationError as error:
            yield AnswersError(
                f"Line {number}: {_reason(error)}.",
                "Give each line as a JSON object with question, references and answer.",
            )
            return


def _reason(error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    reason = " ".join(first["msg"].split())
    return f"{where!r}: {reason}" if where else reason
