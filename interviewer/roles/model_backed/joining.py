"""What the built-in speaker adds to the beginning of a model's turn, so that both read as one voice."""

import re

from interviewer.domain.evidence import normalise
from interviewer.domain.moves import MoveKind
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.roles.model_backed.guarding.supposing import begins_supposing
from interviewer.roles.model_backed.guarding.telling_words import counting, found_weight, keys

SAID = 0.75
"""A remark of whose matter so much was said is not made again."""
NEAR = 0.4
"""And a question with so much of it goes on with what was said."""
_STEERS = (
    "all let go turn move get leave pick next after now then first follow come become spend minute back"
    " right fine sure more one last thing before begin start can here short still open"
)
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_BEFORE = re.compile(r"\bbefore (?:that|we)\b", re.IGNORECASE)
_OF_THEIRS = re.compile(r"\b(?:you|your|you['’]\w+)\b|[\"“]", re.IGNORECASE)
_STEERING = re.compile(
    r"\b(?:let['’]s|let us|let me|leav(?:e|ing)|i['’]d (?:now |then |still )?(?:like|want) to|before (?:that|we|you)|after (?:this|that|it)"
    r"|(?:^|(?:a|this|one|the very) )last (?:one|thing)|one (?:\w+ )?thing|one (?:more|last|on)|on to|(?:in)?to (?:the |what |how )?[\w ]+, then|(?:comes?|is|are|and|then|up) next|next (?:up|part|is|comes?)|turn(?:ing)? to|hold that)\b",
    re.IGNORECASE,
)
_CARRIES = re.compile(
    r"^\W*(?:keep|hold on to|take|i take|bring)\b.*\b(?:in mind|along)\W*$", re.IGNORECASE
)
_AGAINST = re.compile(r"\b(?:but|yet|while|whereas|though|although)\b", re.IGNORECASE)
_LACKING = re.compile(
    r"\b(?:haven['’]t|have not|hasn['’]t|has not|didn['’]t|did not|not yet|yet to|nothing|neither|no \w+ yet|still (?:open|missing))\b",
    re.IGNORECASE,
)
_ON_A_CASE = (
    "What do you make of that?",
    "What follows from that for your design?",
    "What would you do about that?",
)
_ON_WORDS = (
    "What could go wrong there?",
    "What follows from that for your design?",
    "What would make you give that up?",
)
_ON_A_GAP = ("How does that look in your design?", "What would you have there?")
_AGAINST_A_CASE = (
    "How does that go together with what you said?",
    "How do you square that with what you said?",
    "What is left of your statement in that case?",
)
_AGAINST_EACH_OTHER = ("How do those two go together?", "How do you square the two?")
_AGAINST_WORDS = (
    "In which case does that not hold?",
    "What would have to be true for that to hold?",
    "How would you find out whether that holds?",
)


def joined(session: Session, shown: str, tail: str, turns: bool = False) -> str:
    """The tail without the remarks that `shown` has made. Empty where it is on something else than
    what `shown` has set out; where the move `turns` to another part, its question stays then.

    Questions, and the last sentence, always stay.
    """
    said, last, is_set_out = keys(shown), _last(shown), sets_out(session, shown)
    spans = split_sentences(tail, at_joints=False)
    goes_on = False
    while len(spans) > 1 and "?" not in spans[0].text and not spans[1].text.lstrip()[:1].islower():
        remark = spans[0].text
        passed = turns and is_set_out and not begins_supposing(remark)
        if not (passed or _is_said(remark, shown, said, last) or _steers_again(remark, shown)):
            break
        goes_on = goes_on or _QUOTED.search(remark) is not None
        spans = spans[1:]
    rest = tail[spans[0].start :] if spans else tail
    if turns or goes_on or not is_set_out or not spans or "?" not in rest:
        return rest
    near = [_share(span.text, said) >= NEAR for span in spans]
    if any("?" in span.text and fits for span, fits in zip(spans, near, strict=True)):
        return tail[spans[near.index(True)].start :]
    return rest if any(near) else ""


