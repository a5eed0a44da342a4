"""Diagrams: the components and edges a candidate drew, and the same in plain sentences."""

from interviewer.domain.value import Value


class DiagramComponent(Value):
    """A box of a diagram; `group` is the name of the subgraph it stands in, if any."""

    id: str
    label: str
    group: str = ""


class DiagramEdge(Value):
    """An arrow between two components, named by their ids."""

    source: str
    target: str
    label: str = ""


class Diagram(Value):
    """What was drawn, and a sentence about each line that could not be read."""

    components: tuple[DiagramComponent, ...] = ()
    edges: tuple[DiagramEdge, ...] = ()
    problems: tuple[str, ...] = ()


def diagram_text(diagram: Diagram) -> str:
    """The diagram as plain sentences: "Candidate generation sends candidates to the ranker."."""
    labels = {part.id: part.label for part in diagram.components}
    sentences = [_sentence(labels[e.source], e.label, labels[e.target]) for e in diagram.edges]
    joined = {end for edge in diagram.edges for end in (edge.source, edge.target)}
    sentences += [
        f"There is the {_inside(p.label)}." for p in diagram.components if p.id not in joined
    ]
    groups: dict[str, list[str]] = {}
    for part in diagram.components:
        if part.group:
            groups.setdefault(part.group, []).append(_inside(part.label))
    sentences += [f"{_first(name)} holds {', '.join(held)}." for name, held in groups.items()]
    return " ".join(sentences)


_VERBS = frozenset(
    ("reads", "writes", "trains", "updates", "calls", "uses", "serves", "queries", "feeds", "loads")
    + ("stores", "returns", "deploys", "triggers", "retrains", "publishes", "builds", "checks")
)


def _sentence(source: str, label: str, target: str) -> str:
    label = label.strip(" .")
    if not label:
        return f"{_first(source)} feeds the {_inside(target)}."
    if label.lower() in _VERBS:
        return f"{_first(source)} {label.lower()} the {_inside(target)}."
    return f"{_first(source)} sends {_inside(label)} to the {_inside(target)}."


def _first(label: str) -> str:
    return label[:1].upper() + label[1:]


def _inside(label: str) -> str:
    """A label within a sentence: lower case unless it is a name or an abbreviation."""
    plain = label[1:2].islower() and label.split(" ")[0][1:].islower()
    return label[:1].lower() + label[1:] if plain else label
