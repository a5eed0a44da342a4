"""A small made-up problem with everything an interview on it needs."""

from functools import cache
from pathlib import Path

import yaml

from interviewer.domain.phrases import Phrases
from interviewer.domain.plan import Plan
from interviewer.domain.problem import Problem
from interviewer.domain.rubric import Rubric, Seniority
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.domain.technique import Catalogue

STAGES = tuple(StageId)
_PHRASES = Path(__file__).parents[2] / "knowledge" / "phrases.yaml"
_WORDS = "amber birch cedar dune ember fjord grove heath inlet jetty knoll ledge".split()


def _sentence(*parts: object) -> str:
    return " ".join(str(part) for part in parts) + "."


def criterion_ids(stage: StageId) -> tuple[str, str, str]:
    """The stage's criteria: weight 5 for all, weight 3 from senior on, weight 2 for nobody."""
    second = "clarify.assumptions" if stage == StageId.CLARIFY else f"{stage}.second"
    return f"{stage}.first", second, f"{stage}.third"


def small_rubric() -> Rubric:
    """Three criteria a stage, bars at round numbers, the cap on not asking."""
    bar = {"lean_no_hire": 1.5, "lean_hire": 2.0, "hire": 2.5, "strong_hire": 3.5, "coverage": 0.8}
    discounts = {"junior": 0.0, "mid": 0.25, "senior": 0.5, "staff": 1.0}
    musts = (tuple(Seniority), (Seniority.SENIOR, Seniority.STAFF), ())
    return Rubric.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small rubric",
            "stage_weights": dict.fromkeys(STAGES, 1.0),
            "bars": {name: {**bar, "prompted_discount": d} for name, d in discounts.items()},
            "caps": [
                {
                    "id": "no-clarification",
                    "when": "no_question_and_no_assumption",
                    "best": "lean_no_hire",
                    "why": "Neither a question nor an assumption before designing.",
                }
            ],
            "criteria": [
                {
                    "id": name,
                    "stage": stage,
                    "competency": "system_design",
                    "title": f"{name} title",
                    "asks": _sentence("Does the candidate show", name),
                    "weight": weight,
                    "must_cover": list(must),
                    "unprompted_from": "senior" if weight == 5 else None,
                    "anchors": {
                        n: _sentence("Anchor", n, "of", name, "hidden") for n in range(1, 5)
                    },
                    "evidence": [
                        {"text": _sentence("Evidence", n, "speaks for", name), "level": 2 + n % 3}
                        for n in range(5)
                    ],
                    "red_flags": [_sentence("A wrong claim about", name)],
                    "search": f"{stage} notes",
                }
                for stage in STAGES
                for name, weight, must in zip(criterion_ids(stage), (5, 3, 2), musts, strict=True)
            ],
        }
    )


