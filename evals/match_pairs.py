"""How far plain good sentences stand off from bluff: python -m evals.match_pairs [--model-dir DIR].

Hand-written pairs, one a line: a statement, a plain sentence that says it, buzz words on the same
topic, and a sentence that says the opposite. `settled.jsonl` was at hand when the method was made
(and the support weights are fitted on its good sentences); `fresh.jsonl` was written afterwards.
"""

import json
from pathlib import Path
from typing import Annotated, Literal

import numpy as np
import typer
from numpy.typing import NDArray

from evals.match import open_matcher
from interviewer.domain.value import Value
from interviewer.roles.matching import Matcher
from interviewer.roles.matching.words import words

FOLDER = Path(__file__).parent / "match_pairs_data"
STRICT = 0.99
"""Share of sentences about other topics that the recommended threshold keeps out."""

Half = Literal["settled", "fresh"]
Floats = NDArray[np.floating]


class Pair(Value):
    """A statement and what three candidates say on it."""

    part: str
    statement: str
    good: str
    buzz: str
    wrong: str


def read_pairs(half: Half) -> list[Pair]:
    """The pairs of one half, in file order."""
    lines = (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [Pair.model_validate(json.loads(line)) for line in lines]


def auc(predicted: Floats, labels: Floats) -> float:
    """The chance that a positive scores above a negative; ties count half."""
    good, bad = predicted[labels > 0.5], np.sort(predicted[labels <= 0.5])
    below = np.searchsorted(bad, good, "left") + np.searchsorted(bad, good, "right")
    return float(below.mean() / (2 * len(bad)))


def keyword_list(statement: str) -> str:
    """The bluff that costs nothing: the statement's own content words, as a list."""
    return ", ".join(word.surface for word in words(statement))


def kinds(matcher: Matcher, pairs: list[Pair]) -> dict[str, Floats]:
    """Support by kind of sentence; `other` and `near`: good ones of other and of the same part."""
    statements = [pair.statement for pair in pairs]
    good = matcher.support(statements, [pair.good for pair in pairs])
    parts = np.array([pair.part for pair in pairs])
    same = parts[:, None] == parts[None, :]
    texts = {
        "buzz": [pair.buzz for pair in pairs],
        "list": [keyword_list(pair.statement) for pair in pairs],
        "wrong": [pair.wrong for pair in pairs],
    }
    out = {kind: np.diag(matcher.support(statements, said)) for kind, said in texts.items()}
    out |= {"other": good[~same], "near": good[same & ~np.eye(len(pairs), dtype=bool)]}
    return {"good": np.diag(good), **out}


def _print(name: str, found: dict[str, Floats]) -> None:
    good = found["good"]
    typer.echo(name)
    for kind, scores in found.items():
        line = f"  {kind:<6} median={np.median(scores):.2f} p90={np.quantile(scores, 0.9):.2f}"
        if kind != "good":
            labels = np.r_[np.ones(len(good)), np.zeros(len(scores))]
            line += f" auc={auc(np.r_[good, scores], labels):.3f}"
        if len(scores) == len(good) and kind != "good":
            line += f" below its own good sentence: {np.mean(good > scores):.0%}"
        typer.echo(line)
    limit = float(np.quantile(found["other"], STRICT))
    shares = " ".join(f"{kind}={np.mean(s >= limit):.2f}" for kind, s in found.items())
    typer.echo(f"  at {limit:.2f} ({1 - STRICT:.0%} of other topics pass): {shares}")


def main(
    model_dir: Annotated[Path | None, typer.Option(envvar="INTERVIEWER_MINILM_DIR")] = None,
) -> None:
    """Print the separation of both halves in every mode at hand."""
    halves: tuple[Half, ...] = ("settled", "fresh")
    modes = ("lexical", "minilm") if model_dir else ("lexical",)
    for mode in modes:
        matcher, _ = open_matcher(mode, model_dir)
        for half in halves:
            if (FOLDER / f"{half}.jsonl").exists():
                _print(f"{matcher.mode} {half}", kinds(matcher, read_pairs(half)))


if __name__ == "__main__":
    typer.run(main)
