"""What the candidate is told beside the interview, once for each cause."""

from interviewer.domain.events import Noticed
from interviewer.domain.session import Session

GUARD = "E_GUARD"
_HERE = "The built-in interviewer speaks in its place where that happens."
_TEXTS = {
    "E_NET": "The model cannot be reached. " + _HERE,
    "E_TLS": "The certificate of the model's server is not accepted. " + _HERE,
    "E_TIMEOUT": "The model did not answer in time. " + _HERE,
    "E_BUSY": "The model's server is overloaded or asks to wait. " + _HERE,
    "E_SERVER": "The model's server failed. " + _HERE,
    "E_QUOTA": "The account behind the key has no credit left. " + _HERE,
    "E_AUTH": "The key is missing or was refused. " + _HERE,
    "E_MODEL": "There is no model of that name at that address. " + _HERE,
    "E_CONTEXT": "The conversation has become too long for the model. " + _HERE,
    "E_PROTOCOL": "What came back from the model's address is no answer of a model. " + _HERE,
    "E_EMPTY": "The model answered nothing. " + _HERE,
    "E_CUT": "The model's answer was cut off. " + _HERE,
    "E_FILTERED": "The provider would not pass this exchange on. It says nothing about your answer "
    "and is not counted. " + _HERE,
    "E_REFUSED": "The model would not go on here. It says nothing about your answer and is not "
    "counted. " + _HERE,
    "E_BUDGET": "The spending limit of this interview is reached. " + _HERE,
    "E_STALE": "The recording holds no answer to this. " + _HERE,
    GUARD: "The model said things that an interviewer does not say; they were left out. " + _HERE,
}
_GRADES = {
    True: "The model could not be reached for the grades; the built-in grader gave them, as its own "
    "verdicts show.",
    False: "Some criteria could not be graded by the model; the built-in grader gave those, as its "
    "own verdicts show.",
}


def notice(session: Session, code: str) -> Noticed | None:
    """What to tell for a cause, None where it was told before."""
    if any(told.code == code for told in session.notices):
        return None
    return Noticed(code=code, text=_TEXTS.get(code, "The model failed. " + _HERE))


def grades_notice(code: str, everything: bool) -> Noticed:
    """What to tell where verdicts are not the model's."""
    return Noticed(code=code, text=_GRADES[everything])
