"""Ways to break the content files: what is edited, and the flaw that must be found."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from knowledge.content import ROOT

PROBLEM = "problems/video-recommender.yaml"
PLAN = "plans/standard.yaml"
RUBRIC = "rubrics/ml-system-design.json"
TECHNIQUES = "techniques.yaml"
PHRASES = "phrases.yaml"
MISCONCEPTIONS = "misconceptions.yaml"
ASKING = "asking.yaml"
FILES = (PROBLEM, PLAN, RUBRIC, TECHNIQUES, PHRASES, MISCONCEPTIONS, ASKING)
Raw = dict[str, Any]


def shipped() -> dict[str, Raw]:
    """The shipped files of one problem, parsed; only the first few techniques."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    files = {n: yaml.load((ROOT / n).read_text(encoding="utf-8"), Loader=loader) for n in FILES}
    files[TECHNIQUES]["techniques"] = files[TECHNIQUES]["techniques"][:8]
    files[MISCONCEPTIONS]["misconceptions"] = files[MISCONCEPTIONS]["misconceptions"][:6]
    return files


def write(root: Path, files: dict[str, Raw]) -> Path:
    """Lay the files out; JSON is YAML, and quicker."""
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(json.dumps(raw), encoding="utf-8")
    return root


def set_to(raw: Raw, pointer: str, value: Any) -> None:
    """Put a value where a JSON pointer leads."""
    *path, last = pointer.strip("/").split("/")
    node: Any = raw
    for part in path:
        node = node[int(part)] if isinstance(node, list) else node[part]
    node[int(last) if isinstance(node, list) else last] = value


def at(raw: Raw, pointer: str) -> Any:
    """The value a JSON pointer leads to."""
    node: Any = raw
    for part in pointer.strip("/").split("/"):
        node = node[int(part)] if isinstance(node, list) else node[part]
    return node


def asked(pointer: str) -> Callable[[dict[str, Raw]], str]:
    """A statement of the problem or the rubric, made a question."""

    def make(files: dict[str, Raw]) -> str:
        file = RUBRIC if "/anchors/" in pointer else PROBLEM
        return f"{at(files[file], pointer).rstrip('.')}?"

    return make


def copied(file: str, pointer: str) -> Callable[[dict[str, Raw]], Any]:
    """What stands elsewhere."""
    return lambda files: at(files[file], pointer)


