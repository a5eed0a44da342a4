"""Ground of the web tests: one app and one browser for all tests that need them."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from evals.playing import Stage
from tests.web.server import AppServer, with_index_of
from tests.web.visiting import Visit, Visitor

ARGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests that need the browser run in one worker, which starts app and browser once."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("browser"))


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


@pytest.fixture
def visit(browser: Browser, app: AppServer) -> Iterator[Visit]:
    """Opens browser sessions at the app; each must have spoken to the app alone."""
    visitors: list[Visitor] = []

    def come() -> Visitor:
        visitors.append(Visitor(browser, app.url))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def visitor(visit: Visit) -> Visitor:
    """One browser session."""
    return visit()
