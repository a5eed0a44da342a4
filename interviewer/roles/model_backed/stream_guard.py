"""The guard on the stream: what of a model's words may be shown, sentence by sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from interviewer.domain.evidence import normalise, shingles
from interviewer.domain.guard import (
    LEAK_RUN,
    Violation,
    count_questions,
    wording,
)
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Move, MoveKind
from interviewer.domain.requesting import asks_further, asks_on, asks_twice, requests, sets_task
from interviewer.domain.speech import shows_marks
from interviewer.roles.model_backed.approving import approves, confirms_figure
from interviewer.roles.model_backed.asserted import Setting
from interviewer.roles.model_backed.counted import Number
from interviewer.roles.model_backed.hidden import (
    CONCLUDED,
    PUT_FORWARD,
    Hidden,
    weak_words,
)
from interviewer.roles.model_backed.inventing import says_again, tells_of_ours
from interviewer.roles.model_backed.leaving import leaves_open
from interviewer.roles.model_backed.ledger import Ledger
from interviewer.roles.model_backed.naming import Naming
from interviewer.roles.model_backed.opening_tag import without_closing
from interviewer.roles.model_backed.repeating import Asked, asks_again
from interviewer.roles.model_backed.segments import Segments, folded
from interviewer.roles.model_backed.staging import makes_a_case
from interviewer.roles.model_backed.suggesting import (
    answers_yes_or_no,
    explains,
    puts_forward,
    states_flatly,
    states_outcome,
    suggests,
)
from interviewer.roles.model_backed.supposing import begins_supposing, changes_the_rules
from interviewer.roles.model_backed.unreadable import Reader
from interviewer.roles.model_backed.unsaid import reports, says_back, tells_unsaid

MAX_WORDS = 110
"""A turn that goes on longer than this is cut at the sentence before."""
PROMPT_RUN = 7
"""So many words in a row of our own prompt are a leak."""
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
_SHALL_WE = re.compile(r"\bshall we\b[^?.!]*\?", re.IGNORECASE)
"""Asks for nothing: it says where the talk goes."""
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})


@dataclass(frozen=True, slots=True)
class Known:
    """What may be said in a turn, because somebody said it or it is handed out with the move.

    `said` are the candidate's turns (quotes of which are not the interviewer's words), `open` the
    secrets that are none any more, `runs` the runs of words that may be said as they stand, `texts`
    all that was said or may be. Of the last message `asked` is what it asks, `unfixed` what of that no
    fact answers; `checked` are the numbers that may be called right.
    """

    said: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    open: frozenset[int] = frozenset()
    runs: frozenset[tuple[str, ...]] = frozenset()
    numbers: frozenset[Number] = frozenset()
    earlier: tuple[Asked, ...] = ()
    words: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    unfixed: tuple[str, ...] = ()
    checked: frozenset[Number] = frozenset()


@dataclass(frozen=True, slots=True)
class Kept:
    """What an interview keeps back, prepared once."""

    hidden: Hidden
    ledger: Ledger
    prompt: frozenset[tuple[str, ...]]
    rules: Hidden
    reader: Reader | None = None
    setting: Setting | None = None
    naming: Naming | None = None


@dataclass
class StreamGuard:
    """Feeds on a model's speech and lets sentences through until one may not be shown."""

    kept: Kept
    known: Known
    move: Move
    shown: str = ""
    asked: int = 0
    requested: bool = False
    before: str = ""
    found: list[Violation] = field(default_factory=list)
    _segments: Segments = field(default_factory=Segments)

    @property
    def stopped(self) -> bool:
        """Whether something was found that may not be shown: nothing passes any more."""
        return bool(self.found)

    def feed(self, piece: str) -> str:
        """What may be shown now."""
        return self._pass(self._segments.feed(piece))

    def end(self) -> str:
        """What may be shown of the rest, when no more comes."""
        rest = without_closing(self._segments.rest())
        return self._pass([rest]) if rest.strip() else ""

    def owes_question(self) -> bool:
        """Whether the move needs a question and none was shown, nor a task set at the end."""
        due = any(m.kind in ASKS_EXACTLY_ONE for m in _chain(self.move))
        tasked = self.requested or sets_task(self._without_quotes(folded(self.before)))
        return due and not self.asked and not tasked

    def _pass(self, sentences: Iterable[str]) -> str:
        passed = ""
        for sentence in sentences:
            if self.stopped:
                break
            sentence = sentence if self.shown else sentence.lstrip()
            self.found = self._check(sentence)
            if not self.stopped:
                self.asked = self._asked(sentence)
                self.requested = self.requested or requests(folded(sentence))
                self.shown += sentence
                self.before = sentence
                passed += sentence
        return passed

    def _check(self, sentence: str) -> list[Violation]:
        text = folded(sentence)
        whole = folded(self.shown + sentence)
        own = self._without_quotes(text)
        found = wording(self._without_quotes(whole))
        if self.move.kind == MoveKind.OPEN and Violation.PRAISE in found:
            found.remove(Violation.PRAISE)  # nothing was said yet that could be praised
        if shows_marks(self._without_quotes(whole)):
            found.append(Violation.PROMPT)
        if self._leaks(whole, text):
            found.append(Violation.LEAK)
        if not shingles(whole, PROMPT_RUN).isdisjoint(self.kept.prompt) or (
            self.kept.rules.gives_away(whole, frozenset(), frozenset())
            or (
                not text.rstrip().endswith("?")
                and self.kept.rules.adds(text, self.known.keys, frozenset(), frozenset())
            )
        ):
            found.append(Violation.PROMPT)
        if not self._what_if() and self.kept.ledger.invents(
            own, self.known.numbers, self._answers(own)
        ):
            found.append(Violation.FACT)
        if Violation.LEAK not in found and (
            says_again(own, self.known.keys)
            or (not self._what_if() and self.kept.ledger.lays_down(own, self.known.numbers))
        ):
            found.append(Violation.FACT)
        setting = self.kept.setting
        changed = self._what_if() and changes_the_rules(own)
        if setting and not changed and setting.denies(own, self.known.facts, self.known.numbers):
            found.append(Violation.FACT)
        if approves(own) or confirms_figure(own, self.known.checked):
            found.append(Violation.PRAISE)
        opens = self.move.kind == MoveKind.OPEN
        if not opens and leaves_open(own, self.known.unfixed, self.known.asked):
            found.append(Violation.OPEN)
        if self._asked(sentence) > 1:
            found.append(Violation.QUESTIONS)
        if self._repeats(text):
            found.append(Violation.REPEAT)
        if len(whole.split()) > MAX_WORDS:
            found.append(Violation.LENGTH)
        return list(dict.fromkeys(found))

    def _leaks(self, whole: str, text: str) -> bool:
        kept, known = self.kept, self.known
        plain = self._without_quotes(whole)
        if kept.reader is not None and kept.reader.cannot_read(plain, known.words):
            return True
        runs = shingles(whole, LEAK_RUN) - known.runs
        if kept.hidden.holds_run(runs, known.facts):
            return True
        if kept.hidden.gives_away(whole, known.open, known.facts, known.keys):
            return True
        told = (known.open, known.facts)
        least = PUT_FORWARD if puts_forward(text) else CONCLUDED if states_outcome(text) else None
        flat = states_flatly(text)
        opens = self.move.kind == MoveKind.OPEN
        told_back = opens or reports(text)
        if not told_back and kept.hidden.adds(
            text, known.keys, *told, least, self._what_if(), flat
        ):
            return True
        if not opens and tells_unsaid(
            self._without_quotes(text), kept.hidden, known.keys, *told, self._what_if()
        ):
            return True
        both = f"{folded(self.before)} {text}"
        if (
            self.before
            and not (told_back or says_back(self.before))
            and kept.hidden.adds(both, known.keys, *told, supposed=self._what_if())
        ):
            return True
        own = self._without_quotes(text)
        challenges = any(m.kind == MoveKind.CHALLENGE for m in _chain(self.move))
        if self._answers_itself(own) or (challenges and makes_a_case(own, known.numbers)):
            return True
        if kept.setting is not None and kept.setting.tells(text, known.facts, known.keys):
            return True
        changed = self._what_if() and changes_the_rules(own)
        if not (opens or changed) and tells_of_ours(own, known.keys):
            return True
        return kept.ledger.tells(both, known.numbers, known.facts, self._what_if())

    def _answers_itself(self, own: str) -> bool:
        """Whether a question holds an answer that nobody has given, or a remark explains."""
        known = self.known
        if self.move.kind in TAKES_UP and explains(own, known.keys):
            return True
        if "?" not in own:
            return False
        new = self._names_anew(own)
        if new and (len(new) > 1 or suggests(own)):
            return True
        told = (known.open, known.facts, PUT_FORWARD, self._what_if())
        return answers_yes_or_no(own) and self.kept.hidden.adds(
            own, known.keys | weak_words(own), *told
        )

    def _names_anew(self, own: str) -> frozenset[str]:
        """The techniques that a sentence names and nobody has named."""
        naming, known = self.kept.naming, self.known
        return naming.new(own, known.keys, known.texts) if naming else frozenset()

    def _asked(self, sentence: str) -> int:
        """How many things the turn asks with that sentence: a request counts after a question."""
        text = folded(sentence)
        whole = self._without_quotes(folded(self.shown + sentence))
        marks = count_questions(_SHALL_WE.sub("", whole))
        more = self.asked > 0 and asks_on(text)
        own = self._without_quotes(text)
        further = asks_further(own, self.requested) and (self.requested or not requests(own))
        at_once = max(marks, self.asked, int(self.requested), 2 * int(asks_twice(own)))
        return at_once + int(more or further)

    def _repeats(self, text: str) -> bool:
        if "?" not in text or self.move.kind == MoveKind.REPEAT:
            return False
        return asks_again(text, self.shown, folded(self.before), self.known.earlier)

    def _answers(self, own: str) -> bool:
        """Whether a sentence answers a question about the setting: a case put after that does not."""
        put = self.move.then is not None and begins_supposing(own)
        return self.move.kind == MoveKind.ANSWER and not put

    def _what_if(self) -> bool:
        """A what-if supposes another number than the fact's: that is what it is for."""
        return any(m.kind == MoveKind.WHAT_IF for m in _chain(self.move))

    def _without_quotes(self, text: str) -> str:
        """A text without what it quotes from the candidate's own words."""
        parts = text.translate(_QUOTES).split('"')
        for at in range(1, len(parts) - 1, 2):
            quoted = normalise(parts[at]).rstrip(".,;:!?").casefold()
            if quoted and any(quoted in said for said in self.known.said):
                parts[at] = "that"
        return '"'.join(parts)


def _chain(move: Move | None) -> Iterable[Move]:
    while move is not None:
        yield move
        move = move.then
