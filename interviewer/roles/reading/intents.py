"""What a message asks of the interviewer, beside its content."""

import re

from interviewer.domain.reading import Intent

_FIRST = 220
"""An order stands at the start of a message or is the message; deeper in, it is speech."""

_WHOLE: dict[Intent, re.Pattern[str]] = {
    Intent.END: re.compile(
        r"^(?:please )?(?:let'?s |can we |i(?:'d| would) like to |i want to )?"
        r"(?:end|stop|finish|quit|exit) (?:the |this )?(?:interview|here|now)\b"
        r"|^(?:i'?m|that'?s) (?:done|all|it)(?: (?:for|with) (?:today|the interview))?[.!]?$",
        re.IGNORECASE,
    ),
    Intent.REPEAT: re.compile(
        r"\b(?:repeat|say|ask) (?:that|it|the question|your question)(?: again)?\b.{0,20}$"
        r"|\b(?:could|can|would) you (?:please )?(?:repeat|rephrase|say that again)"
        r"|^what was (?:the|your) question|^(?:sorry|pardon)\W*(?:what|come again)?\W*$",
        re.IGNORECASE,
    ),
    Intent.HINT: re.compile(
        r"\b(?:give me|can i (?:have|get)|could i (?:have|get)|i(?:'d| would) like|need|any) "
        r"(?:a |some |another )?(?:hint|help|nudge|clue|pointer)\b|^hint\W*$",
        re.IGNORECASE,
    ),
    Intent.TIME: re.compile(
        r"\bhow (?:much|long) (?:time )?(?:is|do (?:we|i)|have (?:we|i))\b.{0,25}(?:left|have)"
        r"|\btime (?:check|left)\b|\bhow are we (?:doing )?on time\b",
        re.IGNORECASE,
    ),
    Intent.MOVE_ON: re.compile(
        r"\b(?:let'?s|can we|could we|shall we|i(?:'d| would) (?:like|prefer) to|i want to|ready to) "
        r"(?:move on|go on to|skip (?:ahead|this|to)|jump to|proceed|go to the next|next stage)"
        r"|^(?:next|move on|skip)(?: (?:question|topic|stage|please))?\W*$",
        re.IGNORECASE,
    ),
}
_GIVE_UP = re.compile(
    r"^(?:(?:hmm+|uh+|um+|well|sorry|honestly|hm)\W+)*(?:i (?:really |honestly )?(?:don'?t|do not) "
    r"(?:really )?know|idk|dunno|no idea|no clue|not sure|i'?m (?:not sure|stuck|lost)|i give up"
    r"|i have no idea|can'?t think of|pass|i(?:'d| would) rather not)\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all |any |everything |the |your |my |these )*"
    r"(?:above|previous|prior|earlier|instructions?|rules?|prompts?|rubric|guidelines)\b"
    r"|\b(?:give|grant|award|assign|rate|score|grade|mark) (?:me|this|it|my|every|all|each)\b.{0,40}"
    r"(?:[1-5]\s*/\s*[45]|full|max|top|highest|perfect|4s?\b|hire|pass)"
    r"|\b(?:show|reveal|print|tell|give|output|repeat|share|list) (?:me |us )?(?:all |the |your |its )*"
    r"(?:rubric|system prompt|hidden (?:facts|prompt)|criteria|answer key|scoring|model answer"
    r"|evaluation criteria|instructions|solution|correct answers?)\b"
    r"|\byou are (?:now|no longer)\b|\bact as\b.{0,30}\b(?:assistant|grader|examiner|dan)\b"
    r"|\b(?:system|developer|assistant|grader) ?(?:override|message|note|prompt)?:"
    r"|<\|?/?(?:im_start|im_end|system|endoftext|assistant)\b"
    r"|\bskip (?:straight |directly |right )?(?:to )?(?:the )?(?:end|report|grade|scoring|verdict)\b"
    r"|\"?verdict\"?\s*[:=]\s*\"?[1-4]",
    re.IGNORECASE,
)
_HOSTILE = re.compile(
    r"\b(?:fuck|shit|bullshit|stupid (?:bot|question|interview)|idiot|moron|you suck|shut up"
    r"|this is (?:dumb|stupid|garbage|ridiculous|a waste))\b",
    re.IGNORECASE,
)
_OFF_TOPIC = re.compile(
    r"\b(?:tell me (?:a joke|about yourself)|who (?:are|made|built|trained) you|are you (?:an? )?"
    r"(?:ai|bot|human|llm|gpt|chatgpt|real)|write (?:me )?a (?:poem|song|story)"
    r"|what'?s the weather|do you like|how was your (?:day|weekend)|favou?rite)\b",
    re.IGNORECASE,
)


def intents(text: str) -> tuple[Intent, ...]:
    """The intents of a message, in the order of `Intent`. None for ordinary answers."""
    start = text.strip()[:_FIRST]
    found = {intent for intent, pattern in _WHOLE.items() if pattern.search(start) and _short(text)}
    if _GIVE_UP.search(start) and len(text.split()) <= 25:
        found.add(Intent.GIVE_UP)
    if not text.strip():
        found.add(Intent.GIVE_UP)
    if commands(text):
        found.add(Intent.COMMAND)
    if _HOSTILE.search(text):
        found.add(Intent.HOSTILE)
    if _OFF_TOPIC.search(start) and len(text.split()) <= 40:
        found.add(Intent.OFF_TOPIC)
    return tuple(intent for intent in Intent if intent in found)


def commands(sentence: str) -> bool:
    """Whether a sentence tries to command the interviewer or its grading."""
    return _COMMAND.search(sentence) is not None


def _short(text: str) -> bool:
    return len(text.split()) <= 40
