"""Which test shows which row of the table of faults that the program survives.

A row is added with the test that shows it; `tests/test_faults_table.py` fails for a row without one.
Rows of the storage, the content and the pages stand with the tests of those.
"""

ROWS: dict[int, tuple[str, ...]] = {}
"""Row -> ids of tests, as `path::name`."""

_NETWORK = {
    1: "test_01_refused",
    2: "test_02_a_connection_that_stalls",
    3: "test_03_headers_that_never_arrive",
    4: "test_04_a_stall_in_the_middle",
    5: "test_05_only_pings",
    6: "test_06_a_line_that_breaks",
    7: "test_07_a_clean_end_without_a_finish",
    8: "test_08_a_sign_in_page",
    9: "test_09_a_certificate_that_is_not_accepted",
}
_SERVER = {
    10: "test_10_told_to_wait_a_second",
    11: "test_11_told_to_wait_longer_than_the_turn",
    12: "test_12_no_credit",
    13: "test_13_fails_once",
    14: "test_14_fails_all_the_time",
    15: "test_15_the_key_is_refused",
    16: "test_16_no_such_model",
    17: "test_17_too_long_for_the_model",
    18: "test_18_an_error_in_the_middle",
    19: "test_19_nonsense_in_retry_after",
}
_PROTOCOL = {
    20: "test_20_bad_json_in_the_stream",
    21: "test_21_no_choices",
    22: "test_22_no_usage",
    23: "test_23_unknown_events_and_split_characters",
}
_MODEL = {
    24: "test_24_cut_at_the_limit",
    25: "test_25_json_cut_at_the_limit",
    26: "test_26_filtered",
    27: "test_27_refused",
    35: "test_35_endless",
    39: "test_39_hostile_lengths_are_counted_quickly",
    40: "test_40_special_tokens_are_literal",
    44: "test_44_a_flood_of_calls",
    57: "test_57_two_people_at_once",
    58: "test_58_the_wall_clock_jumps",
}
_TURNS = {
    55: "test_55_the_same_message_twice",
    56: "test_56_stopped_in_the_middle",
}
for _file, _rows in {
    "tests/test_faults_network.py": _NETWORK,
    "tests/test_faults_server.py": _SERVER,
    "tests/test_faults_protocol.py": _PROTOCOL,
    "tests/test_faults_model.py": _MODEL,
    "tests/test_faults_turns.py": _TURNS,
}.items():
    for _row, _name in _rows.items():
        ROWS[_row] = (*ROWS.get(_row, ()), f"{_file}::{_name}")
