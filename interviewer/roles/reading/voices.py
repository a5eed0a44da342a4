"""Other voices in a message: tags, changed speakers, sections and forms that nobody says.

Whoever writes them lets somebody else speak, and that somebody does not stop by himself: nothing
behind such a mark is the candidate's own.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.any_case import AnyCase
from interviewer.domain.evidence import words

_WHO = (
    r"(?:system|user|assistant|human|interviewer|candidate|developer|grader|assessor|evaluator|examiner"
    r"|operator|moderator|tool)"
)
_WHAT = (
    r"(?:instructions?|verdicts?|criterion|criteria|turns?|transcript|answers?|grad(?:es?|ing)|scores?|scoring"
    r"|marks?|assessment|evaluation|messages?|quotes?|evidence|prompt|context|session|conversation|interview"
    r"|response|trusted|untrusted|hidden|notes?|results?|task)"
)
_FIELD = r"(?:user|tool|context|session|results?|scores?|task|hidden|marks?)"
"""Names that a design gives its own fields, too."""
_MARKUP = AnyCase(
    rf"</[a-z]|<\W{{0,2}}(?!{_FIELD}\b)(?:[a-z]+[ _-]){{0,2}}?(?:im_|start_|end_|tool_|function_|invoke|{_WHO}|{_WHAT})\w*[ _|>]"
    rf"|<\|\s?{_WHO}|<[a-z ]+ hidden|<<<?\w+|\]\]>|\\(?:begin|end)\{{|\{{[%{{]|\|\s?{_WHO}\s?\|"
    rf"|\[\s*/?(?:inst|(?!{_FIELD}\b)(?:{_WHO}|{_WHAT}))\s*\]|\[\s*/?(?:grad|assess|evaluat)\w+(?: \w+)?\s*\]",
)
"""Tags of a prompt, of whatever kind."""
_SPEAKS = AnyCase(
    rf"^\W*(?:(?:assistant|human|bot|ai|interviewer|candidate|developer|grader|assessor|evaluator|examiner|operator|role)\s?:|{_WHO}\W*$)"
    rf"|(?:^|\W)correct {_WHO}:|^\W*from:|^[a-z]+> "
)
"""A line that says who speaks from here on."""
_PARTS = AnyCase(
    rf"^\W*(?:(?:begin|start|end)(?:ning)?(?: of)?(?: the| this)? (?:{_WHO}|{_WHAT})|(?:the |this )?(?:{_WHO}|{_WHAT}) (?:ends?|starts?|begins?|is over)\b)"
    rf"|\b(?:the )?(?:text|lines?|message|part|rest) (?:above|below|from here on|that follows)\b.*\b(?:is|was|are|were|comes)\b"
    rf"|^(?:===|---|%%%|###) ?\w|^\W*(?:appendix|addendum|attachment|memo|notice|ticket|postscript)\b(?=.*\b(?:from|of|by|\d))"
)
"""Where a section of somebody else's begins or ends, announced in the text."""
_FORM = AnyCase(
    r"^[\s*_#>|-]*(?:verdicts?|criterion|criteria|levels?|findings?|quotes?|grades?|evidence|stage)[\s*_]{0,3}[:=]|\bverdict\s?="
    r"|\"(?:criterion|criteria|level|findings?|quotes?|grades?|evidence|assessment)\"\s*:|\bset_\w+\(|\bgrade\w*\(",
)
"""A field of the form that grades are written in."""
_DATA = re.compile(r"[{\[][^{}\[\]]*[\"']\w+[\"']\s*:[^{}]*(?:[}\]]+|$)|```json")
_SAID = re.compile(r"[\"“”«»][^\"“”«»]*[\"“”«»]|`[^`]*`")
_LEFT_OPEN = re.compile(r"(?<=\w)\W+[\"“«].*$", re.DOTALL)
"""A quotation that a sentence is cut in."""
_MARKS = frozenset('"“”«»`')
_BEFORE = 4
"""So many words before it say who is quoted."""
_MARK = re.compile(r"\W*[a-z_. ]+\s?[:=]\s*[1-4](?:/4)?\W*$", re.IGNORECASE)
LISTED = 3
"""So many names in a row with a number from 1 to 4 are a sheet of marks."""
_SECTION_WORDS = 14
"""A line of more words announces no section."""


@lru_cache(maxsize=4096)
def unquoted(sentence: str) -> str:
    """A sentence without what it quotes: that is somebody else's."""
    if _MARKS.isdisjoint(sentence):
        return sentence
    plain = _SAID.sub(" ", sentence)
    around = _LEFT_OPEN.sub(" ", plain)
    return around if len(around.split()) >= _BEFORE else plain


@lru_cache(maxsize=4096)
def another_voice(sentence: str) -> bool:
    """Whether somebody else is made to speak from this sentence on, or a form to be filled in."""
    if _FORM.holds(sentence):
        return True
    plain = unquoted(sentence)
    if _MARKUP.search(plain) or _SPEAKS.holds(plain):
        return True
    return len(plain.split()) <= _SECTION_WORDS and _PARTS.holds(plain)


def first_voice(sentences: Sequence[str]) -> int:
    """Where somebody else begins to speak, or marks are listed; the number of sentences if nowhere."""
    marks = 0
    for at, sentence in enumerate(sentences):
        if another_voice(sentence):
            return at
        marks = marks + 1 if _MARK.match(sentence) else 0
        if marks == LISTED:
            return at + 1 - LISTED
    return len(sentences)


@lru_cache(maxsize=4096)
def is_data(sentence: str) -> bool:
    """Whether a sentence is mostly a piece of structured data, which is nobody's speech."""
    around = _DATA.sub(" ", sentence)
    return around != sentence and 2 * len(words(around)) < len(words(sentence))
