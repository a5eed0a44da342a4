"""The checks of `doctor`. Each gives its state and a sentence with the next step where one is due.

Nothing is built, fetched or asked of the network, but for a session store on another machine.
"""

import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec

from interviewer.settings import Settings
from interviewer.wiring import note_options

OK, NOTE, FAIL = "ok", "note", "FAIL"
Seen = tuple[str, str]
"""A check's state, and what it found."""

LEAST_PYTHON = (3, 11)
TIGHT_MB, LEAST_MB = 500, 20
"""Free space of the data folder: below the first an index may not fit, below the second no log."""
PACKAGES = {
    "streamlit": "the app in the browser",
    "langchain_openai": "an interviewer led by a model",
    "chromadb": "the vector index; without it notes are compared one by one",
    "tokenizers": "search by meaning",
    "onnxruntime": "search by meaning",
    "tiktoken": "exact token counts",
    "pypdf": "notes in PDF",
    "docx": "notes in DOCX",
    "nbformat": "notebooks as notes",
}


def python() -> Seen:
    """The interpreter."""
    text = f"Python {platform.python_version()} at {sys.executable}."
    if sys.version_info >= LEAST_PYTHON:
        return OK, text
    return FAIL, f"{text} Install Python 3.11 or later."


def sqlite() -> Seen:
    """SQLite as Python was built with it."""
    return OK, f"SQLite {sqlite3.sqlite_version}."


def content() -> Seen:
    """The content files, linted."""
    from interviewer.wiring import open_library
    from knowledge.content_lint import lint

    library = open_library()
    flaws = lint(library)
    if not flaws:
        return OK, f"{len(list(library.files()))} content files, no flaw."
    return FAIL, f"Flaws: {len(flaws)}; the first: {flaws[0]}. See `python -m interviewer lint`."


def terminal() -> Seen:
    """Whether somebody can type here."""
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        return OK, "Input and output are a terminal."
    return NOTE, "This is no terminal: no line editing and no status line; `run` needs none."


def packages() -> Seen:
    """Packages that some ways of use need. Looked for, not imported."""
    missing = [f"{name} ({use})" for name, use in PACKAGES.items() if find_spec(name) is None]
    if not missing:
        return OK, "All packages for all ways of use are installed."
    return NOTE, f"Not installed: {'; '.join(missing)}. Install what you need with pip."


def data_folder(settings: Settings) -> Seen:
    """Whether the data folder takes files, and how many more."""
    folder = settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-") as file:
            file.write(b"x")
            file.flush()
            os.fsync(file.fileno())
        free = shutil.disk_usage(folder).free // 2**20
    except OSError as error:
        step = "Name a folder that can be written to in INTERVIEWER_DATA_DIR."
        return FAIL, f"{folder} takes no files ({error.strerror or error}). {step}"
    text = f"{folder} can be written to; {free:,} MB free."
    if free < LEAST_MB:
        return FAIL, f"{text} Free some space."
    return (NOTE, f"{text} Free some space before indexing.") if free < TIGHT_MB else (OK, text)


def sessions(settings: Settings) -> Seen:
    """Whether the session store opens, and every log in it adds up."""
    from interviewer.store import REPAIR
    from interviewer.store.repairing import damage
    from interviewer.wiring import OWNER, open_store, store_url

    store = open_store(settings)
    try:
        kept = len(store.sessions(OWNER))
    finally:
        store.close()
    damaged = damage(store_url(settings))
    if damaged:
        return FAIL, f"Damaged: {', '.join(damaged[:5])} ({len(damaged)} in all). {REPAIR}"
    where = "the data folder" if settings.database_url is None else "the database of DATABASE_URL"
    return OK, f"{kept} interviews in {where}."


def embedder(settings: Settings) -> Seen:
    """Which embedder would be used, and where its model was found."""
    from knowledge.embedder import choose

    choice = choose(note_options(settings))
    where = f" Model: {choice.model_dir}." if choice.model_dir else ""
    wanted = choice.kind != "lexical" or settings.embedder == "lexical"
    return OK if wanted else NOTE, f"{choice.notice}{where}"


def index(settings: Settings) -> Seen:
    """Whether the index says what the notes say; it is looked at, not built."""
    from interviewer.errors import IndexBrokenError
    from knowledge import versions
    from knowledge.embedder import choose_embedder
    from knowledge.manifest import check_files, read_manifest
    from knowledge.note import Limits
    from knowledge.recipe import recipe_for
    from knowledge.roots import note_roots
    from knowledge.staleness import is_current
    from knowledge.walking import find_files

    step = "It is made anew at the next start, or by `python -m knowledge index`."
    version = versions.current(settings.data_dir)
    if version is None:
        return NOTE, f"Missing: the notes are not indexed yet. {step}"
    options = note_options(settings)
    recipe = recipe_for(choose_embedder(options)[0], Limits())
    try:
        manifest = read_manifest(version)
        check_files(version, manifest)
    except IndexBrokenError as error:
        return NOTE, f"Damaged: {error.message} {step}"
    if manifest.recipe.embedder != recipe.embedder:
        return NOTE, f"Stale: made by the embedder {manifest.recipe.embedder}. {step}"
    files, skips = find_files(note_roots(options), recipe.limits)
    if not is_current(manifest, recipe, files, skips):
        return NOTE, f"Stale: the notes have changed since. {step}"
    return OK, f"Fresh: {manifest.chunks} pieces of {len(manifest.notes)} notes."


def token_tables(settings: Settings) -> Seen:
    """Whether tiktoken's tables are at hand; they are never fetched."""
    from knowledge.openai_tokens import token_counter

    if token_counter(settings.tiktoken_dir)[1] == "cl100k":
        return OK, f"tiktoken's table cl100k_base is in {settings.tiktoken_dir}."
    step = "Set TIKTOKEN_CACHE_DIR to a folder that holds it for exact counts."
    return NOTE, f"tiktoken's table cl100k_base is not at hand; tokens are estimated. {step}"


def openai_key(settings: Settings) -> Seen:
    """Whether there is a key; its value is nobody's business."""
    if settings.openai_api_key is not None:
        return OK, "OPENAI_API_KEY is set."
    return NOTE, "OPENAI_API_KEY is not set; the built-in interviewer needs none."


def openai_address(settings: Settings) -> Seen:
    """Whether another address than OpenAI's own is set; it may hold a password."""
    if settings.openai_base_url is not None:
        return OK, "OPENAI_BASE_URL is set."
    return OK, "OPENAI_BASE_URL is not set; a key would be used at OpenAI's own address."


GENERAL: tuple[tuple[str, Callable[[], Seen]], ...] = (
    ("python", python),
    ("sqlite", sqlite),
    ("content", content),
    ("terminal", terminal),
    ("packages", packages),
)
OF_SETTINGS: tuple[tuple[str, Callable[[Settings], Seen]], ...] = (
    ("data folder", data_folder),
    ("sessions", sessions),
    ("embedder", embedder),
    ("index", index),
    ("token tables", token_tables),
    ("openai key", openai_key),
    ("openai address", openai_address),
)
