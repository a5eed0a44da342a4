"""Getting ready for a problem while its opening is being read."""

import gc
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from interviewer.domain.following import get_ready
from interviewer.domain.session import Session
from interviewer.grounding import foreseen
from interviewer.roles.base import Foreseeing

if TYPE_CHECKING:
    from interviewer.engine import Roles
    from interviewer.live_turn import LiveTurn

LIKE_A_MESSAGE = "How many users are there?"
OPENING_SECONDS = 30.0
"""So long the opening is waited for: it must not share the processor with what is not yet needed."""


def warm_up(
    roles: "Roles",
    session: Session,
    opening: "LiveTurn | None" = None,
    then: Callable[[], None] | None = None,
) -> threading.Thread:
    """Have the roles prepare for a session's problem in a thread of its own, so that the first
    message waits for nothing; `then` is called there. What later messages need comes after it."""

    def prepare() -> None:
        if opening is not None:
            opening.wait(OPENING_SECONDS)
        with suppress(Exception):  # whatever it is, the first message meets it again and tells
            for reader in (roles.reader, roles.closer):
                if reader is not None:
                    reader.read(session, LIKE_A_MESSAGE)
            roles.retriever.search(LIKE_A_MESSAGE, 1)
            get_ready(session.content)
        if then is not None:
            then()
        if isinstance(roles.retriever, Foreseeing):
            with suppress(Exception):  # a search that fails here is made when it is asked for
                roles.retriever.foresee(foreseen(session.content))

    thread = threading.Thread(target=prepare, name="warm-up", daemon=True)
    thread.start()
    return thread


def settle_memory() -> None:
    """Take what is there for good out of the garbage collector's sight.

    Over notes, models and libraries a collection takes a tenth of a second in which nobody is
    served; Streamlit runs one after every run of a page, clock ticks included.
    """
    gc.collect()
    gc.freeze()
