"""Questions about the talk itself: for leave to go on, for a nod, for what was meant.

They are asked out of politeness and want no fact.
"""

import re
from functools import lru_cache

from interviewer.domain.any_case import AnyCase

_LEAD = r"^\W*(?:(?:ok(?:ay)?|so|and|or|but|then|now|well|also|sorry|hm+|u[mh]+|right|great|cool|thanks|if that(?:['’]s| is) (?:ok(?:ay)?|fine))\b[\s,:;–—-]*)*"
_GOES = (
    r"(?:go (?:on|ahead|to|into|through|over|deeper|straight|with|there|back|from)|(?:move|jump|turn|switch|head|get|skip) (?:on|over|ahead|to|into|started|going|back|straight|past)"
    r"|proceed|continue|carry on|keep going|start|begin|dive|dig|talk|sketch|pause|take (?:a |another |some |one )?(?:quick |short )?(?:second|moment|minute|break|sec)"
    r"|come back|first\b|do (?:that|this|it) first|leave (?:that|it))"
)
"""How the talk goes on."""
_SPEAKS = (
    rf"(?:{_GOES}|move\b|speak|walk you|elaborate|explain|expand|draw|write (?:that|this|it) down|share|list|summari[sz]e|stop|think (?:for|about (?:it|that)|out loud)"
    r"|stay|spend|ask (?:you )?(?:something|a question|back|one thing))"
)
"""What somebody does in it."""
_ALL_RIGHT = r"(?:ok(?:ay)?|fine|all ?right|good|cool|possible|better|best|allowed|useful|helpful)"
_OF_THE_TALK = AnyCase(
    rf"{_LEAD}(?:shall|should|can|could|may|might|will|would) (?:i|we)(?: (?:just|maybe|please|now|also|quickly|first|then))* {_GOES}"
    rf"|{_LEAD}(?:shall|should|can|could|may|might) i(?: (?:just|maybe|please|now|also|quickly|first|then))* {_SPEAKS}"
    rf"|{_LEAD}(?:(?:is it|would it be|is that|are you|would you be|would that be|will it be) )?(?:{_ALL_RIGHT}|happy|do you mind|would you mind|mind)"
    rf"(?: (?:for|with) you)?,?(?: (?:if|when|to|that|for (?:me|us) to|with))+(?: (?:i|we|me|us))?(?: (?:just|maybe|now|first|quickly))*(?:['’]d)? {_SPEAKS}"
    rf"|{_LEAD}(?:is it|would it be|is that|are you) {_ALL_RIGHT} (?:for you )?if (?:i|we) (?:\w+ ){{1,4}}(?:first|now|here|next|later)\b"
    rf"|{_LEAD}am i (?:on (?:the )?(?:right|wrong) (?:track|path)|making (?:any )?sense|clear|missing (?:something|anything|your)|(?:going )?too (?:fast|slow|deep|vague|detailed)|right\W*$|understanding)"
    rf"|{_LEAD}(?:does|do|did|would) (?:that|this|it|all (?:that|this)|i|these|those) (?:\w+ )?(?:make (?:any )?sense|answer|sound|help\b|work for you|look (?:ok|fine|right|good|reasonable)|seem|satisfy|cover|get that|understand (?:that|you|it)|go in the right)"
    rf"|{_LEAD}(?:is|was|are|would|will) (?:that|this|it|these|those) (?:be )?(?:what you|(?:clear|enough|fine|ok(?:ay)?|right|correct|all right|good|reasonable|sufficient)(?: (?:so far|for (?:you|the moment)|for now|enough|here|like that))*\W*$|the (?:kind|sort|level|depth) |about what you)"
    rf"|{_LEAD}(?:if i (?:got|get|understood|understand|heard|see|am) (?:\w+ )*(?:right|correctly|well|correct)?)\W*$"
    rf"|{_LEAD}(?:(?:do|did|would|are) you (?:want me|need me|like me|prefer (?:me|that i|if i|to (?:hear|talk|go|start))|mean\b|agree|follow|see (?:what|where)|get (?:what|where)|think\W*$|asking|looking for|hear me)|(?:you )?(?:know|see|get) what i mean|what do you (?:think|mean|say)(?: of (?:that|this|it))?\W*$|makes? sense)"
    rf"|{_LEAD}(?:where|with what|with which(?: \w+)?|what) (?:should|shall|do you want me to|would you like me to) (?:i|we|me)?\s?(?:start|begin|go|focus on first|talk about|continue)",
)
_CLAUSE = re.compile(r"[,;:–—]\s+|\s+(?=(?:does (?:that|this)|shall i|should i|is that) )")


@lru_cache(maxsize=4096)
def of_the_talk(sentence: str) -> bool:
    """Whether what a sentence asks, as a whole or after its last comma, is about the talk."""
    text = " ".join(sentence.split())
    if not text.endswith("?"):
        return False
    return any(_OF_THE_TALK.search(part) for part in (text, _CLAUSE.split(text)[-1]))
