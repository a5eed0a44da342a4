"""Hooks: words of a message that a question can turn on, and messages that hold none."""

import re
from collections.abc import Iterator
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.claim_kinds import doubts
from interviewer.domain.evidence import words
from interviewer.domain.openers import without_opener
from interviewer.domain.reading import Intent, Touch
from interviewer.domain.same import Same
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Turn
from interviewer.domain.taking_back import stands, struck

MIN_HOOK = 3
MIN_PLAIN, MAX_PLAIN = 2, 20
MIN_WAVED = 3
MIN_SENTENCE = 5
"""A message nothing else was found in is said back in so many words."""
FEW = 15
"""A message of so many words may hold nothing at all; a longer one says something."""
MOST_POINTING = 9
RAMBLING = 50
"""So many words may follow an admission of not knowing without saying anything."""
_OF_THE_TALK = AnyCase(
    r"\b(?:leave (?:that|this|it)\b|as far as i\b|move on\b|next (?:part|question|topic)\b"
    r"|(?:nothing|not much|little|no more) (?:more |else )?(?:to|that|on|there)\b"
    r"|(?:said|told you|covered|named|went through) (?:what|all|everything|enough|that already)\b"
    r"|come back to (?:that|this|it)\b|(?:the|your) question\b|to sum up\b|where (?:was i|were we)\b"
    r"|(?:the|my|our) time elsewhere\b|rather (?:not|leave it|leave that|skip)\b|bigger (?:risks|fish)\b"
    r"|\b(?:it|that|this|everything) (?:all |really )?depends\b(?! on\b)|enough (?:to (?:start|begin|go on)|for now)\b|(?:talk|go on) about (?:this|that|it)\b"
    r"|\bi(?:['’](?:d|ll)|\s(?:would|will|want to)) (?:\w+ )?(?:check|test|verify|measure) (?:that|this|it)"
    r" (?:with|before|first|against)\b|another story\b|how to put it\b|reminds me of\b|books on (?:this|that|it)\b)"
    r"|^(?:ok(?:ay)?|so|sure|well|,|\s)*let me\b|\bquestions? first\b|\bhmm+\b"
    r"|^(?:ok(?:ay)?|so|well|then|now|right|,|\s)*i(?:['’]d|['’]ll| will| would)? (?:like to )?(?:start|begin) with (?:the |my )?(?:\w+ )?"
    r"(?:model|data|features?|metrics?|requirements|goal|labels?|questions|serving|evaluation)(?: then| first| part)?\W*$"
    r"|^(?:i|we)(?:['’]ve| have) (?:\w+ )?(?:built|done|seen|worked|shipped|led|run|been|used|had|managed|spent)\b",
)
"""Words about the talk or about oneself, not about the system."""
_NOT_KNOWING = AnyCase(
    r"\b(?:not sure|unsure|(?:don|didn|wouldn|can|couldn)['’]?t (?:really )?(?:know|say|think|remember|tell)"
    r"|cannot (?:say|think|remember|tell)|no idea|no clue|never (?:\w+ )?(?:did|done|used|tried|heard|built|thought|shipped|worked|trained|had to)"
    r"|(?:i|we) (?:didn['’]t|don['’]t|did not) (?:cover|learn|study|have|do|use)|haven['’]t|have not|look (?:that|it|this) up|look into|read (?:up )?(?:about|on)|(?:i )?pass\b"
    r"|sorry|nothing|much more|no more|skip|that['’]s (?:all|it)\b|good question|hmm|can i|could you|please)\b",
)
_USUAL = AnyCase(
    r"\b(?:usual|standard|normal|typical|common|obvious|classic\w*|same|best)\s+"
    r"(?:ways?|approach(?:es)?|things?|stuff|practices?|methods?|solutions?|set-?up|tools?)\b"
    r"|^(?:\w+ ){0,3}(?:trivial(?:ly)?|obvious(?:ly)?|easy|easily|solved|no (?:problem|big deal)|not an issue)\b(?: \w+){0,4}$"
    r"|^whatever\b|\bwhatever (?:the|they|we|is|works|comes)\b"
    r"|\bwhat(?: is|['’]s) (?:usual|standard|common|normal)\b|\bindustry[- ]standard\b|\bout of the box\b",
)
_PARTS = re.compile(r"[:;]\s")
_DOING = AnyCase(
    r"\b(?:i|we)(?:['’](?:d|ll)|\s(?:would|will)"
    r"|(?= (?!(?:think|guess|believe|know|see|mean|hope|am|was|were|are|do|don|can|could|have|need)\b)\w+))"
    r" [^,;:.]{12,120}"
)
_SMALL_TALK = frozenset(
    "ok okay sure yes yeah yep no nope right thanks thank you please go on ahead fine good great hi hello"
    " alright all understood done ready hmm well continue maybe next got it i see never mind so let us"
    " lets start begin then that this is makes sense cool let me think wait a second moment".split()
)
_POINTS = AnyCase(
    r"^(?:well|so|obviously|basically|honestly|,|\s)*(?:that|this|it)(?:['’]s\b|['’]ll\b|\s(?:is|was|gets?|can|should|will|would|comes?|works?|has)\b)"
    r"|\b(?:do|does|did|handles?|solves?d?|test|check|verify|look at|takes? care of|covers?|manages?|deals? with) (?:that|this|it|all of it)"
    r"(?:\s(?:with|before|first|out of|for us|in our|when)\b.{0,40})?$"
    r"|\b\w+s? (?:that|this|it|all of (?:that|it|this))(?:\s(?:before|first|later|for us|too|then|anyway|automatically|easily|itself)\b.*)?$",
)
"""Words that stand for something said before: what they say of it is nothing that can be built."""


