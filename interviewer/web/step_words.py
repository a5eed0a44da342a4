"""What happened in a turn, in words: the move and its target, what was read, found and called."""

from collections.abc import Iterator

from interviewer.domain.events import Assessed, ModelCalled
from interviewer.domain.moves import Move, Source
from interviewer.domain.reading import Reading
from interviewer.domain.session import Content
from interviewer.report.words import counted, level_words

Told = tuple[str, str]
"""A name and what it says."""

_KINDS = {
    "open": "opens the interview",
    "answer": "answers a question",
    "clarify": "asks what was meant",
    "probe": "asks about what is missing",
    "deepen": "digs into what was said",
    "what_if": "changes a fact",
    "challenge": "questions a claim",
    "hint": "helps",
    "redirect": "brings back to the design",
    "repeat": "says it again",
    "transition": "leads to the next stage",
    "close": "ends the interview",
}


def move_told(content: Content, move: Move) -> Iterator[Told]:
    """The move, its target, and whatever it brought along."""
    inner: Move | None = move
    while inner is not None:
        yield "Move", f"{inner.kind}: {_KINDS[inner.kind]}"
        target = target_words(content, inner)
        if target:
            yield "Target", target
        if inner.criterion:
            yield "Criterion", content.rubric.criterion(inner.criterion).title
        if inner.said:
            yield "Turns on", f"“{inner.said}”"
        if inner.facts:
            labels = (content.problem.fact(fact).label for fact in inner.facts)
            yield "Facts given", ", ".join(labels)
        if inner.unknown:
            yield "No fact for", "; ".join(inner.unknown)
        if inner.own:
            yield "Theirs to choose", "; ".join(inner.own)
        if inner.assume:
            yield "To be assumed", "; ".join(inner.assume)
        if inner.hint_level:
            yield "Rung of help", str(inner.hint_level)
        if inner.reason:
            yield "Why", inner.reason
        inner = inner.then


def target_words(content: Content, move: Move) -> str:
    """What a move is about."""
    problem = content.problem
    match move.source:
        case Source.PACK:
            return "a question of the problem on the criterion"
        case Source.TECHNIQUE:
            return next((t.name for t in content.catalogue.techniques if t.id == move.target), "")
        case Source.NOTE:
            return "something that a note says"
        case Source.NUMBER | Source.CLAIM:
            return "the candidate's own words"
        case Source.TRAP:
            return f"a claim that is often wrong. {problem.trap(move.target).why}"
        case Source.WHAT_IF:
            change = problem.what_if(move.target)
            return f"{problem.fact(change.fact).label} becomes {change.to}"
        case Source.CONTRADICTION:
            return "two statements that do not fit"
        case Source.ARITHMETIC:
            return "a calculation that does not come out"
        case Source.COMPONENT:
            return next((part.label for part in problem.components if part.id == move.target), "")
        case Source.STAGE:
            return f"the stage {content.plan.stage(move.stage).title}"
        case _:
            return ""


def reading_told(content: Content, reading: Reading) -> Iterator[Told]:
    """What the local reading found in a message."""
    yield "Words", str(reading.words)
    if reading.intents:
        yield "Wants", ", ".join(intent.replace("_", " ") for intent in reading.intents)
    for question in reading.questions:
        fact = content.problem.fact(question.fact).label if question.fact else "no fact for it"
        yield "Asks", f"“{question.quote}” ({fact})"
    for touch in reading.touches:
        title = content.rubric.criterion(touch.criterion).title
        yield "Touches", f"{title}, {level_words(touch.level)}: “{touch.quote}”"
    named = {t.id: t.name for t in content.catalogue.techniques}
    if reading.mentions:
        yield "Names", ", ".join(named.get(m.technique, m.technique) for m in reading.mentions)
    if reading.components:
        yield "Components", ", ".join(reading.components)
    for sum_ in reading.sums:
        yield "Calculates", f"“{sum_.quote}” ({'right' if sum_.ok else 'off'})"
    for hit in reading.traps:
        yield "Claims wrongly", f"“{hit.quote}”"
    for clash in reading.clashes:
        yield "Does not fit", f"“{clash.quote}” against “{clash.earlier}”"
    for assumption in reading.assumptions:
        yield "Assumes", assumption


def findings_told(content: Content, judged: Assessed) -> Iterator[Told]:
    """What the assessor found in a message."""
    for found in judged.findings:
        title = content.rubric.criterion(found.criterion).title
        how = "after a question" if found.prompted else "unprompted"
        yield title, f"{found.verdict}, {level_words(found.verdict)}, {how}: “{found.quote}”"
    for wrong in judged.wrong:
        yield "Not so", f"“{wrong.quote}” {wrong.why}"


def call_told(call: ModelCalled) -> Told:
    """A request to a model and what came of it."""
    usage = call.usage
    tokens = f"{usage.input:,} tokens in, {usage.output:,} out" if usage else "tokens not told"
    about = " (estimated)" if usage and usage.estimated else ""
    price = f", ${call.cost:.4f}" if call.cost is not None else ""
    first = f", first words after {call.first_ms:.0f} ms" if call.first_ms is not None else ""
    return (
        f"{call.role}, {counted(call.attempt, 'attempt') if call.attempt > 1 else 'attempt 1'}",
        f"{call.outcome} from {call.model} by {call.prompt}: {tokens}{about}{price}, "
        f"{call.latency_ms:.0f} ms{first}",
    )
