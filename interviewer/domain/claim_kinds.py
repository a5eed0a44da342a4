"""What sort of statement a candidate's words are, which decides what can be asked about them."""

import re

from interviewer.domain.any_case import lowered

_DOING = (
    r"(?:(?:use|start|train|retrain|keep|take|split|add|pick|put|drop|serve|reweight|run|randomi[sz]e|compare"
    r"|blend|normali[sz]e|reserve|give|guarantee|remove|move|hold|set|sort|deliver|throw|build|make|let|send"
    r"|read|write|test|encode|calibrate|regulari[sz]e|tune|fine-tune|fit|downsample|upsample|subsample|quanti[sz]e"
    r"|stop|roll|deploy|refresh|update|join|choose|define|replace|exclude|clip|embed|fetch|load|fall back|go|act"
    r"|wait|ask|collect|smooth|correct)\b"
    r"|(?:page|label|log|score|cache|sample|rank|count|cap|filter|weight|store|show|ship|hash|cluster|mix|pool|limit"
    r"|bucket|ramp|mirror|alert|report|look|monitor)"
    r"(?=[,.]|$|\s(?:the|a|an|it|them|each|every|all|by|at|only|what|how|in|out|on|up|with|per|most|more|\d)))"
)
"""What somebody who builds the system does: as a first word it tells what is done. The second ones
are also names of things, unless such a word comes after them."""
_CHOICE = re.compile(
    r"^(?:(?:for|in|on|at|after|before|to|then|first|offline|online)\b[^,]{0,60},?\s*)?(?:i|we|you|one)(?:['’](?:d|ll|(?:m|re) going to)|\s(?:wouldn|won|don)['’]t"
    r"|\s+(?:would|will|want|use|start|train|keep|take|log|split|add|can|could|should|pick|put"
    r"|then|count|wait|sample)(?!['’]t))\b"
    r"|^(?:i|we)\s(?:also\s)?(?!(?:also|think|guess|believe|know|assume|see|mean|hope|wonder|suppose|am|was|were|are|do|don"
    r"|lose|get|have|need)\b)\w+\s"
    r"|\bso (?:i|we)(?:['’](?:d|ll)|\s(?:should|would|will|could|can))\s"
    rf"|^(?:then |also |first )?{_DOING}|\b(?:i|we)(?:['’](?:d|ll)|\s(?:would|will)(?:n['’]t)?|\swon['’]t)\s\w+"
    rf"|^(?:by|per|offline|online) [^,]{{2,40}}, {_DOING}",
)
_ONE_OF_THEM = re.compile(rf"(?:^|[,:]\s)(?:and |then |to )?{_DOING}")
"""One of several things that are done."""
_IN_STEPS = re.compile(r"\bfirst\b|\bthen\b|\bstep by step\b")
_RULE = re.compile(
    r"\b(?:is|are|gets?|goes?|must be|has to be|have to be|stays?|comes?)\s(?:\w+ly\s|never\s|always\s|also\s)?"
    r"(?:(?!need|us|inde|inclin|bas|suppos|relat)\w{2,}ed|set|kept|cut|built|drawn|sent|put|taken|read|run|held|shown|split)\b"
    r"|\b(?:must|should|ha(?:s|ve) to|may only|never (?:see|leave|read|touch|go)s?|always)\b"
    r"|(?<!would )(?<!will )\bgets? (?:a|an|the|zeros?|no|its|their)\b|\bgoes? (?:to|into|through|beside|in)\b|\bcounts? as\b|\bbecomes? (?:an?|the|one|part|class)\b|:\s\w+ed\b"
    r"|\b(?:calls?|fetches|reads|writes|sends|sits?|runs?|lives?|stores|decides?)\s",
)
"""How things are to be in the system, without anybody who does it."""
_AMOUNT = re.compile(
    r"(?<![\w@.^-])(?!0\b(?!\.))\d+(?![\d-])|\b(?:half an|one|two|three|four|five|six|ten|twenty|fifty|a hundred|hundred)"
    r" (?:percent|in|out of|hours?|days?|weeks?|months?|minutes?|seconds?|times)\b",
)
_SUM = re.compile(
    r"\d[^.;]*\b(?:times|divided by|multiplied by|per)\b[^.;]*\b(?:is|are|gives?|makes?|about|comes? to)\b[^.;]*\d|\d[^.;]*\b(?:that['’]s|which is|that is|it leaves|leaves|makes|gives)\s(?:about |some |roughly )?\d|\d\w*\s*[x×*]\s*\d|\d\w*\s/\s\d|=\s*\d"
)
"""Amounts that are worked out from others."""
_DOES = re.compile(r"\b(?:then|so|because|calls?|gets?|i|we|it|is|are|never|not|i['’]d|we['’]d)\b")
_NUMBERED = re.compile(
    r"\b(?:a/b|two|2)[- ]?(?:towers?|stages?|heads?|arms?)\b"
    r"|\b(?:weeks?|days?|slots?|stages?|steps?|versions?|levels?|tiles?|becomes?|part|hour|year)\s\d[\d, –-]*"
    r"|\b(?:ndcg|recall|precision|map|mrr|hit rate|top|fp|int)[ @-]?(?:at )?\d+\b|\bbetween 0 and 1\b|\b0 (?:to|and|or) 1\b"
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
    r"|\b(?:i|we|you|there|would|is|are)(?:['’](?:d|ll|s))?\s(?:\w+\s)?(?:no need|not need(?:ed)?|not worth)\b"
    r"|\b(?:i|we|you)(?:['’](?:d|ll)|\s(?:would|will))?\s(?:rather )?avoid\b"
    r"|^(?:i|we)\s(?:would|will|could|should)(?:n['’]t|\snot)\s(?!(?:be|know|have|say|mind)\b)\w+"
    r"|\b(?:i|we)\s(?:(?:would|will|do|should|need)(?:n['’]t|\snot)|won['’]t|don['’]t)\s(?:\w+\s)?"
    r"(?:use|need|want|bother|train|add|take|go|build|do|look|trust|rely|start|count|keep|try|run|store)\b"
    r"|\b(?:i|we)(?:['’]d|\swould)\s(?:skip|leave out|stay away)\b|^(?:no need|avoid|skip|forget)\b"
    r"|\bi(?:['’]m| am) against\b|\bnever use\b",
)
"""What turns something down: whoever says so has not chosen it."""
_CASE = re.compile(r"^(?:if|when(?:ever)?|once|unless|as soon as)\b(?! i had)")
_OPENS = re.compile(r"(?:with|for|in|on|at|from)\b")


