"""Group the words that the guard's models see by their meaning: python -m evals.guard_words.

Vectors of the single words (MiniLM) are grouped by k-means over the words of `guard_data`; the other words
of MiniLM's own vocabulary go to the nearest group, so that new text finds most of its words.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from evals.guard_sentences import remark_lines
from interviewer.roles.model_backed.guarding.fitted import meanings
from knowledge.minilm import MiniLM
from knowledge.model_files import find_model

OUT = Path(meanings.__file__).with_suffix(".json")
GROUPS = 300
ROUNDS = 20
SHORTEST = 3
"""Shorter pieces of MiniLM's vocabulary are mostly no words."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")

Vectors = NDArray[np.float32]


def centres(vectors: Vectors, groups: int, seed: int = 0) -> Vectors:
    """The middles of groups of unit vectors, by the angle between them."""
    chosen = np.random.default_rng(seed).choice(len(vectors), groups, replace=False)
    middle = vectors[chosen]
    for _ in range(ROUNDS):
        sums = np.zeros_like(middle)
        np.add.at(sums, nearest(vectors, middle), vectors)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        middle = np.where(length > 0, sums / np.maximum(length, 1e-9), middle)
    return middle


def nearest(vectors: Vectors, middle: Vectors) -> NDArray[np.int_]:
    """The group whose middle each vector is nearest to."""
    return np.asarray((vectors @ middle.T).argmax(axis=1))


def guard_words(
    model_dir: Annotated[
        Path | None, typer.Option(help="Folder with MiniLM's files, if not Chroma's.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The file for the groups.")] = OUT,
) -> None:
    """Group the words and write the groups."""
    folder = find_model(model_dir)
    if folder is None:
        raise typer.BadParameter("MiniLM's files are not there", param_hint="--model-dir")
    model = MiniLM(folder)
    texts = [line.text.lower().replace("’", "'") for line in remark_lines()]
    met = sorted({word for text in texts for word in _WORD.findall(text)})
    others = sorted(set(_vocabulary(folder)) - set(met))
    vectors = model.embed(met)
    middle = centres(vectors, GROUPS)
    rows: list[list[str]] = [[] for _ in range(GROUPS)]
    for words, found in ((met, vectors), (others, model.embed(others))):
        _put(rows, words, nearest(found, middle))
    groups = [" ".join(sorted(row)) for row in rows]
    whole = {"made_by": "python -m evals.guard_words", "groups": groups}
    out.write_text(f"{json.dumps(whole, indent=0)}\n", encoding="utf-8")
    typer.echo(f"{len(met) + len(others)} words in {GROUPS} groups")


def _put(rows: list[list[str]], words: Sequence[str], group: NDArray[np.int_]) -> None:
    for word, at in zip(words, group, strict=True):
        rows[at].append(word)


def _vocabulary(folder: Path) -> list[str]:
    path = next(folder.rglob("tokenizer.json"))
    known = json.loads(path.read_text("utf-8"))["model"]["vocab"]
    return [word for word in known if len(word) >= SHORTEST and word.isascii() and word.isalpha()]


if __name__ == "__main__":
    typer.run(guard_words)