_GIVEN = AnyCase(
    r"^(?:with|given|despite)\b(?!.*\b(?:i|we|it|is|are|that['’]s|gives?|makes?|leaves?|would|can|will)\b)"
)
"""A circumstance without what follows from it."""
_HANDLES = AnyCase(
    r"\b(?:do|does|did|handle[sd]?|solve[sd]?|takes? care|cover(?:s|ed)?|manage[sd]?|deals? with|automatic\w*|built[- ]in)\b"
)
_OFFERS = AnyCase(
    r"^(?:maybe|perhaps|probably|my guess|i(?:['’]d| would)? guess|one could|could one|something like)\b"
)
"""How somebody who does not know begins to propose something all the same."""


def hooks(turn: Turn | None) -> tuple[str, ...]:
    """The words of a message that can be said back, the most telling first.

    What is wrong is pushed back on instead, and words about the talk itself say nothing on a
    design. A short message in which nothing stands out is said back as it is.
    """
    return () if turn is None else _hooks(Same(turn))


@lru_cache(maxsize=256)
def _hooks(of: Same[Turn]) -> tuple[str, ...]:
    turn, reading = of.it, of.it.reading
    if reading is None:
        return ()
    found = [doubt] if (doubt := doubted(turn)) else []
    found.append(reading.telling)
    found += [cue.quote for cue in sorted(reading.ask_cues, key=lambda cue: -cue.score)]
    found += [cue.quote for cue in reading.what_if_cues]
    found += [mention.quote for mention in reading.mentions]
    found += [quote for quote in map(_trimmed, reading.touches) if quote]
    wrong = {hit.quote for hit in reading.traps}
    gone = struck(turn.text)
    fit = [said for said in found if len(said.split()) >= MIN_HOOK and said not in wrong]
    fit = [s for s in fit if not (of_the_talk(s) or _points(s) or _GIVEN.search(s))]
    fit = [said for said in fit or _plain(turn) if stands(said, gone)]
    return tuple(dict.fromkeys(map(without_opener, fit)))


def doubted(turn: Turn) -> str:
    """What a message itself calls the weak spot of the design, in words that can be said back."""
    for span in split_sentences(turn.text):
        for part in (_PARTS.split(span.text)[0], span.text):
            said = without_opener(part.strip().rstrip(".!"))
            if doubts(said) and MIN_SENTENCE <= len(said.split()) <= MAX_PLAIN and _quotable(said):
                return said
    return ""


def of_the_talk(said: str) -> bool:
    """Whether words are about the talk or about oneself, not about the system."""
    return _OF_THE_TALK.holds(said)


def empty_handed(turn: Turn) -> bool:
    """Whether a message says nothing that could be taken up."""
    reading = turn.reading
    if reading is None or reading.touches or reading.questions:
        return False
    first = next((span.text for span in split_sentences(turn.text)), "")
    nothing = _lets_go(first) or _USUAL.holds(first)
    short = reading.words <= (RAMBLING if nothing else FEW)
    return short and not hooks(turn)


