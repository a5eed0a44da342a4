"""Which stages a text speaks to."""

import pytest

from knowledge.note import Kind, LoadedNote
from knowledge.stage_tags import StageTagger


def tagger(text: str, title: str = "Note", stages: tuple[str, ...] = ()) -> StageTagger:
    return StageTagger(
        LoadedNote(source="n", title=title, text=text, sha="0", kind=Kind.TEXT, stages=stages)
    )


@pytest.mark.parametrize(
    ("heading", "text", "stage"),
    [
        ("Clarifying requirements", "Ask about users, scope and the business goal.", "clarify"),
        ("Framing", "Is it binary classification or ranking? State inputs and outputs.", "framing"),
        ("Data", "Sampling of negatives and hand labels with annotators.", "data"),
        ("Feature engineering", "One-hot encoding, crosses and a feature store.", "features"),
        ("Offline evaluation", "Precision, recall and AUC with a confusion matrix.", "metrics"),
        ("Model", "Gradient boosting or a two-tower network; loss and regularisation.", "model"),
        ("Deployment", "Serve with low latency, batching, caching and autoscaling.", "serving"),
        ("Monitoring", "Drift alerts, retraining, rollback and canary releases.", "operations"),
    ],
)
def test_each_stage_is_told_from_words(heading: str, text: str, stage: str) -> None:
    assert tagger(text).stages((heading,), text)[0] == stage


def test_a_note_on_any_technique_finds_its_stage() -> None:
    text = (
        "A cuckoo filter answers whether a user has already seen an item, with few bits per item "
        "and support for deletion. It sits in the request path before ranking, so lookups must "
        "take microseconds; false positives hide an unseen item."
    )
    found = tagger(text, "Cuckoo filters for seen-item suppression").stages((), text)
    assert set(found) & {"serving", "features"}
    assert len(found) <= 3


def test_declared_stages_win_and_are_narrowed_by_words() -> None:
    text = "Precision and recall at a threshold."
    assert tagger(text, stages=("metrics", "model", "data")).stages((), text) == ("metrics",)
    assert tagger("zzz", stages=("serving",)).stages((), "zzz") == ("serving",)


def test_a_comment_under_a_heading_wins_over_all() -> None:
    text = "<!-- stages: framing, data -->\nDrift alerts and canary releases."
    assert tagger(text, stages=("serving",)).stages((), text) == ("framing", "data")


def test_a_vague_piece_takes_the_notes_stage() -> None:
    whole = (
        "Drift, retraining, alerts, canary releases and monitoring of models. And so on it goes."
    )
    assert tagger(whole).stages((), "And so on it goes.")[0] == "operations"
