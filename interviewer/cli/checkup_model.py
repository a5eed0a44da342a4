"""The checks of `doctor` on the chat model. Only `ask` sends anything."""

import asyncio
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from interviewer.cli.checkup import FAIL, NOTE, OK, Seen
from interviewer.domain.events import ModelCalled
from interviewer.domain.usage import cost_words, totals
from interviewer.errors import InterviewerError
from interviewer.model_settings import BUILTIN, REPLAY
from interviewer.settings import Settings

if TYPE_CHECKING:
    from interviewer.llm.resilience import ResilientChat


def model(settings: Settings) -> Seen:
    """Which model leads and judges, its limits, and whether its price is known."""
    from interviewer.llm.prices import AS_OF, price_of

    asked = settings.model
    if asked.builtin:
        return OK, "No model: the built-in interviewer leads. INTERVIEWER_MODEL names one."
    said = [f"{asked.name} leads, {asked.judge} judges."]
    state = OK
    for name in dict.fromkeys((asked.name, asked.judge)):
        if name == BUILTIN or name.startswith(REPLAY):
            continue
        provider = name.partition(":")[0]
        package = f"langchain_{provider.replace('-', '_')}"
        if find_spec(package) is None:
            return FAIL, f"{name} needs pip install {package.replace('_', '-')}."
        own = provider == "openai"
        if own and settings.openai_api_key is None and settings.openai_base_url is None:
            return FAIL, f"{name} needs OPENAI_API_KEY, or OPENAI_BASE_URL of a server of your own."
        elsewhere = own and settings.openai_base_url is not None
        price = price_of(name, asked.prices, elsewhere)
        if price is None:
            state = NOTE
            said.append(
                f"The price of {name} is not known: at most {asked.max_tokens:,} tokens an "
                "interview; INTERVIEWER_PRICES states it."
            )
        else:
            source = "as you state" if name in asked.prices else f"as of {AS_OF}"
            said.append(
                f"{name}: ${price.input:g} for a million tokens in, ${price.cached:g} of them kept "
                f"from before, ${price.output:g} out, {source}; at most ${asked.max_spend:g} an "
                "interview."
            )
    return state, " ".join(said)


def ask(settings: Settings) -> Seen:
    """One tiny question to each model that is named."""
    from interviewer.doors import open_doors

    if settings.model.builtin:
        return OK, "There is no model to ask."
    doors = open_doors(settings)
    said: list[str] = []
    for door in dict.fromkeys((doors.speaker, doors.judge)):
        if door is None:
            continue
        calls: list[ModelCalled] = []
        started = time.monotonic()
        try:
            ask_tiny(door, calls)
        except InterviewerError as error:
            return FAIL, f"{door.name}: {error.message} {error.next_step} [{error.code}]"
        total = totals(calls).all
        said.append(
            f"{door.name} answered in {time.monotonic() - started:.1f} s "
            f"({total.tokens} tokens, {cost_words(total)})."
        )
    return OK, " ".join(said)


def ask_tiny(door: "ResilientChat", calls: list[ModelCalled], seconds: float | None = None) -> None:
    """Ask a model for one word. Raises `ModelError`, and `TimeoutError` after `seconds`."""
    from interviewer.llm.chat import Message, Request

    request = Request(
        role="speaker",
        session="doctor",
        turn=0,
        prompt="doctor@1",
        head=(Message(role="system", text="Answer in one word."),),
        last=Message(role="user", text="Say OK."),
        max_tokens=16,
    )
    asyncio.run(asyncio.wait_for(door.complete(request, calls), seconds))
