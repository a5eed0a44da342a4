"""A folder of notes as people really have them: many formats and encodings, some files broken."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

_TOPICS = (
    "feature stores", "training data", "offline metrics", "model serving", "drift monitoring",
    "two-tower retrieval", "negative sampling", "calibration", "canary releases", "label delay",
)  # fmt: skip
JAPANESE = (
    "機械学習システムの設計では、まず要件を確認し、データとラベルの質を調べることが大切です。"
)
CHINESE = "机器学习系统设计首先要明确需求，然后检查训练数据和标签的质量，再选择模型和评估指标。"
KOREAN = "머신러닝 시스템 설계에서는 먼저 요구사항을 확인하고 데이터와 레이블의 품질을 살펴봅니다."
GERMAN = (
    "Für große Übersichten prüft man zuerst, ob die Daten vollständig und die Maße schlüssig sind."
)


def write_mixed_folder(folder: Path, files: int = 300) -> None:
    """Write `files` files into `folder`, the same ones every time."""
    folder.mkdir(parents=True, exist_ok=True)
    makers = list(_MAKERS.items())
    for number in range(files):
        name, make = makers[number % len(makers)]
        (folder / name.format(n=number)).write_bytes(make(number))
    # Bytes that are UTF-8 nowhere, in one line of 5 MB.
    (folder / "one-line.txt").write_bytes(prose(1, 5_000_000).replace("\n", " ").encode())
    os.symlink("/etc/hostname", folder / "outside.txt")


def prose(seed: int, length: int = 3_000) -> str:
    """English on a topic of ML system design, `length` characters or a little more."""
    lines: list[str] = []
    size = 0
    while size < length:
        number = seed * 7919 + len(lines)
        topic, other = _TOPICS[number % 10], _TOPICS[(number // 10 + 3) % 10]
        line = (
            f"In case {number}, {topic} decided the design, since {other} had to hold "
            f"{number % 900 + 100} ms at {number % 70 + 3} thousand requests a second."
        )
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)


def markdown(seed: int) -> str:
    """A note with headings, a table and a fence."""
    topic = _TOPICS[seed % 10]
    return (
        f"# Notes on {topic} {seed}\n\n{prose(seed, 600)}\n\n## Trade-offs\n\n{prose(seed + 1, 900)}\n\n"
        f"| choice | cost |\n| --- | --- |\n| {topic} | {seed} |\n\n```python\n# not a heading\nx = {seed}\n```\n"
    )


def pdf(pages: list[str]) -> bytes:
    """A small, valid PDF with one text line per line of each page."""
    objects: list[bytes] = [b"", b""]
    kids: list[int] = []
    for page in pages:
        rows = [
            line.replace("\\", "").replace("(", "").replace(")", "") for line in page.split("\n")
        ]
        body = "BT /F1 10 Tf 14 TL 40 800 Td " + " ".join(f"({row}) '" for row in rows) + " ET"
        stream = body.encode("latin-1", "replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Contents %d 0 R /Resources "
            b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            % content
        )
        kids.append(len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    refs = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), refs)
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    offsets: list[int] = []
    for number, item in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, item))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(
        b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    )
    return out.getvalue()


def docx(seed: int) -> bytes:
    """A Word document with headings and a table."""
    from docx import Document

    document = Document()
    document.add_heading(f"Review of {_TOPICS[seed % 10]}", level=1)
    document.add_paragraph(prose(seed, 700))
    document.add_heading("Follow-ups", level=2)
    document.add_paragraph("Ask about cost.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 1).text = "metric", str(seed)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def notebook(seed: int) -> bytes:
    """A notebook with prose and code."""
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": markdown(seed)},
        {
            "cell_type": "code", "metadata": {}, "execution_count": 1, "outputs": [],
            "source": f"rate = {seed}\nprint(rate)",
        },
    ]  # fmt: skip
    book = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    return json.dumps(book).encode()


def page(seed: int) -> bytes:
    """A web page with a script that must not be indexed."""
    return (
        f"<!doctype html><html><head><title>On {_TOPICS[seed % 10]}</title><script>evil()</script>"
        f"</head><body><h1>On {_TOPICS[seed % 10]}</h1><p>{prose(seed, 500)}</p><h2>List</h2>"
        f"<ul><li>first</li><li>second {seed}</li></ul></body></html>"
    ).encode()


def bomb(size: int = 300_000_000) -> bytes:
    """A .docx whose document unpacks to `size` zeros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            for _ in range(size // 1_000_000):
                member.write(b"\0" * 1_000_000)
    return out.getvalue()


def _cut_pdf(seed: int) -> bytes:
    whole = pdf([prose(seed, 900)] * 3)
    return whole[: len(whole) // 2]


_MAKERS: dict[str, Callable[[int], bytes]] = {
    "{n:03d}-note.md": lambda n: markdown(n).encode(),
    "{n:03d}-note.txt": lambda n: prose(n, 2_000).encode(),
    "{n:03d}-japanese.txt": lambda n: (JAPANESE * 30 + str(n)).encode("shift_jis"),
    "{n:03d}-chinese.txt": lambda n: (CHINESE * 30 + str(n)).encode("gb18030"),
    "{n:03d}-korean.txt": lambda n: (KOREAN * 30 + str(n)).encode("euc_kr"),
    "{n:03d}-german.txt": lambda n: (GERMAN * 20 + str(n)).encode("latin-1"),
    "{n:03d}-wide.txt": lambda n: ("\ufeff" + prose(n, 900)).encode("utf-16-le"),
    "{n:03d}-paper.pdf": lambda n: pdf([prose(n, 1_200), prose(n + 1, 1_200)]),
    "{n:03d}-cut.pdf": _cut_pdf,
    "{n:03d}-fake.pdf": lambda n: b"This is no PDF at all.",
    "{n:03d}-empty.md": lambda n: b"",
    "{n:03d}-book.ipynb": notebook,
    "{n:03d}-broken.ipynb": lambda n: b'{"cells": [',
    "{n:03d}-review.docx": docx,
    "{n:03d}-fake.docx": lambda n: b"PK\x03\x04 nothing more",
    "{n:03d}-page.html": page,
    "{n:03d}-deep.html": lambda n: b"<div>" * 20_000 + b"deep text about serving",
    "{n:03d}-binary.txt": lambda n: bytes(range(256)) * 40,
    "{n:03d}-table.md": lambda n: ("| a | b |\n|---|---|\n" + f"| {n} | x y z |\n" * 300).encode(),
    "{n:03d}-hidden.md": lambda n: f"# Seen {n}\n\nsafe\u202egnp.exe\u202c and \x1b[31mred\x1b[0m\0".encode(),
}  # fmt: skip