# File, pointer and new value of an edit; pointer and words of the flaw it must give.
CASES: tuple[tuple[str, str, Any, str, str], ...] = (
    (ASKING, "/kinds/0/asks/0", "Does nothing of this fit?", "/kinds/0/asks/0", "none of the terms"),
    (ASKING, "/kinds/2/terms/0", "{people} use", "/kinds/2/terms/0", "no noun of a problem"),
    (ASKING, "/kinds/3/id", "users", "/kinds/3/id", "names users again"),
    (PROBLEM, "/facts/4/kind", "no-such", "/facts/4/kind", "no kind is called no-such"),
    (PROBLEM, "/id", "other", "/id", "is called video-recommender.yaml"),
    (MISCONCEPTIONS, "/misconceptions/0/criterion", "no.such", "/misconceptions/0/criterion", "no criterion"),
    (MISCONCEPTIONS, "/misconceptions/1/stage", "data", "/misconceptions/1/stage", "belongs to metrics"),
    (MISCONCEPTIONS, "/misconceptions/2/says/0", "auc ... | ... best", "/misconceptions/2/says/0", "without a word"),
    (MISCONCEPTIONS, "/misconceptions/3/id", "accuracy-on-rare", "/misconceptions/3/id", "names accuracy-on-rare again"),
    (MISCONCEPTIONS, "/misconceptions/4/challenge/0", "Great, so it works online.", "/misconceptions/4/challenge/0", "asks 0 questions"),
    (MISCONCEPTIONS, "/misconceptions/4/challenge/0", "Great, so it works online.", "/misconceptions/4/challenge/0", "praises"),
    (PROBLEM, "/criteria/44/criterion", "no.such", "/criteria/44/criterion", "no criterion no.such"),
    (PROBLEM, "/criteria/44/criterion", "no.such", "/criteria", "lacks the rubric's criterion"),
    (PROBLEM, "/traps/0/criterion", "no.such", "/traps/0/criterion", "no criterion"),
    (PROBLEM, "/traps/1/stage", "serving", "/traps/1/stage", "belongs to metrics"),
    (PROBLEM, "/what_ifs/0/stage", "data", "/what_ifs/0/stage", "belongs to clarify"),
    (PROBLEM, "/what_ifs/0/stage", "data", "/what_ifs", "none for the stage clarify"),
    (PROBLEM, "/what_ifs/1/criterion", "no.such", "/what_ifs/1/criterion", "no criterion"),
    (PROBLEM, "/what_ifs/2/to", "SAME", "/what_ifs/2/to", "says already"),
    (PROBLEM, "/components/0/criterion", "no.such", "/components/0/criterion", "no criterion"),
    (PROBLEM, "/stages/7/stage", "SAME", "/stages", "lacks the stage operations"),
    (PROBLEM, "/capacity/0/value", 2900.0, "/capacity/0/value", "the formula gives 2777"),
    (PROBLEM, "/capacity/1/formula", "daily_users * nobody", "/capacity/1/formula", "known facts"),
    (PROBLEM, "/capacity/2/formula", "__import__('os')", "/capacity/2/formula", "known facts"),
    (PROBLEM, "/capacity/3/formula", "1 +", "/capacity/3/formula", "cannot compute"),
    (PROBLEM, "/facts/1/asks/0", "Anything on zebras?", "/facts/1/asks/0", "none of the terms"),
    (PROBLEM, "/facts/2/label", "TODO name it", "/facts/2/label", "not finished: 'TODO'"),
    (PROBLEM, "/facts/3/answer", "Many. Is that it?", "/facts/3/answer", "asks 1 questions instead"),
    (PROBLEM, "/traps/2/why", "Pull it from ghcr.io now.", "/traps/2/why", "something outside"),
    (PROBLEM, "/criteria/0/asks/0/text", "How so? And why?", "/criteria/0/asks/0/text", "asks 2"),
    (PROBLEM, "/traps/3/challenge/0", "That leaks.", "/traps/3/challenge/0", "asks 0 questions"),
    (PROBLEM, "/stages/0/openers/0", "Great, what now?", "/stages/0/openers/0", "praises"),
    (PROBLEM, "/components/1/ask", "Is your score 3 out of 4?", "/components/1/ask", "of a score"),
    (PROBLEM, "/what_ifs/3/ask/0", "What if www.x.org fell?", "/what_ifs/3/ask/0", "holds a link"),
    (PROBLEM, "/components/2/ask", "Where is {item}?", "/components/2/ask", "{item} is no slot"),
    (PROBLEM, "/what_ifs/4/ask/0", "Is \"{said}\" so?", "/what_ifs/4/ask/0", "{said} is no slot"),
    (PROBLEM, "/criteria/1/asks/0/text", "Is {this} it?", "/criteria/1/asks/0/text", "{this} is no"),
    (PROBLEM, "/criteria/2/asks/0/text", "Is {item it?", "/criteria/2/asks/0/text", "not closed"),
    (PROBLEM, "/criteria/3/hints/nudge", "Who waits?", "/criteria/3/hints/nudge", "instead of none"),
    (
        PROBLEM,
        "/criteria/5/asks/1/text",
        copied(PROBLEM, "/criteria/4/asks/1/text"),
        "/criteria/5/asks/1/text",
        "asks the same as /criteria/4/asks/1/text",
    ),
    (
        PROBLEM,
        "/criteria/6/asks/0/text",
        asked("/criteria/6/evidence/2/text"),
        "/criteria/6/asks/0/text",
        "gives away",
    ),
    (
        PROBLEM,
        "/traps/4/challenge/0",
        asked("/criteria/9/anchors/4"),
        "/traps/4/challenge/0",
        "gives away",
    ),
    (
        PROBLEM,
        "/criteria/7/hints/example",
        copied(PROBLEM, "/criteria/7/outlines/three"),
        "/criteria/7/hints/example",
        "gives away",
    ),
    (
        PROBLEM,
        "/criteria/8/hints/nudge",
        copied(PROBLEM, "/facts/5/answer"),
        "/criteria/8/hints/nudge",
        "gives away",
    ),
    (TECHNIQUES, "/techniques/0/criterion", "no.such", "/techniques/0/criterion", "no criterion"),
    (TECHNIQUES, "/techniques/1/stage", "data", "/techniques/1/stage", "belongs to clarify"),
    (TECHNIQUES, "/techniques/2/aliases/0", "dau", "/techniques/2/aliases/0", "daily-active-users"),
    (TECHNIQUES, "/techniques/3/digs/0", "Why? How?", "/techniques/3/digs/0", "asks 2"),
    (TECHNIQUES, "/techniques/4/digs/0", "Why a {item}?", "/techniques/4/digs/0", "an article"),
    (
        TECHNIQUES,
        "/techniques/5/digs/0",
        asked("/criteria/11/evidence/1/text"),
        "/techniques/5/digs/0",
        "gives away what other keeps back",
    ),
    (PHRASES, "/greeting/0", "Hello. Go on.", "/greeting/0", "lacks the slot {prompt}"),
    (PHRASES, "/floor/0", "Over to {said}.", "/floor/0", "{said} is no slot"),
    (PHRASES, "/floor/1", "Excellent, go on.", "/floor/1", "praises"),
    (PHRASES, "/close/0", "Your score is 3.", "/close/0", "speaks of a score"),
    (PHRASES, "/clarify/0", "You said \"{said}\".", "/clarify/0", "asks 0 questions"),
    (PHRASES, "/number/1", copied(PHRASES, "/number/0"), "/number/1", "asks the same as /number/0"),
    (
        RUBRIC,
        "/criteria/1/red_flags/0",
        copied(RUBRIC, "/criteria/0/evidence/0/text"),
        "/criteria/1/red_flags/0",
        "says the same as /criteria/0/evidence/0/text",
    ),
    (RUBRIC, "/bars/mid/hire", 1.0, "/bars/mid", "does not rise"),
)  # fmt: skip
# What some edits cause besides: a link is an address as well.
BESIDES = {(PROBLEM, "/what_ifs/3/ask/0", "holds the address of something outside: 'www.'")}


def broken(real: dict[str, Raw]) -> dict[str, Raw]:
    """The real files with every edit of the table."""
    files = copy.deepcopy(real)
    for file, pointer, value, _, _ in CASES:
        set_to(files[file], pointer, value(real) if callable(value) else value)
    problem = files[PROBLEM]
    fact = problem["what_ifs"][2]["fact"]
    problem["what_ifs"][2]["to"] = next(f["answer"] for f in problem["facts"] if f["id"] == fact)
    del problem["stages"][7]
    return files
