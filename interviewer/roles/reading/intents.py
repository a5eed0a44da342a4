"""What a message asks of the interviewer, beside its content."""

import re

from interviewer.domain.any_case import AnyCase
from interviewer.domain.reading import Intent
from interviewer.domain.sentences import split_sentences

_FIRST = 220
"""An order stands at the start of a message or is the message; deeper in, it is speech."""

_LAST, _FEWEST, _WISH = 2, 4, 25
"""A wish at the end of a longer message: in the last two sentences, of 4 to 25 words each."""
_BRIEF = AnyCase(r"^(?:let'?s|can we|could we|may we|shall we|next) \w")
"""A shorter one that is surely said to the interviewer."""
_COURTESY = AnyCase(r"^(?:thanks?|thank you|cheers|it was|that was)\b[^?]{0,60}$")

_APOSTROPHES = str.maketrans("‘’‛′", "''''")
_PART = (
    r"(?:next (?:part|stage|section|topic|step)|data|labels?|features?|metrics?|evaluation|model(?:l?ing)?|training|serving|architecture|deployment"
    r"|monitoring|operations|framing|design|solution)"
)
"""A part of the interview, as people name it."""
_ASKS_YOU = (
    r"(?:(?:can|could|would|will|may|must) (?:you|u|i (?:ask|have) you to)|(?:ask|need|want|like) you to|please|sorry)"
    r"(?: please| just| maybe| kindly| perhaps| quickly)?"
)
_QUESTION = r"(?:that|it|this|(?:the|your) (?:(?:last|first|second) )?(?:question|part|one))"
_AGAIN = r"(?:again|once more|one more time|differently|in other words|another way)"
_POLITE = r"(?:,? (?:again|once more|please|for me|slowly|if you can|thanks|thank you))*"
_WHOLE: dict[Intent, AnyCase] = {
    Intent.END: AnyCase(
        r"^(?:please )?(?:let'?s |can we |i(?:'d| would) like to |i want to )?"
        r"(?:end|stop|finish|quit|exit) (?:the |this )?(?:interview|here|now)\b"
        r"(?! (?:with|for|on|in|of)\b)"
        r"|\b(?:i(?:'d| would)(?: really| rather| now)? (?:like|prefer|want) to|i(?: really)? want to"
        r"|let'?s|let us|(?:can|could|shall|may) (?:we|i)|i think (?:we|i) should|i need to)"
        r"(?: now| just| please)? (?:end|stop|finish|quit|leave|wrap up)"
        r"(?: (?:the|this|our) interview(?: (?:here|there|now|at this point|for today))?"
        r"| (?:it |things )?(?:here|there|now|at this point|for today))"
        r"(?:,? (?:if|please|then|thanks?)\b.{0,30})?\W*$"
        r"|^(?:i'?m|that'?s) (?:done|all|it)(?: (?:for|with) (?:today|the interview))?[.!]?$",
    ),
    Intent.REPEAT: AnyCase(
        rf"\b(?:{_ASKS_YOU} (?:repeat|rephrase)|mind (?:repeating|rephrasing))\b"
        rf"|(?:^|[.!?]\s*)repeat {_QUESTION}{_POLITE}\W*$"
        rf"|(?:^|[.!?,;]\s*|\b{_ASKS_YOU} )(?:say|ask|put) {_QUESTION} {_AGAIN}{_POLITE}\W*$"
        r"|^(?:(?:sorry|pardon|excuse me|hm+|um+|wait)\W+)*(?:and )?(?:what was (?:the|your) (?:last )?question|what did you ask\b|come again\W*$)"
        r"|^(?:sorry|pardon)\W*(?:what|come again)?\W*$"
        r"|^(?:(?:sorry|hm+|um+|well|ok(?:ay)?)\W+)*(?:(?:i'?m )?not (?:quite |really )?sure (?:that )?i|i (?:don'?t|didn'?t|do not|did not)(?: really| quite)?)"
        r" (?:understand|follow|get)(?: (?:the|your|that|this|what you)(?: question| word| mean\w*| ask\w*| want)?\b(?! \w)|(?= \")|\W*$)",
    ),
    Intent.HINT: AnyCase(
        r"\b(?:give me|can i (?:have|get)|could i (?:have|get)|i(?:'d| would) like|need"
        r"|(?<!without )any) (?:a |some |another )?(?:(?:small|little|tiny|quick|bit of) )?(?:a )?(?:hint|help|nudge|clue|pointer)s?\b"
        r"(?! (?:from|of|in)\b)|^hint\W*$",
    ),
    Intent.TIME: AnyCase(
        r"\bhow (?:much|long)(?: time)? (?:is|do (?:we|i)|have (?:we|i))\b.{0,25}\b(?:left|remaining)\b"
        r"|\bhow (?:much time|long) (?:do (?:we|i) (?:still )?have|have (?:we|i) got)"
        r"(?: (?:for|in) (?:this|the) (?:interview|stage|part|question))?\W*$"
        r"|^(?:any )?time (?:check|left)\b\W*(?:please)?\W*$|\bhow are we (?:doing )?on time\b",
    ),
    Intent.MOVE_ON: AnyCase(
        r"\b(?:let'?s|(?:can|could|shall) we(?: maybe| please| just| now)?"
        r"|i(?:'d| would) (?:like|prefer) to|i want to|ready to) "
        r"(?:move on(?! from (?!this|that|here))|go on to|skip (?:ahead|to)\b|jump to"
        r"|skip this(?: (?:question|one|topic|part|stage|section))?(?= (?:and|for now|please)\b|\W*$)"
        r"|proceed(?! (?:with|by|as)\b)|go to the next|next stage)"
        r"|\b(?:(?:can|could|shall|should|may) (?:we|i)|(?:ok(?:ay)?|fine|all right|good|mind)(?: with you)?(?: if| when)?(?: (?:we|i|to))+)"
        r"(?: (?:maybe|please|just|now|then))* (?:(?:go|move|jump|get|turn|switch|continue|proceed|head)(?: on| over| ahead| straight| back)? (?:to|with|into)"
        rf" (?:the |your )?{_PART}|move on)(?: (?:part|side|section|stage|next|now|then|please|first))*\W*$"
        r"|^(?:next|move on|skip)(?: (?:question|topic|stage|one|please))*\W*$",
    ),
}
_GIVE_UP = AnyCase(
    r"^(?:(?:hmm+|uh+|um+|well|sorry|honestly|hm)\W+)*(?:i (?:really |honestly )?(?:don'?t|do not) "
    r"(?:really )?know|idk|dunno|no idea|no clue|not sure|i'?m (?:not sure|stuck|lost)|i give up"
    r"|i have no idea|(?:i )?can'?t think of|i(?:'d| would) rather not"
    r"|pass(?= on (?:this|that)\b|\W*$|[.,;!]))\b",
)
_ASIDE = AnyCase(
    r"^(?:sorry|honestly|please|can|could|shall|let'?s|next|skip|move on|tell me|give me|help|any"
    r"|i(?:'?m| am) (?:not|stuck|lost|blank)|i (?:don'?t|do not|have no|have never|give up)"
    r"|i'?ve never|never|my mind|no idea|what (?:do|would) you|this is (?:new|hard))\b",
)
_CLAUSE_END = re.compile(r"[,;:.!?–—]+(?:\s+|$)|\s+(?:but|so)\s+")
_UNSAID = 8
_ADDED = 3
"""After so many words of what is not known, or of anything else, the message is an answer."""

