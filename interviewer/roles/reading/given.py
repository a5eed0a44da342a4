"""What an interview gives a candidate or keeps from him: said back, it is no evidence."""

import re
from collections.abc import Iterator

from interviewer.domain.session import Content
from interviewer.roles.reading.echo import Foreign

_SLOT = re.compile(r"\{\w+\}")


def given(content: Content) -> Foreign:
    """The texts of a content that earn nothing when they come back from a candidate."""
    return Foreign.of(_written(content), _spoken(content))


def _written(content: Content) -> Iterator[str]:
    """The task, and what answers are held against: anchors, evidence, outlines."""
    yield content.problem.prompt
    for criterion in content.rubric.criteria:
        yield from (criterion.asks, *criterion.anchors.values())
        yield from (piece.text for piece in criterion.evidence)
    for pack in content.problem.criteria:
        yield from (piece.text for piece in pack.evidence)
        yield from (pack.outlines.two, pack.outlines.three, pack.outlines.four)
    for what_if in content.problem.what_ifs:
        yield from (piece.text for piece in what_if.good)


def _spoken(content: Content) -> Iterator[str]:
    """Everything an interviewer may ask or say about the problem: also what another interview said."""
    problem = content.problem
    nouns = problem.nouns.model_dump()
    texts = [ask.text for pack in problem.criteria for ask in pack.asks]
    traps = (*problem.traps, *problem.misconceptions)
    texts += [text for trap in traps for text in trap.challenge]
    texts += [text for what_if in problem.what_ifs for text in what_if.ask]
    texts += [text for part in problem.stages for text in part.openers]
    texts += [component.ask for component in problem.components]
    texts += [dig for technique in content.catalogue.techniques for dig in technique.digs]
    yield from (text.format(**nouns, said="") for text in texts)
    for about in (content.phrases.linked, content.phrases.opening):
        yield from (way.format(**nouns, said="") for ways in about.values() for way in ways)
    yield from (criterion.topic for criterion in content.rubric.criteria)
    stages = [stage.spoken for stage in content.plan.stages]
    for name in type(content.phrases).model_fields:
        ways = getattr(content.phrases, name)
        for way in ways if isinstance(ways, tuple) else ():
            if "{stage}" in way or "{next}" in way:
                yield from (_SLOT.sub(stage, way) for stage in stages)
            elif "{topic}" in way and "{gist}" not in way:
                yield from (_SLOT.sub(c.topic, way) for c in content.rubric.criteria)
            else:
                yield _SLOT.sub("", way)
