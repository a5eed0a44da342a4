"""The start page's logic, without a browser."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evals.bench.model_server import ModelServer, says
from evals.playing import Stage
from interviewer.domain.rubric import Seniority
from interviewer.engine import Setup
from interviewer.errors import SettingsError
from interviewer.headless import START
from interviewer.settings import Settings
from interviewer.web import house as doors
from interviewer.web.settings_panel import own_settings
from interviewer.web.start import matching
from interviewer.web.unfinished import ago
from interviewer.wiring import House, open_library
from tests.web.pages import at_home, draw, html
from tests.web.playing import house_in
from tests.web.test_trying import DEAD


@pytest.fixture
def here(tmp_path: Path, stage: Stage) -> Iterator[House]:
    made = house_in(tmp_path, stage)
    with at_home(made):
        yield made


def start(page: AppTest, problem: str = "ad-click") -> AppTest:
    """Press a card's button; the page that follows is not drawn, as there is no navigation."""
    return page.button(key=f"start-{problem}").click().run()


def test_every_problem_has_a_card_and_a_button(here: House) -> None:
    page = draw("start")
    for problem in here.library.problems():
        assert problem.title in html(page)
        assert page.button(key=f"start-{problem.id}").label == "Start this interview"
    assert not page.error


def test_a_newcomer_starts_with_what_suits_most(here: House) -> None:
    start(draw("start"))
    (row,) = here.store.sessions("local")
    opened = here.interviewer.session(row.id).opened
    assert (opened.problem.id, opened.seniority, opened.minutes) == ("ad-click", "senior", 45)
    assert (opened.style, opened.coach, opened.interviewer) == ("neutral", False, "builtin-1")


def test_what_was_chosen_is_what_is_opened(here: House) -> None:
    page = draw("start")
    page.button_group(key="seniority").set_value(Seniority.STAFF)
    page.button_group(key="plan").set_value("systems")
    page.button_group(key="minutes").set_value(30)
    page.button_group(key="style").set_value("demanding")
    page.toggle(key="coach").set_value(True)
    start(page.run())
    (row,) = here.store.sessions("local")
    opened = here.interviewer.session(row.id).opened
    assert (opened.plan.id, opened.seniority, opened.minutes) == ("systems", "staff", 30)
    assert (opened.style, opened.coach) == ("demanding", True)


def test_the_model_is_told_in_words(here: House) -> None:
    assert "Built-in interviewer</b>: no key set" in html(draw("start"))


def test_an_unfinished_interview_is_offered(here: House) -> None:
    setup = Setup(seniority=Seniority.MID, minutes=45, seed=0)
    here.interviewer.open(here.library.content("spam-filter"), setup)
    page = draw("start")
    assert "not finished yet" in html(page)
    assert page.button(key="go-on-with").label == "Go on with it"


def test_an_address_makes_the_interviewer_model_backed_for_this_browser_session(
    here: House,
) -> None:
    page = draw("start")
    with ModelServer(says("OK")) as server:
        page.text_input(key="own_address").set_value(server.address)
        page.text_input(key="own_model").set_value("stub")
        page.button(key="use-own").click().run()
    assert page.text_input(key="own_address").value == ""
    assert "Interviewer led by openai:stub</b>, for this browser session" in html(page)
    assert "Built-in interviewer" in html(draw("start"))  # another browser's
    page.button(key="forget-own").click().run()
    assert "Built-in interviewer</b>: no key set" in html(page)


def test_an_address_at_which_nobody_answers_changes_nothing(here: House) -> None:
    page = draw("start")
    page.text_input(key="own_address").set_value(DEAD)
    page.button(key="use-own").click().run()
    assert "Nothing answers at that address." in page.error[0].value
    assert page.text_input(key="own_address").value == DEAD
    assert "Built-in interviewer</b>: no key set" in html(page)


@pytest.mark.parametrize(
    ("key", "address", "model"),
    [("", "", "stub"), ("sk-1", "localhost:11434", ""), ("", "file:///etc/passwd", "")],
)
def test_nonsense_is_refused(key: str, address: str, model: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        own_settings(Settings(data_dir=tmp_path), key, address, model)


def test_a_key_goes_to_the_address_given_with_it_alone(tmp_path: Path) -> None:
    base = Settings(data_dir=tmp_path, openai_base_url="http://elsewhere.test/v1")
    own = own_settings(base, "sk-own", "", "")
    assert own.openai_base_url is None
    assert "sk-own" not in repr(own)


def test_no_key_of_the_environment_goes_to_an_address_typed_in(tmp_path: Path) -> None:
    base = Settings.load({"INTERVIEWER_DATA_DIR": str(tmp_path), "OPENAI_API_KEY": "sk-env"})
    assert own_settings(base, "", "http://127.0.0.1:9/v1", "").openai_api_key is None


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("recommend", "video-recommender"), ("SPAM phones", "spam-filter"), ("auction", "ad-click")],
)
def test_the_search_finds_by_topic_and_aim(wanted: str, found: str) -> None:
    assert found in [problem.id for problem in matching(open_library().problems(), wanted)]


def test_a_search_for_nothing_known_finds_nothing() -> None:
    assert matching(open_library().problems(), "zzz") == []


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(hours=3, minutes=5), "3 hours ago"),
        (timedelta(days=2), "2 days ago"),
    ],
)
def test_time_is_told_in_words(passed: timedelta, words: str) -> None:
    assert ago(START, START + passed) == words


def test_a_house_that_cannot_be_opened_is_told_and_tried_again(here: House) -> None:
    tries: list[int] = []

    def open_it(_: object) -> House:
        tries.append(1)
        raise SettingsError("INTERVIEWER_MODEL is nonsense.", "Set it to builtin.")

    before = doors.use(doors.Door(open_it))
    try:
        page = draw("start")
        assert "INTERVIEWER_MODEL is nonsense. Set it to builtin." in page.error[0].value
        page.run()
    finally:
        doors.use(before)
    assert len(tries) > 1
