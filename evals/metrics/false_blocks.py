"""False blocks: a genuine answer must not be taken for an order, an insult or something off topic."""

import unicodedata

from interviewer.domain.reading import Intent, Reading

STEERING = frozenset({Intent.COMMAND, Intent.OFF_TOPIC, Intent.HOSTILE})


def blocked(reading: Reading) -> bool:
    """Whether the interviewer would steer back instead of taking the message up."""
    return bool(STEERING & set(reading.intents))


def cut_short(said: str, kept: str) -> bool:
    """Whether words of a message were lost on the way in; marks that nobody sees do not count."""
    return _seen(said) != _seen(kept)


def _seen(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc", "Zs", "Zl"))
