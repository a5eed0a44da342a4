"""What sort of statement somebody's words are, so that the question fits them."""

import pytest

from interviewer.domain.claim_kinds import claim_kind, is_plan, measures


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I'd wait around 10 to 15 minutes", "claim_amount"),
        ("I keep 5% of the quiet rows", "claim_amount"),
        ("Public collections are 20 years old", "claim_fact"),
        ("train on weeks 1-4, never on week 5", "claim_choice"),
        ("I'd fit that rule to a 14-day return", "claim_choice"),
        ("language, sender age, region, mail type", "claim_list"),
        ("it calls the index, then the ranker, then the page", "claim_rule"),
        ("If the store is late, go on with defaults", "claim_case"),
        ("the sender address I wouldn't use", "claim_denial"),
        ("hand-made rules are obsolete by now", "claim_denial"),
        ("we don't need a feature store", "claim_denial"),
        ("I'd avoid one-hot columns here", "claim_denial"),
        ("I split by week to avoid leakage", "claim_check"),
        ("I drop rows that come back twice", "claim_choice"),
        ("borderline content: demoted whatever the score", "claim_rule"),
        ("ids of rare ads overfit quickly", "claim_risk"),
        ("what I am least sure of is the join of late clicks", "claim_doubt"),
        ("the biggest risk I see is a wrong label", "claim_doubt"),
        ("what I would verify first is how late clicks are joined", "claim_doubt"),
        ("a model goes out only if its loss is no worse", "claim_fact"),
        ("a two-tower model for retrieval", "claim_part"),
        ("mean rate per shop and per day", "claim_part"),
        ("I assume one country only", "claim_given"),
        ("the label is a tap within a day", "claim_fact"),
        ("I'd also check the score by region", "claim_check"),
        ("because it is small", "claim_reason"),
        ("400 thousand times 20 is 8 million rows", "claim_sum"),
        ("a plan for peaks isn't needed", "claim_denial"),
        ("maybe 12 layers", "claim_figure"),
        ("You'd have to hold out whole days", "claim_check"),
        ("I wouldn't look at accuracy", "claim_denial"),
        ("rules at 50 percent caught and 2 percent wrong", "claim_figure"),
        ("mirror the traffic, compare the scores, then send one percent", "claim_steps"),
        ("I'd split rows by shop and drop the last day", "claim_choice"),
        ("Orders are joined to parcels by their number", "claim_rule"),
        ("Everybody who said no gets the same page", "claim_rule"),
        ("shops that sell little matter less", "claim_fact"),
        ("the hand-made list and the old rules", "claim_part"),
        ("Both halves spend the same money", "claim_any"),
        ("the ordering stays honest", "claim_any"),
        ("the catalogue holds 40 thousand parts", "claim_figure"),
        ("parcels with noisy weights", "claim_risk"),
        ("Noisy weights hardly matter, as few look at them", "claim_any"),
        ("Losing a parcel is far worse than sending two", "claim_fact"),
        ("If the index is gone we show the list of yesterday", "claim_case"),
        ("If we want more than that we could buy the data", "claim_any"),
        ("if somebody opened it then they cared", "claim_any"),
        ("Roughly how many shops are there", "claim_any"),
        ("Split the rows randomly 80/20", "claim_amount"),
        ("I would not sort parts by price", "claim_denial"),
        ("Leaving them in would avoid the gap", "claim_fact"),
        ("Recall at 20 with the star rating as gain", "claim_check"),
        ("part counts are what they ask for", "claim_fact"),
        ("score each part by its weight", "claim_choice"),
        ("Score cards for parts", "claim_part"),
        ("Old orders become a table of their own", "claim_rule"),
        ("I would use precision and recall", "claim_check"),
        ("I would use two queues", "claim_choice"),
        ("Weights are noisy so we should have some parts on a scale", "claim_choice"),
        ("Old orders I would cut off after a year", "claim_choice"),
        ("shop owners push a part up", "claim_any"),
        ("We also have orders from the shops", "claim_fact"),
        ("we have lists for six months", "claim_figure"),
        ("Rounding trick to keep it small", "claim_any"),
    ],
)
def test_kinds(said: str, kind: str) -> None:
    assert claim_kind(said) == kind


@pytest.mark.parametrize(
    ("said", "plan"),
    [
        ("I keep one row in ten", True),
        ("a two-tower model for retrieval", True),
        ("the existing price list", False),
        ("only a few shops answer", False),
        ("the ordering stays honest", False),
    ],
)
def test_only_what_is_to_be_built_or_done_is_a_plan(said: str, plan: bool) -> None:
    assert is_plan(said) is plan


@pytest.mark.parametrize(
    ("said", "measured"),
    [
        ("Split by week, test on the last one", True),
        ("Accuracy and F1", True),
        ("I split the work into two services", False),
        ("I keep a list for each shop", False),
    ],
)
def test_what_is_about_judging_the_system_is_told_from_what_is_built(
    said: str, measured: bool
) -> None:
    assert measures(said) is measured
