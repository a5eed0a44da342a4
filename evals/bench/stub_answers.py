"""What the local stub says: turns an interviewer might speak, and JSON of the shape asked for."""

import json
from typing import Any

from evals.bench.model_server import Exchange, says

LINES = (
    "Let us stay with that. How would you find out whether that choice pays off?",
    "I see where this goes. Which part of it would you build first, and why?",
    "Take the busiest hour of the day. What gives way first in that design?",
    "Suppose the team can only keep one of these. Which one stays?",
    "You named it in passing. What does it cost to keep that fresh?",
    "Think of the people who use it once a month. What do they see?",
    "Say it goes wrong at night. How does anybody notice?",
    "There is a simpler way to begin. What would you lose with it?",
    "Now look at the data behind it. Where would it mislead you?",
    "Hold that next to the goal you set. Where do the two pull apart?",
)
"""Each a sentence and a question, as a model's turn is; none gives anything away."""


def answer(body: dict[str, Any], number: int) -> str:
    """The stub's answer to a request's body; `number` varies the speaker's words."""
    shape = body.get("response_format", {}).get("json_schema", {}).get("schema")
    if shape is not None:
        return json.dumps(filled(shape))
    line = LINES[number % len(LINES)]
    return (
        f"<move n=1>\n{line}" if number < len(LINES) else f"<move n=1>\nOn point {number}: {line}"
    )


async def stub(exchange: Exchange) -> None:
    """Answers word by word, with usage."""
    text = answer(exchange.asked.body, exchange.number)
    given = len(json.dumps(exchange.asked.body)) // 4
    await says(text, usage=(given, 0, len(text) // 4 + 1))(exchange)


def filled(shape: dict[str, Any], root: dict[str, Any] | None = None) -> Any:
    """The least that a JSON schema takes: first choices, empty lists, short texts."""
    root = root or shape
    if "$ref" in shape:
        at: Any = root
        for name in str(shape["$ref"]).lstrip("#/").split("/"):
            at = at[name]
        return filled(at, root)
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in shape:
            options = [o for o in shape[choice] if o.get("type") != "null"] or shape[choice]
            return filled(options[0], root)
    if "const" in shape:
        return shape["const"]
    if "enum" in shape:
        return shape["enum"][0]
    match shape.get("type"):
        case "object":
            fields = shape.get("properties", {})
            return {name: filled(inner, root) for name, inner in fields.items()}
        case "array":
            return [filled(shape["items"], root)] * int(shape.get("minItems", 0))
        case "integer" | "number":
            return shape.get("minimum", 0)
        case "boolean":
            return False
        case "null":
            return None
    return ""
