"""The signs of a remark that no interviewer makes: rules that know a form of words, by what they hear.

None of them decides: what each is worth beside the words is in the fitted model.
"""

from collections.abc import Collection

from interviewer.domain.guard import Violation
from interviewer.domain.speech import praises, scores, tells_of_itself
from interviewer.roles.model_backed.approving import approves, confirms_figure
from interviewer.roles.model_backed.counted import Number


def remark_signs(
    own: str, checked: Collection[Number] = (), opens: bool = False
) -> frozenset[Violation]:
    """What is heard in the interviewer's own words of a sentence; the `checked` numbers may be called
    right. A turn that `opens` the interview has nothing to praise yet."""
    found = set()
    if not opens and (praises(own) or approves(own) or confirms_figure(own, checked)):
        found.add(Violation.PRAISE)
    if scores(own):
        found.add(Violation.SCORE)
    if tells_of_itself(own):
        found.add(Violation.PROMPT)
    return frozenset(found)