def waved_off(turn: Turn) -> str:
    """The sentence that points to what everybody does, or to a thing without saying what is done,
    in a message that names nothing else."""
    reading = turn.reading
    if reading is None or reading.touches or reading.questions or Intent.GIVE_UP in reading.intents:
        return ""
    for span in split_sentences(turn.text):
        said = span.text.strip().rstrip(".!")
        away = _USUAL.holds(said) or (_hands_over(said) and not _lets_go(said))
        if away and MIN_WAVED <= len(said.split()) <= MAX_PLAIN and _quotable(said):
            return "" if _small_talk(said) else said
    return ""


def _plain(turn: Turn) -> tuple[str, ...]:
    """The first sentence of a message, where it is short and is about the system."""
    steered = {Intent.GIVE_UP, Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE, Intent.HINT}
    if turn.reading is None or turn.reading.traps:
        return ()
    if steered & set(turn.reading.intents):
        return _offered(turn) if Intent.GIVE_UP in turn.reading.intents else ()
    for span in split_sentences(turn.text)[:1]:
        said = span.text.strip().rstrip(".!")
        fits = MIN_PLAIN <= len(said.split()) <= MAX_PLAIN and _quotable(said)
        if fits and not (
            _lets_go(said) or _USUAL.holds(said) or _points(said) or _small_talk(said)
        ):
            return (said,)
    return _offered(turn)


def _offered(turn: Turn) -> tuple[str, ...]:
    """What is proposed as a guess, be it as a question, after an admission of not knowing."""
    for span in split_sentences(turn.text)[1:]:
        said = without_opener(span.text.strip().rstrip(".!?"))
        fits = MIN_SENTENCE <= len(said.split()) <= MAX_PLAIN and _quotable(said)
        if fits and _OFFERS.search(said) and not (_lets_go(said) or _USUAL.holds(said)):
            return (said,)
    return ()


def plain_sentences(turn: Turn) -> tuple[str, ...]:
    """The short sentences of a message that are about the system and stand as they were said."""
    return _plain_sentences(Same(turn))


@lru_cache(maxsize=256)
def _plain_sentences(of: Same[Turn]) -> tuple[str, ...]:
    turn, reading = of.it, of.it.reading
    wrong = [hit.quote for hit in reading.traps] if reading else []
    gone = struck(turn.text)
    found: list[str] = []
    for text in _sayings(turn.text):
        said = without_opener(text.strip().rstrip(".!"))
        fits = MIN_SENTENCE <= len(said.split()) <= MAX_PLAIN and _quotable(said)
        talk = _lets_go(said) or _USUAL.holds(said) or _POINTS.holds(said)
        if fits and not talk and stands(said, gone) and not any(q in said for q in wrong):
            found.append(said)
    return tuple(found)


def _sayings(text: str) -> Iterator[str]:
    """The sentences of a text, and of a long one the parts that say what somebody would do."""
    for span in split_sentences(text):
        if len(span.text.split()) <= MAX_PLAIN:
            yield span.text
        else:
            yield from (part.strip() for part in _PARTS.split(span.text))
            for found in _DOING.finditer(span.text):
                yield span.text[found.start() : found.end()]


def _small_talk(said: str) -> bool:
    """Whether words only keep the talk going, or are two of which one is an article."""
    told = words(said)
    return set(told) <= _SMALL_TALK or (len(told) < MIN_HOOK and told[0] in ("a", "an", "the"))


def _hands_over(said: str) -> bool:
    """Whether a few words leave a matter to something that is to see to it."""
    return _points(said) and bool(_HANDLES.search(said))


def _points(said: str) -> bool:
    """Whether a few words only point to something said before."""
    return len(said.split()) <= MOST_POINTING and _POINTS.holds(said)


def _lets_go(said: str) -> bool:
    """Whether words are about the talk, or say that nothing is known."""
    return bool(_OF_THE_TALK.holds(said) or _NOT_KNOWING.search(said))


def _trimmed(touch: Touch) -> str:
    """A sentence that speaks for a criterion, where it is short enough to be said back."""
    said = touch.quote.strip().rstrip(".!")
    return said if len(said.split()) <= MAX_PLAIN and _quotable(said) else ""


def _quotable(said: str) -> bool:
    """Whether words stand in one sentence, without marks that a question would trip over."""
    return not any(mark in said for mark in '?"\n`|') and len(split_sentences(said)) == 1
