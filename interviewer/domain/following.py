"""Following: what the candidate's words are near to, and which of them a question turns on best."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from interviewer.domain.claim_kinds import claim_kind, is_plan
from interviewer.domain.evidence import words
from interviewer.domain.hooks import hooks, plain_sentences
from interviewer.domain.problem import WhatIf
from interviewer.domain.rubric import Criterion
from interviewer.domain.same import Same
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content, Session, Turn
from interviewer.domain.stages import StageId

TOUCHED = 2.0
"""How much nearer a message that says something on a subject is to it than its words alone."""
MOST_SHARED = 3.0
NEAR = 1.2
"""From here on words are on a subject: some two rare words, or a rare and a usual one."""
BITES = 1.4
"""From here on they touch what a what-if changes, where they share something with what it supposes."""
SUPPOSED = 0.7
"""Of what is supposed they share one rare word or two."""
NEAR_ENOUGH = 1.2
"""And from here on where the stage has little time left for a better moment."""
SPOKEN_OF = 1.45
"""And from so much on a sentence is about a criterion, and not only near it."""
HALF_NEAR = 0.8
"""Words that are also on the criterion of a what-if need to share no more than this with it."""
_PLAIN_WORDS = "this that these those there where which when what with from into they them their then have your does"
"""Long words that say nothing of a change that is supposed."""
OPENS = 1.6
"""A stage is opened from words that share so much with one of its criteria."""
SUBJECT = 2.0
"""A message that shares so much with a criterion has said something on its subject."""
_ENDING = re.compile(r"(?:ations?|ings?|ers?|ies|ed|es|ly|s)$")


def get_ready(content: Content) -> None:
    """Work out what the subjects of a content are, so that its first message does not wait for it."""
    _subjects(Same(content))


def nearness(session: Session, criterion: Criterion) -> float:
    """How near the last message is to a criterion: what it says on it, and the words they share."""
    turn = session.last_candidate
    if turn is None or turn.reading is None:
        return 0.0
    touched = any(touch.criterion == criterion.id for touch in turn.reading.touches)
    subjects = _subjects(Same(session.content))
    shared = subjects.likeness(turn.text, subjects.criteria[criterion.id])
    return TOUCHED * touched + min(MOST_SHARED, shared) / 2


def hook_for(session: Session, criterion: Criterion) -> str:
    """The words of the last message that a question on the criterion turns on best, if any."""
    turn = session.last_candidate
    subjects = _subjects(Same(session.content))
    return _best(subjects, turn, criterion.id, subjects.criteria[criterion.id]) if turn else ""


def near_hook(session: Session, criterion: Criterion) -> str:
    """The same, where those words are on the criterion's subject."""
    said = hook_for(session, criterion)
    on_it = speaks_of(session.last_candidate, criterion.id, said)
    return said if said and (on_it or is_near(session, criterion, said)) else ""


def speaks_of(turn: Turn | None, criterion: str, said: str) -> bool:
    """Whether words stand in a sentence of a message that says something on a criterion."""
    touches = turn.reading.touches if turn and turn.reading else ()
    return any(touch.criterion == criterion and said in touch.quote for touch in touches)


def builds_on(session: Session, criterion: Criterion, said: str) -> bool:
    """Whether a question on the criterion can build on such words: they are near it, or a plan."""
    return is_plan(said) or is_near(session, criterion, said)


def is_near(session: Session, criterion: Criterion, said: str) -> bool:
    """Whether words share enough with what a criterion is about."""
    subjects = _subjects(Same(session.content))
    return subjects.likeness(said, subjects.criteria[criterion.id]) >= NEAR


def rarity(session: Session, told: Iterable[str]) -> float:
    """How rare (0..1 each) stems are among the criteria, added up."""
    return _subjects(Same(session.content)).rare(told)


def spoken_of(session: Session, criterion: Criterion) -> bool:
    """Whether a sentence of the candidate's was about a criterion, be it met by it or not.

    A weak candidate comes near to much: what was only touched on is still asked about.
    """
    subjects = _subjects(Same(session.content))
    about = subjects.criteria[criterion.id]
    return any(
        subjects.likeness(span.text, about) >= SPOKEN_OF
        for turn in session.candidate_turns()
        for span in split_sentences(turn.text)
    )


def on_subject(session: Session, criterion: Criterion) -> bool:
    """Whether the last message is about a criterion, be it met by it or not."""
    turn = session.last_candidate
    if turn is None:
        return False
    subjects = _subjects(Same(session.content))
    return subjects.likeness(turn.text, subjects.criteria[criterion.id]) >= SUBJECT


