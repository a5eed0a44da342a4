"""The guard: what may be shown to a candidate while the interview runs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from interviewer.domain.evidence import shingles, words
from interviewer.domain.moves import ASKS_EXACTLY_ONE, MoveKind

LEAK_RUN = 8
"""So many words in a row of a secret are a leak."""
LEAK_SHARE = 0.30
"""Or this share of a secret's five-word runs."""
REPEAT_JACCARD = 0.60
"""Two questions whose three-word runs overlap more than this are the same question."""


class Violation(StrEnum):
    """Why a text may not be shown."""

    LEAK = "leak"
    QUESTIONS = "questions"
    PRAISE = "praise"
    SCORE = "score"
    REPEAT = "repeat"
    LINK = "link"
    PROMPT = "prompt"
    FACT = "fact"
    LENGTH = "length"


_PRAISE = re.compile(
    r"\b(?:great(?! (?:deal|many|number|amount|part)\b)|excellent|perfect(?:ly)?|brilliant|awesome|fantastic|amazing|impressive|wonderful"
    r"|superb|outstanding|terrific|spot[- ]on|well done|nicely done|good job|nice job|kudos|bravo"
    r"|nailed it|exactly right|you(?:'re| are) (?:absolutely |exactly )?right"
    r"|that(?:'s| is) (?:absolutely |exactly )?(?:right|correct)|absolutely right"
    r"|(?:good|nice|strong|solid|smart|clever|thoughtful|sharp|insightful|sensible)"
    r" (?:point|question|answer|idea|start|work|thinking|choice|call|catch|instinct|reasoning"
    r"|observation|approach|summary|one)"
    r"|i (?:really )?(?:like|love) (?:that|how|the way|your|this)|makes (?:a lot of )?sense"
    r"|keep it up|impressed)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b[0-4](?:\.\d+)?\s*(?:/|out of)\s*(?:4|5|10)\b"
    r"|\byour (?:score|grade|rating|mark)s?(?: (?:so far|here|now|today|yet|is|are|was|were|will"
    r"|stands?|goes|went|drops?|rises?|falls?|suffers?|for (?:this|that|it))\b|\s*(?:[:,.;!?]|$))"
    r"|\b(?:scor|grad|rat|mark|score|grade|rate)(?:d|ed|s|es|ing)? you\b"
    r"|(?<!would )(?<!do )(?<!will )(?<!could )(?<!can )(?<!should )(?<!did )(?<!might )"
    r"\byou(?:'d| would| will|'ll)? (?:(?:have )?(?:pass|fail)(?:ed)?(?= *(?:$|[.,;:!?]|this|the"
    r" interview|at|with|here|so|on|by|that|it\b))|score(?! (?:each|every|all|the|them|it|items?"
    r"|candidates?|users?)\b)|be hired|get (?:a|the) hire)\b"
    r"|\b(?:strong|lean|no)[- ]hire\b|\bhire signal\b|\bverdict\b|\brubric\b"
    r"|\blevel [1-4](?= *(?:$|[.,;:!?]|work|answer|here|so far|for|on|from|because|performance))"
    r"|\bfull (?:marks|credit)\b|\bpoints (?:for|off)\b",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"!\[|\]\(|\]\s*\[|</?[a-z!][^<>]*>|<\s*(?:img|script|iframe|a|link|svg)\b|&(?:lt|gt|#\w+);"
    r"|\b(?:https?|ftp|data|javascript|file|mailto):\S|\bwww\.\S"
    r"|\b[a-z0-9][a-z0-9-]*\.(?:com|org|net|io|dev|ai|edu|gov|info|app)\b(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_PROMPT = re.compile(
    r"\b(?:system|developer|hidden|initial|original) (?:prompt|instructions?)\b"
    r"|\bmy (?:\w+ )?(?:instructions|briefing|guidelines|programming|prompt|training data"
    r"|context window)\b|\bthe briefing\b|\bmy (?:list of )?(?:legal|allowed|permitted) moves?\b"
    r"|\blegal moves?\b|\bmove(?: number)? (?:\d|one|two|three)\b(?! (?:steps?|places?|slots?))"
    r"|\b(?:i am|i'm|i was|i've been|i have been|we are|we were) (?:instructed|told|programmed|configured|prompted"
    r"|set up|not (?:allowed|supposed|permitted)) to\b|\b(?:instructs?|tells?|told) me (?:not )?to\b"
    r"|\bas an? (?:ai|language model|large language model|llm|virtual assistant)\b"
    r"|\bi(?:'m| am) (?:just |only )?an? (?:ai|language model|large language model|llm|chatbot|bot)\b"
    r"|</?(?:move|think|candidate|note)\b|\bevidence statements?\b|\b(?:answer|scoring|grading) (?:key|guide|sheet|scheme)\b"
    r"|\b(?:hidden|secret|unasked) facts?\b|\blevel anchors?\b|\bmodel answers?\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"^\W*(?:(?:and|also|then|so|or|now|next|please|first|after that|once you have that|while you'?re at it)\b[\s,]*)*"
    r"(?:tell|walk|talk|take|show|give|help|convince|remind) (?:me|us)\b"
    r"|^\W*(?:(?:and|also|then|so|or|now|next|please|after that|while you'?re at it)\b[\s,]*)*"
    r"(?:explain|describe|elaborate|justify|defend|outline|estimate|sketch|compare|list|name"
    r"|spell out|say (?:how|what|why|which|where|who|when))\b",
    re.IGNORECASE,
)
_QUESTION_END = re.compile(r"[?？]+")


@dataclass(frozen=True, slots=True)
class Secrets:
    """Texts that must not be shown, prepared once: anchors, evidence, outlines, unasked facts."""

    runs: frozenset[tuple[str, ...]]
    fives: tuple[frozenset[tuple[str, ...]], ...]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Secrets":
        """Prepare the secrets for `leaks`."""
        listed = list(texts)
        runs = frozenset(run for text in listed for run in shingles(text, LEAK_RUN))
        fives = tuple(frozenset(shingles(text, 5)) for text in listed if len(words(text)) >= 8)
        return cls(runs, fives)

    def with_more(self, others: Iterable["Secrets"]) -> "Secrets":
        """These secrets and others, which are prepared already."""
        listed = list(others)
        return Secrets(
            self.runs.union(*(other.runs for other in listed)),
            self.fives + tuple(five for other in listed for five in other.fives),
        )


def count_questions(text: str) -> int:
    """How many questions a text asks: runs of question marks, quoted ones included."""
    return len(_QUESTION_END.findall(text))


def requests(sentence: str) -> bool:
    """Whether a sentence without a question mark asks for something all the same."""
    return "?" not in sentence and _REQUEST.search(sentence) is not None


def wording(text: str) -> list[Violation]:
    """What speaks against the words alone: judging aloud, marks, links and markup, the machinery."""
    patterns = (
        (Violation.PRAISE, _PRAISE),
        (Violation.SCORE, _SCORE),
        (Violation.LINK, _LINK),
        (Violation.PROMPT, _PROMPT),
    )
    return [violation for violation, pattern in patterns if pattern.search(text)]


def leaks(text: str, secrets: Secrets) -> bool:
    """Whether a text gives a secret away: eight words in a row, or 30 % of its five-word runs."""
    if not shingles(text, LEAK_RUN).isdisjoint(secrets.runs):
        return True
    fives = shingles(text, 5)
    return any(len(fives & secret) >= LEAK_SHARE * len(secret) for secret in secrets.fives)


def same_question(one: str, other: str) -> bool:
    """Whether two texts ask the same, by their runs of three words (Jaccard)."""
    left, right = shingles(one, 3), shingles(other, 3)
    if not left or not right:
        return words(one) == words(other)
    return len(left & right) / len(left | right) > REPEAT_JACCARD


def check(text: str, kind: MoveKind, earlier: Iterable[str], secrets: Secrets) -> list[Violation]:
    """Everything that speaks against showing `text` as a turn of that kind, none if it may be.

    Facts and length are for those to check who know the facts. `earlier` are the interviewer's questions so far; a repetition is allowed in `repeat` only.
    """
    found: list[Violation] = []
    asked = count_questions(text)
    if asked > 1 or (kind in ASKS_EXACTLY_ONE and asked != 1):
        found.append(Violation.QUESTIONS)
    found += wording(text)
    if kind != MoveKind.REPEAT and any(same_question(text, before) for before in earlier):
        found.append(Violation.REPEAT)
    if leaks(text, secrets):
        found.append(Violation.LEAK)
    return found
