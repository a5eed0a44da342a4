"""Planted defects: each goes into a copy of the tree, where a run has to turn a metric red."""

import compileall
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Literal

import yaml
from pydantic import ValidationError

from evals.baseline import FAILS
from evals.registry import FINGERPRINTS
from interviewer.domain.value import Value
from interviewer.errors import InterviewerError

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).with_name("mutants")
COPIED = ("interviewer", "knowledge", "evals", "prompts")
Runs = tuple[tuple[str, ...], ...]
QUICK: Runs = (
    ("--only", "transcript spam-filter.mid", "--only", "transcript video-recommender.injector"),
    ("--only", "problem ad-click", "--only", "script ad-click.terse"),
    ("--only", "transcript "),
    (),
)
"""The runs a defect has to survive, the shortest first; the last one is whole. One that shows as
a change only is looked at once more, for what it makes worse. Each stops where something is worse."""

_COMMAND = (sys.executable, "-B", "-m", "evals", "run", "--until-red")
"""Run in the copy's folder, whose packages come before the installed ones."""
_TOLD = re.compile(r"^\[(\d+)/(\d+)\] (.+)$", re.MULTILINE)
"""How a run tells which unit it has just looked at."""

End = Literal["killed", "changed", "broken", "stale", "survived", "misfit"]


class MutantError(InterviewerError):
    """A file of mutants is not what it should be."""

    code = "E_MUTANT"


class Mutant(Value):
    """A defect: in `file`, `find` (found exactly once) becomes `replace`.

    One of the `handful` is noticed by the shortest of the runs.
    """

    name: str
    file: str
    find: str
    replace: str
    why: str
    handful: bool = False


class Fate(Value):
    """What came of a mutant, and the metrics that turned red.

    "changed" is red only in metrics that tell a change and not a loss; "misfit" means that the
    text to replace is not there (any more). `by` is the run, or the part of it, that noticed.
    """

    mutant: str
    end: End
    metrics: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    @property
    def killed(self) -> bool:
        """Whether a run noticed it."""
        return self.end in ("killed", "changed", "broken", "stale")


def read_mutants(folder: Path = FOLDER, only: str = "", handful: bool = False) -> list[Mutant]:
    """The mutants of a folder whose name holds `only`, or of those the handful. Raises `MutantError`."""
    found: list[Mutant] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            rows = yaml.safe_load(path.read_text(encoding="utf-8"))
            found += [Mutant.model_validate(row) for row in rows]
        except (yaml.YAMLError, ValidationError, TypeError) as error:
            raise MutantError(f"{path.name}: {error}", "Mend the file.") from error
    twice = sorted({m.name for m in found if [o.name for o in found].count(m.name) > 1})
    if twice:
        raise MutantError(f"Named twice: {', '.join(twice)}.", "Give each its own name.")
    return [m for m in found if only in m.name and (m.handful or not handful)]