_OWN = r"(?<!\bwe )(?<!\bi )(?<!'d )(?<!'ll )(?<!would )(?<!could )(?<!should )(?<!can )(?<!users )"
"""What the candidate or the users do is no order."""
_BEGIN = r"(?:^|[.!?;:]\s+|\b(?:please|now|just|then|let'?s|and|you (?:must|should|will)) )"
_ROLE = r"(?:system|developer|assistant|grader)"
_MARK = (
    r"(?:[1-5]\s*(?:/|out of)\s*[45]\b|(?:full|max(?:imum)?|top|highest|perfect) (?:marks?|scores?"
    r"|grades?|ratings?|credit|points?)\b|\b[1-5]s?(?=\s*(?:$|[.!,;)]|(?:on|for|in|and|please|each"
    r"|everywhere|overall)\b))|(?:a |an |strong )(?:hire|pass)\b|\b4s\b)"
)
_ORDER = (
    r"(?:(?:ignore|disregard|forget|override|bypass) (?:"
    r"(?:all |any |everything |of |the |your |my |these |above |previous |prior |earlier |system )*"
    r"(?:instructions?|prompts?|rubric|guidelines)\b(?! (?:of|for)\b)"
    r"|(?:(?:all|any|your|my|these|previous|prior|earlier|above) )(?:of |the |your )*"
    r"(?:previous |prior |earlier )?rules\b"
    r"|(?:all |everything |of |the )*(?:above|previous|prior|earlier)\b(?=\s*(?:$|[.,;:!]|and\b|then\b)))"
    r"|(?:give|grant|award|assign|rate|score|grade|mark) (?:me|this (?:answer|interview"
    r"|response|candidate|message|turn)|my \w+|every(?:thing| criterion)|each criterion|all criteria)"
    rf"\b.{{0,40}}?{_MARK}"
    r"|(?:give|rate|score|grade|mark) (?:it|this)\b.{0,12}?[1-5]\s*(?:/|out of)\s*[45]\b"
    r"|(?:give|award|grant) (?:me )?(?:the )?(?:full|top|perfect|maximum) (?:marks|credit)\b"
    r"|(?:show|reveal|print|tell|give|output|repeat|share|list) (?:me |us )?(?:all |the |your "
    r"|its )*(?:rubric|system prompt|hidden (?:facts|prompt)|answer key|model answer"
    r"|correct answers?)\b"
    r"|(?:show|reveal|print|tell|give|output|repeat|share|list) (?:(?:me|us) (?:all |the "
    r"|your |its )*|(?:all |the )*your )(?:evaluation )?(?:criteria|scoring|instructions|solution)\b)"
)
_COMMANDS = (
    AnyCase(rf"\b(?=[abdfgil-prst]){_OWN}{_ORDER}", re.MULTILINE),
    AnyCase(
        r"\byou are (?:now|no longer) (?:a|an|the|my|in|bound|free|dan|acting|allowed|required|to)\b"
    ),
    AnyCase(
        rf"{_BEGIN}(?:act as\b.{{0,30}}\b(?:assistant|grader|examiner|dan)\b"
        r"|skip (?:straight |directly |right )?(?:to )?(?:the )?(?:end|report|grade|scoring|verdict)\b"
        r"(?! of (?!the interview\b)))",
        re.MULTILINE,
    ),
    re.compile(rf"(?:^|[.!?]\s+)\W{{0,6}}{_ROLE.upper()}\W{{0,6}}?:", re.MULTILINE),
    AnyCase(rf"(?:^|[.!?]\s+)\W{{0,6}}{_ROLE} (?:override|message|note)\W{{0,6}}?:", re.MULTILINE),
    AnyCase(rf"[\[<]\s*/?{_ROLE}\s*[\]>]"),
    AnyCase(r"<\|?/?(?:im_start|im_end|system|endoftext|assistant)\b"),
    AnyCase(r"verdict\"?\s*[:=]\s*\"?[1-4]"),
)
"""Parted by how they begin: one that can begin at few places of a text is found or not at once."""
_QUOTED = re.compile(r"[\"“«][^\"”»\n]*(?:[\"”»]|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_AROUND = 5
"""So many words around a quotation say something of it."""
_LONG_BEFORE = re.compile(
    r"^.*[,;:–—]\s+(?:so |but |and |maybe |perhaps )*(?=(?:can|could|may|would|shall) (?:you|i|we)\b)",
    re.IGNORECASE,
)
"""What stands before a wish at the end of a long sentence: "..., not sure how, could you give me a hint?"."""
_HOSTILE = AnyCase(
    r"\b(?:fuck|shit|bullshit|stupid (?:bot|question|interview)|idiot|moron|you suck|shut up"
    r"|this is (?:dumb|stupid|garbage|ridiculous|a waste))\b",
)
_OFF_TOPIC = AnyCase(
    r"\b(?:tell me (?:a joke|about yourself)|who (?:are|made|built|trained) you|are you (?:an? )?"
    r"(?:ai|bot|human|llm|gpt|chatgpt|real)|write (?:me )?a (?:poem|song|story)"
    r"|what'?s the weather|do you like|how was your (?:day|weekend)|your favou?rite)\b",
)


def intents(text: str) -> tuple[Intent, ...]:
    """The intents of a message, in the order of `Intent`. None for ordinary answers."""
    text = text.translate(_APOSTROPHES).strip()
    start = text[:_FIRST]
    found = {
        intent
        for intent, pattern in _WHOLE.items()
        if (_short(text) and pattern.search(start)) or any(map(pattern.search, _last_words(text)))
    }
    if not text or gives_up(text):
        found.add(Intent.GIVE_UP)
    if commands(text):
        found.add(Intent.COMMAND)
    if _HOSTILE.search(text):
        found.add(Intent.HOSTILE)
    if _OFF_TOPIC.search(start) and len(text.split()) <= 40:
        found.add(Intent.OFF_TOPIC)
    return tuple(intent for intent in Intent if intent in found)


def commands(text: str) -> bool:
    """Whether a text tries to command the interviewer or its grading.

    What it quotes is somebody else's order where it says more of its own around it.
    """
    plain = text.translate(_APOSTROPHES)
    around = _QUOTED.sub(" ", plain)
    spoken = around if around == plain or len(_WORD.findall(around)) >= _AROUND else plain
    return any(command.search(spoken) for command in _COMMANDS)


def wished(sentence: str) -> dict[Intent, tuple[int, int]]:
    """What a sentence asks of the interviewer, and where in it: a hint, the time, the end."""
    text = sentence.translate(_APOSTROPHES)
    if len(text.split()) > _WISH:
        return {}
    hits = ((intent, pattern.search(text)) for intent, pattern in _WHOLE.items())
    return {intent: hit.span() for intent, hit in hits if hit is not None}


def gives_up(text: str) -> bool:
    """Whether a message says that nothing is known, and hardly anything else."""
    found = _GIVE_UP.search(text)
    if found is None or len(text.split()) > 25:
        return False
    unsaid, *more = _CLAUSE_END.split(text[found.end() :])
    added = " ".join(clause for clause in more if not _ASIDE.search(clause))
    numbers = any(sign.isdigit() for sign in added)
    return len(unsaid.split()) <= _UNSAID and len(added.split()) <= _ADDED and not numbers


def _last_words(text: str) -> list[str]:
    """The last short sentences of a message, where people put what they want after an answer."""
    told = [span.text.strip() for span in split_sentences(text)]
    while len(told) > _LAST and _COURTESY.search(told[-1]):
        told.pop()
    last = [_LONG_BEFORE.sub("", said) if len(said.split()) > _WISH else said for said in told]
    return [sentence for sentence in last[-_LAST:] if _reads_as_wish(sentence)]


def _reads_as_wish(sentence: str) -> bool:
    length = len(sentence.split())
    return length <= _WISH and (length >= _FEWEST or _BRIEF.search(sentence) is not None)


def _short(text: str) -> bool:
    return len(text.split()) <= 40
