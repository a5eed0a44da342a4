"""Mermaid in a message: a flowchart becomes components and edges, never an error."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from interviewer.domain.diagram import Diagram, DiagramComponent, DiagramEdge

MAX_COMPONENTS = 200
MAX_EDGES = 1000
MAX_CHARS = 20_000
MAX_PROBLEMS = 20

_FENCE = re.compile(r"(?ms)^[ \t]*(?:```|~~~)[ \t]*(\w*)[^\n]*\n(.*?)(?:^[ \t]*(?:```|~~~)|\Z)")
_HEADER = re.compile(
    r"(?i)\s*(?:graph|flowchart(?:-elk)?)(?:\s+(?P<way>TB|TD|BT|RL|LR))?(?=\s|;|$)\s*;?(?P<rest>.*)"
)
_OTHER = re.compile(r"\s*((?:sequence|class|state|er)Diagram|gantt|pie|mindmap|journey|timeline)\b")
_IGNORED = re.compile(
    r"(?s)(?:classDef|class|style|linkStyle|click|direction|accTitle|accDescr|title)\b.*|%%.*|---"
)
_SUBGRAPH = re.compile(r"subgraph\b\s*(.*)$")
_ID = re.compile(r"\w+(?:[.-]\w+)*")
_OPENINGS = "((( (( ([ [[ [( {{ [/ [/ [\\ [\\ [ ( { >"
_CLOSINGS = "))) )) ]) ]] )] }} /] \\] \\] /] ] ) } ]"
_SHAPES = [*zip(_OPENINGS.split(), _CLOSINGS.split(), strict=True)]
_END = r"(?:[ox](?=[\s|]|$)|[>-])"
_PIPE = r"\s*(?:\|(?P<label>[^|\n]{0,200})\|)?\s*"
_ARROW = re.compile(
    rf"\s*[<ox]?(?:-{{2,}}{_END}|={{2,}}(?:=|{_END})|-\.{{1,5}}-?{_END}|(?P<hidden>~{{3,}}))"
    + _PIPE
)
_TEXT_ARROW = re.compile(
    r"\s*[<ox]?(?:--|==|-\.)\s*(?P<label>\"[^\"\n]{1,200}\"|[^\"|>\n]{1,200}?)\s*"
    r"(?:-{2,}[->ox]|={2,}[=>ox]|\.{1,5}-[>ox]?)(?P<hidden>)\s*"
)
_WRONG_ARROW = re.compile(r"\s*(?P<wrong><?-{1,2}\s?>|=>|[→⟶➔➜⇒]|—>|–>)(?P<hidden>)" + _PIPE)
_AND = re.compile(r"\s*&\s*")
_QUOTED = re.compile(r"\s*\"([^\"]*)\"\s*")
_STYLED = re.compile(r":::[\w-]+")
_NEW_SHAPE = re.compile(r"@\{(?:[^}\"]{0,100}?label:\s*\"([^\"}]*)\")?[^}]{0,200}\}")
_BREAK = re.compile(r"(?i)<br\s*/?>|\\n")
_MARK = re.compile(r"(?i)</?[a-z][^<>]{0,40}>|[`*]{1,3}|#\w{1,8};|\"")


@dataclass
class _Drawing:
    """What has been read so far."""

    labels: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    edges: list[DiagramEdge] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    within: list[tuple[str, str, int]] = field(default_factory=list)
    subgraphs: dict[str, str] = field(default_factory=dict)

    def trouble(self, line: int, what: str) -> None:
        """Notes a problem, each once."""
        told = f"Line {line}: {what}"
        if len(self.problems) < MAX_PROBLEMS and told not in self.problems:
            self.problems.append(told)


class _UnreadableError(Exception):
    """A line that is no Mermaid; its text says why."""


def parse_diagram(text: str) -> Diagram | None:
    """The first Mermaid flowchart of a message, or None when it holds none.

    Lines are numbered within the diagram, its `graph` line being the first. Reads `MAX_CHARS`
    characters, `MAX_COMPONENTS` boxes and `MAX_EDGES` arrows; what is beyond is a problem, too.
    """
    lines = _lines_of_diagram(text[:MAX_CHARS])
    if lines is None:
        return None
    drawing = _Drawing()
    if len(text) > MAX_CHARS:
        drawing.trouble(len(lines), f"only the first {MAX_CHARS:,} characters are read.")
    other = next((_OTHER.match(line) for line in lines if line.strip()), None)
    if other:
        drawing.trouble(
            1, f"only flowcharts are read here, not {other[1]!r}; begin with 'graph TD'."
        )
        return Diagram(problems=tuple(drawing.problems))
    if not any(_HEADER.match(line) for line in lines):
        drawing.trouble(1, "the first line should be 'graph TD' or 'flowchart LR'.")
    for number, line in enumerate(lines, 1):
        for statement in _statements(line):
            try:
                _read(statement, number, drawing)
            except _UnreadableError as error:
                drawing.trouble(number, str(error))
    for name, _, number in drawing.within:
        drawing.trouble(number, f"the subgraph {name!r} is not closed; add a line 'end'.")
    if not drawing.labels and not drawing.problems:
        drawing.trouble(
            1, "the diagram has no components yet; write, for example, 'a[Logs] --> b[Model]'."
        )
    parts = (
        DiagramComponent(id=name, label=label, group=drawing.groups.get(name, ""))
        for name, label in drawing.labels.items()
    )
    return Diagram(components=(*parts,), edges=(*drawing.edges,), problems=(*drawing.problems,))


def diagram_source(text: str) -> str | None:
    """The first Mermaid flowchart of a message as it was written, or None when it holds none."""
    lines = _lines_of_diagram(text[:MAX_CHARS])
    return None if lines is None else "\n".join(lines).strip()


def _lines_of_diagram(text: str) -> list[str] | None:
    for fence in _FENCE.finditer(text):
        lines = fence[2].splitlines()
        first = next((line for line in lines if line.strip()), "")
        if fence[1].lower() == "mermaid" or (not fence[1] and _HEADER.match(first)):
            return lines
    lines = text.splitlines()
    for start, line in enumerate(lines):
        header = _HEADER.fullmatch(line)
        if header and header["way"]:
            return lines[start : _end_of_drawing(lines, start)]
    return None


def _end_of_drawing(lines: list[str], start: int) -> int:
    """Where prose goes on after a drawing without a fence: a line after a gap, or a sentence."""
    gap = False
    for number in range(start + 1, len(lines)):
        line = lines[number].strip()
        drawn = re.search(r"--|==|-\.|\w[\[({>]|^(?:subgraph|end|%%|style|class)|^\w+;?$", line)
        if line and not drawn and (gap or len(line.split()) > 3):
            return number
        gap = not line
    return len(lines)


def _statements(line: str) -> Iterator[str]:
    """The statements of a line: cut at semicolons outside quotes and brackets."""
    start, depth, quoted = 0, 0, False
    for at, char in enumerate(line):
        if char == '"':
            quoted = not quoted
        elif not quoted:
            depth = max(0, depth + (char in "[({") - (char in "])}"))
            if char == ";" and depth == 0:
                yield line[start:at].strip()
                start = at + 1
    yield line[start:].strip()


def _read(statement: str, number: int, drawing: _Drawing) -> None:
    """Adds what a statement draws. Raises `_UnreadableError` where it is no Mermaid."""
    header = None if drawing.labels else _HEADER.match(statement)
    statement = header["rest"] if header else statement
    if not statement or _IGNORED.fullmatch(statement):
        return
    group = _SUBGRAPH.match(statement)
    if group:
        name = _ID.match(group[1])
        title = re.search(r"[\[(]+\"?([^\"\])]*)", group[1]) if name else None
        label = _plain(title[1] if title else group[1].strip('" ')) or "group"
        drawing.within.append((label, name[0] if name else "", number))
        drawing.subgraphs[name[0] if name and title else label] = label
    elif statement.lower() == "end":
        if not drawing.within:
            raise _UnreadableError("this 'end' closes no subgraph.")
        drawing.within.pop()
    else:
        _draw(statement, number, drawing)


def _draw(statement: str, number: int, drawing: _Drawing) -> None:
    left, at = _nodes(statement, 0, number, drawing)
    while at < len(statement):
        arrow = _ARROW.match(statement, at) or _TEXT_ARROW.match(statement, at)
        if arrow is None:
            arrow = _WRONG_ARROW.match(statement, at)
            if arrow is None:
                rest = statement[at : at + 30].strip()
                raise _UnreadableError(
                    f"an arrow like '-->' is missing before {rest!r}; a label with brackets needs"
                    " double quotes."
                )
            drawing.trouble(number, f"{arrow['wrong']!r} is no Mermaid arrow; write '-->'.")
        if arrow.end() >= len(statement):
            raise _UnreadableError("the arrow at the end leads nowhere; name the box it goes to.")
        right, at = _nodes(statement, arrow.end(), number, drawing)
        for source in [] if arrow["hidden"] else left:
            for target in right:
                _connect(drawing, number, source, target, _plain(arrow["label"] or ""))
        left = right


def _connect(drawing: _Drawing, number: int, source: str, target: str, label: str) -> None:
    if len(drawing.edges) >= MAX_EDGES:
        raise _UnreadableError(f"more than {MAX_EDGES} arrows; the rest is left out.")
    if source in drawing.labels and target in drawing.labels:
        drawing.edges.append(DiagramEdge(source=source, target=target, label=label))


def _nodes(statement: str, at: int, number: int, drawing: _Drawing) -> tuple[list[str], int]:
    """The boxes "a & b & c" that begin here, and where they end."""
    names: list[str] = []
    while True:
        name, at = _node(statement, at, drawing)
        names.append(name)
        more = _AND.match(statement, at)
        if more is None:
            return names, at
        at = more.end()


def _node(statement: str, at: int, drawing: _Drawing) -> tuple[str, int]:
    found = _ID.match(statement, at)
    if found is None:
        rest = statement[at : at + 30].strip()
        raise _UnreadableError(f"the name of a box is missing before {rest!r}.")
    name, at = found[0], found.end()
    label, at = _label(statement, at, name)
    styled = _STYLED.match(statement, at)
    if name not in drawing.labels and len(drawing.labels) >= MAX_COMPONENTS:
        raise _UnreadableError(f"more than {MAX_COMPONENTS} boxes; the rest is left out.")
    if label or name not in drawing.labels:
        drawing.labels[name] = label or drawing.subgraphs.get(name, name)
    if drawing.within:
        drawing.groups.setdefault(name, drawing.within[-1][0])
    return name, styled.end() if styled else at


def _label(statement: str, at: int, name: str) -> tuple[str, int]:
    """The label in a box's brackets, if it has any, and where they end."""
    shaped = _NEW_SHAPE.match(statement, at)
    if shaped:
        return _plain(shaped[1] or ""), shaped.end()
    start = at + 1 if statement[at : at + 2] in (" [", " (", " {") else at
    for opening, closing in _SHAPES:
        if not statement.startswith(opening, start):
            continue
        inside = start + len(opening)
        quote = _QUOTED.match(statement, inside)
        end = quote.end() if quote else statement.find(closing, inside)
        if end >= 0 and statement.startswith(closing, end):
            label = quote[1] if quote else statement[inside:end]
            return _plain(label), end + len(closing)
    if statement[start : start + 1] in ("[", "(", "{"):
        raise _UnreadableError(f"the bracket {statement[start]!r} after {name!r} is not closed.")
    return "", at


def _plain(label: str) -> str:
    """A label without quotes, tags and marks, on one line, at most 120 characters."""
    return " ".join(_MARK.sub("", _BREAK.sub(" ", label)).split())[:120]
