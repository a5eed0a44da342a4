"""Whether a sentence states something: a verb with a choice, a reason or a number, not buzz words."""

import math
import re
from functools import lru_cache
from typing import Final

_WORD = re.compile(r"[a-z0-9][a-z0-9'’./-]*")
_MECHANISM: Final = re.compile(
    r"\b(?:because|since|so that|so (?:we|i|it|they|the|that|a|no|each)|in order to|instead of|rather"
    r" than|unless|until|otherwise|which (?:means|would|gives|keeps|makes|lets|is why)|that way|means"
    r" that|if|when(?:ever)?|whether|while|before|after|by \w+ing|without|except|only|not|never|n't|"
    r"per|than|against|compared|every|each|at least|at most|between|until|once|where|from|as soon as"
    r"|even though|although|but|then|to \w+)\b|n['’]t\b"
)
_REASON: Final = re.compile(
    r"\b(?:because|so that|instead of|rather than|unless|otherwise|which (?:means|would|gives|keeps"
    r"|makes|lets|is why)|that way|if|when(?:ever)?|before|after|than|until|at least|at most|except)\b"
)
_NUMBER: Final = re.compile(
    r"\b\d[\d.,]*\s?(?:%|k|m|ms|x|s|percent|million|billion)?|\b(?:two|three|four|five|six|seven|"
    r"eight|nine|ten|twenty|thirty|fifty|hundred|thousand|million|billion|half|twice|a quarter)\b"
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may"
    r"|might|must|need|needs|let|lets|i['’](?:d|ll|m|ve)|we['’](?:d|ll|re|ve)|it['’]s|that['’]s|"
    r"they['’](?:d|ll|re|ve)|you['’](?:d|ll|re|ve)|don['’]t|doesn['’]t|won['’]t|can['’]t|isn['’]t|"
    r"aren['’]t|(?:i|we|you|they|it|he|she|people|users|that|this|which|who)\s+(?:\w+ly\s+)?[a-z]{2,}|"
    r"(?:use|train|split|keep|take|hold|log|drop|add|compare|check|run|start|pick|measure|sample|weight"
    r"|retrain|cache|serve|send|store|ask|show|test|watch|set|give|count|join|remove|build|fit|score|"
    r"rank|cut|put|make|treat|compute|mask|filter|label|tune|choose|avoid|page|alert|route|limit|cap))\b"
)
_BUZZ: Final = re.compile(
    r"\b(?:leverag\w+|robust(?:ly|ness)?|seamless(?:ly)?|cutting[- ]edge|state[- ]of[- ]the[- ]art|sota"
    r"|best[- ](?:in[- ]class|practices?|of[- ]breed)|holistic(?:ally)?|powerful|world[- ]class|synerg\w+"
    r"|end[- ]to[- ]end|next[- ]gen(?:eration)?|innovative|comprehensive(?:ly)?|sophisticated|advanced|"
    r"modern|intelligent(?:ly)?|smart(?:ly)?|scalable|scalability|enterprise[- ]grade|production[- ]"
    r"(?:grade|ready)|industry[- ](?:standard|leading)|optimi[sz]ed|optimal(?:ly)?|efficient(?:ly)?|"
    r"efficiency|effective(?:ly)?|high[- ](?:quality|performance|performing)|rich|strategic(?:ally)?|"
    r"strateg(?:y|ies)|framework|solution|ecosystem|paradigm|empower\w*|unlock\w*|drive[ns]?|driving|"
    r"deliver\w*|ensur(?:e|es|ing)|enabl(?:e|es|ing)|facilitat\w+|utili[sz]\w+|harness\w*|streamlin\w+|"
    r"data[- ]driven|ai[- ](?:powered|driven)|ml[- ]powered|cloud[- ]native|real[- ]world|"
    r"value|excellence|actionable|insights?|impact(?:ful)?|agile|dynamic(?:ally)?|proactive(?:ly)?|"
    r"mature|rigorous(?:ly)?|careful(?:ly)?|thorough(?:ly)?|proper(?:ly)?|appropriate(?:ly)?|"
    r"various|relevant|key|critical|crucial|important|great|excellent|amazing|strong|solid|deep|"
    r"great|well[- ]designed|top[- ]notch|first[- ]class|bleeding[- ]edge|game[- ]chang\w+|"
    r"principled|responsible|trustworthy|reliab(?:le|ly|ility)|flexib(?:le|ility)|best|smooth(?:ly)?|"
    r"continuous(?:ly)?|automated|fully|highly|truly|extremely|maximi[sz]\w+ (?:value|impact)|"
    r"mindset|culture|journey|vision|capabilit(?:y|ies)|philosophy|discipline|stack|suite|standards?)\b"
)
_HEDGE: Final = re.compile(
    r"\b(?:it (?:all )?depends|depends on (?:the )?(?:many|several|various|use case|situation|context)|"
    r"handle (?:that|this|it|those|them)|take care of|deal with|figure (?:it|that) out|and so on|etc|"
    r"things like that|stuff|something like that|as needed|if needed|as necessary|if necessary|"
    r"when needed|where appropriate|as appropriate|look into|keep (?:that|this|it) in mind|pay attention"
    r"|be careful|make sure (?:it|everything) (?:works|is (?:good|fine|ok))|some kind of|"
    r"think about|consider|be aware|various|many factors)\b"
)


@lru_cache(maxsize=20_000)
def substance(sentence: str) -> float:
    """0..1: near 0 for a noun list or buzz words, near 1 for a choice with a reason or number."""
    text = sentence.lower().replace("’", "'")
    words = _WORD.findall(text)
    if not words:
        return 0.0
    buzz, hedges = len(_BUZZ.findall(text)), len(_HEDGE.findall(text))
    signs = 1.2 * min(2, len(_REASON.findall(text))) + 0.5 * min(3, len(_MECHANISM.findall(text)))
    signs += 0.8 * min(2, len(_NUMBER.findall(text)))
    verb = bool(_VERB.search(text))
    parts = [part.split() for part in re.split(r"[,/;&|]| and ", text) if part.strip()]
    short = sum(len(part) <= 3 for part in parts)
    logit = 0.6 + signs + (0.6 if verb else -1.6) - 0.9 * buzz - 1.2 * hedges
    logit -= 4.0 * (short >= 3 and short >= 0.75 * len(parts))
    logit -= 1.5 * (len(words) < 4)
    return 1 / (1 + math.exp(-logit))
