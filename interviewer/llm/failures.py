"""What went wrong at a model, as an error a person may see.

Nothing of a library's error text is passed on: it may hold the key, the address or what the server
said. Only its kind and its status decide.
"""

import math
import ssl
from collections.abc import Iterator
from typing import Any

from interviewer.llm.errors import (
    ModelAuthError,
    ModelBusyError,
    ModelCertificateError,
    ModelContextError,
    ModelError,
    ModelFilteredError,
    ModelNetError,
    ModelProtocolError,
    ModelQuotaError,
    ModelRefusedError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnknownError,
)

LONGEST_REST = 3600.0
"""A server that asks for more than an hour is asked again after one."""
AGAIN = "Try again."
NETWORK = "Check the network and OPENAI_BASE_URL, then try again."


def unreachable() -> ModelNetError:
    """No connection came about."""
    return ModelNetError("The model cannot be reached.", NETWORK, sent=False)


def broke_off() -> ModelNetError:
    """The answer stopped before its end."""
    return ModelNetError("The model's answer broke off before its end.", AGAIN)


def too_slow() -> ModelTimeoutError:
    """A limit was reached."""
    return ModelTimeoutError("The model did not answer in time.", AGAIN)


def no_protocol(what: str = "") -> ModelProtocolError:
    """What came back is not of the protocol; `what` is the name of a kind of error, if any."""
    kind = f" ({what})" if what else ""
    return ModelProtocolError(
        f"What came back is no answer of a chat model{kind}.",
        "Check that OPENAI_BASE_URL leads to one, and that no sign-in page stands between.",
    )


def too_long() -> ModelContextError:
    """The request does not fit."""
    return ModelContextError(
        "The interview has become longer than the model takes.",
        "Name a model with a larger context in INTERVIEWER_MODEL.",
    )


def as_model_error(error: Exception) -> ModelError:
    """The error of our tree for whatever a library raised."""
    if isinstance(error, ModelError):
        return error
    names = {kind.__name__ for link in _chain(error) for kind in type(link).__mro__}
    if any(isinstance(link, ssl.SSLError) for link in _chain(error)):
        return ModelCertificateError(
            "The certificate of the model's server is not accepted.",
            "Check the clock and the certificates of this machine (SSL_CERT_FILE), HTTPS_PROXY and "
            "OPENAI_BASE_URL.",
        )
    if "ProxyError" in names:
        return ModelCertificateError(
            "The proxy does not let the request through.", "Check HTTPS_PROXY and NO_PROXY."
        )
    if names & {"ContextOverflowError"} or _code(error) == "context_length_exceeded":
        return too_long()
    if "ModelRefusalError" in names:
        return ModelRefusedError("The model declined to answer.", "Go on without it.")
    status = getattr(error, "status_code", None)
    if isinstance(status, int):
        return _by_status(status, error)
    if names & {"ConnectTimeout", "PoolTimeout"}:
        return unreachable()
    if names & {"APITimeoutError", "TimeoutException", "TimeoutError", "ModelTimeoutError"}:
        return too_slow()
    if "ConnectError" in names or "gaierror" in names:
        return unreachable()
    if names & {"APIConnectionError", "TransportError", "ModelConnectionError", "OSError"}:
        return broke_off()
    if "APIError" in names:
        return _reported(error)
    return no_protocol(type(error).__name__)


def _by_status(status: int, error: Exception) -> ModelError:
    code = _code(error)
    if status in (402, 429) and (status == 402 or code in ("insufficient_quota", "quota_exceeded")):
        return ModelQuotaError(
            "The account behind the key has no credit left.",
            "Add credit, or use another key in OPENAI_API_KEY.",
        )
    if status == 429:
        return ModelBusyError(
            "The model's server asks to wait.", "Wait a little.", retry_after(error)
        )
    if status in (401, 403):
        return ModelAuthError(
            f"The model's server does not accept the key ({status}).", "Check OPENAI_API_KEY."
        )
    if status == 404:
        return ModelUnknownError(
            "The model's server knows no such model, or the address is wrong (404).",
            "Check INTERVIEWER_MODEL and OPENAI_BASE_URL.",
        )
    if status == 408:
        return too_slow()
    if status == 413:
        return too_long()
    if status == 400 and code == "content_filter":
        return ModelFilteredError(
            "The provider's content filter did not take the request.", "Word it differently."
        )
    if status >= 500 or status == 409:
        return ModelServerError(
            f"The model's server failed ({status}).", "Try again in a moment.", retry_after(error)
        )
    if 300 <= status < 400:
        return no_protocol(f"status {status}")
    return ModelError(
        f"The model's server does not take the request ({status}).",
        "Check INTERVIEWER_MODEL, INTERVIEWER_TEMPERATURE and INTERVIEWER_REASONING_EFFORT.",
    )


def _reported(error: Exception) -> ModelError:
    """An error that the server reported in the middle of a stream."""
    code = _code(error)
    if code in ("insufficient_quota", "rate_limit_exceeded"):
        return _by_status(429, error)
    if code == "content_filter":
        return _by_status(400, error)
    return ModelServerError(
        "The model's server reported an error while it answered.", "Try again in a moment."
    )


def retry_after(error: Exception) -> float | None:
    """Seconds the server asks to wait, if it says so in a way that can be relied on.

    Dates are not taken: they need two clocks that agree. Neither are negative or endless times.
    """
    headers: Any = getattr(getattr(error, "response", None), "headers", None) or {}
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / unit
        except (TypeError, ValueError):
            continue
        if math.isfinite(seconds) and seconds >= 0:
            return min(seconds, LONGEST_REST)
    return None


def _code(error: Exception) -> str:
    """The code or type the provider gives its error."""
    body = getattr(error, "body", None)
    for source in (getattr(error, "code", None), *_fields(body, "code"), *_fields(body, "type")):
        if isinstance(source, str) and source:
            return source
    return ""


def _fields(body: object, name: str) -> list[object]:
    if not isinstance(body, dict):
        return []
    inner = body.get("error")
    return [body.get(name), inner.get(name) if isinstance(inner, dict) else None]


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        yield link
        link = link.__cause__ or link.__context__
