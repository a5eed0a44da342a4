"""Taping an interview: what a recording needs beside the log, gathered while it runs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import StoreError
from interviewer.llm.answers import Answer

if TYPE_CHECKING:
    from interviewer.recordings import SearchKeeper
    from interviewer.roles.base import Retriever
    from interviewer.store import Store


class Tape:
    """The models' answers and the searches of a house, for `--record`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.answers: list[Answer] = []
        self._keeper: SearchKeeper | None = None

    def listening(self, retriever: "Retriever") -> "Retriever":
        """The retriever with its searches kept."""
        from interviewer.recordings import SearchKeeper

        self._keeper = SearchKeeper(retriever)
        return self._keeper

    def write(self, store: "Store", session: str, model: str) -> None:
        """Write the recording of a session. Raises `StoreError` where the file cannot be written."""
        from interviewer.provenance import made_with
        from interviewer.recordings import recording_lines, write_recording

        assert self._keeper is not None, "a tape listens to a house before it is written"
        made = made_with(store.records(session), model, datetime.now(UTC))
        lines = recording_lines(
            store, session, made, self._keeper.searches, self._keeper.notes, self.answers
        )
        try:
            write_recording(self._path, lines)
        except OSError as error:
            raise StoreError(
                f"The recording {str(self._path)!r} cannot be written ({error.strerror}).",
                "Name another file; the interview itself is kept.",
            ) from error
