"""Words about one's answers in place of an answer: promised, claimed, taken as given, pointed at.

Such a sentence names what a good answer would hold, and says nothing of it.
"""

from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import MIN_QUOTE_WORDS, words
from interviewer.roles.reading.argument import argument

SHORT = 8
"""A claim of having done something, in so many words or fewer, does not say it."""

_TELL = (
    r"(?:(?:get|come|go|return|turn)(?: back)? (?:in)?to|cover|talk about|speak (?:to|about|of)|discuss|address"
    r"|explain|elaborate|mention|name|list|describe|detail|present|compare|touch on|walk (?:you )?through)"
)
_PROMISES = AnyCase(
    rf"\bi(?:['’]ll| will| shall|['’]m going to| am going to|['’]d| would| can| could)\W+(?:\w+\W+){{0,2}}?{_TELL}\b"
    r".*\b(?:later|in a (?:moment|minute|second|bit)|soon|afterwards|carefully|thoroughly|in (?:full )?depth"
    r"|in detail|next time|before deciding|if (?:you|there)['’ \w]+ time)\b",
)
_CLAIMS = AnyCase(
    r"^\W*(?:and |also |again |\d+\W+)*i(?:['’]ve| have| had)?(?: also| already| even| just| clearly)?"
    r" (?:considered|named|chose|chosen|described|computed|defined|guarded|planned|covered|explained|mentioned"
    r"|justified|compared|weighed|addressed|discussed|listed|stated|handled|accounted|thought|split|gave|given"
    r"|answered|argued|quantified|estimated|calculated|clarified|identified|analy[sz]ed|evaluated)\b",
)
_TAKEN = AnyCase(
    r"\b(?:pretend|imagine|suppose|assume|consider|treat|take|say)\b.{0,30}?\b(?:my|our|the (?:next|last|past|previous|following))"
    r"\s(?:\w+\s){0,2}?(?:minutes?|answers?|messages?|turns?|repl(?:y|ies)|paragraphs?|words|discussion|conversation)\b"
    r".{0,40}?\b(?:contain|includ|cover|held|had\b|has\b|have\b|were\b|was\b|as\b)",
)
_ALL_DONE = AnyCase(
    r"\ball (?:of )?(?:the |these |those |your |my )?(?:requirements|criteria|points|boxes|questions|topics|areas|stages"
    r"|bases|aspects|bullets)(?: \w+)? (?:are|is|were|was|have been|got|get)(?: \w+)? (?:met|covered|satisfied|ticked|fulfilled"
    r"|addressed|answered|done|complete[d]?|handled)\b",
)
_OF_THE_TALK = AnyCase(
    r"\binterviewers? (?:states?|says?|must|should|will|outputs?|prints?|gives?|confirms?|replies|answers)\b"
    r"|\b(?:expected|required|desired|intended) (?:behaviou?r|reply|response)\b"
    r"|\b(?:candidate|operator|developer|assistant)(?:['’]s)? (?:text|input|words|rank|role)\b"
    r"|\byou (?:will|can|may|might|should) (?:note|notice|appreciate|observe) (?:that )?i\b"
    r"|\bi know (?:all )?(?:that|this|these|those|the|my) (?:stuff|material|words|terms|buzzwords|vocabulary)\b"
    r"|\b(?:failed|bad|poor|low) report\b"
    r"|\bmy (?:last )?answers? (?:was|is|were|are) (?:good|bad|right|wrong|fine|ok(?:ay)?|correct|enough|strong|perfect|great)\b"
    r"|^\W*(?:this is|we are|i am|i['’]m)(?: from)? (?:the|your) (?:\w+\W+){0,4}?(?:team|department|desk|admin\w*|operator"
    r"|maintainers?|reviewers?|owner|developers?|staff|support|council|board|panel)\b"
    r"|^\W*(?:list|tell|give|show|print|reveal|send|write)(?: me| us)? (?:everything|all)\b.*\byou",
)
_PLACEHOLDER = AnyCase(
    r"\b(?:an?|the|any|every|your) (?:\w+ ){0,2}?(?:textbook|book|expert|engineer|professional|answer|reply|course)s?"
    r" (?:says?|would (?:say|answer|write|tell|list|hold)|teach(?:es)?|sounds? like|looks? like|holds?)\b"
    r"|\b(?:usual|standard|common|well[- ]known|textbook) (?:talk|story|answers?|arguments?|things|remarks|speech|reply) (?:on|about|of|for|to)\b"
    r"|\b(?:same as|like) (?:in )?(?:any|every|all) (?:good|other|decent|textbook)\b|\bditto\b|\bwhat (?:everybody|everyone|anybody|we all) knows?\b"
    r"|\bobvious to (?:people|anyone|you|us|everybody)\b|\bconsider (?:it|that|them|this) (?:done|said|covered|settled)\b|\bfill (?:in )?the gaps? (?:on|in|for|with)\b"
    r"|\b(?:put|fill|insert|add|read)\W+(?:it |in |that |the rest )*(?:in )?here\b|\bis what i mean(?: here)?\b"
    r"|\bno need (?:for me )?to (?:spell|say|repeat|explain|write|go (?:into|through))(?: it| this| that| them)?(?: out| again)?\W*$",
)
"""What others would say, to be taken for one's own."""
_AGAIN = AnyCase(
    r"^\W*(?:so |and )?(?:in other words|that is to say|to (?:repeat|restate)|(?:to )?(?:put|said|saying|say|phrased?)"
    r" (?:it |this |that |the same )?(?:differently|otherwise|another way|in another way|in other words))\b",
)
"""What says of itself that it was said already."""
_OPENING = AnyCase(
    r"^\W*(?:let['’]?s|let us|let me|i(?:['’]ll| will| shall)) (?:now )?(?:solve|think|reason|work|go|approach|answer|tackle|break)\b"
    r"(?: (?:about|through|on|down))*(?: (?:this|it|that|the)(?: \w+)?)?(?: (?:about|through|down))?"
    r"(?:[, ]*(?:and )?(?:very )?(?:carefully|step by step|systematically|thoroughly|logically|in (?:order|detail)|from first principles))*"
    r"|^\W*(?:here|this|what follows|below)(?: is|['’]s) (?:an?|my|the) [^:.]{0,60}?\b(?:answer|response|reply)\b[^:.]*:?",
)
"""How an answer begins that says something afterwards, or does not."""
_POINTS = AnyCase(
    r"^\W*(?:reasoning|thought process|thoughts?|analysis|answer|solution|explanation|conclusion|summary|final answer"
    r"|step \d+|note)\s*:"
    r"|\b(?:as|like) (?:i |we )?(?:just |already )?(?:shown|said|described|explained|discussed|mentioned|stated|outlined|argued|noted"
    r"|detailed|listed)(?: (?:above|before|earlier|previously|already))?\b|\b(?:see|as) (?:above|before)\b",
)
"""What only points at something else: it says what is left without it."""


@lru_cache(maxsize=4096)
def speaks_of_answers(sentence: str) -> bool:
    """Whether a sentence speaks of an answer instead of giving it."""
    if any(
        kind.holds(sentence) for kind in (_TAKEN, _ALL_DONE, _OF_THE_TALK, _PLACEHOLDER, _AGAIN)
    ):
        return True
    if _PROMISES.holds(sentence):
        return not argument(sentence).reason
    if _CLAIMS.holds(sentence):
        return len(words(sentence)) <= SHORT and not argument(sentence).reason
    around = _OPENING.without(_POINTS.without(sentence))
    return around != sentence and len(words(around)) < MIN_QUOTE_WORDS
