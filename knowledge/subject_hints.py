"""What the index of subjects says to a query about each chunk."""

import re
from collections.abc import Sequence

import numpy as np

from interviewer.domain.notes import Chunk
from knowledge.arrays import Rows, Vectors
from knowledge.bm25 import TextBm25
from knowledge.chunking import embedded_text
from knowledge.lines import Lines
from knowledge.nearness import to_one
from knowledge.subjects import Subject
from knowledge.topics import Topics

# What the parts of a hint add to a section's score, where its own words and meaning count 1; by
# `python -m evals retrieval --fit` for both embedders. The line nearest to the query and the lines
# around that:
_NEAREST, _AROUND = 1.4, 1.15
# What counts by the share that meaning has in a score, the middle of all lines:
_MIDDLE = 2.7
# What counts by the share of words: topics, the words of the section and of its lines, and companions.
_TOPICS, _WORDS, _ALONG = 4.6, 4.4, 1.9
# Sections that often stand together in an entry answer the same questions: the best of the index
# bring the others along, the most frequent companion of the very best most.
_BEST, _POWER = 5, 6
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*\S)", re.MULTILINE)


class SubjectHints:
    """The subjects, with `vectors` for all they say, fitted to the chunks of one index.

    An entry whose section is not in the index, such as one of a note that was replaced, is passed
    over.
    """

    def __init__(
        self, subjects: Sequence[Subject], vectors: Vectors, chunks: Sequence[Chunk]
    ) -> None:
        self._count = len(chunks)
        rows_of = _rows_by_place(chunks)
        entries = [_rows_of(subject, rows_of) for subject in subjects]
        said: dict[int, list[str]] = {}
        for subject, rows in zip(subjects, entries, strict=True):
            for row in rows:
                said.setdefault(int(row), []).extend(subject.said)
        self._listed = np.array(sorted(said), dtype=np.intp)
        if not said:
            return
        self._along = _companions(entries, self._listed)
        at = [
            np.searchsorted(self._listed, rows)
            for subject, rows in zip(subjects, entries, strict=True)
            for _ in subject.said
        ]
        lines = [line for subject in subjects for line in subject.said]
        self._lines = Lines(lines, vectors, at, len(said))
        texts = [" ".join([embedded_text(chunks[row]), *said[row]]) for row in sorted(said)]
        self._words = TextBm25(texts)
        self._topics = Topics(texts)

    def hints(self, query: str, vector: Vectors, weight: float) -> Vectors:
        """How well each chunk answers the query by the index, 0 upwards, float32 (chunks,)."""
        hints = np.zeros(self._count, dtype=np.float32)
        if not self._listed.size:
            return hints
        parts = self.parts(query, vector, weight)
        hints[self._listed] = np.einsum("ij,j->i", parts, self.weights(weight))
        return hints

    @staticmethod
    def weights(weight: float) -> Vectors:
        """What each of the parts counts where meaning has the share `weight`, float32 (parts,)."""
        words = 1 - weight
        by_words = (_TOPICS * words, _WORDS * words, _ALONG * words)
        return np.array([_NEAREST, _AROUND, _MIDDLE * weight, *by_words], dtype=np.float32)

    def parts(self, query: str, vector: Vectors, weight: float) -> Vectors:
        """What a hint is made of for each section in the index, float32 (sections, parts)."""
        near = self._lines.nearness(query, vector, weight)
        more = (self._topics.nearness(query), self._words.scores(query))
        own = [near[0], *(to_one(part) for part in (*near[1:], *more))]
        listed = np.stack(own, axis=1)
        along = self._brought_along(np.einsum("ij,j->i", listed, self.weights(weight)[:-1]))
        return np.column_stack([listed, along])

    def _brought_along(self, listed: Vectors) -> Vectors:
        """What the best of the listed sections give to their companions, float32 (listed,)."""
        best = np.argsort(-listed, kind="stable")[:_BEST]
        shares = to_one(listed[best]) ** _POWER
        return np.asarray(np.einsum("i,ij->j", shares, self._along[best]), dtype=np.float32)


def _companions(entries: Sequence[Rows], listed: Rows) -> Vectors:
    """How often sections stand together, by the most frequent companion of each: (listed, listed)."""
    together = np.zeros((len(listed), len(listed)), dtype=np.float32)
    for rows in entries:
        at = np.searchsorted(listed, rows)
        together[np.ix_(at, at)] += 1
    np.fill_diagonal(together, 0)
    most = together.max(axis=1, initial=0, keepdims=True)
    return np.asarray(together / np.maximum(most, 1), dtype=np.float32)


def _rows_by_place(chunks: Sequence[Chunk]) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, chunk in enumerate(chunks):
        if chunk.origin == "shipped":
            # Small sections are joined under their parent; their headings stand in the text.
            for heading in {*chunk.heading_path, *_HEADING.findall(chunk.text)}:
                rows.setdefault(f"{chunk.source}#{heading}", []).append(row)
    return rows


def _rows_of(subject: Subject, rows_of: dict[str, list[int]]) -> Rows:
    found = {row for place in subject.at for row in rows_of.get(place, ())}
    return np.array(sorted(found), dtype=np.intp)
