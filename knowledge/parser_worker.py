"""The process that parses what may loop, recurse or eat memory: PDF, Word, HTML, notebooks.

Speaks JSON, one object a line: `{"kind", "path", "limits"}` in; `{"text", "title", "cut"}` or
`{"code", "reason"}` out. Started by `knowledge.parser`; has no other use.
"""

import json
import sys
from pathlib import Path

from knowledge.decoding import decode
from knowledge.note import Kind, Limits, SkipCode, SkipNote


def parse(kind: Kind, data: bytes, limits: Limits) -> dict[str, str | None]:
    """The text, title and cut of one file's bytes. Raises SkipNote."""
    if kind is Kind.PDF:
        from knowledge.read_pdf import read_pdf

        text, cut = read_pdf(data, limits)
        return {"text": text, "title": None, "cut": cut}
    if kind is Kind.WORD:
        from knowledge.read_docx import read_docx

        return {"text": read_docx(data, limits), "title": None, "cut": None}
    if kind is Kind.NOTEBOOK:
        from knowledge.read_notebook import read_notebook

        return {"text": read_notebook(decode(data)), "title": None, "cut": None}
    from knowledge.read_html import read_html

    page, title = read_html(decode(data))
    return {"text": page, "title": title, "cut": None}


def _bound_memory(limit: int) -> None:
    try:
        import resource
    except ImportError:  # Windows: the time limit alone guards there
        return
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _answer(line: str) -> dict[str, str | None]:
    try:
        task = json.loads(line)
        limits = Limits.model_validate(task["limits"])
        data = Path(task["path"]).read_bytes()
        return parse(Kind(task["kind"]), data, limits)
    except SkipNote as skip:
        return {"code": skip.code.value, "reason": skip.reason}
    except MemoryError:
        return {"code": SkipCode.TOO_HUNGRY.value, "reason": "Reading it takes too much memory."}
    except RecursionError:
        return {"code": SkipCode.DAMAGED.value, "reason": "It is nested too deeply to be read."}
    except Exception as error:  # noqa: BLE001 - parsers raise anything on damaged input
        reason = f"It cannot be read ({type(error).__name__})."
        return {"code": SkipCode.DAMAGED.value, "reason": reason}


def main() -> None:
    """Answer requests until standard input closes."""
    replies = sys.stdout
    # A parser that prints must not break the protocol.
    sys.stdout = sys.stderr
    _bound_memory(int(sys.argv[1]))
    for line in sys.stdin:
        replies.write(json.dumps(_answer(line)) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
