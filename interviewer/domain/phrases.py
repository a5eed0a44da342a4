"""Phrases: the built-in interviewer's ways of saying what no problem pack words for it."""

from typing import Literal

from pydantic import Field

from interviewer.domain.value import Value

Ways = tuple[str, ...]


class Phrases(Value):
    """A phrase file. Slots in braces are filled by the speaker; no phrase praises or scores.

    `linked` are, by criterion, whole questions on it about the candidate's own words, and `opening`,
    by stage, those that open it from there; `held`, by criterion, ask what a later part rests on
    before the candidate is followed there. `waved` asks about words that wave a matter off. After an answer that said nothing, `not_said` names what
    it left open, `asked_back` asks about the way it did so (`asked_back_on` where it was about their
    own words), `smaller` puts a criterion as a small case. Phrases that may be missing came later:
    an interview keeps the file it was opened with.
    """

    schema_version: Literal[1]
    version: str
    greeting: Ways = Field(min_length=1)
    floor: Ways = Field(min_length=3)
    fact_floor: Ways = Field(min_length=3)
    unknown: Ways = Field(min_length=3)
    open_beside: Ways = ()
    open_several: Ways = ()
    own_choice: Ways = ("That choice is yours. Make it, and tell me what speaks for it.",)
    assume_it: Ways = ("Assume something for that now and say it out loud; we go on from there.",)
    linked: dict[str, Ways] = Field(default_factory=dict)
    opening: dict[str, Ways] = Field(default_factory=dict)
    held: dict[str, Ways] = Field(default_factory=dict)
    what_if_on: Ways = ()
    back: Ways = ()
    leave: Ways = ()
    leave_said: Ways = ()
    another_way: Ways = ()
    not_said: dict[str, Ways] = Field(default_factory=dict)
    asked_back: dict[str, Ways] = Field(default_factory=dict)
    asked_back_on: Ways = ()
    waved: Ways = ()
    smaller: dict[str, Ways] = Field(default_factory=dict)
    announce_other: Ways = ()
    announce_at_once: Ways = ()
    afresh: Ways = ()
    gap: Ways = Field(min_length=4)
    gap_beside: Ways = ()
    gap_more: Ways = ()
    gap_same: Ways = ()
    gap_let: Ways = ()
    gap_back: Ways = ()
    take_up: Ways = ()
    change: Ways = ()
    claim_choice: Ways = Field(min_length=8)
    claim_fact: Ways = Field(min_length=6)
    claim_amount: Ways = ()
    claim_bare: Ways = ()
    claim_check: Ways = ()
    claim_reason: Ways = ()
    claim_sum: Ways = ()
    claim_list: Ways = ()
    claim_risk: Ways = ()
    claim_doubt: Ways = ()
    claim_case: Ways = ()
    claim_denial: Ways = ()
    claim_given: Ways = ()
    claim_steps: Ways = ()
    claim_part: Ways = ()
    claim_rule: Ways = ()
    claim_follows: Ways = ()
    claim_figure: Ways = ()
    claim_any: Ways = ()
    bridge_earlier: Ways = Field(min_length=3)
    last_word: Ways = Field(min_length=2)
    announce: Ways = Field(min_length=3)
    transition: Ways = Field(min_length=4)
    follow_lead: Ways = Field(min_length=3)
    before_that: Ways = Field(min_length=3)
    before_that_said: Ways = ()
    move_on_granted: Ways = Field(min_length=2)
    move_on_weighed: Ways = Field(min_length=2)
    clarify: Ways = Field(min_length=6)
    broad_question: Ways = ()
    unclear_question: Ways = ()
    number: Ways = Field(min_length=4)
    note_probe: Ways = Field(min_length=4)
    note_probe_bare: Ways = Field(min_length=2)
    clash_fact: Ways = Field(min_length=3)
    clash_claim: Ways = Field(min_length=3)
    arithmetic: Ways = Field(min_length=3)
    give_up: Ways = Field(min_length=3)
    command: Ways = Field(min_length=2)
    off_topic: Ways = Field(min_length=2)
    hostile: Ways = Field(min_length=2)
    hint_none: Ways = Field(min_length=1)
    repeat: Ways = Field(min_length=2)
    time_left: Ways = Field(min_length=1)
    close: Ways = Field(min_length=2)
    close_time: Ways = Field(min_length=2)
    close_asked: Ways = ()
