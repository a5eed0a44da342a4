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
    37: (
        "tests/web/test_notes_page.py::test_a_hostile_note_does_nothing",
        "tests/knowledge/test_linting.py::test_a_malicious_piece_is_left_out_and_reported",
    ),
    38: (
        "tests/test_gaming.py::test_junk_in_each_message_raises_nothing",
        "tests/test_gaming.py::test_appended_junk_raises_nothing",
        "tests/test_gaming.py::test_a_good_answer_pasted_five_times_counts_once",
    ),
    39: ("tests/domain/test_message.py::test_a_megabyte_takes_less_than_a_tenth_of_a_second",),
    40: (
        "tests/domain/test_message.py::test_what_is_kept_can_be_written",
        "tests/cli/test_chat.py::test_a_message_of_control_characters_is_harmless",
        "tests/transcripts/test_importing.py::test_a_whole_log_that_makes_no_sense_is_refused",
    ),
    41: ("tests/web/test_prose.py::test_nothing_loads_links_or_runs",),
    42: (
        "tests/knowledge/test_loading.py::test_a_zip_bomb_is_refused",
        "tests/knowledge/test_loading.py::test_walking_keeps_inside_and_skips_hidden",
        "tests/knowledge/test_loading.py::test_a_bad_file_is_a_skip_with_a_reason",
    ),
    43: (
        "tests/knowledge/test_content_lint.py::test_a_flaw_is_named",
        "tests/knowledge/test_content_lint.py::test_a_broken_file_is_a_flaw",
    ),
    45: ("tests/store/test_killed.py::test_kill_9_loses_and_doubles_nothing",),
    48: ("tests/store/test_damage.py::test_a_file_that_is_no_database",),
    49: ("tests/store/test_damage.py::test_a_newer_store_is_refused",),
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
        "tests/transcripts/test_transcript.py::test_one_changed_byte_is_noticed",
        "tests/transcripts/test_transcript.py::test_a_second_time_changes_nothing",
        "tests/transcripts/test_importing.py::test_another_interview_of_the_same_id_gets_a_new_one_once",
        "tests/transcripts/test_importing.py::test_what_was_continued_elsewhere_comes_back",
        "tests/transcripts/test_importing.py::test_a_broken_log_is_not_exported",
    ),
    54: (
        "tests/store/test_at_once.py::test_of_two_who_append_at_once_one_wins",
        "tests/running/test_runner.py::test_two_processes_do_not_answer_the_same_turn",
        "tests/running/test_concurrency.py::test_of_two_who_answer_the_same_turn_one_is_heard",
        "tests/running/test_concurrency.py::test_a_message_is_judged_once",
        "tests/running/test_concurrency.py::test_a_lease_that_was_lost_stops_the_turn",
    ),
    55: (
        "tests/running/test_runner.py::test_the_same_message_twice_is_one_turn_of_each_side",
        "tests/running/test_concurrency.py::test_another_text_under_the_same_id_is_refused_not_swallowed",
    ),
    56: (
        "tests/running/test_stopping.py::test_stopped_before_a_word_was_said_the_candidate_has_the_floor",
        "tests/running/test_stopping.py::test_who_leaves_a_reply_closes_the_line_behind_it",
    ),
    57: (
        "tests/running/test_concurrency.py::test_nothing_of_one_persons_reaches_another",
        "tests/running/test_concurrency.py::test_an_interview_is_its_owners_only",
    ),
    58: ("tests/engine/test_clock.py::test_a_jump_of_the_wall_clock_changes_nothing",),
    59: ("tests/store/test_store.py::test_an_opening_is_kept_once",),
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
