"""Misfits: what a question cannot ask of the words it quotes, each in a check of its own."""

from collections.abc import Callable

from interviewer.domain.any_case import AnyCase
from interviewer.domain.claim_kinds import is_plan, measures, turns_down, works_out
from interviewer.roles.builtin.cutting import runs_on

FEW = 6
"""Plain words of so many need no explaining."""

_TRUE_ANYHOW = AnyCase(
    r"\bby definition\b"
    r"|\b(?:new|fresh|unseen|unknown|first[- ]time)\b[^,;]*\b(?:no|without|lacks?|never|nothing)\b"
    r"|\b(?:wait\w*|delay\w*|postpon\w*)\b.*\b(?:older|later|staler|slower)\b"
    r"|\b(?:more|longer|larger|bigger|deeper)\b[^,;]*\b(?:costs?|takes?|needs?|makes?)\b[^,;]*"
    r"\b(?:more|longer|larger|bigger|slower|dearer|older)\b"
)
"""What is so by the meaning of its words: no case is left in which it is not."""
_SUPPOSES_NOT = AnyCase(
    r"\bleast true\b|\bwere not so\b|\bis not so\b|\botherwise\b|\bnot hold\b|\bthat holds\b|\bopposite\b"
    r"|\bi doubt\b|\bchange your mind\b|\bthe figure\b|\bwrong thing\b|\bargues against\b|\bfall away\b"
    r"|\bsee that otherwise\b|\brely on that\b|\bhow far does that carry\b|\bbrought you to\b|\bgo wrong\b"
)
_IF_UNTRUE = AnyCase(
    r"\bleast true\b|\bwere not so\b|\bthat holds\b|\bopposite\b|\bi doubt\b|\bbrought you to\b"
)
_WOULD = AnyCase(r"\b(?:option|alternative)\b|^(?!(?:i|we)\b).*\b(?:would|will|could|might)\b")
_BUT = AnyCase(
    r"^[^.;]{0,80}\b(?:but|yet|though)\s(?:they|it|that|these|those|this)\b"
    r"[^.;]*\b(?:cannot|can['’]t|not|don['’]t|doesn['’]t|won['’]t|never|too|hardly)\b"
    r"|^[^.;]{0,80}\bbut\b[^.;]*\bi(?:['’]d|\swould)\s(?:go with|prefer|rather|skip|take)\b"
)
"""After a praise of something else: why it was not taken."""
_WEIGHED = AnyCase(
    r"^(?:i|we)(?:['’](?:d|ll)|\s(?:would|will|could|might|did))?\s(?:\w+ly\s)?"
    r"(?:consider|considered|think about|thought (?:of|about)|look at|looked at|tried)\b"
)
_NAMES_A_PART = AnyCase(
    r"^(?:the |my |our )?(?:\w+ )?(?:inputs?|outputs?|labels?|baseline|goal|loss|target|metric)\s(?:is|are|will be)\b"
    r"|\bthere(?:['’]s| is| are| will be| would be)\b|\b(?:i|we) have\b"
)
_NO_DEED = AnyCase(
    r"\bhave to look into\b|\bnot (?:really )?(?:know|sure)\b|\bis the (?:\w+ )?(?:thing|risk|point|part|question|worry)\b"
)
_OF_A_DEED = AnyCase(
    r"\bwrong thing\b|\balternative\b|\bargues against\b|\bbe done here\b|\bgive up\b|\bdecided on\b"
    r"|\bfirst trouble\b"
)
_WAVES = AnyCase(
    r"\b(?:trivial\w*|standard|usual\w*|best practice|out of the box|obvious\w*|takes? care)\b"
    r"|\b(?:handles?|does|solves?) (?:that|it|this|all)\b"
)
_OF_ANYTHING = AnyCase(
    r"\bhangs on that\b|\bhow far does that carry\b|\bsceptical\b|\bfollows from that\b|\bsee that otherwise\b"
    r"|\bleast sure of\b|\blevel deeper\b"
)
_BUT_NOT = AnyCase(
    r"^(?!(?:i|we)\b).*,\sbut\s[^,;]*\b(?:cannot|can['’]t|don['’]t|doesn['’]t|won['’]t)\b"
)
_OF_A_NUMBER = AnyCase(
    r"\b(?:number|sum|result|figure|suppose|reckon\w*|grows?|count\w*|large|amount|much|many|come out)\b"
)
_OF_A_FIGURE = AnyCase(
    r"\bthe (?:figure|amount|number) in\b|\banother (?:figure|number)\b|\bput a (?:figure|number) on\b"
)
_FIGURE = AnyCase(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand|million"
    r"|billion|half|third|quarter|tenth|percent|twice|once|an? (?:hour|day|week|month|year|minute|second))\b"
)
_DOES_WITHOUT = AnyCase(
    r"\bleave\b.*\bout\b|\brely on\b|\bleans on\b|\bdo without\b|\bgive up\b|\btake something else\b"
)
_OF_A_PART = AnyCase(
    r"\bwants to leave\b|\bsomething plainer\b|\btake something else\b|\bwould you have to build yourself\b"
    r"|\bto choose between\b"
)
_OF_A_PLAN = AnyCase(r"\bhardest to get right about\b|\bleans on\b|\blet you down\b")
"""What is asked of something that is yet to be built."""
_THERE_ALREADY = AnyCase(r"\b(?:existing|current|today['’]s) \w+")
_WANTS_ANOTHER = AnyCase(
    r"\b(?:another|a different) (?:figure|one|number)\b|\bwhy that much\b|\bhow did you arrive\b"
)
_RUNS_TODAY = AnyCase(
    r"\b(?:ships?|runs|is (?:live|running)|works) (?:today|now|already)\b|\b(?:today['’]s|currently|existing)\b"
)
_MID_SENTENCE = AnyCase(
    r"^(?:which|who|whose|where)\b|^(?:on|in|at|for|with|by|from)(?: \w+){1,3}$"
)
"""Words that were cut out of a sentence and say nothing alone."""
_REASON_FOLLOWS = AnyCase(
    r"^\W*(?:as|since|because|otherwise|so that|for (?:the )?reason|that is why|which is why)\b"
)
_ASKS_REASON = AnyCase(
    r"\barrive at that\b|\bwhat would you set it\b|\bwhy\b|\bdefend\b|\bcome from\b|\bbrought you\b"
    r"|\bmade you\b|\bdoes it solve\b|\bspeaks against\b|\bcome to it\b|\bspeaks for\b|\bfor what reason\b"
)
_ASKS_STEPS = AnyCase(r"\bhow exactly would that be done\b|\bwhat exactly is done\b")
_STEPS_FOLLOW = AnyCase(
    r"^\s*(?:[:]|[^.!?]*[.!?]\s+(?:so|that means|concretely|for that|first|something like|for example|e\.g)\b)"
)
_REVISES = AnyCase(
    r"[.!?]\s+(?:or\s)?(?:maybe|actually|instead|better|rather)\b[^.?]{0,20}\b(?:we|i)(?:['’]d|\s(?:could|would))\b"
    r"[^.?]*\b(?:it|instead)\b"
)
_NEEDS_LEARNING = AnyCase(
    r"\ba model has to\b|\bthere has to be a model\b|\bsomething has to be learnt\b"
)
_LEARNS = AnyCase(
    r"\b(?:model|tree|boost|network|regress|rank|train|learn|embed|classif|tower|encoder|scor|predict|"
    r"bert|llm|filter|recommend)\w*"
)
_EXPLAIN = AnyCase(r"\bexplain\b.*\bis new to this\b")