def fates(
    mutants: Sequence[Mutant],
    jobs: int,
    data_dir: Path,
    on_done: Callable[[Fate], None],
    runs: Runs = QUICK,
) -> list[Fate]:
    """What comes of each mutant, in order. `data_dir` holds an index to begin with.

    All are planted in copies of one copy, and what noticed a defect has to pass there without any:
    else each would seem to be noticed. Raises `MutantError`.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as scratch:
        sound = Sound(Path(scratch) / "sound", data_dir)

        def one(mutant: Mutant) -> Fate:
            fate = try_out(mutant, sound.tree, data_dir, runs)
            if fate.killed:
                sound.passes(fate.by)
            on_done(fate)
            return fate

        with ThreadPoolExecutor(jobs) as pool:
            try:
                return list(pool.map(one, mutants))
            except MutantError:
                pool.shutdown(cancel_futures=True)
                raise


class Sound:
    """The tree without any defect, looked at once by each run that noticed one."""

    def __init__(self, tree: Path, data_dir: Path) -> None:
        self.tree = tree
        self._data_dir = data_dir
        self._passed: set[tuple[str, ...]] = set()
        self._looking = Lock()
        copy_tree(ROOT, tree)
        compileall.compile_dir(tree, quiet=2)  # for all copies: they keep the sources' times

    def passes(self, run: tuple[str, ...]) -> None:
        """Raises `MutantError` where the run notices something here, too."""
        with self._looking:
            if run in self._passed:
                return
            none = Mutant(name="control", file="", find="", replace="", why="")
            found = try_out(none, self.tree, self._data_dir, (run,))
            if found.killed:
                raise MutantError(
                    f"Without any defect the run is {found.end}: {', '.join(found.metrics)}.",
                    "Mend that, or take the figures as they are with `accept`.",
                )
            self._passed.add(run)


def try_out(mutant: Mutant, sound: Path, data_dir: Path, runs: Runs = QUICK) -> Fate:
    """Plant a defect in a copy of a sound tree and run the evals there until a metric is red."""
    with tempfile.TemporaryDirectory(prefix="mutant-") as scratch:
        tree, data = Path(scratch) / "tree", Path(scratch) / "data"
        shutil.copytree(sound, tree)
        if mutant.file and not plant(mutant, tree):
            return Fate(mutant=mutant.name, end="misfit")
        if (data_dir / "evals").is_dir():
            shutil.copytree(data_dir / "evals", data / "evals")
        return _run(mutant, tree, data, runs)


def copy_tree(source: Path, tree: Path) -> None:
    """The sources, without caches."""
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(
                source / name, tree / name, ignore=shutil.ignore_patterns("__pycache__")
            )


def plant(mutant: Mutant, tree: Path) -> bool:
    """Put the defect in; False where its place is not there exactly once."""
    path = tree / mutant.file
    if not path.is_file():
        return False
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.find) != 1:
        return False
    path.write_text(text.replace(mutant.find, mutant.replace), encoding="utf-8")
    return True


def _run(mutant: Mutant, tree: Path, data: Path, runs: Runs) -> Fate:
    shown: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    for only in runs:
        if shown and not only:  # the whole run is dear, and it was noticed already
            break
        report = data.parent / "report.json"
        report.unlink(missing_ok=True)
        done = subprocess.run(
            [*_COMMAND, "--data-dir", str(data), "--json", str(report), *only],
            cwd=tree,
            capture_output=True,
            check=False,
        )
        part = stopped_at(done.stderr.decode("utf-8", "replace")) or only
        if done.returncode == 2 or not report.is_file():
            return Fate(mutant=mutant.name, end="broken", by=only)
        red = tuple(_red(report))
        if set(red) - FINGERPRINTS:
            return Fate(mutant=mutant.name, end="killed", metrics=red, by=part)
        by = by if shown or not red else part
        shown = tuple(dict.fromkeys((*shown, *red)))
        if done.returncode == 3:
            return Fate(mutant=mutant.name, end="stale", by=part)
    return Fate(mutant=mutant.name, end="changed" if shown else "survived", metrics=shown, by=by)


def stopped_at(told: str) -> tuple[str, ...]:
    """The one unit that a run stopped at before its end, as what to run by; nothing if it did not."""
    last = _TOLD.findall(told)[-1:]
    return tuple(part for done, of, name in last if done != of for part in ("--only", name))


def _red(report: Path) -> Iterator[str]:
    for row in json.loads(report.read_text("utf-8"))["summary"]["rows"]:
        if row["status"] in FAILS:
            yield row["metric"]


def lines(found: Sequence[Fate]) -> Iterator[str]:
    """A line a mutant, the kill rate, and who survived."""
    for fate in found:
        more = f", and {len(fate.metrics) - 3} more" if len(fate.metrics) > 3 else ""
        yield f"{fate.mutant:<40}{fate.end:<10}{', '.join(fate.metrics[:3])}{more}".rstrip()
    tried = [fate for fate in found if fate.end != "misfit"]
    killed = [fate for fate in tried if fate.killed]
    lost = [fate for fate in tried if fate.end == "changed"]
    yield f"Killed {len(killed)} of {len(tried)}; {len(lost)} of them only by a change that shows."
    for name, end in (("Survived", "survived"), ("Does not fit the code any more", "misfit")):
        named = [fate.mutant for fate in found if fate.end == end]
        if named:
            yield f"{name}: {', '.join(named)}."