def opening_hook(session: Session, stage: StageId, told: Iterable[str]) -> str:
    """The plan among words that is nearest to a stage, if any is near enough to open it from."""
    subjects = _subjects(Same(session.content))
    about = [subjects.criteria[c.id] for c in session.content.rubric.of_stage(stage)]
    found = [
        (max((subjects.likeness(said, one) for one in about), default=0.0), said)
        for said in told
        if is_plan(said) and claim_kind(said) != "claim_check"
    ]
    near, said = max(found, key=lambda one: one[0], default=(0.0, ""))
    return said if near >= OPENS else ""


def what_if_hook(session: Session, what_if: WhatIf, turn: Turn | None) -> tuple[float, str]:
    """How strongly a what-if bites on what a message proposes, and on which words of it."""
    if turn is None or turn.reading is None:
        return 0.0, ""
    for cue in turn.reading.what_if_cues:
        if cue.what_if == what_if.id and cue.quote:
            return 3.0 + cue.score / 100, cue.quote
    subjects = _subjects(Same(session.content))
    about = subjects.what_ifs[what_if.id]
    supposed = stems(" ".join((*what_if.ask, *what_if.when))) - stems(_PLAIN_WORDS)
    said = _best(subjects, turn, what_if.criterion, about, supposed)
    if subjects.likeness(said, supposed) < SUPPOSED:
        return 0.0, ""
    touched = any(
        touch.criterion == what_if.criterion and said in touch.quote
        for touch in turn.reading.touches
    )
    near = subjects.likeness(said, about)
    near += touched and near >= HALF_NEAR
    return (near, said) if said and near >= NEAR_ENOUGH else (0.0, "")


def _best(
    subjects: "_Subjects",
    turn: Turn,
    criterion: str,
    about: frozenset[str],
    supposed: frozenset[str] = frozenset(),
) -> str:
    """The hook of a message that is nearest to a subject, or stands in what was said on a criterion;
    of a change that is supposed, one that shares words with it."""
    reading = turn.reading
    found = hooks(turn)
    if reading is None or not found:
        return ""
    sentences = plain_sentences(turn)
    on_it = [touch.quote for touch in reading.touches if touch.criterion == criterion]

    def worth(said: str) -> float:
        inside = any(said in quote for quote in on_it)
        near = subjects.likeness(said, about) + subjects.likeness(said, supposed)
        return near + inside + 0.5 * (said == found[0])

    return max((*found, *sentences), key=worth)


@dataclass(frozen=True, slots=True)
class _Subjects:
    """What the criteria and what-ifs of a content are about, as the stems of their words.

    `rarity` is how rare each stem is among the criteria, 0 for one that all of them have.
    """

    criteria: Mapping[str, frozenset[str]]
    what_ifs: Mapping[str, frozenset[str]]
    rarity: Mapping[str, float]

    def likeness(self, said: str, about: frozenset[str]) -> float:
        """The rarity (0..1 each) of the words that a text shares with a subject, added up."""
        return self.rare(stems(said) & about)

    def rare(self, stems: Iterable[str]) -> float:
        """The rarity of stems, added up."""
        return math.fsum(self.rarity.get(stem, 0.0) for stem in stems)


@lru_cache(maxsize=8)
def _subjects(of: Same[Content]) -> _Subjects:
    """Those of a content; worked out once, as the same few are asked for at every turn."""
    content = of.it
    criteria = {c.id: stems(_about(content, c)) for c in content.rubric.criteria}
    what_ifs = {
        w.id: stems(" ".join((*w.ask, *w.when, *(p.text for p in w.good)))) - stems(_PLAIN_WORDS)
        for w in content.problem.what_ifs
    }
    seen = Counter(stem for stems in criteria.values() for stem in stems)
    most = math.log(1 + len(criteria))
    rarity = {stem: math.log((1 + len(criteria)) / n) / most for stem, n in seen.items()}
    return _Subjects(criteria, what_ifs, rarity)


def _about(content: Content, criterion: Criterion) -> str:
    """Everything that tells what a criterion is about, in this problem."""
    packs = content.problem.criteria
    own = [
        piece.text for pack in packs if pack.criterion == criterion.id for piece in pack.evidence
    ]
    texts = (criterion.title, criterion.topic, criterion.search)
    return " ".join((*texts, *(piece.text for piece in criterion.evidence), *own))


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The longer words of a text without their endings."""
    return frozenset(_ENDING.sub("", word) for word in words(text) if len(word) > 3)
