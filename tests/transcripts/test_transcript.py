"""Transcripts: out of one store, into another, and never changed on the way."""

import asyncio
import json

import pytest

from interviewer.clock import ManualClock
from interviewer.domain.session import Content
from interviewer.errors import SessionNotFoundError, TranscriptError
from interviewer.importing import import_lines
from interviewer.report import build_report
from interviewer.store import Store
from interviewer.transcript import export_lines
from tests.builders import interviewer, setup
from tests.forging import forged, raw


def test_an_interview_moves_to_another_store(
    stores: tuple[Store, Store], session: str, lines: list[str]
) -> None:
    assert import_lines(stores[1], raw(lines)) == (session, True)
    assert stores[1].records(session) == stores[0].records(session)


def test_what_moved_exports_the_same(
    stores: tuple[Store, Store], session: str, lines: list[str]
) -> None:
    import_lines(stores[1], raw(lines))
    assert list(export_lines(stores[1], session)) == lines


def test_what_moved_has_the_same_report(
    stores: tuple[Store, Store], session: str, lines: list[str], clock: ManualClock
) -> None:
    import_lines(stores[1], raw(lines))
    reports = [build_report(interviewer(s, clock).session(session), None) for s in stores]
    assert reports[0] == reports[1]


def test_a_second_time_changes_nothing(
    stores: tuple[Store, Store], session: str, lines: list[str]
) -> None:
    import_lines(stores[1], raw(lines))
    assert import_lines(stores[1], raw(lines)) == (session, False)
    assert len(stores[1].records(session)) == len(lines) - 1


def test_an_earlier_export_changes_nothing_in_a_longer_interview(
    stores: tuple[Store, Store], clock: ManualClock, small: Content
) -> None:
    lead = interviewer(stores[0], clock, start=77)
    opened = lead.open(small, setup())
    early = list(export_lines(stores[0], opened.id))
    asyncio.run(lead.finish(opened.id))
    assert import_lines(stores[0], raw(early)) == (opened.id, False)
    assert len(stores[0].records(opened.id)) > len(early) - 1


def test_an_unfinished_interview_goes_on_elsewhere(
    stores: tuple[Store, Store], clock: ManualClock, small: Content
) -> None:
    opened = interviewer(stores[0], clock, start=77).open(small, setup())
    import_lines(stores[1], raw(list(export_lines(stores[0], opened.id))))
    done = asyncio.run(interviewer(stores[1], clock).finish(opened.id))
    assert done.graded is not None


def test_lines_of_another_system_are_taken(
    stores: tuple[Store, Store], session: str, lines: list[str]
) -> None:
    assert import_lines(stores[1], raw(lines).replace(b"\n", b"\r\n")) == (session, True)


def test_an_unknown_interview_cannot_be_exported(stores: tuple[Store, Store]) -> None:
    with pytest.raises(SessionNotFoundError):
        list(export_lines(stores[0], "nobody"))


def refused(store: Store, body: bytes) -> None:
    with pytest.raises(TranscriptError):
        import_lines(store, body)
    assert store.sessions("local") == []


@pytest.mark.parametrize("share", [n / 40 for n in range(40)])
def test_one_changed_byte_is_noticed(
    stores: tuple[Store, Store], lines: list[str], share: float
) -> None:
    body = bytearray(raw(lines))
    at = int(share * len(body))
    while not chr(body[at]).isalnum():
        at += 1
    body[at] = ord("7") if body[at] != ord("7") else ord("8")
    refused(stores[1], bytes(body))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("session", "other"),
        ("records", 1),
        ("head", "0"),
        ("contents", {}),
        ("schema_version", 2),
        ("type", "Other"),
        ("extra", 1),
    ],
)
def test_each_field_of_the_header_counts(
    stores: tuple[Store, Store], lines: list[str], field: str, value: object
) -> None:
    header = json.loads(lines[0])
    refused(stores[1], raw([json.dumps(header | {field: value}), *lines[1:]]))


@pytest.mark.parametrize("drop", [0, 1, 2, 5, -2, -1])
def test_a_cut_line_is_noticed(stores: tuple[Store, Store], lines: list[str], drop: int) -> None:
    del lines[drop]
    refused(stores[1], raw(lines))


@pytest.mark.parametrize("at", [0, 1, 3, 6])
def test_lines_out_of_order_are_noticed(
    stores: tuple[Store, Store], lines: list[str], at: int
) -> None:
    lines[at], lines[at + 1] = lines[at + 1], lines[at]
    refused(stores[1], raw(lines))


def test_a_doubled_line_is_noticed(stores: tuple[Store, Store], lines: list[str]) -> None:
    refused(stores[1], raw([*lines, lines[-1]]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_noticed(
    stores: tuple[Store, Store], lines: list[str], share: float
) -> None:
    body = raw(lines)
    refused(stores[1], body[: int(share * len(body))])


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\n\n",
        b"{}",
        b"null",
        b"[]",
        b"not json",
        bytes(range(256)),
        b"\xff\xfe\x00",
        b"\x00" * 99,
    ],
    ids=["empty", "blank", "object", "null", "list", "text", "binary", "utf16", "zeros"],
)  # fmt: skip
def test_what_is_no_transcript_is_refused(stores: tuple[Store, Store], body: bytes) -> None:
    refused(stores[1], body)


def test_a_header_alone_is_refused(stores: tuple[Store, Store], lines: list[str]) -> None:
    refused(stores[1], raw(lines[:1]))


def test_a_record_smuggled_into_another_interview_is_refused(
    stores: tuple[Store, Store], lines: list[str]
) -> None:
    refused(stores[1], raw(forged(lines, {"session": "somebody-elses"}, 3)))
