"""A Jupyter notebook as Markdown: its prose, its code in fences, its text outputs left out."""

import json

from knowledge.note import SkipCode, SkipNote


def read_notebook(text: str) -> str:
    """The notebook's cells in order. Raises SkipNote where it is no notebook."""
    import nbformat

    try:
        notebook = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    except (nbformat.reader.NotJSONError, json.JSONDecodeError):
        raise SkipNote(SkipCode.DAMAGED, "The notebook is no valid JSON.") from None
    except RecursionError:
        raise
    except Exception:  # noqa: BLE001 - nbformat raises KeyError, AttributeError, ... on odd shapes
        raise SkipNote(SkipCode.DAMAGED, "The notebook has no cells that can be read.") from None
    cells: list[str] = []
    for cell in notebook.get("cells", []):
        source = cell.get("source", "")
        source = "".join(source) if isinstance(source, list) else str(source)
        if not source.strip():
            continue
        if cell.get("cell_type") == "code":
            # A longer fence than any inside keeps the cell one block.
            fence = "````" if "```" in source else "```"
            cells.append(f"{fence}python\n{source.strip()}\n{fence}")
        else:
            cells.append(source.strip())
    if not cells:
        raise SkipNote(SkipCode.NO_TEXT, "The notebook has no text.")
    return "\n\n".join(cells) + "\n"
