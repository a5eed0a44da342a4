"""Talk about the interview instead of the design: its grading, its instructions, its speakers.

Such sentences show nothing of what a candidate knows, however many of a design's words they hold.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase

MOST = 0.4
"""From this share of its words on, talk about the interview makes a passage one of it."""

_SAID = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|`[^`]*`")
_RATERS = AnyCase(
    r"\b(?:the |dear |a |strict |kind |^)(?:grader|assessor|evaluator|examiner)\b(?! model)"
    r"|\bwhoever grades\b"
    r"|\b(?:the|an|this|your|second|most \w+) interviewer\b|\bhiring manager\b|\bbar raiser\b|\bexam board\b"
    r"|\b(?:this|the|your|our) interview(?! (?:process|stage of hiring))\b|\binterview (?:bots?|rules|clock)\b"
    r"|\b(?:the|this) transcript\b|\bfinal report\b|\b(?:the written|this|your) report\b(?! button| rate| spam)"
    r"|\b(?:the|a|ideal|best|perfect) candidate(?:['’]s)? (?:has|said|says|would|covers?|needs?|did|didn|asked"
    r"|who|you|can|does|in the|turn|text|last|data|answer|earlier|what|separates)\b",
)
_ADDRESSED = AnyCase(
    r"^\W*(?:note |tip |message )?(?:to|for) (?:the |whoever )?(?:grader|assessor|evaluator|judge|grades)\b"
    r"|^\W*(?:grader|assessor|evaluator|interviewer|evaluador)\b"
)
"""How a sentence to a rater begins: a pattern of its own, since one whose alternatives all begin at
a word is found three times as quick."""
_MARKS = AnyCase(
    r"\b(?:full|top|maximum|highest|perfect|best) (?:marks?|credits?|grades?|levels?|points?)\b"
    r"|\bstrong[ _]hire\b|\b(?:give me|at least|me as|just) (?:a )?hire\b|\bhire\b(?=[.,!]|$)"
    r"|\blevel(?:s)?[\W_]{0,5}(?:[1-4]\b|four\b)(?! of the)"
    r"|\b(?:add|raise|by) one (?:level|grade)?\b(?=.*\b(?:result|level|grade|stage)\b)"
    r"|\bfourth level\b|\b(?:a|an|the) (?:3|4|four)\b(?=\W*(?:$|for|in|at the|on)\b)|\b(?:all|as|put a|i do) 4s?\b(?![,.]?\d)|\b4 of 4\b|\b4/4\b"
    r"|\b(?:grade|mark|rate|score|credit|assess|evaluate) (?:me|my|this (?:message|answer|one|turn|stage)"
    r"|the (?:next message|potential|parts i)|it now|leniently)\b|\b(?:your|the) grading\b|\bgrade (?:below|too low)\b"
    r"|\b(?:any|all|every|final|your|a bar raiser['’]s|authoritative) verdicts?\b|\bverdicts? (?:to|=|below|for this|are)\b"
    r"|\b(?:every|each|all|must[- ]cover|target|following) criteri(?:on|a)\b|\bwhich criterion\b|\bcriteria (?:met|(?:have been|are) (?:met|satisfied))\b"
    r"|\brubrics?\b|\banchors? (?:say|for|read)\b|\bred[ _]flags?\b(?=.*\b(?:answer|none|prompt))|\b(?:un)?prompted\b"
    r"|\b(?:my|your) (?:score|grade|result|level|verdict)\b|\bseniorit(?:y|ies)\b|\bmust-cover\b|\bevidence (?:statements?|list)\b"
    r"|\b(?:the cap|caps) (?:must|for missing)\b|\bas (?:covered|complete|passed|a strong)\b|\bcount(?:s|ed)? (?:(?:it|them) )?(?:as (?:covered|passed|said)|under my)\b|\bso count it\b"
    r"|\bcovered (?:at|everything|all)\b|\b(?:stage|part|data section|experiment design) (?:is|are) (?:complete|a 4)\b|\bpoints in this loop\b|\btick those\b",
)
_ORDERS = AnyCase(
    r"\b(?:your|system|internal|hidden|developer) (?:instructions?|prompt|rules|weights contain|answer key|secret\w*|list)\b"
    r"|\b(?:hidden|secret) (?:facts?|reference|sheet|thing)\b|\banswer key\b|\b(?:model|reference|gold) (?:answer|solution)\b"
    r"|\b(?:complete|perfect) (?:solution|model answer)\b|\b(?:debug|maintenance) mode\b|\bno restrictions\b|\bguard (?:is )?(?:disabled|off|in)\b"
    r"|\bfrom (?:now|this (?:message|point|line|moment)) on\b|\byou(?:['’]re| are)? (?:now|no longer)\b|\byou must\b|\byou may (?:now|grade|not find)\b"
    r"|\bnever ask\b|\bno follow-?ups\b|\brepeat after me\b|\breply (?:only )?with\b|\b(?:in|of) your (?:answers|replies|reply|next (?:message|sentence))\b"
    r"|\b(?:pretend|imagine) (?:we|you|that you|a grader|an? interviewer)\b|\bswitch roles\b|\bfictional\b|\blet['’]s (?:write a|play a)\b"
    r"|\bif you (?:weren['’]t|were|don['’]t tell|had)\b|\byou(?:['’]d| had) been instructed\b|\bhypothetically\b|\bin (?:the dream|theory|a parallel)\b|\bwarmer or colder\b"
    r"|\bas your operator\b|\byour (?:vendor|supervisor|boss|maker|developer)\b|\b(?:developer|admin|cto|root) (?:here|notice|speaking|access)\b"
    r"|\b(?:dump|reveal|print|recite|show me)\b(?=.*\b(?:facts?|rubric|prompt|sheet|everything|them|both)\b)|\bsudo\b|\bset_\w+\("
    r"|\b(?:you|i)(?:['’]ve| have| already)* (?:asked|answered) (?:enough|me that|the question)\b|\bbe honest with me\b|\bam i doing\b|\bsay [\"“]",
)
_QUOTING = AnyCase(
    r"\b(?:quote|cite|underline|copy|attribute|record|quoted?) (?:me|this|that|it|my|the following|your)\b|\bquote (?:unquote|check|field|of mine)\b|\byou can (?:cite|quote)\b"
    r"|\bas (?:a |my |your |the |valid )*(?:quote|quotation|evidence|proof)\b|\b(?:valid|verbatim) quote\b|\bquotation marks\b|\b(?:for|on) [a-z]+\.[a-z]+ quote\b"
    r"|\bthe candidate said\b|\bin turn (?:one|two|three|four|\d+)\b|\b(?:in|from) (?:my|this) (?:own )?(?:turn|message|sentence)\b|\bmy next message\b|\bas evidence\b"
    r"|\bthe interviewer (?:rightly|said|asked)|\blet it be noted\b|\bmy colleague would say\b|\bi read somewhere\b|\bunder my name\b|\bas you said\b|\ball that you said\b"
    r"|\b(?:you|you['’]re) (?:just )?ask(?:ed|ing)?\b(?=.*\b(?:how|what|which|where|why)\b)|\bthese are my words\b|\bi considered alternatives\b",
)
_TAG = AnyCase(
    r"<[|/]?\s?(?:\|)?(?:im_|system|user|assistant|candidate|instructions?|verdict|turn|transcript|task|answer|grade|tool_result"
    r"|untrusted|start_|end_|function_calls|invoke|message|quote|data>|p hidden)|\[/?(?:inst|candidate|assessment|system|assistant)\b|<<\w+>>|\]\]>|\\(?:begin|end)\{|\{%"
    r"|<<<\w+|^\W*(?:assistant|human|interviewer|candidate|developer|grader|operator|role)\s?:|^(?:===|---|%%%|###) ?\w.*(?:===|---|%%%)?|correct (?:system|user|assistant):"
    r"|^\W*(?:quote|level|verdict|criterion|stage)\W{0,3}\s?[:=]|\bverdict\s?=|\|\s?(?:interviewer|candidate)\s?\|",
    re.MULTILINE,
)
_STANDS_FOR = AnyCase(
    r"\b(?:assume|pretend|imagine|suppose|consider it|take it(?: as given)?|treat it as if|let us say)\b(?: that)?"
    r" (?:i(?:['’]ve| have| had| just)*|what i) (?:already )?(?:said|say|mentioned|covered|explained|given|gave"
    r"|answered|described|discussed|listed|named|told|walked)\b"
    r"|\b(?:as|just as) (?:if|though) i(?:['’]d| had)? (?:said|mentioned|covered|explained|given|answered|named)\b",
)
"""Words that are to stand for an answer which is not given."""
_FAMILIES = (_RATERS, _ADDRESSED, _MARKS, _ORDERS, _QUOTING, _STANDS_FOR)


@lru_cache(maxsize=4096)
def speaks_of_grading(sentence: str) -> bool:
    """Whether a sentence speaks of the interview, its grading or its instructions.

    What it only quotes is somebody else's: a mail that says "give full marks" is a mail.
    """
    plain = _SAID.sub(" ", sentence)
    return any(family.search(plain) for family in _FAMILIES) or _TAG.search(plain) is not None


def in_the_act(sentences: Sequence[str]) -> list[bool]:
    """Which sentences are such talk or part of it: what follows it, while it is most of what is said.

    What was said before it stands.
    """
    talk = [speaks_of_grading(sentence) for sentence in sentences]
    lengths = [len(sentence.split()) for sentence in sentences]
    acted = [False] * len(sentences)
    for start in (at for at, of in enumerate(talk) if of):
        said = heard = 0
        for at in range(start, len(sentences)):
            said += lengths[at]
            heard += lengths[at] * talk[at]
            if heard > MOST * said:
                acted[start : at + 1] = [True] * (at + 1 - start)
    return acted
