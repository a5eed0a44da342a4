"""Where LangChain's OpenAI models are led another way than they go by themselves.

What a model of another provider lacks is left alone.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def hear_refusals(model: "BaseChatModel") -> None:
    """LangChain drops what a model says in refusing when it streams; keep it with the message."""
    convert = getattr(model, "_convert_chunk_to_generation_chunk", None)
    if convert is None:
        return

    def converted(chunk: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        made = convert(chunk, *args, **kwargs)
        choices = chunk.get("choices") or [{}]
        if made is not None and (choices[0].get("delta") or {}).get("refusal"):
            made.message.additional_kwargs["refusal"] = True
        return made

    object.__setattr__(model, "_convert_chunk_to_generation_chunk", converted)


def send_as_made(model: "BaseChatModel") -> None:
    """Send messages as LangChain has made them, byte for byte the same request.

    The openai client tries each message against each type there is, which takes 0.2 ms a message
    and changes none that holds text alone; what goes into the body by itself is not tried.
    """
    make = getattr(model, "_get_request_payload", None)
    if make is None:
        return

    def made(*args: Any, **kwargs: Any) -> dict[str, Any]:
        payload: dict[str, Any] = make(*args, **kwargs)
        if "messages" in payload:
            body = payload.get("extra_body") or {}
            payload["extra_body"] = {"messages": payload["messages"], **body}
            payload["messages"] = []
        return payload

    object.__setattr__(model, "_get_request_payload", made)