Check = Callable[[str, str, str], bool]
"""Of the quoted words, what their message says after them, and the question without them."""


def _denies_the_certain(said: str, rest: str, ask: str) -> bool:
    return _TRUE_ANYHOW.search(said) is not None and _SUPPOSES_NOT.search(ask) is not None


def is_of_the_rejected(said: str, rest: str, ask: str) -> bool:
    """Whether words are on something that was weighed and not taken."""
    if _BUT_NOT.search(said) is not None:
        return True
    weighed = _WOULD.search(said) is not None or _WEIGHED.holds(said)
    return weighed and _BUT.search(rest) is not None


def _takes_away_the_rejected(said: str, rest: str, ask: str) -> bool:
    return _DOES_WITHOUT.search(ask) is not None and turns_down(said)


def _is_no_part(said: str, rest: str, ask: str) -> bool:
    """A list, a measure or what is there already is not to be left out or exchanged as one part."""
    if _OF_A_PART.search(ask) is None:
        return False
    return "," in said or measures(said) or not is_plan(said)


def _doubts_a_part(said: str, rest: str, ask: str) -> bool:
    """What something is to be, or by what it is judged, cannot be true or untrue."""
    decided = _NAMES_A_PART.holds(said) or measures(said)
    return decided and _IF_UNTRUE.holds(ask)


