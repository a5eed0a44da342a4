"""Pads: what a candidate keeps beside an interview."""

from pathlib import Path

from interviewer.store import Store


def test_nothing_was_kept_at_first(store: Store) -> None:
    assert store.pad("a") == ""


def test_the_last_text_stays(store: Store) -> None:
    store.keep_pad("a", "500 rps")
    store.keep_pad("a", "5,000 rps\nat peak")
    assert store.pad("a") == "5,000 rps\nat peak"


def test_pads_of_sessions_and_kinds_are_apart(store: Store) -> None:
    store.keep_pad("a", "words")
    store.keep_pad("a", "graph TD", "diagram")
    assert (store.pad("a"), store.pad("a", "diagram"), store.pad("b")) == ("words", "graph TD", "")


def test_a_pad_is_kept_over_a_restart(tmp_path: Path) -> None:
    for text in ("kept", ""):
        store = Store(f"sqlite:///{tmp_path}/s.db")
        if text:
            store.keep_pad("a", text)
        else:
            assert store.pad("a") == "kept"
        store.close()
