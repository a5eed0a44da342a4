"""The YAML block at the top of a note: its title and the stages it speaks to."""

import re

import yaml

from interviewer.domain.stages import StageId
from interviewer.domain.value import Value

_BLOCK = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"(?m)^(title|stages?):[ \t]*(.+?)[ \t]*$")
_ALIAS = re.compile(r"(?m)[\s:,\[-][&*]\w+")
_MAX = 20_000


class FrontMatter(Value):
    """What the block says. `end` is the offset of the first character after it (0: no block)."""

    title: str | None = None
    stages: tuple[str, ...] = ()
    end: int = 0


def read_front_matter(text: str) -> FrontMatter:
    """Parse the block at the start of `text`; a block that is no YAML mapping is left as text."""
    match = _BLOCK.match(text[:_MAX])
    if match is None:
        return FrontMatter()
    try:
        # safe_load: a note must not be able to construct objects. Aliases can blow up ("billion
        # laughs"), and no front matter needs them.
        block = match.group(1) or ""
        data = _pairs(block) if _ALIAS.search(block) else yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        # "title: Domain: spam" is no YAML, yet what people write.
        data = _pairs(match.group(1) or "")
    if not isinstance(data, dict):
        return FrontMatter()
    title = data.get("title")
    stages = data.get("stages", data.get("stage", ()))
    if isinstance(stages, str):
        stages = re.split(r"[,\s]+", stages.strip("[] \t"))
    known = {stage.value for stage in StageId}
    named = [str(stage).strip().lower() for stage in stages] if isinstance(stages, list) else []
    return FrontMatter(
        title=str(title).strip(" \"'")[:200] or None if title is not None else None,
        stages=tuple(dict.fromkeys(stage for stage in named if stage in known)),
        end=match.end(),
    )


def _pairs(block: str) -> dict[str, str]:
    """Title and stages by their lines alone."""
    return dict(_PAIR.findall(block))