_NO_RISK = re.compile(
    r"\b(?:percent|%) (?:\w+ )?(?:wrong|late|worse)\b|\b(?:no|not|never|isn['’]t) (?:\w+ )?(?:worse|slower|later)\b|\b(?:learning|classification|regression|ranking|prediction) (?:problem|task)s?\b"
    r"|\b(?:for|against|despite|from|by) (?:the |a )?(?:\w+ )?(?:nois[ey]\w*|bias\w*|skew\w*|drift\w*|late|abuse\w*|attack\w*|imbalanced?|stale)\b",
)
"""Dangers met, and problems that are none."""
_NO_MATTER = re.compile(
    r"\b(?:anyway|no (?:problem|danger|risk|matter)|harmless|rarely|hardly|never|not (?:a|so|too|that)\b|less|fewer|"
    r"mostly|only|so (?:i|we)|can['’]?t|doesn['’]t|don['’]t|won['’]t|isn['’]t|aren['’]t|worse than|mixed?)\b",
)
"""What makes light of a danger, or only sets one thing against another."""
_MET = re.compile(
    r"(?<!^)\b(?:we|i|falls? back|goes? on|go on|rolls?|switch(?:es)?|serves?|uses?|drops?|sends?|shows?|stops?|retry|retries)\b"
)
"""What is done in a case."""
_WANTS = re.compile(
    r"^(?:if|when|once) (?:(?:we|i|you)\b|there(?: is|['’]s| was| were) (?:time|money|budget))"
)
"""A condition on what somebody does or has: no case that the system can be in."""
_ASKS = re.compile(
    r"^(?:roughly )?(?:how|which|who|whom|where|why|is|are|was|were|does|did|can i|can you|could you|may i)\b(?!['’])"
)
_HEDGE = re.compile(r"^(?:(?:maybe|perhaps|probably|just|simply|also|or|and|obviously)\s)+")
_EXISTING = re.compile(r"\b(?:existing|current|present|today['’]s|old)\b")
"""What is there already and is no plan of anybody's."""


_ASSUMES = re.compile(
    r"\b(?:assum\w+|take (?:it )?as given|suppose|let['’]s say|out of scope|leave \w+ (?:\w+ )?(?:out|aside))\b",
)


_CHECK = re.compile(
    r"^(?:what )?(?:(?:i|we)(?:['’](?:d|ll)|\s(?:would|will|also))?\s)?(?:also\s)?"
    r"(?:check|look at|monitor|measure|verify|watch(?! (?:time|histor))|track|alert on|evaluate|slice|inspect|audit)\b"
)
_REASON = re.compile(r"^(?:because|since|as it|due to|for the reason)\b")
_DOUBT = re.compile(
    r"\b(?:least (?:sure|certain|confident)|(?:biggest|main|greatest|largest) (?:risk|worry|doubt|danger|unknown|concern)"
    r"|^what (?:i|we)(?:['’]d| would) (?:check|verify|test|probe|look at) (?:first|early)\b|weakest (?:part|point|spot|link|piece)|(?:most|really) (?:worried|unsure)|worries me(?: most)?)\b"
)
"""What somebody says of the weak spot of their own design."""
_CLEFT = re.compile(r"^(?:what|all|everything|nothing|the (?:only|first|last) thing)\b")
_STATES = re.compile(
    r"\b(?:is|are|was|were|be|has|have|gets?|will|would|can|could|should|must|needs?|means|makes?|comes?"
    r"|does|do|goes|gives?|knows?|wants?|says?|it|they|this|that|there|nobody|everybody)\b",
)
"""What tells how something is, where a name of something to build would have no verb."""


