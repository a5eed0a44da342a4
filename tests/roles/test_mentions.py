"""Techniques and components that a message names."""

import pytest

from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Content
from interviewer.domain.technique import Catalogue
from interviewer.roles.reading.mentions import TechniqueFinder, named_components

CATALOGUE = Catalogue.model_validate(
    {
        "schema_version": 1,
        "version": "1",
        "techniques": [
            {
                "id": name.replace(" ", "-"),
                "name": name,
                "aliases": [alias],
                "stage": "model",
                "criterion": "model.choice",
                "digs": ["How coarse is it?", "How fine is it?"],
                "search": "x",
            }
            for name, alias in [
                ("sampling", "subsampling"),
                ("negative sampling", "sampled negatives"),
                ("bert", "distilbert"),
                ("two-tower model", "dual encoder"),
            ]
        ],
    }
)
FINDER = TechniqueFinder(CATALOGUE)


def found(text: str) -> list[str]:
    return [mention.technique for mention in FINDER.find(split_sentences(text))]


@pytest.mark.parametrize(
    ("text", "techniques"),
    [
        ("I'd use a two-tower model here.", ["two-tower-model"]),
        ("I'd use a TWO TOWER MODEL here.", ["two-tower-model"]),
        ("Dual encoders do it.", ["two-tower-model"]),
        ("We need negative sampling.", ["negative-sampling"]),
        ("We need sampling, then BERT.", ["sampling", "bert"]),
        ("DistilBERT is small.", ["bert"]),
        ("Resampling the albert corpus.", []),
        ("Use BERT, and BERT again.", ["bert"]),
        ("I would not use BERT.", []),
        ("Trees rather than BERT.", []),
        ("I'd avoid a dual encoder.", []),
        ("We don't need BERT here.", []),
        ("Trees instead of BERT. Later BERT for the titles.", ["bert"]),
        ("Should I use BERT?", []),
        ("", []),
    ],
)
def test_which_techniques_are_proposed(text: str, techniques: list[str]) -> None:
    assert found(text) == techniques


def test_a_negation_does_not_reach_far() -> None:
    assert found("There is no time on the phone for anything big, so DistilBERT it is.") == ["bert"]


def test_the_quote_stands_in_the_message() -> None:
    text = "Well, I'd start with a two-tower model, because it is cheap."
    (mention,) = FINDER.find(split_sentences(text))
    assert mention.quote and mention.quote in text


@pytest.mark.parametrize("problem", ["ad-click", "spam-filter", "video-recommender"])
def test_every_alias_of_the_catalogue_names_its_technique(
    contents: dict[str, Content], problem: str
) -> None:
    catalogue = contents[problem].catalogue
    finder = TechniqueFinder(catalogue)
    owner: dict[str, str] = {}
    for technique in catalogue.techniques:
        for alias in (technique.name, *technique.aliases):
            owner.setdefault(alias.casefold(), technique.id)
    missed = [
        alias
        for alias, technique in owner.items()
        if technique
        not in {m.technique for m in finder.find(split_sentences(f"We use {alias} here."))}
    ]
    assert missed == []


@pytest.mark.parametrize("problem", ["ad-click", "spam-filter", "video-recommender"])
def test_components_are_found_by_label_and_alias(
    contents: dict[str, Content], problem: str
) -> None:
    components = contents[problem].problem.components
    for component in components:
        for name in (component.label, *component.aliases):
            assert component.id in named_components(components, f"Then comes the {name}.")


def test_no_component_is_found_in_part_of_a_word(small: Content) -> None:
    assert named_components(small.problem.components, "an amber boxer in a birch-storey") == ()
