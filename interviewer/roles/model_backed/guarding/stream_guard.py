"""The guard on the stream: what of a model's words may be shown, sentence by sentence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from interviewer.domain.evidence import shingles
from interviewer.domain.guard import LEAK_RUN, Violation, count_questions
from interviewer.domain.moves import ASKS_EXACTLY_ONE, Move, MoveKind
from interviewer.domain.one_question import one_question
from interviewer.domain.requesting import asks_further, asks_on, asks_twice, requests, sets_task
from interviewer.domain.speech import links, shows_marks
from interviewer.roles.model_backed.guarding.fitted.remarks import remark
from interviewer.roles.model_backed.guarding.fitted.tellings import Place, telling
from interviewer.roles.model_backed.guarding.leaving import leaves_open
from interviewer.roles.model_backed.guarding.remark_signs import remark_signs
from interviewer.roles.model_backed.guarding.repeating import asks_again
from interviewer.roles.model_backed.guarding.second_asks import asks_another, elaborates
from interviewer.roles.model_backed.guarding.segments import Segments, folded
from interviewer.roles.model_backed.guarding.so_far import PROMPT_RUN, Kept, Known, SoFar, chain
from interviewer.roles.model_backed.guarding.telling_signs import (
    SURE,
    fact_signs,
    told_of,
    told_signs,
)
from interviewer.roles.model_backed.opening_tag import without_closing

MAX_WORDS = 110
"""A turn that goes on longer than this beside its facts is cut at the sentence before."""
AT_ONCE = 2
"""So many signs of a remark in one sentence decide alone; `python -m evals.guard_fit` counts them when it looks
for the cut."""
PERHAPS = -2.0
"""So near a remark, in log-odds from the cut, what resembles a rule of the prompt tells of it; farther off
it is what the rule has said aloud."""
_ASKS_NOTHING = re.compile(
    r"\bshall we\b[^?.!]*\?|(?:^|(?<=[.!] ))(?:and |so |now )?what if\b[^?.!]*\?(?= \S)",
    re.IGNORECASE,
)
"""Says where the talk goes, or supposes what the question after it is on."""


@dataclass
class StreamGuard:
    """Feeds on a model's speech and lets sentences through until one may not be shown.

    `found` is what speaks against that one; `mended` what was left out of sentences that were shown.
    """

    kept: Kept
    known: Known
    move: Move
    shown: str = ""
    asked: int = 0
    requested: bool = False
    before: str = ""
    of_facts: int = 0
    found: list[Violation] = field(default_factory=list)
    mended: list[Violation] = field(default_factory=list)
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
        due = any(m.kind in ASKS_EXACTLY_ONE for m in chain(self.move))
        tasked = self.requested or sets_task(self._so_far.without_quotes(folded(self.before)))
        return due and not self.asked and not tasked and "?" not in self.shown

    def _pass(self, sentences: Iterable[str]) -> str:
        passed = ""
        for sentence in sentences:
            if self.stopped:
                break
            sentence = sentence if self.shown else sentence.lstrip()
            own = self._beside_facts(sentence)
            self.of_facts += len(sentence.split()) - len(own.split())
            self.found = self._check(own) if own.strip() else []
            if self.found == [Violation.QUESTIONS] and (one := self._with_one_question(sentence)):
                self.mended += self.found
                self.found, sentence = [], one
            if not self.stopped:
                self.asked = self._asked(sentence)
                self.requested = self.requested or requests(folded(sentence))
                self.shown += sentence
                self.before = sentence
                passed += sentence
        return passed

    def _with_one_question(self, sentence: str) -> str:
        """A sentence without the question that "and" joins to its first; "" where that does not mend it."""
        one = one_question(sentence)
        return one if one != sentence and not self._check(one) else ""

    def _beside_facts(self, sentence: str) -> str:
        """A sentence without the facts in it that may be said as they stand."""
        for fact in self.known.given:
            sentence = sentence.replace(fact, "")
        return sentence

    @property
    def _so_far(self) -> SoFar:
        return SoFar(self.kept, self.known, self.move, self.shown, self.before)

    def _check(self, sentence: str) -> list[Violation]:
        so_far = self._so_far
        text, whole = folded(sentence), folded(self.shown + sentence)
        own = so_far.without_quotes(text)
        found = [*self._of_form(so_far, text, own, whole), *self._remarks(so_far, own)]
        if self._leaks(so_far, whole):
            found.append(Violation.LEAK)
        if not found:
            found += self._tells(so_far, sentence)
        leads_back = self.move.kind == MoveKind.REDIRECT  # nothing of the setting was asked
        if not (so_far.opens or leads_back) and leaves_open(
            own, self.known.unfixed, self.known.asked
        ):
            found.append(Violation.OPEN)
        if self._asked(sentence) > 1:
            found.append(Violation.QUESTIONS)
        if self._repeats(text):
            found.append(Violation.REPEAT)
        return list(dict.fromkeys(found))

    def _of_form(self, so_far: SoFar, text: str, own: str, whole: str) -> Iterable[Violation]:
        """What speaks against the text whatever it says: markup, our own prompt, length."""
        plain = so_far.without_quotes(whole)
        if links(plain):
            yield Violation.LINK
        rules, keys = self.kept.rules, self.known.keys
        states = not text.rstrip().endswith("?")
        if (
            shows_marks(plain)
            or not shingles(whole, PROMPT_RUN).isdisjoint(self.kept.prompt)
            or rules.gives_away(whole, frozenset(), frozenset())
            or (
                states
                and rules.adds(text, keys, frozenset(), frozenset())
                and remark(own, remark_signs(own)) >= PERHAPS
            )
        ):
            yield Violation.PROMPT
        if len(whole.split()) - self.of_facts > MAX_WORDS:
            yield Violation.LENGTH

    def _remarks(self, so_far: SoFar, own: str) -> Iterable[Violation]:
        """A remark on the answer, on marks, or on how the interview is run."""
        signs = remark_signs(own, self.known.checked, so_far.opens)
        if remark(own, signs) >= 0 or len(signs) >= AT_ONCE:
            yield next(iter(signs.values()), Violation.REMARK)

    def _tells(self, so_far: SoFar, sentence: str) -> Iterable[Violation]:
        """What nobody has told yet: a piece of an answer, a fact of the setting, or another than is."""
        told, other = told_signs(so_far, sentence), fact_signs(so_far, sentence)
        place = Place(self.move.kind, not self.shown.strip())
        score = telling(folded(sentence), self.kept.hidden, told_of(so_far), place, told | other)
        if score >= 0 or not SURE.isdisjoint(told | other):
            yield Violation.FACT if other and not told else Violation.LEAK

    def _leaks(self, so_far: SoFar, whole: str) -> bool:
        """Whether the text cannot be read, or tells a secret in its own words."""
        kept, known = self.kept, self.known
        plain = so_far.without_quotes(whole)
        if kept.reader is not None and kept.reader.cannot_read(plain, known.words):
            return True
        runs = shingles(whole, LEAK_RUN) - known.runs
        return kept.hidden.holds_run(runs, known.facts) or kept.hidden.gives_away(
            whole, known.open, known.facts, known.keys
        )

    def _asked(self, sentence: str) -> int:
        """How many things the turn asks with that sentence: a request counts after a question."""
        text = folded(sentence)
        whole = self._so_far.without_quotes(folded(self.shown + sentence))
        marks = count_questions(_ASKS_NOTHING.sub("", whole))
        more = self.asked > 0 and asks_on(text) and not elaborates(text, self.shown)
        own = self._so_far.without_quotes(text)
        further = asks_further(own, self.requested) and (self.requested or not requests(own))
        at_once = max(marks, self.asked, int(self.requested), 2 * int(asks_twice(own)))
        return at_once + int(more or further or asks_another(own))

    def _repeats(self, text: str) -> bool:
        if "?" not in text or self.move.kind == MoveKind.REPEAT:
            return False
        return asks_again(text, self.shown, folded(self.before), self.known.earlier)
