"""Citations: they point to a chunk that exists, and to exactly the text they quote."""

from collections.abc import Mapping

from interviewer.domain.notes import Chunk, Citation


def id_valid(citation: Citation, chunks: Mapping[str, Chunk]) -> bool:
    """Whether the cited chunk exists, in the cited source."""
    chunk = chunks.get(citation.chunk_id)
    return chunk is not None and chunk.source == citation.source


def span_matches(citation: Citation, chunks: Mapping[str, Chunk]) -> bool:
    """Whether the span lies in the chunk and holds the quoted text, character by character."""
    chunk = chunks.get(citation.chunk_id)
    if chunk is None or not chunk.start <= citation.start < citation.end <= chunk.end:
        return False
    return chunk.text[citation.start - chunk.start : citation.end - chunk.start] == citation.quote