_PURPOSE = re.compile(r"\bto \w+ (?:it|them|this|that)\b")
_COMMA = re.compile(r"(?:,(?!\d)|[:;])\s*(?:and |or )?")
LONGEST_ITEM = 6
"""So many words has a part of what is merely listed, at most."""
_NAMES = re.compile(
    r"(?!(?:not|no|never|only|among|from|every|throughout|regardless|like|as|than|that|which|with|without|for|in|on|at|by"
    r"|after|before|to|free|a lot|more|less|half|most)\b|\w+ed\b(?!-))"
    r"(?:(?:an?|the|one|two|several|existing|current)\s\w|\S+(?:\s\S+){0,2}$|\S+(?:\s\S+){0,3}[,:]?\s(?:of|for|with|on|per|by|and|plus|or)\s)"
)
_CLAUSE = re.compile(
    r"\b(?:i|we|you|they|he|she|people|somebody|nobody|never|not|only|than|that|which|who|when|if|no|hardly|rarely|less|mostly|matters?|don['’]t|doesn['’]t"
    r"|takes?|adapts?|fits?|spends?|stays?|uses|covers?|learns?|works?|grows?|handles?|solves?|optimi[sz]es|predicts?"
    r"|wants?|encode|happens?|brings?|leaks?|helps?|lets?|keeps|gives?|tells?|beats?|wins?|lose|follows?|picks|shows?"
    r"|use (?:the|a|an|it|its)|depends?|begins?|ends?|arrives?|exists?|improves?|scales)\b"
)
"""What stands in a clause, and not in the name of a thing."""


_MEASURES = re.compile(
    r"\b(?:(?:split|cut)s? by|time[- ](?:based )?split|random split|hold[- ]?out|held[- ]out|cross[- ]validation|k-fold|test sets?|test on|auc|ndcg|rmse|f1|precision|recall"
    r"|accuracy|log loss|metrics?|a/b|shadow|guardrails?|calibration|evaluat\w+|experiments?|primary:?)\b"
)
"""What is about judging the system, and is no part of it."""


def measures(said: str) -> bool:
    """Whether words are about how the system is judged: of that, nothing that is built can be asked."""
    return _MEASURES.search(lowered(said)) is not None


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
    kind = claim_kind(said)
    if kind == "claim_part":
        return not _EXISTING.search(lowered(said))
    return kind in _PLANS


_PLANS = frozenset(("claim_choice", "claim_steps", "claim_list", "claim_amount", "claim_check"))


_MAY_JUDGE = frozenset(("claim_choice", "claim_steps", "claim_list", "claim_part"))


def claim_kind(said: str) -> str:
    """Which phrases fit a statement: a weak spot that is owned up to, a case planned for, a check or
    another way to judge the system, a reason, a sum, steps, a list, an amount that is set or a figure
    that is stated, a choice, something turned down, assumed or only named, a rule of the system, a
    danger, or something held to be true; "claim_any" where it is none of them for sure."""
    said = _HEDGE.sub("", lowered(said))
    if doubts(said):
        return "claim_doubt"
    if _CASE.search(said):
        return "claim_case" if _MET.search(said) and not _WANTS.search(said) else "claim_any"
    if _ASKS.search(said):
        return "claim_any"
    if _REASON.search(said):
        return "claim_reason"
    if _CHECK.search(said):
        return "claim_check"
    if _CLEFT.search(said):
        return "claim_any"
    if turns_down(said):
        return "claim_denial"
    if _SUM.search(said):
        return "claim_sum"
    if _ASSUMES.search(said):
        return "claim_given"
    kind = _named(said) or _acted(said) or _stated(said)
    return "claim_check" if kind in _MAY_JUDGE and measures(said) else kind


def _named(said: str) -> str:
    """Whether words go through several things, or several that are done one after the other."""
    steps = len(_ONE_OF_THEM.findall(said))
    if steps >= 3 or (steps >= 2 and _IN_STEPS.search(said)):
        return "claim_steps"
    parts = [part.split() for part in _COMMA.split(said)]
    lists = len(parts) >= 3 and not _OPENS.match(said) and not _DOES.search(said)
    return "claim_list" if lists and max(map(len, parts)) <= LONGEST_ITEM else ""


def _acted(said: str) -> str:
    """Whether words tell what somebody does, and how much of it."""
    if not _CHOICE.search(said):
        return ""
    return "claim_amount" if _AMOUNT.search(_NUMBERED.sub("", said)) else "claim_choice"


def _stated(said: str) -> str:
    """What sort of statement it is that tells of nothing somebody does."""
    stated = _STATES.search(_PURPOSE.sub("", said)) is not None
    if _AMOUNT.search(_NUMBERED.sub("", said)):
        return "claim_figure"
    if _RULE.search(said):
        return "claim_rule"
    if _RISK.search(_NO_RISK.sub("", said)) and not _NO_MATTER.search(said):
        return "claim_risk"
    if stated:
        return "claim_fact"
    return "claim_part" if _NAMES.match(said) and not _CLAUSE.search(said) else "claim_any"
