"""How a sentence argues: with a reason, a number, a comparison, or with big words alone.

General signs of English, independent of any problem; a topic matched by a sentence says what it is
about, these say whether it says anything.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import words
from interviewer.roles.reading.echo import bare_list

HOLLOW_PER_HUNDRED = 2.2
"""From so many hollow phrases in a hundred words a message counts as hollow as a whole."""
UNSURE_PER_HUNDRED = 3.0
"""From so much doubt in a hundred words a message counts as unsure as a whole."""
_MIN_WORDS = 30
"""A shorter message is not judged as a whole."""

_REASON = AnyCase(
    r"\b(?:because|since|so that|otherwise|which (?:means|would|gives|keeps|makes|lets|is why|lets)"
    r"|that way|that(?:'s| is) (?:why|because)|in order to|due to|to avoid|to keep|to stop|to catch"
    r"|to make sure|leads? to|causes?|the reason|else|meaning|hence|therefore|as (?:it|they|we|the"
    r"|most|a|an)|so (?:i|i'd|we|we'd|it|the|a|they|you|that|each|every|no))\b"
    r"|[:;–—]\s(?:it|they|that|this|those|these|there|we|i|the|an?|no|not|nobody|someone|everyone"
    r"|one|two|three|ten|otherwise|else)\b(?=.*\b(?:is|are|was|has|have|would|will|can|do|does|don['’]t"
    r"|\w+s|wants?|pays?|prove|leaks?)\b)",
)
"""Clipped speech gives its reason behind a colon: "Not taps: they pay for bait"."""
_CONDITION = AnyCase(
    r"\b(?:if|when(?:ever)?|unless|until|once|as soon as|in case|only|every time|where|before|after"
    r"|by (?!design\b|default\b|the\b)\w+ing)\b",
)
_WEIGHS = AnyCase(
    r"\b(?:instead of|rather than|trade-?offs?|trading|at the (?:cost|expense|price) of|costs?|but"
    r"|however|although|though|whereas|while|even if|on the other hand|versus|vs|than|cheaper|slower"
    r"|loses?|losing|gives? up|giving up|sacrific\w+|downside|drawback|compared|worth|in exchange"
    r"|tolerate|accept|not worth|overkill|hurts?|risks?|fails? (?:when|if|on)|too (?:slow|big|costly"
    r"|expensive|noisy|late|few|sparse|small|large))\b",
)
_NUMBER = AnyCase(
    r"(?<![\w.])\d[\d.,]*\s?(?:%|k|m|b|ms|s|x|gb|mb|kb|tb|percent|million|billion|days?|hours?|weeks?"
    r"|months?|minutes?|seconds?|dims?|bytes?|qps)?\b"
    r"|\b(?:hundred|thousand|million|billion|half|twice|double|third|quarter)s?\b",
)
_HOLLOW = AnyCase(
    r"\b(?:leverag\w+|robust(?:ly|ness)?|seamless(?:ly)?|cutting[- ]edge|state[- ]of[- ]the[- ]art"
    r"|sota|best[- ](?:in[- ]class|practices?|of[- ]breed)|holistic(?:ally)?|powerful|powerhouse"
    r"|world[- ]class|synerg\w+|next[- ]gen(?:eration)?|innovat\w+|comprehensive(?:ly)?"
    r"|sophisticated|intelligent(?:ly)?|enterprise[- ]grade|production[- ](?:grade|ready)"
    r"|industry[- ](?:standard|leading)|empower\w*|unlock\w*|harness\w*|streamlin\w+"
    r"|data[- ]driven|ai[- ](?:powered|driven|native|first)|ml[- ]powered|cloud[- ]native"
    r"|actionable|impact(?:ful)|agile|game[- ]chang\w+|paradigm|ecosystem|north star|alignment"
    r"|align(?:ed|s)?(?: (?:with|on|to|around))|stakeholders?|vision|journey|mindset|culture"
    r"|first[- ]class citizen|baked in|whole nine yards|single pane|battle[- ]tested|bulletproof"
    r"|future[- ]proof\w*|web[- ]scale|hyper[- ]?scal\w+|planet[- ]scale|infinitely|effortless\w*"
    r"|magic\w*|delight\w*|passionate|excited|thrilled|big believer|in my experience|over the years"
    r"|i(?:'ve| have) (?:seen|led|built|shipped|architected|done) (?:this|these|that|many|several"
    r"|countless)|honestly|frankly|obviously|of course|needless to say|at the end of the day"
    r"|the beauty|the key (?:is|here|insight)|think big|move fast|low[- ]hanging|deep dive|secret"
    r" sauce|silver bullet|no[- ]brainer|value[- ]add|drive (?:value|impact|growth|engagement)"
    r"|deliver\w* (?:value|impact|results|delight)|self[- ](?:healing|service|optimi[sz]ing)"
    r"|five nines|best possible|maximi[sz]e value|maturity|excellence|rigorous(?:ly)?|principled"
    r"|mission[- ]critical|top[- ]tier|elegan(?:t|tly|ce)|super (?:important|powerful|critical)"
    r"|any good (?:approach|project|design|model|system)|every (?:good )?(?:approach|project|design|system)"
    r"|pros and cons|it depends(?=\W*$)|of high quality|meaningful|for ever|continuous improvement"
    r"|full[- ](?:stack|suite|spectrum)|360|multi[- ]dimensional|transformative|disrupt\w*)\b",
)
_BOAST = AnyCase(
    r"\b(?:no (?:real |actual )?(?:trade-?offs?|downsides?|need to (?:worry|choose|tune|compromise))"
    r"|(?:is|are|it's|that's) (?:basically|largely|more or less|essentially|pretty much)? ?(?:a )?"
    r"(?:solved(?: problem)?|non-?issue|free|trivial|guaranteed|taken care of|handled)"
    r"|takes? care of (?:itself|the rest|everything|that)|more or less (?:disappears?|solved)"
    r"|never (?:stale|fails?|an issue|a problem|really|hurts?|drifts?|goes down)|eliminat\w+ (?:all"
    r"|any|the (?:risk|need|problem))|avoid\w* (?:\w+ )?(?:entirely|completely|altogether)"
    r"|(?:entirely|completely|totally|fully) (?:eliminat\w+|automat\w+|solv\w+|unbiased|avoid\w*)"
    r"|by design|out of the box|under the hood|automatically (?:handles?|learns?|figures?|adapts?"
    r"|optimi[sz]es?|detects?|flows?)|figures? (?:it|that|this|everything|what\w*|out)"
    r"|any (?:spike|scale|load|amount|data|size|type)|100 ?%|zero (?:downtime|latency|bias|risk))\b",
)
_IGNORANT = AnyCase(
    r"\b(?:i (?:really |honestly )?(?:don't|do not|wouldn't) (?:really |exactly |actually )?(?:know"
    r"|remember)|not (?:totally |really |entirely |so |too |quite )?sure (?:which|what|how|why|if|about)"
    r"|haven't (?:really )?(?:worked|done|thought|used)|never (?:really )?(?:worked|done|used)"
    r"|mix(?:ed)? (?:it |them |those )?up|no (?:idea|clue)|can't remember|i forget)\b",
)
_DISMISS = AnyCase(
    r"\b(?:should(?: just)? (?:be|work) (?:ok(?:ay)?|fine|good|enough|out)|(?:is|it's|that's) fine"
    r"|always (?:fine|ok(?:ay)?|works?|good|safe|right|enough)|proves? (?:it|that|this|everything)\b"
    r"|not (?:really |such )?(?:a |an )?(?:big |huge )?(?:problem|issue|concern|deal)"
    r"|(?:doesn't|don't|does not|do not|wouldn't|won't) (?:really )?(?:think|know|care|worry|matter"
    r"|need (?:to|a|any)|change)|or something|not (?:totally |really |entirely |so |too |quite )?sure"
    r"|mix up|forg[eo]t|whatever|and so on|and stuff|stuff like|things like that|easy enough"
    r"|too complicated|no idea|somehow|some kind of|never done|haven't (?:really )?(?:thought|done)"
    r"|(?:will|would|can) (?:just )?figure (?:it )?out)\b",
)
_HEDGE = AnyCase(
    r"\b(?:i (?:think|guess|suppose|believe)|maybe|probably|perhaps|basically|kind of|sort of"
    r"|to be honest|usually|i remember|somehow)\b",
)
_OPEN = AnyCase(r"\b(?:something like|or so|could|might|some (?:kind|sort)s?|etc|and so on)\b")
"""What leaves a choice open."""


Met = Literal[2, 3, 4]
"""A level that words of the candidate's can earn."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What a sentence does beside naming its topic.

    `hollow` counts big words and boasts, `hedges` soft words ("maybe"); `dismissive` marks one
    that waves its subject away ("that should be fine"), `ignorant` one that admits not knowing,
    `listed` a bare list of terms, `open` one that settles nothing ("we could", "or so").
    """

    reason: bool
    condition: bool
    number: bool
    weighs: bool
    hollow: int
    hedges: int
    dismissive: bool
    ignorant: bool
    length: int
    listed: bool = False
    open: bool = False

    @property
    def level(self) -> Met:
        """2 names, 3 applies with a reason, a condition or a number, 4 also weighs."""
        if self.hollow >= 2 or self.length < 4 or self.dismissive or self.ignorant or self.listed:
            return 2
        grounds = self.reason + self.number + (self.condition and not self.hedges)
        if self.hollow:
            return 3 if grounds and self.length >= 8 else 2
        if self.hedges > self.number:
            return 2
        if self.weighs and grounds and self.length >= 9:
            return 4
        return 3 if grounds or self.weighs else 2


@lru_cache(maxsize=4096)
def argument(sentence: str) -> Argument:
    """The signs in a sentence."""
    text = sentence.replace("’", "'")
    ignorant, dismissive, hedges = _doubts(text)
    return Argument(
        reason=bool(_REASON.search(text)),
        condition=bool(_CONDITION.search(text)),
        number=bool(_NUMBER.search(text)),
        weighs=bool(_WEIGHS.search(text)),
        hollow=hollow_marks(text),
        hedges=hedges,
        dismissive=dismissive > 0,
        ignorant=ignorant > 0,
        length=len(words(text)),
        listed=bare_list(text),
        open=bool(_OPEN.search(text)),
    )


class Tone(NamedTuple):
    """How a text speaks, counted so that the parts of a message add up to the whole.

    `doubt` counts admissions: hedges are a manner of speaking and count a quarter of one.
    """

    words: int = 0
    marks: int = 0
    doubt: float = 0.0

    @property
    def hollow(self) -> bool:
        """Whether it lives on big words."""
        return self.words >= _MIN_WORDS and self.marks * 100 >= HOLLOW_PER_HUNDRED * self.words

    @property
    def unsure(self) -> bool:
        """Whether it waves its subject away or admits not knowing it."""
        return self.words >= _MIN_WORDS and self.doubt * 100 >= UNSURE_PER_HUNDRED * self.words

    def with_more(self, more: "Tone") -> "Tone":
        """The tone of this followed by more."""
        return Tone(self.words + more.words, self.marks + more.marks, self.doubt + more.doubt)


@lru_cache(maxsize=4096)
def tone(text: str) -> Tone:
    """How a sentence, or a whole message, speaks."""
    plain = text.replace("’", "'")
    ignorant, dismissive, hedges = _doubts(plain)
    doubt = 2 * ignorant + 1.5 * dismissive + 0.5 * hedges
    return Tone(len(words(plain)), hollow_marks(plain), doubt)


@lru_cache(maxsize=4096)
def _doubts(plain: str) -> tuple[int, int, int]:
    """How often a text admits not knowing, waves something away, and softens what it says."""
    return _IGNORANT.count(plain), _DISMISS.count(plain), _HEDGE.count(plain)


@lru_cache(maxsize=4096)
def hollow_marks(text: str) -> int:
    """How many hollow phrases and boasts a text holds."""
    plain = text.replace("’", "'")
    return _HOLLOW.count(plain) + _BOAST.count(plain)


def is_hollow(message: str) -> bool:
    """Whether a message as a whole lives on big words."""
    return tone(message).hollow


def is_unsure(message: str) -> bool:
    """Whether a message as a whole waves its subject away or admits not knowing it."""
    return tone(message).unsure
