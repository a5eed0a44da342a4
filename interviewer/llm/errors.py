"""The errors of a model, a branch of the one tree in `interviewer/errors.py`."""

from interviewer.errors import InterviewerError


class ModelError(InterviewerError):
    """A model did not answer as it should.

    `retry_after` is in seconds, where it was told; `sent` says whether the request may have reached
    the server.
    """

    code = "E_MODEL_CALL"

    def __init__(
        self, message: str, next_step: str, retry_after: float | None = None, sent: bool = True
    ) -> None:
        super().__init__(message, next_step)
        self.retry_after = retry_after
        self.sent = sent


class ModelNetError(ModelError):
    """The model cannot be reached, or the line broke."""

    code = "E_NET"


class ModelCertificateError(ModelNetError):
    """The server's certificate or the proxy is not accepted; trying again does not help."""

    code = "E_TLS"


class ModelTimeoutError(ModelError):
    """The model did not answer within the limit."""

    code = "E_TIMEOUT"


class ModelBusyError(ModelError):
    """The model's server asks to wait, or is overloaded."""

    code = "E_BUSY"


class ModelServerError(ModelError):
    """The model's server failed."""

    code = "E_SERVER"


class ModelQuotaError(ModelError):
    """The account behind the key has no credit left."""

    code = "E_QUOTA"


class ModelAuthError(ModelError):
    """The key is missing, wrong, or may not use the model."""

    code = "E_AUTH"


class ModelUnknownError(ModelError):
    """There is no model of that name at that address."""

    code = "E_MODEL"


class ModelContextError(ModelError):
    """The request is longer than the model takes."""

    code = "E_CONTEXT"


class ModelProtocolError(ModelError):
    """What came back is not of the protocol."""

    code = "E_PROTOCOL"


class ModelEmptyError(ModelError):
    """Nothing came back that could be shown."""

    code = "E_EMPTY"


class ModelCutError(ModelError):
    """The answer was cut off at the token limit."""

    code = "E_CUT"


class ModelFilteredError(ModelError):
    """The provider's content filter stopped the answer."""

    code = "E_FILTERED"


class ModelRefusedError(ModelError):
    """The model declined to answer."""

    code = "E_REFUSED"


class BudgetError(ModelError):
    """The spending limit of the interview is reached."""

    code = "E_BUDGET"


class StaleRecordingError(ModelError):
    """A recording holds no answer to this request, or the request has changed since."""

    code = "E_STALE"
