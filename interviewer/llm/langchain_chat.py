"""A chat model through LangChain."""

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from pydantic import SecretStr

from interviewer.errors import SettingsError
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import ModelError, ModelUnknownError
from interviewer.llm.failures import as_model_error, broke_off, no_protocol
from interviewer.llm.langchain_ways import hear_refusals, send_as_made
from interviewer.llm.parts import Gathered
from interviewer.llm.streaming import close
from interviewer.model_settings import Deadlines, Effort

if TYPE_CHECKING:
    from ssl import SSLContext

    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

NO_KEY = "no-key"
"""Sent where an address is set and no key: local servers want none, the client wants some."""
USAGE_WAIT = 2.0
"""Seconds a finished answer waits for its usage; some servers never close the line."""
ROOM: dict[Effort | None, int] = {
    "none": 0, "minimal": 512, "low": 2048, None: 4096, "medium": 4096, "high": 8192,
    "xhigh": 16384, "max": 16384,
}  # fmt: skip
"""Output tokens beside the answer's own that a model may reason in, by effort."""
UNKNOWN_ROOM = 1024
"""For models that LangChain knows nothing of: they may reason or not."""
_CHARS_A_TOKEN = 16
_OWN_NAMES = ("gpt-", "chatgpt-", "o1", "o3", "o4")


class LangchainChat:
    """`provider:model` through `init_chat_model`; for `openai:` any address that speaks its API.

    Nothing is retried here (`ResilientChat` does that), and the text comes back as the model wrote
    it: no parsing by a library.
    """

    def __init__(
        self,
        name: str,
        key: SecretStr | None = None,
        address: str | None = None,
        deadlines: Deadlines | None = None,
        temperature: float | None = None,
        effort: Effort | None = None,
    ) -> None:
        self.name = name
        self._provider, _, self._model = name.partition(":")
        self._key, self._address = key, address
        self._deadlines = deadlines or Deadlines()
        self._temperature, self._effort = temperature, effort
        # A client belongs to the loop that it was first used in.
        self._clients: WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[BaseChatModel, AsyncGenerator[None, None]]
        ] = WeakKeyDictionary()
        self._profile: dict[str, Any] | None = None

    @property
    def window(self) -> int | None:
        """Input tokens the model takes, where LangChain knows."""
        size = self._known().get("max_input_tokens")
        return size if isinstance(size, int) and size > 0 else None

    @property
    def room(self) -> int:
        """Output tokens added to a request's own for what the model reasons unseen."""
        known = self._known()
        if known.get("reasoning_output") or self._effort is not None:
            return ROOM[self._effort]
        return 0 if known else UNKNOWN_ROOM

    def warm(self) -> None:
        """Import what is needed, a second or two, so that no turn has to. Nothing is sent.

        Raises `SettingsError` if LangChain has no such provider or its package is missing.
        """
        if self._profile is None:
            self._profile = dict(getattr(self._made(), "profile", None) or {})

    async def stream(self, request: Request) -> AsyncIterator[str | Completion]:
        """Yield pieces of text, then the `Completion`. Raises a `ModelError`; see `ChatModel`."""
        gathered = Gathered(self.name, (request.max_tokens + self.room) * _CHARS_A_TOKEN)
        chunks: Any = None
        failure: ModelError | None = None
        try:
            client = await self._client()
            chunks = client.astream(_messages(request), **self._wishes(request, client))
            async for chunk in chunks:
                text = gathered.take(chunk)
                if text:
                    yield text
                if gathered.finish or gathered.full:
                    break
            if gathered.finish:
                await self._usage(chunks, gathered)
        except SettingsError as error:
            failure = ModelUnknownError(error.message, error.next_step, sent=False)
        except Exception as error:  # noqa: BLE001 - libraries raise far more than their own errors
            failure = as_model_error(error)
        finally:
            await close(chunks)
        if failure is not None:  # raised here, so that nothing of the library's error hangs on it
            raise failure
        completion = gathered.completion()
        if completion is None:
            raise broke_off() if gathered.text else no_protocol()
        yield completion

    async def complete(self, request: Request) -> Completion:
        """The whole answer; streamed all the same, so that a stalled one is noticed."""
        async for piece in self.stream(request):
            if isinstance(piece, Completion):
                return piece
        raise broke_off()

    async def _usage(self, chunks: AsyncIterator[Any], gathered: Gathered) -> None:
        """Read on to what follows the end: the usage. The answer is whole without it, too."""
        try:
            async with asyncio.timeout(USAGE_WAIT):
                async for chunk in chunks:
                    gathered.take(chunk)
        except Exception as error:  # noqa: BLE001 - whatever breaks now breaks no answer
            as_model_error(error)

    async def _client(self) -> "BaseChatModel":
        loop = asyncio.get_running_loop()
        if loop not in self._clients:
            client = self._made()
            keeping = _open_until_the_loop_ends(getattr(client, "http_async_client", None))
            await anext(keeping)
            self._clients[loop] = (client, keeping)
        return self._clients[loop][0]

    def _made(self) -> "BaseChatModel":
        os.environ["LANGSMITH_TRACING"] = "false"  # what a candidate says goes to the model alone
        os.environ["LANGCHAIN_TRACING_V2"] = "false"
        from langchain.chat_models import init_chat_model

        wishes: dict[str, Any] = {"max_retries": 0}
        if self._temperature is not None:
            wishes["temperature"] = self._temperature
        if self._provider == "openai":
            wishes |= self._openai_wishes()
        elif self._key is not None:
            wishes["api_key"] = self._key
        failure: SettingsError | None = None
        try:
            model: BaseChatModel = init_chat_model(
                self._model, model_provider=self._provider, **wishes
            )
        except ImportError:
            failure = SettingsError(
                f"Models of {self._provider[:40]!r} need a package that is not installed.",
                f"Install it: pip install langchain-{self._provider[:40].replace('_', '-')}.",
            )
        except Exception as error:  # noqa: BLE001 - of any kind, with texts that may hold anything
            failure = SettingsError(
                f"{self.name[:80]!r} cannot be used ({type(error).__name__}).",
                "Check INTERVIEWER_MODEL and the key of its provider.",
            )
        if failure is not None:
            raise failure
        hear_refusals(model)
        if self._provider == "openai":
            send_as_made(model)
        return model

    def _openai_wishes(self) -> dict[str, Any]:
        import openai

        logging.getLogger("httpx2").setLevel(logging.WARNING)  # it logs addresses
        limits = self._deadlines
        timeout = openai.Timeout(limits.turn, connect=limits.connect)
        wishes: dict[str, Any] = {
            "api_key": self._key or SecretStr(NO_KEY),
            "timeout": timeout,
            "stream_usage": True,
            "stream_chunk_timeout": 0.0,  # `watched` counts text, not chunks
            # A sign-in page that sends requests elsewhere is not followed.
            "http_async_client": openai.DefaultAsyncHttpxClient(
                timeout=timeout, follow_redirects=False, verify=_trusted()
            ),
            "http_client": _unused_client(),
        }
        if self._address is not None:
            wishes |= {"base_url": self._address, "use_responses_api": False}
        if self._effort is not None:
            wishes["reasoning_effort"] = self._effort
        return wishes

    def _wishes(self, request: Request, client: "BaseChatModel") -> dict[str, Any]:
        """What is asked of this one call."""
        most = request.max_tokens + self.room
        if self._provider != "openai":
            return {"max_tokens": most}
        body: dict[str, Any] = {}
        if request.json_schema is not None:
            # In the body itself: named as an argument, the client would parse the answer.
            shape = {
                "name": request.schema_name or request.role,
                "strict": True,
                "schema": request.json_schema,
            }
            if getattr(client, "use_responses_api", False):
                body["text"] = {"format": {"type": "json_schema", **shape}}
            else:
                body["response_format"] = {"type": "json_schema", "json_schema": shape}
        if self._address is not None and not self._model.startswith(_OWN_NAMES):
            body["max_tokens"] = most  # the older name; many servers know no other
        return {"max_tokens": most, "extra_body": body} if body else {"max_tokens": most}

    def _known(self) -> dict[str, Any]:
        """What LangChain knows of the model by its name."""
        try:
            self.warm()
        except SettingsError:
            return {}  # told where it is asked
        return self._profile or {}


