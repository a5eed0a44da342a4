"""Ground of the web tests: an app and a browser for the rooms, and for all other pages."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from evals.playing import Stage
from tests.web.playing import DRAWING, house_in, play_into
from tests.web.server import AppServer, with_index_of
from tests.web.visiting import Visitor

ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Two workers start app and browser once: interviews in rooms take as long as all other pages."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            place = "rooms" if item.path.stem.startswith("test_e2e") else "pages"
            item.add_marker(pytest.mark.xdist_group(place))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a screen."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("no Chromium here: `make browser` installs it")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, headless=True, args=ARGS.split())
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def app(
    browser: Browser, stage: Stage, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[AppServer]:
    """The app on the built-in interviewer, searching by words."""
    folder = with_index_of(stage.settings.data_dir, tmp_path_factory.mktemp("app") / "data")
    server = AppServer(folder)
    try:
        yield server.wait()
    finally:
        server.close()


@pytest.fixture(scope="session")
def session(app: AppServer, stage: Stage) -> str:
    """An interview in the app's folder, graded, with a drawing in it."""
    house = house_in(app.data_dir, stage)
    played = play_into(house, more=DRAWING)
    house.store.close()
    return played


@pytest.fixture(scope="module")
def visitor(browser: Browser, app: AppServer) -> Iterator[Visitor]:
    """One browser session for all tests of a file, so that it loads the app's scripts once.

    It must have spoken to the app alone.
    """
    visiting = Visitor(browser, app.url)
    yield visiting
    visiting.close()
