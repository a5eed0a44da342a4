"""Watching a stream: text must come in time, and a broken stream is closed at once."""

import asyncio
from collections.abc import AsyncIterator

from interviewer.llm.chat import Completion
from interviewer.llm.failures import as_model_error, broke_off, too_slow
from interviewer.model_settings import Deadlines

CLOSING = 0.8
"""Seconds a stream may take to close; longer, and it is left to the loop."""


async def watched(
    pieces: AsyncIterator[str | Completion], limits: Deadlines, left: float
) -> AsyncIterator[str | Completion]:
    """Pass pieces on as long as they come in time; the last is the `Completion`.

    `left` is how many seconds the whole may take. Only pieces count: what a server sends to keep
    the line open does not. Raises `ModelTimeoutError`, and `ModelNetError` where no `Completion`
    came. The time the caller takes over a piece is not the model's.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + left
    limit = min(loop.time() + limits.first, end)
    try:
        while True:
            late, over = False, False
            try:
                async with asyncio.timeout_at(limit):
                    piece = await anext(pieces)
            except TimeoutError:
                late = True
            except StopAsyncIteration:
                over = True
            if late:  # raised here, so that no library's error hangs on ours
                raise too_slow()
            if over:
                raise broke_off()
            yield piece
            if isinstance(piece, Completion):
                return
            limit = min(loop.time() + limits.idle, end)
    finally:
        await close(pieces)


async def close(pieces: object) -> None:
    """Close a stream, and with it its request upstream."""
    aclose = getattr(pieces, "aclose", None)
    if aclose is None:
        return
    try:
        async with asyncio.timeout(CLOSING):
            await aclose()
    except Exception as error:  # noqa: BLE001 - what closing a broken stream raises says nothing new
        as_model_error(error)
