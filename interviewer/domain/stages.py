"""The names of the interview's stages, in their usual order."""

from enum import StrEnum


class StageId(StrEnum):
    """The eight stages of a machine-learning system design interview."""

    CLARIFY = "clarify"
    FRAMING = "framing"
    DATA = "data"
    FEATURES = "features"
    METRICS = "metrics"
    MODEL = "model"
    SERVING = "serving"
    OPERATIONS = "operations"
