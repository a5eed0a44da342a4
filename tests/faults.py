"""Which test shows which row of the table of faults that the program survives.

A test whose name begins with `test_NN_` in `tests/test_faults_*.py`, or with `test_row_NN_` anywhere,
shows row NN; others are named here. `tests/test_faults_table.py` fails for a row that nobody shows.
"""

import ast
import re
from collections import defaultdict
from pathlib import Path

TESTS = Path(__file__).parent
LAST = 59

NAMED: dict[int, tuple[str, ...]] = {
    24: ("tests/test_faults_model.py::test_24_cut_at_the_limit",),
    32: ("tests/test_leaks.py::test_nothing_of_a_leak_reaches_screen_or_store",),
    36: ("tests/test_gaming.py::test_an_order_changes_neither_stage_nor_score",),
    37: ("tests/web/test_notes_page.py::test_a_hostile_note_does_nothing",),
    38: ("tests/test_gaming.py::test_junk_in_each_message_raises_nothing",),
    39: ("tests/domain/test_message.py::test_a_megabyte_takes_less_than_a_tenth_of_a_second",),
    40: ("tests/domain/test_message.py::test_what_is_kept_can_be_written",),
    41: ("tests/web/test_prose.py::test_nothing_loads_links_or_runs",),
    42: (
        "tests/knowledge/test_loading.py::test_a_zip_bomb_is_refused",
        "tests/knowledge/test_loading.py::test_walking_keeps_inside_and_skips_hidden",
        "tests/knowledge/test_loading.py::test_a_bad_file_is_a_skip_with_a_reason",
    ),
    43: ("tests/knowledge/test_content_lint.py::test_a_flaw_is_named",),
    45: ("tests/test_store.py::test_kill_9_loses_and_doubles_nothing",),
    48: ("tests/test_store.py::test_a_file_that_is_no_database",),
    49: ("tests/test_store.py::test_a_newer_store_is_refused",),
    50: (
        "tests/knowledge/test_index_damage.py::test_a_damaged_index_is_rebuilt_and_never_served",
        "tests/knowledge/test_index_damage.py::test_without_chroma_search_is_exact",
    ),
    51: (
        "tests/knowledge/test_index.py::test_a_killed_build_leaves_the_old_index_and_no_lock",
        "tests/knowledge/test_index.py::"
        "test_a_second_build_stops_at_the_lock_and_the_old_index_is_served",
    ),
    52: ("tests/knowledge/test_embedders.py::test_auto_falls_back_to_lexical_and_says_so",),
    53: (
        "tests/test_transcript.py::test_one_changed_byte_is_noticed",
        "tests/test_transcript.py::test_a_second_time_changes_nothing",
    ),
    54: (
        "tests/test_store.py::test_of_two_who_append_at_once_one_wins",
        "tests/test_runner.py::test_two_processes_do_not_answer_the_same_turn",
    ),
    58: ("tests/test_engine.py::test_a_jump_of_the_wall_clock_changes_nothing",),
    59: ("tests/test_store.py::test_an_opening_is_kept_once",),
}
"""Row -> ids of tests, as `path::name`."""

OPEN: frozenset[int] = frozenset()
"""Rows that no test shows yet. Whoever writes one takes its number out."""

_NAME = re.compile(r"test_(?:row_)?(\d\d)_")


def rows() -> dict[int, set[str]]:
    """Row -> ids of the tests that show it."""
    found: dict[int, set[str]] = defaultdict(set)
    for row, names in NAMED.items():
        found[row] |= set(names)
    for path in TESTS.rglob("test_*.py"):
        of_faults = path.name.startswith("test_faults_")
        for name in functions(path):
            number = _NAME.match(name)
            if number and (of_faults or name.startswith("test_row_")):
                found[int(number[1])].add(f"{path.relative_to(TESTS.parent).as_posix()}::{name}")
    return found


def functions(path: Path) -> list[str]:
    """The names of the functions of a test file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