def small_problem() -> Problem:
    """Twenty-four facts, a trap and a what-if a stage, six components, a pack a criterion."""
    evidence = [{"text": f"Something sound number {n} here.", "level": 2 + n} for n in range(3)]
    packs = [
        {
            "criterion": name,
            "asks": [
                {"text": f"How would you settle {name} by way of {_WORDS[at]}?"},
                {
                    "text": f'Where does "{{said}}" leave {name} on the {_WORDS[at]}?',
                    "when": [f"I settle {name} somehow."],
                },
                {"text": f"Which cost of {name} would you accept for {_WORDS[at + 1]}?"},
            ],
            "hints": {
                "nudge": f"Look at {name} from the other side.",
                "direction": f"For {name}, begin with what is known.",
                "example": f"For {name}, one could count by hand first.",
            },
            "evidence": evidence,
            "outlines": {
                "two": f"Names {name} in passing.",
                "three": f"Applies {name} to the case.",
                "four": f"Weighs {name} against its cost.",
            },
            "search": f"{stage} {name}",
        }
        for stage in STAGES
        for at, name in enumerate(criterion_ids(stage))
    ]
    return Problem.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small problem",
            "topic": "testing",
            "trains": "Nothing but the tests.",
            "prompt": "Design a machine that sorts pebbles on a beach.",
            "nouns": {
                "system": "the sorter",
                "user": "walker",
                "users": "walkers",
                "item": "pebble",
                "items": "pebbles",
                "event": "pick",
                "request": "scoop",
            },
            "facts": [
                {
                    "id": f"fact-{n}",
                    "label": f"the {n}th matter",
                    "stage": STAGES[n % 8],
                    "asks": [f"What is matter {n}?", f"How big is matter {n}?", f"Matter {n}?"],
                    "terms": [f"matter {n}"],
                    "answer": f"Matter number {n} stands at {n + 100} grains on most mornings.",
                }
                for n in range(24)
            ],
            "capacity": [
                {"id": f"cap-{n}", "label": "c", "formula": "1", "value": 1, "unit": "x",
                 "says": "A number that follows."}
                for n in range(4)
            ],
            "traps": [
                {
                    "id": f"trap-{stage}",
                    "criterion": f"{stage}.first",
                    "stage": stage,
                    "claims": [f"A wrong claim {n} in {stage}." for n in range(3)],
                    "sound": [f"A right claim {n} in {stage}." for n in range(2)],
                    "challenge": [f"What would {stage} look like if that claim were tested?"],
                    "why": "Because it is wrong.",
                    "search": str(stage),
                }
                for stage in STAGES
            ],
            "what_ifs": [
                {
                    "id": f"if-{stage}-{n}",
                    "fact": f"fact-{at}",
                    "to": "twice that",
                    "stage": stage,
                    "criterion": f"{stage}.first",
                    "ask": [f"Suppose the tide in {stage} came {n + 2} times a day: what gives?"],
                    "good": evidence[:2],
                    "when": [],
                    "search": str(stage),
                }
                for at, stage in enumerate(STAGES)
                for n in range(2)
            ],
            "components": [
                {
                    "id": f"part-{word}",
                    "label": f"{word} store",
                    "aliases": [f"{word} box", f"{word} shed"],
                    "criterion": "serving.first",
                    "ask": f"Who keeps the pebbles that the {word} belt drops?",
                }
                for word in _WORDS[:6]
            ],
            "stages": [
                {"stage": stage, "openers": [f"Where would you begin with {stage} here?",
                                             f"What comes first in {stage} for you?"]}
                for stage in STAGES
            ],
            "criteria": packs,
        }
    )  # fmt: skip


def small_plan() -> Plan:
    """Eight stages of five minutes, one what-if each, two in serving."""
    return Plan.model_validate(
        {
            "schema_version": 1,
            "id": "small",
            "version": "1.0.0",
            "title": "Small plan",
            "stages": [
                {
                    "id": stage,
                    "title": str(stage).title(),
                    "spoken": f"the {stage}",
                    "goal": "Go on.",
                    "minutes": 5,
                    "what_ifs": 2 if stage == StageId.SERVING else 1,
                }
                for stage in STAGES
            ],
        }
    )


def small_catalogue() -> Catalogue:
    """Two techniques."""
    return Catalogue.model_validate(
        {
            "schema_version": 1,
            "version": "1.0.0",
            "techniques": [
                {
                    "id": f"method-{stage}",
                    "name": f"{stage} sieving",
                    "aliases": [f"{stage} sieve"],
                    "stage": stage,
                    "criterion": f"{stage}.first",
                    "digs": [f"How coarse is the {stage} sieve?", f"Who cleans the {stage} sieve?"],
                    "search": str(stage),
                }
                for stage in (StageId.CLARIFY, StageId.MODEL)
            ],
        }
    )


@cache
def small_content() -> Content:
    """Everything an interview needs, made up; only the phrases are the shipped ones."""
    phrases = Phrases.model_validate(yaml.safe_load(_PHRASES.read_text(encoding="utf-8")))
    return Content(small_problem(), small_plan(), small_rubric(), small_catalogue(), phrases)