def without_receipt(session: Session, tail: str) -> str:
    """The tail without a first sentence that takes leave of what was said: `shown` has heard it."""
    spans = split_sentences(tail, at_joints=False)
    ways = [way.partition("{said}")[::2] for way in session.content.phrases.leave_said]
    first = spans[0].text if spans else ""
    leaves = any(first.startswith(before) and first.endswith(after) for before, after in ways)
    return tail[spans[1].start :] if leaves and len(spans) > 1 else tail


def sets_out(session: Session, shown: str) -> bool:
    """Whether a text names a matter, and does not just say where the talk goes."""
    places = keys(" ".join(stage.spoken for stage in session.content.plan.stages))
    return any(
        _QUOTED.search(span.text) is not None
        or (not _STEERING.search(span.text) and bool(_matter(span.text) - places))
        for span in split_sentences(shown, at_joints=False)
    )


def takes_up(shown: str) -> bool:
    """Whether the last sentence quotes the candidate, or supposes a case."""
    last = _last(shown)
    return _QUOTED.search(last) is not None or begins_supposing(last)


def puts_it_to_them(shown: str) -> bool:
    """Whether the last sentence has words of the candidate's or a case, which a plain question can be
    on, and does not just show that an answer was heard."""
    last = _last(shown)
    return _OF_THEIRS.search(last) is not None or begins_supposing(last)


def shares(shown: str, asked: str) -> bool:
    """Whether the last sentence is on what was asked."""
    return _share(asked, keys(_last(shown))) >= NEAR


def plain_question(session: Session, shown: str, kind: MoveKind, said: str = "") -> str:
    """A question that ends what was said in any matter, one that was asked least before.

    A push-back that has not come to what it is on names what they `said`.
    """
    last = _last(shown)
    if kind == MoveKind.CHALLENGE and said and not puts_it_to_them(shown):
        named = f'You said "{said}".'
        return f"{named} {plain_question(session, named, kind)}"
    ways: tuple[str, ...]
    puts_a_case = begins_supposing(last) or not _OF_THEIRS.search(last)
    if kind == MoveKind.CHALLENGE and len(_QUOTED.findall(last)) > 1:
        ways = _AGAINST_EACH_OTHER
    elif kind == MoveKind.CHALLENGE:
        ways = _AGAINST_A_CASE if puts_a_case or _AGAINST.search(last) else _AGAINST_WORDS
    elif _LACKING.search(_QUOTED.sub("", last)):
        ways = _ON_A_GAP
    else:
        ways = _ON_A_CASE if puts_a_case else _ON_WORDS
    asked = session.questions_asked()
    at = session.next_turn // 2 % len(ways)
    return min(ways[at:] + ways[:at], key=lambda way: sum(way in text for text in asked))


def _is_said(remark: str, shown: str, said: frozenset[str], last: str) -> bool:
    """Whether a remark was made, in other words perhaps, or leads the talk away once more."""
    if _BEFORE.search(remark) is not None and _BEFORE.search(last) is not None:
        return True
    return _share(remark, said) >= SAID or _quotes_the_same(remark, shown)


def _steers_again(remark: str, shown: str) -> bool:
    """Whether a remark says where the talk goes after something was said that began to talk."""
    if _QUOTED.search(remark) is not None:
        return _CARRIES.search(remark) is not None and _STEERING.search(shown) is not None
    return _STEERING.search(remark) is not None


def _quotes_the_same(remark: str, shown: str) -> bool:
    """Whether a remark quotes words of which a part was quoted before."""
    again, before = (
        [normalise(quote).casefold() for quote in _QUOTED.findall(text)] for text in (remark, shown)
    )
    return any(part in quote for part in before for quote in again if " " in part)


def _share(sentence: str, said: frozenset[str]) -> float:
    """How much of a sentence's matter is among the words said, in weights of words."""
    matter = _matter(sentence)
    whole = sum(map(found_weight, matter))
    return sum(map(found_weight, matter & said)) / whole if whole else 1.0


def _matter(sentence: str) -> frozenset[str]:
    """The telling words of a sentence, those aside that only say where the talk goes."""
    return keys(sentence) - keys(_STEERS) - counting()


def _last(text: str) -> str:
    spans = split_sentences(text, at_joints=False)
    return spans[-1].text if spans else ""
