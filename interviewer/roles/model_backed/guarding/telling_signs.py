"""The signs that a sentence tells what it may not, each by its name: rules that know a form of words.

The few in `SURE` decide alone; what the others are worth beside each other, and beside the form of the
sentence, is in the fitted model.
"""

from collections.abc import Iterator

from interviewer.domain.moves import MoveKind
from interviewer.roles.model_backed.guarding.fitted.tellings import Told
from interviewer.roles.model_backed.guarding.hidden import CONCLUDED, PUT_FORWARD
from interviewer.roles.model_backed.guarding.inventing import says_again, tells_of_ours
from interviewer.roles.model_backed.guarding.segments import folded
from interviewer.roles.model_backed.guarding.so_far import SoFar
from interviewer.roles.model_backed.guarding.staging import makes_a_case
from interviewer.roles.model_backed.guarding.suggesting import (
    answers_yes_or_no,
    explains,
    puts_forward,
    states_flatly,
    states_outcome,
    suggests,
)
from interviewer.roles.model_backed.guarding.supposing import begins_supposing, changes_the_rules
from interviewer.roles.model_backed.guarding.telling_words import weak_words
from interviewer.roles.model_backed.guarding.unsaid import reports, says_back, tells_unsaid

TAKES_UP = frozenset(
    {
        MoveKind.CLARIFY,
        MoveKind.PROBE,
        MoveKind.DEEPEN,
        MoveKind.CHALLENGE,
        MoveKind.TRANSITION,
        MoveKind.REDIRECT,
    }
)
"""Moves that ask about what the candidate said: a reason given with them is the candidate's to find."""
SURE = frozenset({"a case with figures", "a technique", "another number"})
"""Signs that decide alone: hardly any fair turn has one, and authors wrote too few of such sentences to learn
them from. `python -m evals.guard_fit` counts them when it looks for the cut."""


def told_signs(so_far: SoFar, sentence: str) -> frozenset[str]:
    """The signs that a sentence, coming after what was shown, tells a piece of an answer or a fact."""
    found = (*_of_secrets(so_far, sentence), *_of_answers(so_far, sentence))
    return frozenset((*found, *_of_facts(so_far, sentence)))


def fact_signs(so_far: SoFar, sentence: str) -> frozenset[str]:
    """The signs that a sentence states another fact than is."""
    return frozenset(_of_other_facts(so_far, sentence))


def _of_secrets(so_far: SoFar, sentence: str) -> Iterator[str]:
    """What is told by the words that nobody has said."""
    hidden, known = so_far.kept.hidden, so_far.known
    text, what_if = folded(sentence), so_far.what_if
    told = (known.open, known.facts)
    least = PUT_FORWARD if puts_forward(text) else CONCLUDED if states_outcome(text) else None
    told_back = so_far.opens or reports(text)
    if not told_back and hidden.adds(text, known.keys, *told, least, what_if, states_flatly(text)):
        yield "much of one secret"
    own = so_far.without_quotes(text)
    if not so_far.opens and tells_unsaid(own, hidden, known.keys, *told, what_if):
        yield "new words of one secret"
    both = f"{folded(so_far.before)} {text}"
    if (
        so_far.before
        and not (told_back or says_back(so_far.before))
        and hidden.adds(both, known.keys, *told, supposed=what_if)
    ):
        yield "much of one secret in two sentences"


def _of_answers(so_far: SoFar, sentence: str) -> Iterator[str]:
    """A question that holds an answer nobody has given, a reason, a case that makes the point."""
    kept, known = so_far.kept, so_far.known
    own = so_far.without_quotes(folded(sentence))
    if so_far.move.kind in TAKES_UP and explains(own, known.keys):
        yield "a reason"
    if so_far.challenges and makes_a_case(own, known.numbers):
        yield "a case with figures"
    if "?" not in own:
        return
    new = kept.naming.new(own, known.keys, known.texts) if kept.naming else frozenset()
    if new and (len(new) > 1 or suggests(own)):
        yield "a technique"
    told = (known.open, known.facts, PUT_FORWARD, so_far.what_if)
    if answers_yes_or_no(own) and kept.hidden.adds(own, known.keys | weak_words(own), *told):
        yield "a yes or no"


def _of_facts(so_far: SoFar, sentence: str) -> Iterator[str]:
    """What is told of a fact that was not given."""
    kept, known = so_far.kept, so_far.known
    text = folded(sentence)
    own = so_far.without_quotes(text)
    if kept.setting is not None and kept.setting.tells(text, known.facts, known.keys):
        yield "not so"
    changed = so_far.what_if and changes_the_rules(own)
    if not (so_far.opens or changed) and tells_of_ours(own, known.keys):
        yield "of the company"
    both = f"{folded(so_far.before)} {text}"
    if kept.ledger.tells(both, known.numbers, known.facts, so_far.what_if):
        yield "a number of a fact"


def _of_other_facts(so_far: SoFar, sentence: str) -> Iterator[str]:
    kept, known = so_far.kept, so_far.known
    own = so_far.without_quotes(folded(sentence))
    put = so_far.move.then is not None and begins_supposing(own)
    answers = so_far.move.kind == MoveKind.ANSWER and not put
    if not so_far.what_if and kept.ledger.invents(own, known.numbers, answers):
        yield "another number"
    if says_again(own, known.keys):
        yield "never said before"
    if not so_far.what_if and kept.ledger.lays_down(own, known.numbers):
        yield "a limit"
    changed = so_far.what_if and changes_the_rules(own)
    if kept.setting and not changed and kept.setting.denies(own, known.facts, known.numbers):
        yield "otherwise than given"


def told_of(so_far: SoFar) -> Told:
    """What may be told in the turn."""
    known = so_far.known
    return Told(known.keys, known.open, known.facts, known.numbers, so_far.kept.facts)
