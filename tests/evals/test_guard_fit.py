"""Fitting the guard's models: what is learnt, what an author left out is judged by, where cuts lie."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from evals.guard_fit import Crossed, Groups, cross, fit
from evals.guard_sentences import Line, remark_lines, seen_tellings, turns
from evals.guard_words import centres, nearest

ROOT = Path(__file__).parents[2]
GOOD, BAD = ("fair", False), ("praise", True)


def line(text: str, author: str, number: int, label: tuple[str, bool]) -> Line:
    return Line(text, label[1], author, f"{author}-{number}", label[0])


LINES = [
    line(text, author, number, label)
    for author in ("ann", "bob")
    for number, (text, label) in enumerate(
        [("grey pebble", GOOD), ("grey shell", GOOD), ("lovely pebble", BAD), ("lovely shell", BAD)]
        * 3
    )
]


def seen(lines: Sequence[Line]) -> Callable[[Sequence[int]], Callable[[int], Groups]]:
    return lambda inside: lambda at: (frozenset(lines[at].text.split()),)


def test_what_tells_the_labels_apart_gets_the_weight() -> None:
    look = seen(LINES)([])
    model = fit([look(at) for at in range(len(LINES))], [line.bad for line in LINES])
    assert model.weights["lovely"] > 1 > -1 > model.weights["grey"]
    assert abs(model.weights.get("pebble", 0.0)) < model.weights["lovely"]


def test_the_same_sentences_give_the_same_model() -> None:
    look = seen(LINES)([])
    rows, bad = [look(at) for at in range(len(LINES))], [line.bad for line in LINES]
    assert fit(rows, bad) == fit(rows, bad)


def test_the_model_does_not_hang_on_the_order_of_sets() -> None:
    code = "from tests.evals.test_guard_fit import *; look = seen(LINES)([]); print(fit([look(at) for at in range(24)], [line.bad for line in LINES]))"
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_an_author_is_judged_by_the_sentences_of_the_others() -> None:
    inside: list[set[str]] = []

    def fitted(at_hand: Sequence[int]) -> Callable[[int], float]:
        inside.append({LINES[at].author for at in at_hand})
        return float

    crossed = cross(LINES, fitted)
    assert {"bob"} in inside and {"ann"} in inside and len(crossed.scores) == len(LINES)


def test_a_cut_lets_so_small_a_share_of_whole_fair_turns_lie_above_it() -> None:
    scores = {f"t{number}": float(number) for number in range(100)} | {"bad": 98.5, "alone": 500.0}
    kinds = dict.fromkeys(scores, "fair") | {"bad": "praise"}
    crossed = Crossed(scores, kinds, frozenset(scores) - {"alone"})
    assert crossed.cut(0.02) == 97.0 and crossed.caught(97.0) == {"praise": (1, 1)}


def test_every_turn_holds_what_is_said_to_leak() -> None:
    for turn in turns():
        assert bool(turn.leaked) == (turn.kind_of_leak != "fair"), turn.id
        assert not turn.leaked or any(leaks for _, leaks in turn.sentences()), turn.id


def test_no_sentence_has_two_labels() -> None:
    labels: dict[str, bool] = {}
    twice = [
        line.text for line in remark_lines() if labels.setdefault(line.text, line.bad) != line.bad
    ]
    assert twice == []


def test_a_clause_is_labelled_by_what_of_it_is_leaked() -> None:
    for one in seen_tellings(every=20):
        assert len(one.bad_parts) == len(one.parts) > 0
        assert any(one.bad_parts) == one.line.bad, one.line.text


def test_words_near_each_other_are_of_one_group() -> None:
    angles = np.array([0.0, 0.1, 0.2, 3.0, 3.1, 3.2])
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    group = nearest(vectors, centres(vectors, 2))
    assert len(set(group[:3])) == len(set(group[3:])) == 1 and group[0] != group[3]
