"""The interview room's logic, without a browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evals.playing import Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.message import MAX_CHARS
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Session
from interviewer.engine import Setup
from interviewer.live_turn import LiveTurn
from interviewer.store import Store
from interviewer.web import house as doors
from interviewer.web import reveal
from interviewer.web.asks import hint_cost
from interviewer.web.reveal import revealed
from interviewer.web.tracker import head_html
from interviewer.wiring import House
from tests.web.pages import at_home, draw, html
from tests.web.playing import house_in

ASKS = "How many daily active users are there, and what is the latency budget?"


@pytest.fixture
def here(tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(reveal, "TICK", 0.002)  # no eye reads along
    made = house_in(tmp_path, stage)
    with at_home(made):
        yield made


@pytest.fixture
def session(here: House) -> Session:
    setup = Setup(seniority=Seniority.SENIOR, minutes=45, seed=0)
    return here.interviewer.open(here.library.content("video-recommender"), setup)


def room(session: Session) -> AppTest:
    """The room, once the opening was told."""
    page = draw("room", session=session.id)
    return page.run() if not page.chat_input else page


def turns(here: House, session: Session) -> list[tuple[str, str]]:
    return [(t.speaker, t.text) for t in here.interviewer.session(session.id).turns]


def test_the_opening_is_spoken_once(here: House, session: Session) -> None:
    room(session)
    room(session)
    assert [who for who, _ in turns(here, session)] == ["interviewer"]


def test_a_message_is_answered(here: House, session: Session) -> None:
    page = room(session)
    page.chat_input(key="answer").set_value(ASKS).run()
    assert [who for who, _ in turns(here, session)] == ["interviewer", "candidate", "interviewer"]
    shown = html(page)
    assert ASKS in shown
    assert "40 million" in shown
    assert not page.error


def test_nothing_is_given_away(here: House, session: Session) -> None:
    page = room(session)
    for answer in script("video-recommender", "strong")[:3]:
        page.chat_input(key="answer").set_value(answer).run()
    cited = [c for t in here.interviewer.session(session.id).turns for c in t.citations]
    assert cited
    assert "Notes behind" not in html(page)
    assert not any(citation.quote[:60] in html(page) for citation in cited)


def test_help_says_what_it_costs_and_asks(here: House, session: Session) -> None:
    page = room(session)
    assert "A hint caps this topic at 3 of 4." in html(page)
    page.button(key="hint").click().run()
    assert ("candidate", "Can I have a hint?") in turns(here, session)


def test_a_pause_stops_the_clock_and_going_on_starts_it(here: House, session: Session) -> None:
    clock = here.clock
    assert isinstance(clock, ManualClock)
    page = room(session)
    clock.advance(30)
    page.button(key="pause").click().run()
    assert "Paused. The clock stands still" in html(page)
    assert page.chat_input(key="answer").disabled
    clock.advance(600)
    page.button(key="go-on").click().run()
    clock.advance(10)
    assert doors.runner().active_seconds(session.id) == pytest.approx(40)


def test_a_drawing_goes_with_the_message_once(here: House, session: Session) -> None:
    here.store.keep_pad(session.id, "graph TD\n  a[Logs] --> b[Model]", "diagram")
    page = room(session)
    page.toggle(key="attach_drawing").set_value(True).run()
    page.chat_input(key="answer").set_value("My sketch.").run()
    sent = [text for who, text in turns(here, session) if who == "candidate"]
    assert sent == ["My sketch.\n\n```mermaid\ngraph TD\n  a[Logs] --> b[Model]\n```"]
    assert page.toggle(key="attach_drawing").value is False
    assert "Drawing: 2 components, 1 arrow" in html(page)


def test_a_drawing_cannot_be_sent_after_the_end(here: House, session: Session) -> None:
    here.store.keep_pad(session.id, "graph TD\n  a[Logs] --> b[Model]", "diagram")
    page = room(session)
    assert not page.toggle(key="attach_drawing").disabled
    doors.runner().finish(session.id).result(60)
    assert draw("room", session=session.id).toggle(key="attach_drawing").disabled


def test_a_tab_in_which_nothing_was_typed_keeps_nothing(here: House, session: Session) -> None:
    page = room(session)
    here.store.keep_pad(session.id, "graph TD\n  a --> b", "diagram")
    here.store.keep_pad(session.id, "typed in another tab")
    page.run()
    assert here.store.pad(session.id, "diagram") == "graph TD\n  a --> b"
    assert here.store.pad(session.id) == "typed in another tab"


def test_a_message_that_could_not_be_kept_is_held_and_sent_later(
    here: House, session: Session
) -> None:
    page = room(session)
    here.store.keep_pad(session.id, "Held in mid-reply.", "draft")
    page.run()
    assert "Not sent yet" in html(page)
    page.button(key="send-held").click().run()
    assert ("candidate", "Held in mid-reply.") in turns(here, session)
    assert here.store.pad(session.id, "draft") == ""


def test_another_window_is_waited_for(here: House, session: Session) -> None:
    here.store.lease(session.id, "terminal", here.clock.wall().timestamp(), 30.0)
    page = draw("room", session=session.id)
    assert "answering in another window" in html(page)


def test_an_unknown_session_is_told_with_a_way_on(here: House) -> None:
    page = draw("room", session="nobody")
    assert "There is no interview 'nobody'" in page.error[0].value
    assert "Traceback" not in html(page)


def test_no_session_leads_to_the_start(here: House) -> None:
    page = draw("room")
    assert "No interview chosen" in page.title[0].value


def test_the_head_tells_stage_and_minutes(here: House, session: Session) -> None:
    room(session)
    shown = head_html(here.interviewer.session(session.id), 150.0)
    assert "2:30 <small>of 45:00 used" in shown
    assert "Stage 1 of 8: <strong>Clarify requirements</strong> · 2.5 of 6 min" in shown
    assert 'aria-label="Clarify requirements: 2.5 of 6 min" aria-current=step' in shown


@pytest.mark.parametrize(
    ("minute", "says"),
    [(39, None), (40, "less than 5 minutes left"), (44.9, "less than 5"), (45, "Time is up")],
)
def test_the_head_says_when_time_runs_out(
    here: House, session: Session, minute: float, says: str | None
) -> None:
    shown = head_html(here.interviewer.session(session.id), minute * 60)
    assert ('class="late"' in shown) is (says is not None)
    assert says is None or says in shown


def test_a_clock_that_was_left_alone_is_told_and_goes_on(here: House, session: Session) -> None:
    clock = here.clock
    assert isinstance(clock, ManualClock)
    room(session)
    runner = doors.runner()
    runner.present(session.id)
    clock.advance(130)
    here.interviewer.suspend_left_alone(120)
    page = room(session)
    assert "Paused while you were away" in html(page)
    page.button(key="back").click().run()
    assert "Paused" not in html(page)
    assert not runner.session(session.id).clock_stopped


def test_help_costs_the_same_after_the_question_was_repeated(here: House, session: Session) -> None:
    page = room(session)
    costs = []
    for key in ("hint", "hint", "repeat"):
        page.button(key=key).click().run()
        costs.append(hint_cost(here.interviewer.session(session.id)))
    assert costs == [f"caps this topic at {best} of 4" for best in (3, 2, 2)]


def test_help_on_the_next_topic_is_cheap_once_the_last_has_no_more(
    here: House, session: Session
) -> None:
    page = room(session)
    for _ in range(3):
        page.button(key="hint").click().run()
    assert hint_cost(here.interviewer.session(session.id)) == "caps this topic at 3 of 4"


def test_a_turn_is_told_at_once_and_then_calmly() -> None:
    turn = LiveTurn("s", 1)
    turn.add("Which signal would you learn from, and what does it miss when people are busy?")
    texts = []
    for text in revealed(turn, pause=lambda _: None):
        texts.append(text)
        if len(texts) == 3:
            turn.stopped()
    assert texts[0] == "Which signal"
    assert texts[-1] == turn.text
    assert all(later.startswith(text) for text, later in zip(texts, texts[1:], strict=False))
    assert all(turn.text[len(text) :][:1] in (" ", "") for text in texts)


def test_a_turn_that_began_anew_is_told_anew() -> None:
    turn = LiveTurn("s", 1)
    turn.add("Half a thought that")
    texts = []
    for text in revealed(turn, pause=lambda _: None):
        texts.append(text)
        if len(texts) == 2:
            turn.begin_anew()
            turn.add("Another one.")
            turn.stopped()
    assert texts[-1] == "Another one."


def test_a_pad_of_a_session_is_not_in_its_log(here: House, session: Session) -> None:
    here.store.keep_pad(session.id, "private words")
    room(session)
    assert isinstance(here.store, Store)
    assert "private words" not in "".join(
        record.model_dump_json() for record in here.store.records(session.id)
    )


def test_a_message_that_is_too_long_is_sent_and_told_to_be_cut(
    here: House, session: Session
) -> None:
    page = room(session)
    page.chat_input(key="answer").set_value("I log clicks. " * 2000).run()
    assert page.chat_input(key="answer").proto.max_chars == 0, "a long paste would be dropped"
    assert len(turns(here, session)[1][1]) == MAX_CHARS
    assert "its first 20,000 characters were kept" in html(page)
