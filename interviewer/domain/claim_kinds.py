"""What sort of statement a candidate's words are, which decides what can be asked about them."""

import re

from interviewer.domain.any_case import lowered

_CHOICE = re.compile(
    r"^(?:(?:for|in|on|at|after|before|to|then|first)\b[^,]{0,60},?\s*)?(?:i|we|you|one)(?:['’](?:d|ll|m|re)|\s(?:wouldn|won|don)['’]t"
    r"|\s+(?:would|will|want|use|start|train|keep|take|log|split|add|can|could|should|have|pick|put"
    r"|need|also|then|count|wait|sample))\b"
    r"|^(?:i|we)\s(?!(?:think|guess|believe|know|assume|see|mean|hope|wonder|suppose|am|was|were|are|do|don)\b)\w+\s"
    r"|^(?:use|start|train|keep|take|log|split|add|pick|put|drop|serve|cache|sample|weight|run|retrain"
    r"|randomi[sz]e|compare|score|ship|blend|count|normali[sz]e|reserve|give|guarantee|remove|cap"
    r"|move|hold|set|filter|rank|sort|show|store|deliver)\b|\b(?:i|we)(?:['’](?:d|ll)|\swouldn['’]t|\swon['’]t)\s\w+"
    r"|\b(?:is|are|gets?|goes?|must be|stays?)\s(?:\w+ly\s)?(?:\w+ed|set|kept|cut|built|in|through|to)\b|\bcounts? as\b|:\s\w+ed\b",
)
_AMOUNT = re.compile(
    r"(?<![\w@.^-])(?!0\b(?!\.))\d+(?![\d-])|\b(?:half an|one|two|three|four|five|six|ten|twenty|fifty|a hundred|hundred)"
    r" (?:percent|in|out of|hours?|days?|weeks?|months?|minutes?|seconds?|times)\b",
)
_SUM = re.compile(
    r"\d[^.;]*\b(?:times|divided by|multiplied by|per)\b[^.;]*\b(?:is|are|gives?|makes?|about|comes? to)\b[^.;]*\d|\d[^.;]*\b(?:that['’]s|which is|that is|it leaves|leaves|makes|gives)\s(?:about |some |roughly )?\d|\d\s*[x×*/]\s*\d|=\s*\d"
)
"""Amounts that are worked out from others."""
_DOES = re.compile(r"\b(?:then|so|because|calls?|gets?|we|it|never)\b")
_NUMBERED = re.compile(
    r"\b(?:a/b|two|2)[- ]?(?:towers?|stages?|heads?|arms?)\b"
    r"|\b(?:weeks?|days?|slots?|stages?|steps?|versions?|levels?|tiles?|becomes?|part|hour|year)\s\d[\d, –-]*"
    r"|\b(?:years?|months?) old\b|\b\d[\d.,]*\s(?:years?|months?)\sold\b",
)
"""Numbers that name a thing, or tell its age, and are no setting of anybody's."""
_RISK = re.compile(
    r"\b(?:risk\w*|leak\w*|overfit\w*|bias\w*|noisy|noise|hurts?|contaminat\w*|skew\w*|drift\w*|stale"
    r"|fails?|failure|breaks?|broken|trap|wrong|worse|danger\w*|problem\w*|abuse\w*|attack\w*|expensive"
    r"|slow\w*|late|imbalanced?|collisions?|late|adapt|pois\w*|mislead\w*|never gets?|weak\w*|bubbles?)\b",
)
_DENIES = re.compile(
    r"\b(?:obsolete|(?:is|are) dead|outdated|overkill|pointless|useless|unnecessary|no longer needed)\b|(?:n['’]t|\bnot) (?:needed|necessary)\b"
    r"|\b(?:i|we|you|there|would|is|are)(?:['’](?:d|ll|s))?\s(?:\w+\s)?(?:avoid|no need|not need(?:ed)?|not worth)\b"
    r"|\b(?:i|we)\s(?:(?:would|will|do|should|need)(?:n['’]t|\snot)|won['’]t|don['’]t)\s(?:\w+\s)?"
    r"(?:use|need|want|bother|train|add|take|go|build|do|look|trust|rely|start|count|keep|try|run|store)\b"
    r"|\b(?:i|we)(?:['’]d|\swould)\s(?:skip|leave out|stay away)\b|^(?:no need|avoid|skip|forget)\b"
    r"|\bi(?:['’]m| am) against\b|\bnever use\b",
)
"""What turns something down: whoever says so has not chosen it."""
_CASE = re.compile(r"^(?:if|when(?:ever)?|once|unless|as soon as)\b(?! i had)")
_OPENS = re.compile(r"(?:with|for|in|on|at|from)\b")


