"""Cutting: a quotation that runs on, said back as far as its first clause."""

import re

from interviewer.domain.any_case import AnyCase
from interviewer.domain.session import Session
from interviewer.roles.builtin.changing import telling

LONG, LEAST = 12, 4
"""From so many words on a reason is cut off, and so many have to be left of any quotation."""
MANY_VERBS, LONGEST = 3, 22
"""A quotation with so many verbs, or longer, is a run-on that nobody takes in by ear."""

QUOTED = re.compile(r'"([^"]+)"')
_VERB = AnyCase(
    r"\b(?:is|are|was|were|has|have|gets?|goes|will|would|can|cannot|do|does|don['’]t|doesn['’]t|differs?|needs?"
    r"|takes?|makes?|gives?|tells?|becomes?|includes?|means|go|come|get|need|learns?)\b"
)
_REASON = AnyCase(r",\s(?:otherwise|since|because|so that|as)\s")
_IF = AnyCase(r"\b(?:if|when|unless)\b")
_SPLICED = AnyCase(
    r"\b(?:is|are)\b(?:(?!\b(?:that|which|what|who|how|if|when|where|because|since|so|and|or|but|than|as|while)\b)"
    r"[^,;:])*\b(?:is|are)\b"
)
"""Two sentences without anything between them."""
_I_DO = AnyCase(r"\s(?=i(?:['’](?:d|ll)|\s(?:will|would|give|keep|take|use))\b)")
_JOINED = frozenset(
    "that which what who whom and but so because if when how where since as or than then while whether until before"
    " after also think the a an all every any only thing one".split()
)
"""Before "I would", these tie it to the words before."""
_RELATES = frozenset(("where", "which", "who", "whom", "that"))
_LEADS_IN = AnyCase(r"^that (?=(?:i|we|it|they|the|a|an|this)\b)")
_BORDER = re.compile(r"[,;:](?!\d)\s")


def runs_on(said: str) -> bool:
    """Whether a quotation holds several clauses that say different things."""
    many = _VERB.count(said) >= MANY_VERBS and "," in said
    return many or len(said.split()) > LONGEST or _SPLICED.holds(said)


def cut_short(session: Session, text: str) -> str:
    """A wording whose quotations end with their first clause, where they would run on; not where
    the question turns on what comes after that."""
    asked = telling(QUOTED.sub(" ", text))
    for said in QUOTED.findall(text):
        short = shorter(said, after(session, said))
        if short != said and not asked & (telling(said) - telling(short)):
            text = text.replace(f'"{said}"', f'"{short}"')
    return text


def after(session: Session, said: str) -> str:
    """What a message of the candidate's goes on with after such words."""
    found = next((t.text for t in reversed(session.candidate_turns()) if said in t.text), "")
    return found.partition(said)[2]


def shorter(said: str, rest: str = "") -> str:
    """The first clause of a quotation that runs on, breaks off inside a list or brings its reason."""
    led = _LEADS_IN.match(said)
    bare = said[led.end() if led else 0 :].rstrip(".!; ")
    colon = bare.find(": ")
    if colon > 0 and rest.startswith(",") and _enough(bare[:colon]):
        return bare[:colon]
    for border in () if _IF.match(bare) else _I_DO.finditer(bare):
        head = bare[: border.start()]
        before = head.lower().split()
        tied = _JOINED.intersection(before[-2:]) or _RELATES.intersection(before)
        if head[-1:] not in ",;:" and not tied and _enough(head) and _VERB.search(head):
            return head
    reason = _REASON.search(bare)
    if reason is not None and len(bare.split()) > LONG and _enough(bare[: reason.start()]):
        return bare[: reason.start()]
    cases = [found.start() for found in _IF.finditer(bare)]
    if len(cases) > 1 and cases[0] == 0 and _enough(bare[: cases[1]].rstrip(" ,")):
        return bare[: cases[1]].rstrip(" ,")
    if runs_on(bare) and not cases:
        for border in _BORDER.finditer(bare):
            if _enough(bare[: border.start()]) and _VERB.search(bare[: border.start()]):
                return bare[: border.start()]
    return bare


def _enough(said: str) -> bool:
    return len(said.split()) >= LEAST
