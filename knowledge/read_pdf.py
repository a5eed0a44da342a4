"""A PDF's text. Runs in the parser process only: pypdf may loop or eat memory on a cut file."""

import io
import logging
import re

from knowledge.note import Limits, SkipCode, SkipNote


def read_pdf(data: bytes, limits: Limits) -> tuple[str, str | None]:
    """The text of all pages, up to the caps, and what was left out in words."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError, PdfReadError

    # pypdf reports every oddity of a damaged file through logging; the skip's reason says enough.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise SkipNote(SkipCode.ENCRYPTED, "The PDF is protected by a password.")
        count = len(reader.pages)
    except FileNotDecryptedError:
        raise SkipNote(SkipCode.ENCRYPTED, "The PDF is protected by a password.") from None
    except PdfReadError as error:
        raise SkipNote(SkipCode.DAMAGED, f"The PDF is damaged: {str(error)[:120]}.") from None
    pages: list[str] = []
    length = 0
    cut: str | None = None
    failed = 0
    for number in range(count):
        if number >= limits.pdf_pages:
            cut = f"only the first {limits.pdf_pages} of {count} pages were read"
            break
        try:
            page = _tidy(reader.pages[number].extract_text() or "")
        except (MemoryError, RecursionError):
            raise
        except Exception:  # noqa: BLE001 - pypdf raises whatever the damage provokes, per page
            failed += 1
            continue
        pages.append(page)
        length += len(page)
        if length > limits.text_chars:
            cut = f"only the first {number + 1} of {count} pages were read"
            break
    text = "\n\n".join(page for page in pages if page.strip())
    if not text.strip():
        if failed or not count:
            raise SkipNote(SkipCode.DAMAGED, "The PDF is damaged: none of its pages can be read.")
        raise SkipNote(SkipCode.NO_TEXT, "The PDF holds no text (scanned pages, perhaps).")
    if failed:
        cut = f"{failed} of {count} pages could not be read"
    return text, cut


def _tidy(page: str) -> str:
    """Undo what PDF text extraction leaves behind: NULs between letters, words cut at line ends."""
    page = page.replace("\0", "")
    page = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", page)
    return re.sub(r"[ \t]+\n", "\n", page).strip()