_NO_RISK = re.compile(
    r"\b(?:percent|%) (?:\w+ )?(?:wrong|late|worse)\b|\b(?:learning|classification|regression|ranking|prediction) (?:problem|task)s?\b"
    r"|\b(?:for|against|despite|from|by) (?:the |a )?(?:\w+ )?(?:nois[ey]\w*|bias\w*|skew\w*|drift\w*|late|abuse\w*|attack\w*|imbalanced?|stale)\b",
)
"""Dangers met, and problems that are none."""


_ASSUMES = re.compile(
    r"\b(?:assum\w+|take (?:it )?as given|suppose|let['’]s say|out of scope|leave \w+ (?:\w+ )?(?:out|aside))\b",
)


_CHECK = re.compile(
    r"^(?:what )?(?:(?:i|we)(?:['’](?:d|ll)|\s(?:would|will|also))?\s)?(?:also\s)?"
    r"(?:check|look at|monitor|measure|verify|watch|track|alert on|evaluate|slice|inspect|audit)\b"
)
_REASON = re.compile(r"^(?:because|since|as it|due to|for the reason)\b")
_DOUBT = re.compile(
    r"\b(?:least (?:sure|certain|confident)|(?:biggest|main|greatest|largest) (?:risk|worry|doubt|danger|unknown|concern)"
    r"|weakest (?:part|point|spot|link|piece)|(?:most|really) (?:worried|unsure)|worries me(?: most)?)\b"
)
"""What somebody says of the weak spot of their own design."""
_CLEFT = re.compile(r"^(?:what|all|everything|nothing|the (?:only|first|last) thing)\b")
_STATES = re.compile(
    r"\b(?:is|are|was|were|be|has|have|gets?|will|would|can|could|should|must|needs?|means|makes?|comes?"
    r"|does|do|goes|gives?|knows?|wants?|says?|it|they|this|that|there|nobody|everybody)\b",
)
"""What tells how something is, where a name of something to build would have no verb."""


def turns_down(said: str) -> bool:
    """Whether words rule something out instead of choosing it."""
    return _DENIES.search(lowered(said)) is not None


def doubts(said: str) -> bool:
    """Whether words name the weak spot of the speaker's own design."""
    return _DOUBT.search(lowered(said)) is not None


def works_out(said: str) -> bool:
    """Whether words work an amount out from others."""
    return _SUM.search(lowered(said)) is not None


def is_plan(said: str) -> bool:
    """Whether words name something that is to be built or done, which a question can build on."""
    return claim_kind(said) in ("claim_choice", "claim_list", "claim_amount", "claim_check")


def claim_kind(said: str) -> str:
    """Which phrases fit a statement: a weak spot that is owned up to, a case planned for, a check, a reason, a sum, an amount, a list, a choice, something turned
    down or assumed, a danger, or something held to be true."""
    said = lowered(said)
    if doubts(said):
        return "claim_doubt"
    if _CASE.search(said):
        return "claim_case"
    if _REASON.search(said):
        return "claim_reason"
    if _CHECK.search(said):
        return "claim_check"
    if _CLEFT.search(said):
        return "claim_fact"
    if turns_down(said):
        return "claim_denial"
    if _SUM.search(said):
        return "claim_sum"
    if _ASSUMES.search(said):
        return "claim_given"
    chosen = _CHOICE.search(said) is not None
    if chosen and _AMOUNT.search(_NUMBERED.sub("", said)):
        return "claim_amount"
    if said.count(",") >= 2 and not _OPENS.match(said) and not _DOES.search(said):
        return "claim_list"
    if chosen:
        return "claim_choice"
    if _AMOUNT.search(_NUMBERED.sub("", said)) and not _STATES.search(said):
        return "claim_amount"
    if _RISK.search(_NO_RISK.sub("", said)):
        return "claim_risk"
    return "claim_fact" if _STATES.search(said) else "claim_choice"
