"""A Word document as Markdown: headings by style, lists, tables."""

import io
import re
import zipfile

from knowledge.note import Limits, SkipCode, SkipNote


def read_docx(data: bytes, limits: Limits) -> str:
    """The document's text. Raises SkipNote for a damaged archive or one that unpacks to too much."""
    _check_archive(data, limits)
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
        items = list(document.iter_inner_content())
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile, SyntaxError):
        raise SkipNote(SkipCode.DAMAGED, "The Word document is damaged.") from None
    parts: list[str] = []
    for item in items:
        if isinstance(item, Table):
            rows = [
                "| " + " | ".join(_flat(cell.text) for cell in row.cells) + " |"
                for row in item.rows
            ]
            if rows:
                columns = max(1, rows[0].count("|") - 1)
                rows.insert(1, "|" + " --- |" * columns)
            parts.append("\n".join(rows))
            continue
        text = _flat(item.text)
        if not text:
            continue
        style = (item.style.name or "") if item.style is not None else ""
        level = re.fullmatch(r"Heading (\d)", style)
        if level or style == "Title":
            parts.append("#" * (int(level.group(1)) if level else 1) + " " + text)
        elif style.startswith("List"):
            parts.append("- " + text)
        else:
            parts.append(text)
    if not any(part.strip() for part in parts):
        raise SkipNote(SkipCode.NO_TEXT, "The Word document has no text.")
    return re.sub(r"(?m)(^- .*)\n\n(?=- )", r"\1\n", "\n\n".join(parts)) + "\n"


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _check_archive(data: bytes, limits: Limits) -> None:
    """Refuse a zip bomb by what its directory promises and by what its members really unpack to.

    The directory can lie, so the members are unpacked in small steps and counted.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > 5_000 or sum(info.file_size for info in infos) > limits.unpacked_bytes:
                raise SkipNote(SkipCode.ARCHIVE_BOMB, "The Word document unpacks to far too much.")
            for info in infos:
                with archive.open(info) as member:
                    while block := member.read(1 << 20):
                        total += len(block)
                        if total > limits.unpacked_bytes:
                            raise SkipNote(
                                SkipCode.ARCHIVE_BOMB, "The Word document unpacks to far too much."
                            )
    except SkipNote:
        raise
    except Exception:  # noqa: BLE001 - zipfile and zlib raise many kinds on damaged archives
        raise SkipNote(SkipCode.DAMAGED, "The Word document is damaged.") from None
