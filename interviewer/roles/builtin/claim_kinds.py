"""What sort of statement a candidate's words are, which decides what can be asked about them."""

import re

_CHOICE = re.compile(
    r"^(?:(?:for|in|on|at|after|before|to|then|first)\b[^,]{0,60},?\s*)?(?:i|we)(?:['’](?:d|ll|m|re)"
    r"|\s+(?:would|will|want|use|start|train|keep|take|log|split|add|can|could|should|have|pick|put"
    r"|need|also|then|count|wait|sample))\b"
    r"|^(?:use|start|train|keep|take|log|split|add|pick|put|drop|serve|cache|sample|weight|run|retrain"
    r"|randomi[sz]e|compare|score|ship|blend)\b|\b(?:i|we)['’](?:d|ll)\s\w+",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r"(?<![\w@.^-])\d[\d.,]*\s?(?:%|ms\b|k\b|m\b|gb\b|mb\b|kb\b|percent\b|seconds?\b|minutes?\b|hours?\b"
    r"|days?\b|weeks?\b|months?\b|times\b|x\b|rows\b|dims\b|trees\b|users\b|impressions\b|milliseconds\b)"
    r"|\b(?:half an|one|two|three|four|five|six|ten|twenty|fifty|a hundred|hundred) (?:percent|in|out of"
    r"|hours?|days?|weeks?|months?|minutes?|seconds?|times)\b"
    r"|\b\d+ (?:to|in) (?:\d+|one)\b|\b\d+[/:]\d+\b",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"\b(?:risk\w*|leak\w*|overfit\w*|bias\w*|noisy|noise|hurts?|contaminat\w*|skew\w*|drift\w*|stale"
    r"|fails?|failure|breaks?|broken|trap|wrong|worse|danger\w*|problem\w*|abuse\w*|attack\w*|expensive"
    r"|slow\w*|late|imbalanced?|collisions?|late|adapt|pois\w*|mislead\w*|never gets?|weak\w*|bubbles?)\b",
    re.IGNORECASE,
)
_CASE = re.compile(r"^(?:if|when(?:ever)?|once|unless|as soon as|on)\b[^,]*,|^(?:if|when)\b", re.I)
_NUMBERED = re.compile(r"\b(?:a/b|two|2)[- ]?(?:towers?|stages?|heads?|arms?)\b", re.IGNORECASE)


def claim_kind(said: str) -> str:
    """Which phrases fit a statement: a case planned for, an amount, a list, a choice, a danger, or
    something held to be true."""
    if _CASE.search(said):
        return "claim_case"
    if _AMOUNT.search(_NUMBERED.sub("", said)):
        return "claim_amount"
    if said.count(",") >= 2:
        return "claim_list"
    if _CHOICE.search(said):
        return "claim_choice"
    return "claim_risk" if _RISK.search(said) else "claim_fact"
