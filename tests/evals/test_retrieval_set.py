"""The held-out queries point into the notes, and their table is the same every time."""

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.__main__ import app
from evals.retrieval_report import Table, lines
from interviewer.domain.stages import StageId
from knowledge.roots import SHIPPED
from knowledge.tuning import HELD_OUT, QUERIES, LabelledQuery, as_read_by, read_queries


def test_every_held_out_quote_is_in_its_note() -> None:
    for query in read_queries(HELD_OUT):
        for place in query.relevant:
            assert place.quote in (SHIPPED / place.source).read_text("utf-8"), query.query


def test_the_held_out_set_covers_kinds_stages_and_notes() -> None:
    queries = read_queries(HELD_OUT)
    kinds = Counter(query.kind for query in queries)
    assert len(queries) >= 100 and abs(kinds["fact"] - kinds["claim"]) <= 5
    assert {query.stage for query in queries} == set(StageId)
    answering = {p.source for q in queries for p in q.relevant if p.grade == 2}
    assert answering == {path.name for path in SHIPPED.glob("*.md")} - {"COVERAGE.md"}
    assert all(2 in query.grades for query in queries)


def test_three_have_read_every_held_out_place_and_their_median_counts() -> None:
    places = [place for query in read_queries(HELD_OUT) for place in query.relevant]
    assert all(len(place.readings) == 3 for place in places)
    assert all(place.grade == sorted(place.readings)[1] for place in places)


def test_one_reader_alone_counts_what_he_graded() -> None:
    def place(*readings: int) -> dict[str, object]:
        return {"source": "a.md", "quote": "q", "grade": sorted(readings)[1], "readings": readings}

    labelled = [
        LabelledQuery.model_validate(
            {"query": "?", "kind": "fact", "relevant": [place(2, 1, 1), place(0, 2, 2)]}
        )
    ]
    assert [query.grades for query in as_read_by(labelled, 1)] == [(2,)]
    assert [query.grades for query in as_read_by(labelled, 3)] == [(1, 2)]


def test_no_query_is_in_both_sets() -> None:
    asked = {query.query.casefold() for query in read_queries(QUERIES)}
    assert not [query.query for query in read_queries(HELD_OUT) if query.query.casefold() in asked]


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every eighth of the held-out queries."""
    path = tmp_path_factory.mktemp("queries") / "few.jsonl"
    path.write_text("\n".join(HELD_OUT.read_text("utf-8").splitlines()[::8]), "utf-8")
    return path


@pytest.fixture(scope="module")
def printed(few: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the command prints on them in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path_factory.mktemp("data")))
        command = ["retrieval", "--embedder", "lexical", "--json", "--queries", str(few)]
        done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_table_is_printed_with_its_intervals(printed: str) -> None:
    table = Table.model_validate_json(printed)
    assert {(row.system, row.kind) for row in table.rows} == {
        (system, kind)
        for system in ("vectors", "words", "both", "hybrid")
        for kind in ("fact", "claim", "all")
    }
    for row in table.rows:
        for figure in row.figures.values():
            assert 0.0 <= figure.low <= figure.mean <= figure.high <= 1.0
    assert len(lines(table)) == 2 + len(table.rows)


def test_a_file_that_is_none_is_a_harness_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INTERVIEWER_DATA_DIR", str(tmp_path))
    missing = str(tmp_path / "none.jsonl")
    done = CliRunner().invoke(app, ["retrieval", "--embedder", "lexical", "--queries", missing])
    assert done.exit_code == 2 and "none.jsonl" in done.output


def test_the_bytes_do_not_depend_on_the_hash_seed(few: Path, printed: str, tmp_path: Path) -> None:
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = os.environ | {"PYTHONHASHSEED": seed, "INTERVIEWER_DATA_DIR": str(tmp_path)}
    command = [sys.executable, "-m", "evals", "retrieval", "--embedder", "lexical", "--json"]
    done = subprocess.run(
        [*command, "--queries", str(few)], env=environment, capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8") == printed
