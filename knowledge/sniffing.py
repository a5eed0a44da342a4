"""What a file really is, told from its bytes and only then from its name."""

from pathlib import PurePath

from knowledge.note import Kind, SkipCode, SkipNote

SUFFIXES: dict[str, Kind] = {
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".mdown": Kind.MARKDOWN,
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".rst": Kind.TEXT,
    ".pdf": Kind.PDF,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".ipynb": Kind.NOTEBOOK,
    ".docx": Kind.WORD,
}
# Formats that would pass for text of some encoding, or whose name says more than their bytes.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as .docx"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "an RTF file; save it as .docx or text"),
)


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of a file named `name` that holds `data`.

    Raises SkipNote where it is empty, is of a kind that is not read, or is not what its name says.
    """
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise SkipNote(SkipCode.EMPTY, "It is empty.")
    named = SUFFIXES.get(PurePath(name).suffix.lower())
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-") or (named is Kind.PDF and b"%PDF-" in data[:1024]):
        return Kind.PDF
    if named is Kind.PDF:
        raise SkipNote(SkipCode.DAMAGED, "It is named .pdf but holds no PDF.")
    if head.startswith(b"PK\x03\x04"):
        if named is Kind.WORD or b"word/" in data[:4096] or b"[Content_Types].xml" in data[:200]:
            return Kind.WORD
        raise SkipNote(SkipCode.UNSUPPORTED, "It is a zip archive.")
    if named is Kind.WORD:
        raise SkipNote(SkipCode.DAMAGED, "It is named .docx but holds no Word document.")
    for mark, words in _FOREIGN:
        if head.startswith(mark):
            raise SkipNote(SkipCode.BINARY, f"It is {words}.")
    if named in (Kind.HTML, Kind.NOTEBOOK, Kind.MARKDOWN):
        return named
    lowered = head[:300].lower()
    if lowered.startswith((b"<!doctype html", b"<html")):
        return Kind.HTML
    return Kind.TEXT
