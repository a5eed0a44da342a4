"""Whether a model answers, before interviews are led by it: one tiny question, in a thread."""

import threading
from concurrent.futures import Future

from interviewer.cli.checkup_model import ask_tiny
from interviewer.doors import open_doors
from interviewer.errors import InterviewerError
from interviewer.settings import Settings

SECONDS = 10.0
"""The longest that is waited for the answer."""
_ANSWERED = ("E_BUSY", "E_CUT", "E_EMPTY")
"""Faults of a model that was reached, and knows the key: one word was too little or too soon."""
_WRONG = {
    "E_NET": "Nothing answers at that address.",
    "E_TLS": "The certificate of that address is not accepted.",
    "E_AUTH": "The key is not accepted there.",
    "E_MODEL": "There is no model of that name there.",
    "E_PROTOCOL": "What answers at that address does not speak the OpenAI protocol.",
}


def begin(settings: Settings) -> Future[str]:
    """Ask the model that the settings name. What comes is "" or what is wrong, in a sentence."""
    found: Future[str] = Future()
    threading.Thread(target=_ask, args=(settings, found), name="trying", daemon=True).start()
    return found


def _ask(settings: Settings, found: Future[str]) -> None:
    try:
        door = open_doors(settings).speaker
        if door is not None:
            ask_tiny(door, [], SECONDS)
        found.set_result("")
    except TimeoutError:
        found.set_result(f"No answer came within {SECONDS:.0f} seconds.")
    except InterviewerError as error:
        known = "" if error.code in _ANSWERED else _WRONG.get(error.code, error.message)
        found.set_result(known)
    except Exception as error:  # noqa: BLE001 - its text may hold the key
        found.set_result(f"The model could not be asked ({type(error).__name__}).")
