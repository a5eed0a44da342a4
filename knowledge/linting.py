"""Notes that try to steer the interviewer: pieces that give orders to a model are left out.

A first fence only. What is let through still reaches prompts as marked, untrusted text, and no
stage, score or tool hangs on what a note says.
"""

import re
from collections.abc import Sequence

from interviewer.domain.notes import Chunk

# A note on prompt injection quotes such orders; quoted and fenced text is therefore not looked at.
_QUOTED = re.compile(
    r"```.*?(?:```|\Z)|`[^`\n]*`|\"[^\"\n]{0,300}\"|“[^”\n]{0,300}”|(?<!\w)'[^'\n]{0,300}'(?!\w)",
    re.DOTALL,
)
_PAST = r"(?:(?:all|any|the|your|these|of)\s)*(?:previous|prior|above|earlier|preceding|system)"
_ORDERS = re.compile(
    rf"""
    \b(?:ignore|disregard|forget|override)\s{_PAST}\s(?:instructions?|rules?|prompts?|messages?)
    | \b(?:reveal|print|show|leak|repeat)\s(?:me\s)?(?:the\s|your\s)?(?:hidden\s|secret\s|full\s)?
      (?:system\sprompt|rubric|answer\skey|hidden\sfacts)
    | \byou\sare\snow\s(?:an?\s|in\s)?(?:\w+\s){{0,3}}(?:mode|assistant|unrestricted|jailbroken)\b
    | \b(?:give|award|grant)\s(?:the\s|this\s|every\s)?candidate\s(?:an?\s|the\s)?
      (?:full|top|maximum|perfect|highest|strong)
    | \b(?:score|grade|rate)\s(?:the\s|this\s|every\s)?(?:candidate|answer|criterion)\s
      (?:as\s|with\s)?(?:an?\s)?(?:4\b|perfect|full\smarks|strong\shire)
    | <\|(?:im_start|im_end|system|assistant|eot_id|start_header_id)[^>]{{0,20}}\|>
    | \[/?INST\] | <</?SYS>> | </?(?:system|assistant)>
    | ^(?:system|assistant)\s*:\s*(?:you|ignore|from\snow|always|never)\b
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)


def gives_orders(text: str) -> bool:
    """Whether `text`, outside quotes and code, speaks to a model and not to a reader."""
    return _ORDERS.search(_QUOTED.sub(" ", text)) is not None


def quarantine(chunks: Sequence[Chunk]) -> tuple[tuple[Chunk, ...], str | None]:
    """The chunks without those that give orders, and in words how many were left out."""
    kept = tuple(chunk for chunk in chunks if not gives_orders(f"{chunk.title}\n{chunk.text}"))
    missing = len(chunks) - len(kept)
    if not missing:
        return kept, None
    return kept, f"{missing} pieces that give orders to a model are left out"
