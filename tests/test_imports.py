"""Who may import whom, by DESIGN.md, read from the sources."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for name in ("app.py", "interviewer", "knowledge", "evals")
    for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    if path.exists()
)
NAMES = [str(path.relative_to(ROOT)) for path in FILES]


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The modules a file imports, wherever in it; those under TYPE_CHECKING are left out."""
    return tuple(_imports(ast.parse(path.read_text(encoding="utf-8"))))


def _imports(tree: ast.Module) -> Iterator[str]:
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def ours(path: Path) -> set[str]:
    return {
        name
        for name in imports(path)
        if name.split(".")[0] in ("interviewer", "knowledge", "evals", "app")
    }


def within(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def importers(*packages: str) -> set[str]:
    """The files that import one of these packages."""
    return {
        str(path.relative_to(ROOT))
        for path in FILES
        if any(within(name, *packages) for name in imports(path))
    }


def files_of(*packages: str) -> list[Path]:
    return [path for path in FILES if within(module(path), *packages)]


FRONT = ("interviewer.cli", "interviewer.web", "interviewer.__main__", "evals", "app")
IMPURE = {
    "asyncio",
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "sys",
    "threading",
    "time",
    "uuid",
}


def test_there_is_something_to_read() -> None:
    assert len(FILES) > 100


@pytest.mark.parametrize("path", files_of("interviewer.domain"), ids=lambda path: path.stem)
def test_domain_imports_nothing_of_ours_nor_of_others(path: Path) -> None:
    allowed = ("interviewer.domain", "pydantic")
    foreign = {
        name
        for name in imports(path)
        if not within(name, *allowed) and name.split(".")[0] not in sys.stdlib_module_names
    }
    assert foreign == set()


@pytest.mark.parametrize("path", files_of("interviewer.domain"), ids=lambda path: path.stem)
def test_domain_knows_no_time_chance_or_file(path: Path) -> None:
    assert not {name.split(".")[0] for name in imports(path)} & IMPURE


BELOW = {
    "interviewer.llm": (
        "interviewer.domain", "interviewer.errors", "interviewer.settings",
        "interviewer.model_settings",
    ),
    "interviewer.roles": ("interviewer.domain", "interviewer.llm", "interviewer.errors"),
    "interviewer.report": (
        "interviewer.domain", "interviewer.roles", "interviewer.llm", "interviewer.errors",
    ),
    "interviewer.store": ("interviewer.domain", "interviewer.errors"),
    "interviewer.recordings": (
        "interviewer.domain", "interviewer.roles", "interviewer.llm", "interviewer.store",
        "interviewer.transcript", "interviewer.errors",
    ),
    "interviewer.provenance": ("interviewer.domain", "interviewer.transcript"),
    "interviewer.transcript": ("interviewer.domain", "interviewer.store", "interviewer.errors"),
    "interviewer.importing": (
        "interviewer.domain", "interviewer.store", "interviewer.transcript", "interviewer.errors",
    ),
    "interviewer.grounding": ("interviewer.domain", "interviewer.roles"),
    "interviewer.errors": (),
    "interviewer.clock": (),
    "interviewer.model_settings": ("interviewer.domain", "interviewer.errors"),
    "interviewer.doors": (
        "interviewer.domain", "interviewer.errors", "interviewer.llm", "interviewer.settings",
        "interviewer.model_settings",
    ),
    "interviewer.settings": (
        "interviewer.domain", "interviewer.errors", "interviewer.model_settings",
    ),
    "interviewer.logbook": (
        "interviewer.domain", "interviewer.store", "interviewer.transcript", "interviewer.clock",
        "interviewer.errors",
    ),
    "interviewer.judging": (
        "interviewer.domain", "interviewer.roles", "interviewer.logbook", "interviewer.errors",
    ),
    "interviewer.stopwatch": ("interviewer.domain", "interviewer.clock"),
    "interviewer.turn_keeping": (
        "interviewer.domain", "interviewer.roles", "interviewer.logbook", "interviewer.stopwatch",
        "interviewer.store", "interviewer.clock", "interviewer.errors",
    ),
    "interviewer.readings": ("interviewer.domain", "interviewer.roles"),
    "interviewer.preparing": (
        "interviewer.domain", "interviewer.roles", "interviewer.readings", "interviewer.grounding",
    ),
    "interviewer.engine": (
        "interviewer.domain", "interviewer.roles", "interviewer.store", "interviewer.judging",
        "interviewer.logbook", "interviewer.transcript", "interviewer.preparing",
        "interviewer.stopwatch", "interviewer.turn_keeping", "interviewer.readings",
        "interviewer.clock", "interviewer.errors",
    ),
    "interviewer.live_turn": ("interviewer.domain", "interviewer.errors"),
    "interviewer.runner": (
        "interviewer.domain", "interviewer.engine", "interviewer.live_turn", "interviewer.roles",
        "interviewer.store", "interviewer.turn_keeping", "interviewer.clock", "interviewer.errors",
        "interviewer.admission", "interviewer.leases", "interviewer.turn_loop",
    ),
    "interviewer.turn_loop": ("interviewer.errors",),
    "interviewer.admission": ("interviewer.clock", "interviewer.errors"),
    "interviewer.leases": ("interviewer.store", "interviewer.clock", "interviewer.errors"),
}  # fmt: skip


@pytest.mark.parametrize("package", BELOW)
def test_each_layer_imports_only_what_lies_below(package: str) -> None:
    upward = {
        (module(path), name)
        for path in files_of(package)
        for name in ours(path)
        if not within(name, package, *BELOW[package])
    }
    assert upward == set()


def test_only_wiring_and_front_ends_import_knowledge() -> None:
    strangers = {
        name
        for name in importers("knowledge")
        if not name.startswith(("knowledge/", "evals/", "interviewer/cli/", "interviewer/web/"))
        and name not in ("interviewer/wiring.py", "app.py")
    }
    assert strangers == set()


def test_knowledge_takes_values_of_the_domain_and_its_own_doors() -> None:
    """`errors` holds values only, `settings` reads the environment for its command line."""
    allowed = ("knowledge", "interviewer.domain", "interviewer.errors", "interviewer.settings")
    foreign = {
        (module(path), name)
        for path in files_of("knowledge")
        for name in ours(path)
        if not within(name, *allowed)
    }
    assert foreign == set()


def test_settings_are_loaded_by_command_lines_only() -> None:
    assert {n for n in importers("interviewer.settings") if n.startswith("knowledge/")} <= {
        "knowledge/__main__.py", "knowledge/options.py"
    }  # fmt: skip


def test_nobody_imports_a_front_end() -> None:
    strangers = {
        (module(path), name)
        for path in FILES
        if not within(module(path), *FRONT)
        for name in ours(path)
        if within(name, *FRONT)
    }
    assert strangers == set()


def test_streamlit_stays_in_the_web_pages() -> None:
    assert not {n for n in importers("streamlit") if not n.startswith("interviewer/web/")} - {
        "app.py",
        "evals/bench/web_visitor.py",  # speaks its protocol
    }


def test_chroma_stays_in_one_file() -> None:
    assert importers("chromadb") == {"knowledge/chroma_vectors.py"}


def test_langchain_and_openai_stay_at_their_doors() -> None:
    doors = ("interviewer/llm/", "knowledge/openai_", "evals/bench/ttft.py")
    packages = ("langchain", "langchain_core", "langchain_openai", "openai")
    assert {n for n in importers(*packages) if not n.startswith(doors)} == set()


def test_sql_stays_in_the_store() -> None:
    assert {n for n in importers("sqlalchemy") if not n.startswith("interviewer/store/")} == set()


def test_the_environment_is_read_in_settings_only() -> None:
    """Setting a variable for a library that reads it is no reading."""
    readers = set()
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        written = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
        }
        for node in ast.walk(tree):
            named = isinstance(node, ast.Attribute) and node.attr in (
                "environ",
                "getenv",
                "environb",
            )
            if named and id(node) not in written and ast.unparse(node).startswith("os."):
                readers.add(str(path.relative_to(ROOT)))
    assert readers == {"interviewer/settings.py"}


HEAVY = ("langchain", "langchain_openai", "chromadb", "streamlit", "openai", "sqlalchemy", "numpy")


@pytest.mark.parametrize(
    "start", ["interviewer.cli.commands", "interviewer.wiring", "knowledge.__main__"]
)
def test_a_command_line_imports_nothing_heavy_at_its_top(start: str) -> None:
    """Follows the imports at the top of files, as `--help` does."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        name = todo.pop()
        path = ROOT / (name.replace(".", "/") + ".py")
        path = path if path.exists() else ROOT / name.replace(".", "/") / "__init__.py"
        if name in seen or not path.exists():
            continue
        seen.add(name)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            found = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                found = [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
            assert not [n for n in found if within(n, *HEAVY)], (name, found)
            todo += [n for n in found if n.split(".")[0] in ("interviewer", "knowledge")]
    assert len(seen) > 1
