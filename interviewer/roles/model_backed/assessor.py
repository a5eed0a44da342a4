"""The model-backed assessor: what a message showed, each entry with a quote that stands in it."""

from typing import Literal

from interviewer.domain.events import Finding, ModelCalled, WrongClaim
from interviewer.domain.reading import Clash, Intent, NumberClaim, TrapHit
from interviewer.domain.session import Content, Session
from interviewer.llm.chat import Door, Message, Request, judged
from interviewer.llm.errors import ModelError
from interviewer.llm.prompts import load_prompt
from interviewer.roles.base import Assessment
from interviewer.roles.builtin.assessor import asked_before
from interviewer.roles.model_backed.entries import Entries
from interviewer.roles.model_backed.layout import system, transcript
from interviewer.roles.model_backed.leading import around, before
from interviewer.roles.model_backed.quoting import OwnQuotes, Prepared
from interviewer.roles.model_backed.structured import Shape, ask, fits, schema_of

MAX_TOKENS = 2500
NO_STATEMENT = -1
"""A model's finding is on no evidence statement in particular."""
SURE = 1.0


class FindingShape(Shape):
    """A criterion that the message says something for."""

    criterion: str
    verdict: Literal[2, 3, 4]
    quote: str


class AssumptionShape(Shape):
    """Something the candidate takes as given."""

    quote: str


class NumberShape(Shape):
    """A quantity they stated."""

    quote: str
    value: float
    unit: str
    subject: str
    assumed: bool


class TrapShape(Shape):
    """A typical wrong claim they made."""

    trap: str
    quote: str


class ContradictionShape(Shape):
    """A statement at odds with a fact given, or with an earlier one."""

    quote: str
    kind: Literal["fact", "claim"]
    against: str
    earlier: str


class WrongShape(Shape):
    """A false statement, and why."""

    quote: str
    why: str


class AssessmentShape(Shape):
    """A whole answer."""

    findings: list[FindingShape]
    assumptions: list[AssumptionShape]
    numbers: list[NumberShape]
    intents: list[
        Literal[
            "end", "repeat", "hint", "move_on", "time", "give_up", "command", "off_topic", "hostile"
        ]
    ]
    traps: list[TrapShape]
    contradictions: list[ContradictionShape]
    wrong: list[WrongShape]


class LooseShape(Shape):
    """The lists of an answer; each entry is looked at by itself."""

    findings: list[object]
    assumptions: list[object]
    numbers: list[object]
    intents: list[object]
    traps: list[object]
    contradictions: list[object]
    wrong: list[object]


class ModelAssessor:
    """Judges messages through a chat model. What it cannot judge is deferred."""

    def __init__(self, door: Door, max_tokens: int = MAX_TOKENS) -> None:
        self.name = door.name
        self._door = door
        self._max_tokens = max_tokens
        self._prompt = load_prompt("assessor")
        self._prepared: dict[tuple[str, str], Prepared] = {}

    async def assess(self, session: Session, turn: int) -> Assessment:
        """The findings of that turn; see `Assessor`."""
        calls: list[ModelCalled] = []
        try:
            answer = await ask(
                self._door, self._request(session, turn), calls, _lists, self._repair
            )
        except ModelError as error:
            return Assessment(deferred=error.code, calls=tuple(calls))
        quotes = OwnQuotes(session, self._prepared_for(session))
        entries = Entries(answer, quotes, turn)
        found = _assessment(session, turn, entries)
        if entries.dropped and calls:
            judged(calls, f"{entries.dropped} dropped")
        return found.model_copy(update={"calls": tuple(calls)})

    def _request(self, session: Session, turn: int) -> Request:
        content = session.content
        given = [fact for fact, at in session.facts_given.items() if at < turn]
        facts = [{"id": f, "answer": content.problem.fact(f).answer} for f in given]
        return Request(
            role="assessor",
            session=session.id,
            turn=turn,
            prompt=self._prompt.ref,
            head=(system(self._prompt), Message(role="user", text=self._setting(content))),
            history=transcript(self._prompt, session, until=turn),
            last=Message(role="user", text=self._prompt.render("last", turn=turn, facts=facts)),
            parts={"facts": repr(given)},
            schema_name="assessment",
            json_schema=schema_of(AssessmentShape),
            max_tokens=self._max_tokens,
        )

    def _setting(self, content: Content) -> str:
        problem = content.problem
        return self._prompt.render(
            "setting",
            title=problem.title,
            task=problem.prompt.strip(),
            criteria=[
                {"id": c.id, "title": c.title, "asks": c.asks} for c in content.rubric.criteria
            ],
            traps=[{"id": trap.id, "claim": trap.claims[0]} for trap in problem.traps],
        )

    def _repair(self, flaw: str) -> str:
        return self._prompt.render("repair", flaw=flaw)

    def _prepared_for(self, session: Session) -> Prepared:
        key = (session.opened.problem.sha, session.opened.rubric.sha)
        if key not in self._prepared:
            self._prepared[key] = Prepared.of(session.content)
        return self._prepared[key]


def _lists(value: object) -> dict[str, list[object]]:
    """The lists of an answer. Raises `MisfitError`."""
    fits(LooseShape, value)
    assert isinstance(value, dict)
    return value


def _assessment(session: Session, turn: int, entries: Entries) -> Assessment:
    """What the valid entries add up to; an id nobody knows is as bad as a quote nobody said."""
    content = session.content
    criteria = {criterion.id for criterion in content.rubric.criteria}
    traps = {trap.id for trap in content.problem.traps}
    earlier = {str(t.number) for t in session.candidate_turns() if t.number < turn}
    against = {"fact": {f for f, at in session.facts_given.items() if at < turn}, "claim": earlier}
    asked = asked_before(session, turn)
    said_in = next(t for t in session.candidate_turns() if t.number == turn)
    ahead = before(session, said_in)

    def prompted(quote: str) -> bool:
        start = max(said_in.text.find(quote), 0)
        return ahead.prompted(around(said_in.text, start, start + len(quote)), start)

    return Assessment(
        findings=tuple(
            Finding(
                criterion=e.criterion,
                verdict=e.verdict,
                quote=said,
                turn=turn,
                prompted=e.criterion in asked or prompted(said),
                statement=NO_STATEMENT,
                score=SURE,
            )
            for e, said in entries.of("findings", FindingShape, lambda e: e.criterion in criteria)
        ),
        assumptions=tuple(said for _, said in entries.of("assumptions", AssumptionShape)),
        numbers=tuple(
            NumberClaim(
                value=e.value,
                unit=e.unit[:40],
                subject=e.subject[:80],
                quote=said,
                assumed=e.assumed,
            )
            for e, said in entries.of("numbers", NumberShape)
        ),
        traps=tuple(
            TrapHit(trap=e.trap, quote=said, score=SURE)
            for e, said in entries.of("traps", TrapShape, lambda e: e.trap in traps, claimed=True)
        ),
        clashes=tuple(
            Clash(quote=said, kind=e.kind, against=e.against, earlier=e.earlier[:300])
            for e, said in entries.of(
                "contradictions", ContradictionShape, lambda e: e.against in against[e.kind]
            )
        ),
        wrong=tuple(
            WrongClaim(quote=said, why=" ".join(e.why.split())[:300])
            for e, said in entries.of("wrong", WrongShape, claimed=True)
        ),
        intents=tuple(Intent(name) for name in entries.names("intents", set(Intent))),
    )
