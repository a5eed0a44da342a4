"""Sentences made of talk: of answering, asking, judging and of the people who do it.

No single word tells such a sentence, and no turn of speech does; many of them in few words do. Each
is also a word that designs use now and then.
"""

from collections.abc import Sequence
from functools import lru_cache

from interviewer.domain.evidence import MIN_QUOTE_WORDS, words
from interviewer.roles.reading.voices import unquoted

_TALK = frozenset(
    (
        "answer answers answered answering reply replies replied response responded question questions say says"
        " saying said tell tells telling told word words wording sentence sentences paragraph paragraphs talk talks"
        " talked talking chat conversation transcript interview interviews interviewer interviewers applicant"
        " applicants examiner grader assessor fair fairly strict lenient grateful pleased impressed impressive"
        " convinced convincing knowledge knows expert reader readers reading teach teaches teacher hint hints"
        " mention mentions mentioned explain explains explained explaining argue argues argued discuss discussed"
        " describe describes described justify justified imagine imagination pretend story remember hear hears heard"
        " hearing cite quote quoted verdict rubric grade grades graded marks remark remarks statement literature"
        " textbook colleague boss employer recruiter exam trust honest honestly agree agreed approve approved"
        " excellent scorer scoring speech deserve deserves credit"
    ).split()
)
_BESIDE = frozenset(
    (
        "you your yours you're you've you'd you'll me my mine please whoever candidate candidates note notes point"
        " points level levels criterion criteria summary comment comments performance perfect strong doubt obvious"
        " obviously yesterday earlier enough confirm line lines bar round ideal believe know above see sees check"
        " naming named covered topic"
    ).split()
)
"""Words that count half."""
_OTHERS = frozenset(
    "user users viewer viewers survey surveys raters annotators people customers".split()
)
"""Whom a design asks, and who answer: then it takes one word more."""
LEAST, DENSE = 2.0, 0.13
"""So many of them, and so large a share of the words; of 2,190 sentences of genuine answers four hold as
many."""


@lru_cache(maxsize=4096)
def made_of_talk(sentence: str) -> bool:
    """Whether talk is what a sentence is made of. A question may be, and what comes before a colon."""
    if sentence.rstrip().endswith("?"):
        return False
    said = words(unquoted(sentence))
    talk = _talk(said)
    least = LEAST + (not _OTHERS.isdisjoint(said))
    if talk < least or talk < DENSE * len(said):
        return False
    announced = words(unquoted(sentence.rpartition(": ")[2]))
    return len(announced) < MIN_QUOTE_WORDS or _talk(announced) > 0


def _talk(said: Sequence[str]) -> float:
    return sum(word in _TALK for word in said) + sum(word in _BESIDE for word in said) / 2
