"""The commands that write: index, status of what was written, and the model's download."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn

from interviewer.errors import IndexBrokenError, NotePathError
from knowledge import versions
from knowledge.embedder import choose_embedder
from knowledge.fetching import fetch_model
from knowledge.manifest import Manifest, read_manifest
from knowledge.note import Limits
from knowledge.options import Options
from knowledge.progress import FileResult, OnProgress
from knowledge.progress import Progress as Step
from knowledge.recipe import recipe_for
from knowledge.roots import Registered, note_roots, register, save
from knowledge.sayings import keep_sayings
from knowledge.staleness import is_current
from knowledge.terminal import plain
from knowledge.updating import update_index
from knowledge.walking import find_files

_WORDS = {"read": "Reading files", "embed": "Embedding pieces", "write": "Writing the index"}
_errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


@contextmanager
def shown_progress() -> Iterator[OnProgress]:
    """A progress bar on stderr, drawn only where that is a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_errors, transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)

        def show(step: Step) -> None:
            bar.update(
                task,
                description=_WORDS[step.step],
                completed=step.done,
                total=step.total,
                visible=True,
            )

        yield show


def run_index(options: Options, paths: Sequence[Path], *, only: bool, reset: bool) -> None:
    """Register the paths, bring the index up to date, and print what came of each file."""
    for path in paths:
        if not path.exists():
            raise NotePathError(f"There is nothing at {str(path)!r}.", "Give an existing path.")
    if reset:
        save(options.data_dir, Registered())
    register(options.data_dir, paths, only)
    embedder, notice = choose_embedder(options)
    _errors.print(notice)
    with shown_progress() as show:
        report = update_index(options.data_dir, note_roots(options), embedder, show)
        keep_sayings(embedder, options.data_dir / "vectors", show)
    for result in report.files:
        print(_line(result))
    notes = sum(1 for result in report.files if result.skip is None)
    skipped = len(report.files) - notes
    done = f"{report.embedded} embedded" if report.built else "nothing had changed"
    print(
        f"{notes} notes, {report.chunks} chunks ({done}), {skipped} files skipped, "
        f"{report.seconds:.1f} s."
    )


def _line(result: FileResult) -> str:
    source = plain(result.source)
    if result.skip is not None:
        return f"skipped  {source}: {plain(result.skip.reason)} ({result.skip.code.value})"
    state = "same   " if result.unchanged else "indexed"
    rest = f"; {result.left_out}" if result.left_out else ""
    return f"{state}  {source}: {result.chunks} chunks{rest}"


def run_status(options: Options, *, as_json: bool) -> None:
    """Print what is indexed and whether it is still true."""
    version = versions.current(options.data_dir)
    state, manifest = _state(options, version)
    facts = {
        "state": state,
        "data_dir": str(options.data_dir),
        "embedder": manifest.recipe.embedder if manifest else None,
        "notes": len(manifest.notes) if manifest else 0,
        "chunks": manifest.chunks if manifest else 0,
        "skipped": len(manifest.skipped) if manifest else 0,
        "hybrid_weight": manifest.recipe.weight if manifest else None,
        "roots": [str(root.path) for root in note_roots(options)],
    }
    if as_json:
        print(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        print(f"{name.replace('_', ' ')}: {plain(str(shown))}")


def _state(options: Options, version: Path | None) -> tuple[str, Manifest | None]:
    if version is None:
        return "not indexed", None
    try:
        manifest = read_manifest(version)
    except IndexBrokenError:
        return "damaged", None
    embedder, _ = choose_embedder(options)
    recipe = recipe_for(embedder, Limits())
    if manifest.recipe.embedder != recipe.embedder:
        return f"made by another embedder than {embedder.name}", manifest
    files, skips = find_files(note_roots(options), recipe.limits)
    return ("up to date" if is_current(manifest, recipe, files, skips) else "stale"), manifest


def run_fetch(options: Options) -> None:
    """Download the model with a progress bar and say where it is."""
    columns = (TextColumn("MiniLM"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=_errors, transient=True) as bar:
        task = bar.add_task("", total=None)
        folder = fetch_model(
            options.model_dir,
            lambda done, total: bar.update(task, completed=done, total=total or None),
        )
    print(f"The MiniLM model is in {folder}.")
