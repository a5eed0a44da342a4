"""Broad questions: such as ask for nothing in particular, so that no fact is an answer to them."""

from functools import lru_cache

from interviewer.domain.any_case import AnyCase

_LEAD = (
    r"^\W*(?:(?:ok(?:ay)?|so|and|also|then|but|like|well|cool|hm+|u[mh]+|just(?: to start)?|to start(?: with)?|first(?:ly)?|quick question"
    r"|before (?:i|we) \w+|one (?:more )?(?:thing|question)|maybe|yes|yeah|thanks|great)[\s,:;–—-]+)*"
)
_OF = r"(?:of|about|on|with|in|regarding|concerning|around)"
_GENERAL = (
    r"(?:(?:the|this|that|our|your|my|these|those|it|its|whole|overall|available|here|own|and|or|,|"
    r"data(?:set)?s?|users?|people|customers?|audience|system|app|application|product|setting|problem|task|set[- ]?up|environment|context"
    r"|company|business|project|platform|situation|case|domain|use case|requirements?|constraints?|infrastructure|infra|side|part|thing)\b\s*)+"
)
_ODD = (
    r"(?:special|unusual|particular|specific|specific|important|interesting|else|more|other|relevant|noteworthy|weird|strange|peculiar|tricky"
    r"|out of the ordinary|worth knowing|useful|major|big)"
)
_KNOW = (
    r"(?:(?:that |which )?(?:i|we) (?:should|need to|have to|must|ought to|can|could) (?:know|consider|be aware of|keep in mind|watch out for"
    r"|think (?:of|about)|worry about|take into account|respect|satisfy|meet)"
    r"|to (?:know|consider|be aware of|keep in mind|watch out for|worry about)|worth knowing)"
)
_LIMITS = (
    r"(?:constraints?|requirements?|limitations?|limits?|restrictions?|conditions?|specs?|specifications?|assumptions?|details?|special cases?"
    r"|info(?:rmation)?|context)"
)
_END = (
    r"(?:\s*,?\s*(?:here|in general|overall|at all|please|for (?:this|the) (?:system|problem|task|app|project)|of this (?:system|problem|task)))*\s*"
    r"(?:[,;–—]\s*(?:(?:like|i mean|so|and|or)\b\W*)*(?:(?:is|are|was|do|does) (?:it|they|that|there|we)\b.{0,40})?)?\W*$"
)
"""After a comma it may go on asking after it: "is it big"; with a thing of its own it is particular."""
_BROAD = AnyCase(
    rf"{_LEAD}(?:is there |are there |do (?:i|we) have |do you have )?(?:any ?(?:thing|details?|info(?:rmation)?)|something)(?: {_ODD})*"
    rf"(?: {_KNOW})?(?: {_OF})?(?: {_GENERAL})?(?: ?{_KNOW})?(?: {_OF}\b)?{_END}"
    rf"|{_LEAD}(?:what(?:['’]s| is| are| were)?|which|are there|is there|do (?:we|i) have|any) (?:some |any |the |our |your |there )*(?:(?:main|key|other|hard|important|special|big|major|basic|general|further|additional|more|technical|system|product|business) ?)*"
    rf"{_LIMITS}(?: (?:do|are there|exist|apply)(?: (?:i|we) have)?)?(?: ?{_KNOW})?(?: {_OF})?(?: {_GENERAL})?{_END}"
    rf"|{_LEAD}(?:(?:can|could|would) you |please )*(?:tell|give|say|share|explain)(?: (?:me|us))? (?:some |a (?:bit|little) |any ?)*"
    rf"(?:more|thing|details?|background|context|info(?:rmation)?|everything|something)*\s?(?:{_OF} )?{_GENERAL}{_END}"
    rf"|{_LEAD}what (?:(?:else )?(?:can|could|should|do|must) (?:you|i|we)(?: (?:tell|give) (?:me|us)| (?:need to |have to )?know)(?: {_OF})?(?: {_GENERAL})?|else(?: is there)?(?: {_KNOW})?){_END}"
    rf"|{_LEAD}(?:what(?:['’]s| is| are|['’]re| does| do)|how (?:is|are|does|do)) {_GENERAL}(?:like|look(?:s|ing)?(?: like)?|special){_END}"
    rf"|{_LEAD}what(?:['’]s| is| are|['’]re) (?:so )?special {_OF} {_GENERAL}{_END}",
)


@lru_cache(maxsize=2048)
def is_broad(question: str) -> bool:
    """Whether a question asks for whatever there is to know, of a whole field or of all."""
    return _BROAD.search(" ".join(question.split())) is not None