async def _open_until_the_loop_ends(client: object) -> AsyncGenerator[None, None]:
    """Closes a client's lines with the loop: a loop that ends shuts its generators down."""
    try:
        yield
    finally:
        await close(client)


@cache
def _trusted() -> "SSLContext":
    """The certificates of this machine, read once: it takes longer than a call."""
    import httpx2

    return httpx2.create_ssl_context()


@cache
def _unused_client() -> Any:
    """The client for calls that block, which LangChain makes anew with each model; none are made."""
    import openai

    return openai.DefaultHttpxClient(verify=_trusted())


def _messages(request: Request) -> "list[BaseMessage]":
    """The request's messages; some servers take only sides that alternate, so neighbours are joined.

    What came before stays a prefix, letter by letter: a later message only ever adds to the last.
    """
    from langchain_core.messages import AIMessage, HumanMessage, SystemMessage

    kinds = {"system": SystemMessage, "user": HumanMessage, "assistant": AIMessage}
    if any(m.role == "system" for m in (*request.history, request.last)):
        raise ValueError("only the head of a request holds system messages")
    return [
        kinds[role](content=_sound("\n\n".join(message.text for message in said)))
        for role, said in groupby(request.messages, key=lambda message: message.role)
    ]


def _sound(text: str) -> str:
    """The text without lone surrogates, which no wire carries."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
