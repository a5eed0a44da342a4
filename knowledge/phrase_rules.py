"""What must hold for the phrases of the built-in interviewer: slots, questions, no repeats."""

from collections.abc import Iterator
from typing import NamedTuple

from interviewer.domain.phrases import Phrases
from knowledge.content_rules import Found
from knowledge.content_wording import ARTICLE, NONE, NOUNS, SAID, Said, repeated, slots, spoken

ASKING = frozenset(
    {
        "clarify",
        "broad_question",
        "unclear_question",
        "number",
        "claim_choice",
        "claim_fact",
        "claim_amount",
        "claim_reason",
        "claim_bare",
        "claim_check",
        "claim_any",
        "claim_figure",
        "claim_follows",
        "claim_part",
        "claim_rule",
        "claim_steps",
        "claim_sum",
        "claim_list",
        "claim_risk",
        "claim_case",
        "claim_doubt",
        "claim_denial",
        "claim_given",
        "asked_back_on",
        "waved",
        "note_probe",
        "note_probe_bare",
        "clash_fact",
        "clash_claim",
        "arithmetic",
        "what_if_on",
    }
)
"""Phrases that are a whole question; all others ask nothing."""
PHRASE_SLOTS: dict[str, frozenset[str]] = {
    "greeting": frozenset({"prompt", "minutes"}),
    "bridge_earlier": SAID,
    "take_up": SAID,
    "what_if_on": frozenset({"said", "premise"}),
    "claim_choice": SAID,
    "claim_fact": SAID,
    "claim_amount": SAID,
    "claim_reason": SAID,
    "claim_check": SAID,
    "claim_any": SAID,
    "claim_figure": SAID,
    "claim_follows": SAID,
    "claim_part": SAID,
    "claim_rule": SAID,
    "claim_steps": SAID,
    "claim_sum": SAID,
    "claim_list": SAID,
    "claim_risk": SAID,
    "claim_case": SAID,
    "claim_doubt": SAID,
    "claim_denial": SAID,
    "claim_given": SAID,
    "asked_back_on": NOUNS | SAID,
    "waved": NOUNS | SAID,
    "leave_said": SAID,
    "gap": frozenset({"topic"}),
    "open_beside": frozenset({"said"}),
    "open_several": frozenset({"said"}),
    "gap_beside": frozenset({"topic", "said"}),
    "gap_more": frozenset({"topic"}),
    "gap_same": frozenset({"topic"}),
    "gap_let": frozenset({"topic"}),
    "gap_back": frozenset({"topic", "stage"}),
    "last_word": frozenset({"next"}),
    "announce": frozenset({"next"}),
    "announce_other": frozenset({"next"}),
    "announce_at_once": frozenset({"next"}),
    "transition": frozenset({"stage"}),
    "follow_lead": frozenset({"stage"}),
    "before_that": frozenset({"stage", "topic"}),
    "before_that_said": frozenset({"stage", "topic", "said"}),
    "clarify": SAID,
    "broad_question": SAID,
    "unclear_question": SAID,
    "number": SAID,
    "note_probe": frozenset({"said", "topic", "gist"}),
    "note_probe_bare": frozenset({"said", "topic", "gist"}),
    "clash_fact": frozenset({"said", "given"}),
    "clash_claim": frozenset({"said", "earlier"}),
    "arithmetic": frozenset({"said", "expression", "correct"}),
    "hint_none": frozenset({"minutes"}),
    "repeat": frozenset({"question", "minutes"}),
    "time_left": frozenset({"minutes", "stage"}),
    "close": frozenset({"minutes"}),
    "close_time": frozenset({"minutes"}),
}
"""The slots each phrase is given in `interviewer/roles/builtin/wording.py`; others get none."""
NEEDED = {
    "greeting": "prompt",
    "bridge_earlier": "said",
    "what_if_on": "premise",
    "take_up": "said",
    "open_beside": "said",
    "open_several": "said",
    "claim_choice": "said",
    "claim_fact": "said",
    "waved": "said",
    "claim_denial": "said",
    "claim_given": "said",
    "claim_reason": "said",
    "claim_check": "said",
    "claim_any": "said",
    "claim_figure": "said",
    "claim_follows": "said",
    "claim_part": "said",
    "claim_rule": "said",
    "claim_steps": "said",
    "claim_sum": "said",
    "leave_said": "said",
    "gap": "topic",
    "gap_beside": "topic",
    "gap_more": "topic",
    "gap_same": "topic",
    "gap_let": "topic",
    "gap_back": "topic",
    "before_that": "topic",
    "before_that_said": "said",
    "last_word": "next",
    "announce": "next",
    "announce_other": "next",
    "announce_at_once": "next",
    "note_probe": "topic",
    "note_probe_bare": "topic",
    "clash_fact": "given",
    "clash_claim": "earlier",
    "arithmetic": "correct",
    "repeat": "question",
    "time_left": "minutes",
}
"""Without this slot the phrase would not say what it is for."""


class Keyed(NamedTuple):
    """What holds for phrases that are listed by what they are about."""

    slots: frozenset[str]
    needed: str = ""
    asked: int = 1


KEYED = {
    "linked": Keyed(NOUNS | SAID, "said"),
    "opening": Keyed(NOUNS | SAID, "said"),
    "held": Keyed(NOUNS | SAID, "said"),
    "not_said": Keyed(frozenset({"topic"}), "topic", asked=0),
    "asked_back": Keyed(frozenset({"topic"}), "topic"),
    "smaller": Keyed(NOUNS),
}
"""The rules of each list of phrases by criterion, stage or kind of answer."""


def word_phrases(phrases: Phrases) -> Iterator[Found]:
    """The phrases: slots, questions, praise and scores; no two the same."""
    asking: list[Said] = []
    for name in type(phrases).model_fields:
        ways = getattr(phrases, name)
        if isinstance(ways, dict):
            rules = KEYED[name]
            about = list(_keyed(name, ways, rules))
            for said in about:
                yield from _about_words(said, rules)
            asking += about if rules.asked else []
        if not isinstance(ways, tuple):
            continue
        for at, way in enumerate(ways):
            said = Said(f"/{name}/{at}", way, PHRASE_SLOTS.get(name, NONE))
            yield from spoken(said, way, asked=1 if name in ASKING else 0)
            if name in NEEDED and NEEDED[name] not in (slots(way) or ()):
                yield said.pointer, f"lacks the slot {{{NEEDED[name]}}}"
            if name in ASKING:
                asking.append(said)
    yield from repeated(asking)


def _keyed(name: str, ways: dict[str, tuple[str, ...]], rules: Keyed) -> Iterator[Said]:
    """The phrases of a list, by what they are about."""
    for key, listed in ways.items():
        for at, way in enumerate(listed):
            yield Said(f"/{name}/{key}/{at}", way, rules.slots)


def _about_words(said: Said, rules: Keyed) -> Iterator[Found]:
    yield from spoken(said, said.text, rules.asked)
    if rules.needed and rules.needed not in (slots(said.text) or ()):
        yield said.pointer, f"lacks the slot {{{rules.needed}}}"
    if ARTICLE.search(said.text):
        yield said.pointer, "has a slot behind an article"