def _is_no_deed(said: str, rest: str, ask: str) -> bool:
    return _NO_DEED.holds(said) and _OF_A_DEED.holds(ask)


def _waves_off(said: str, rest: str, ask: str) -> bool:
    built = (_OF_A_PART, _OF_A_PLAN, _OF_A_DEED, _OF_ANYTHING)
    return _WAVES.holds(said) and any(sign.holds(ask) for sign in built)


def _is_no_plan(said: str, rest: str, ask: str) -> bool:
    return _OF_A_PLAN.holds(ask) and _THERE_ALREADY.holds(said)


def _says_nothing_alone(said: str, rest: str, ask: str) -> bool:
    return _MID_SENTENCE.search(said) is not None


def _lacks_the_figure(said: str, rest: str, ask: str) -> bool:
    return _OF_A_FIGURE.holds(ask) and not _FIGURE.holds(said)


def _is_a_sum(said: str, rest: str, ask: str) -> bool:
    """Of a sum only its numbers can be asked."""
    return works_out(said) and not _OF_A_NUMBER.holds(ask)


def _has_its_reason(said: str, rest: str, ask: str) -> bool:
    return _REASON_FOLLOWS.search(rest) is not None and _ASKS_REASON.search(ask) is not None


def _has_its_steps(said: str, rest: str, ask: str) -> bool:
    return _ASKS_STEPS.search(ask) is not None and _STEPS_FOLLOW.search(rest) is not None


def was_revised(said: str, rest: str, ask: str) -> bool:
    """Whether the message goes on to propose something in their place."""
    return _REVISES.search(rest) is not None


def _learns_nothing(said: str, rest: str, ask: str) -> bool:
    return _NEEDS_LEARNING.search(ask) is not None and _LEARNS.search(said) is None


def _needs_no_explaining(said: str, rest: str, ask: str) -> bool:
    return _EXPLAIN.search(ask) is not None and len(said.split()) <= FEW


def _runs_on(said: str, rest: str, ask: str) -> bool:
    return runs_on(said)


def _is_measured(said: str, rest: str, ask: str) -> bool:
    """What runs today has the figures it has; nobody chose them."""
    return _WANTS_ANOTHER.holds(ask) and _RUNS_TODAY.holds(said)


MISFITS: tuple[Check, ...] = (
    _denies_the_certain,
    is_of_the_rejected,
    _takes_away_the_rejected,
    _is_no_part,
    _is_no_plan,
    _doubts_a_part,
    _is_no_deed,
    _waves_off,
    _says_nothing_alone,
    _lacks_the_figure,
    _is_measured,
    _is_a_sum,
    _has_its_reason,
    _has_its_steps,
    was_revised,
    _learns_nothing,
    _needs_no_explaining,
    _runs_on,
)
"""All of them; a question that one of them finds is not asked."""
