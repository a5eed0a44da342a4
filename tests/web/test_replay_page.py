"""Replay: what stood behind each turn, what is never shown early, and what is refused as a file."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from evals.playing import Stage
from interviewer.domain.events import ModelCalled
from interviewer.domain.rubric import Seniority
from interviewer.doors import Doors
from interviewer.engine import Setup
from interviewer.errors import TranscriptError
from interviewer.llm.chat import Completion, Request
from interviewer.llm.errors import ModelBusyError
from interviewer.llm.tokens import Tokens
from interviewer.transcript import export_lines
from interviewer.web.opened import Opened, handed_in, kept
from interviewer.web.rebuilding import rebuilt
from interviewer.web.request_shown import request_text
from interviewer.web.steps import steps
from interviewer.wiring import House, house_with, model_roles
from tests.web.pages import at_home, draw, html, labels
from tests.web.playing import house_in, play_into


class BusyDoor:
    """A door that keeps account of what it was asked, and has no time."""

    name = "busy:model"

    def __init__(self) -> None:
        self.asked: list[Request] = []

    async def stream(
        self, request: Request, calls: list[ModelCalled]
    ) -> AsyncIterator[str | Completion]:
        await self.complete(request, calls)
        yield ""

    async def complete(self, request: Request, calls: list[ModelCalled]) -> Completion:
        self.asked.append(request)
        calls.append(
            ModelCalled(
                role=request.role, turn=request.turn, attempt=request.attempt,
                prompt=request.prompt, model=self.name, outcome="E_BUSY",
                digests=request.digests(),
            )
        )  # fmt: skip
        raise ModelBusyError("Busy.", "Wait.")


@pytest.fixture(scope="module")
def here(stage: Stage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = house_in(tmp_path_factory.mktemp("replay-page"), stage)
    with at_home(house):
        yield house


@pytest.fixture(scope="module")
def played(here: House) -> Opened:
    return kept(here, play_into(here, kind="strong"))


@pytest.fixture
def lines(here: House, played: Opened) -> list[str]:
    return list(export_lines(here.store, played.session.id))


def raw(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


# ---- steps


def test_every_turn_is_a_step(played: Opened) -> None:
    listed = steps(played)
    assert [step.turn.number for step in listed] == [t.number for t in played.session.turns]
    assert all(step.move for step in listed if step.turn.speaker == "interviewer")
    assert all(step.reading for step in listed if step.turn.speaker == "candidate")


def test_a_move_names_its_target_in_words(played: Opened) -> None:
    told = [dict(step.move) for step in steps(played) if step.move]
    assert any("Target" in facts for facts in told)
    titles = {c.title for c in played.session.content.rubric.criteria}
    assert {facts["Criterion"] for facts in told if "Criterion" in facts} <= titles


def test_findings_stand_with_their_turn(played: Opened) -> None:
    shown = [step.findings for step in steps(played) if step.findings]
    assert sum(map(len, shown)) == len(played.session.findings) > 0


# ---- files


def test_an_export_opens_as_what_it_is(played: Opened, lines: list[str]) -> None:
    opened = handed_in("x.jsonl", raw(lines))
    assert opened.session == played.session and opened.records == played.records


def _changed(lines: list[str]) -> list[str]:
    at = next(i for i, line in enumerate(lines) if '"CandidateSaid"' in line)
    return [*lines[:at], lines[at].replace('"text":"', '"text":"Not '), *lines[at + 1 :]]


def _elsewhere(lines: list[str]) -> list[str]:
    header = json.loads(lines[0])
    sha = next(iter(header["contents"]))
    header["contents"]["../../../etc/passwd"] = {**header["contents"][sha], "body": ""}
    return [json.dumps(header), *lines[1:]]


def _empty_body(lines: list[str]) -> list[str]:
    header = json.loads(lines[0])
    next(iter(header["contents"].values()))["body"] = ""
    return [json.dumps(header), *lines[1:]]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda lines: lines[:-1],
        lambda lines: [lines[0], *lines[2:]],
        _changed,
        _elsewhere,
        _empty_body,
        lambda lines: [*lines, '{"type":"Notes","sha":"../../x"}'],
        lambda lines: lines[:1],
        lambda lines: ["[" * 100_000],
        lambda lines: ["hello"],
        lambda lines: ["null"],
        lambda lines: ["{}"],
        lambda lines: [],
        lambda lines: ["\ud800".encode("utf-8", "surrogatepass").decode("latin-1")],
    ],
    ids=["cut", "gap", "changed", "elsewhere", "no body", "shelf", "header", "deep", "text",
         "null", "object", "empty", "odd"],
)  # fmt: skip
def test_a_spoilt_file_is_refused_in_a_sentence(lines: list[str], spoil) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(TranscriptError) as refused:
        handed_in("x.jsonl", raw(spoil(lines)))
    assert refused.value.message.startswith("The transcript cannot be opened: ")
    assert "handed-in" not in refused.value.message and "/" not in refused.value.message


def test_a_long_file_is_refused_unread() -> None:
    with pytest.raises(TranscriptError, match="MB"):
        handed_in("x.jsonl", b"x" * 5_000_001)


# ---- the page


def test_it_is_stepped_through(here: House, played: Opened) -> None:
    page = draw("replay", session=played.session.id)
    assert "Turn 1 of" in html(page)
    next(b for b in page.button if b.label == "Next").click().run()
    assert "Turn 2 of" in html(page) and "What was read in it" in html(page)
    page.slider[0].set_value(5).run()
    assert "Turn 5 of" in html(page)
    next(b for b in page.button if b.label == "Previous").click().run()
    assert "Turn 4 of" in html(page)


def test_a_builtin_turn_says_that_no_model_was_asked(here: House, played: Opened) -> None:
    page = draw("replay", session=played.session.id)
    assert any("No model was asked" in caption.value for caption in page.caption)


@pytest.mark.parametrize(("coach", "shown"), [(False, False), (True, True)])
def test_a_running_interview_is_shown_in_coach_mode_only(
    here: House, coach: bool, shown: bool
) -> None:
    setup = Setup(seniority=Seniority.MID, minutes=45, seed=0, coach=coach)
    session = here.interviewer.open(here.library.content("ad-click"), setup)

    async def opening() -> None:
        async for _ in here.interviewer.reply(session.id):
            pass

    asyncio.run(opening())
    text = html(draw("replay", session=session.id))
    assert ("What the interviewer did" in text) is shown
    assert ("still running" in text) is not shown


def test_nothing_to_replay_has_a_next_step(stage: Stage, tmp_path: Path, here: House) -> None:
    with at_home(house_in(tmp_path, stage)):
        page = draw("replay")
    assert "Choose a problem and start" in labels(page) or page.selectbox


# ---- the exact prompt


@pytest.fixture(scope="module")
def busy(here: House) -> tuple[Opened, BusyDoor, House]:
    door = BusyDoor()
    house = house_with(
        here.settings,
        here.store,
        here.search,
        here.clock,
        roles=model_roles(Doors(door, None, Tokens()), here.roles),  # type: ignore[arg-type]
    )
    return kept(house, play_into(house, "ad-click", "strong")), door, house


def test_the_request_of_a_turn_is_made_again_to_the_letter(
    busy: tuple[Opened, BusyDoor, House],
) -> None:
    opened, door, house = busy
    assert len(door.asked) >= 3
    for sent in door.asked:
        made = rebuilt(opened, sent.turn, house.search)
        assert made is not None
        assert (made.changed, request_text(made.request)) == ((), request_text(sent))


def test_what_differs_from_then_is_named(busy: tuple[Opened, BusyDoor, House]) -> None:
    opened, door, _ = busy

    class Nothing:
        def search(self, query: str, k: int = 5, stages: object = None) -> list[object]:
            return []

    changed = [rebuilt(opened, sent.turn, Nothing()) for sent in door.asked]  # type: ignore[arg-type]
    assert any(made and made.changed and "notes" in made.changed for made in changed)


def test_a_turn_without_a_model_has_no_request(played: Opened, here: House) -> None:
    assert rebuilt(played, 1, here.search) is None
