"""The signs of a remark that no interviewer makes: rules that know a form of words.

None of them decides: what each is worth beside the words is in the fitted model.
"""

from collections.abc import Collection

from interviewer.domain.guard import Violation
from interviewer.domain.judging import ways_of_judging
from interviewer.domain.machinery import ways_of_telling_of_itself
from interviewer.domain.marking import ways_of_marking
from interviewer.roles.model_backed.guarding.approving import approves, confirms_figure
from interviewer.roles.model_backed.guarding.counted import Number


def remark_signs(
    own: str, checked: Collection[Number] = (), opens: bool = False
) -> dict[str, Violation]:
    """What is heard in the interviewer's own words of a sentence: each way of remarking, and what
    that is. The `checked` numbers may be called right; a turn that `opens` the interview has nothing
    to praise yet."""
    judged = ways_of_judging(own)
    if approves(own):
        judged |= {"on the way"}
    if confirms_figure(own, checked):
        judged |= {"a figure"}
    return {
        **dict.fromkeys(sorted(() if opens else judged), Violation.PRAISE),
        **dict.fromkeys(sorted(ways_of_marking(own)), Violation.SCORE),
        **dict.fromkeys(sorted(ways_of_telling_of_itself(own)), Violation.PROMPT),
    }
