"""A visitor of the app: a page in a real browser that may speak to the app and to nobody else."""

from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import Browser, BrowserContext, Page, Route, WebSocket

SHOTS = Path(__file__).parent / "shots"
"""Pictures are kept here where the folder was made: three of a page take as long as its test."""
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"


class Visitor:
    """One browser session. Requests to any address but the app's are refused and remembered."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url = url
        self.strays: list[str] = []
        self.context: BrowserContext = browser.new_context(viewport=WIDE, color_scheme="light")  # type: ignore[arg-type]
        self.context.set_default_timeout(20_000)
        self.context.route("**/*", self._pass)
        self.page = self.new_tab()

    def new_tab(self) -> Page:
        """Another tab of the same browser."""
        page = self.context.new_page()
        page.on("websocket", self._see)
        return page

    def open(self, path: str = "/") -> Page:
        """Open an address of the app and wait until the page is drawn."""
        self.page.goto(self.url + path)
        self.page.wait_for_selector("[data-testid=stMainBlockContainer]")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page's script rests."""
        self.page.wait_for_selector(IDLE)

    def shots(self, name: str) -> None:
        """Pictures of the page as it is, light, dark and narrow, where somebody wants to see them."""
        if not SHOTS.exists():
            return
        page = self.page
        page.wait_for_timeout(150)
        page.screenshot(path=SHOTS / f"{name}-light.png", full_page=True)
        page.emulate_media(color_scheme="dark")
        page.wait_for_timeout(300)
        page.screenshot(path=SHOTS / f"{name}-dark.png", full_page=True)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        page.wait_for_timeout(300)
        page.screenshot(path=SHOTS / f"{name}-narrow.png", full_page=True)
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]

    def too_wide(self) -> int:
        """By how many pixels the page can be scrolled sideways."""
        wide: int = self.page.evaluate(
            "() => { const m = document.querySelector('[data-testid=stMain]');"
            " return Math.max(m.scrollWidth - m.clientWidth,"
            " document.documentElement.scrollWidth - window.innerWidth); }"
        )
        return wide

    def close(self) -> None:
        """Leave; fails where the page had tried to reach anybody but the app."""
        self.context.close()
        assert self.strays == []

    def _pass(self, route: Route) -> None:
        asked = route.request.url
        if self._own(asked):
            route.continue_()
        else:
            self.strays.append(asked)
            route.abort()

    def _see(self, socket: WebSocket) -> None:
        if not self._own(socket.url):
            self.strays.append(socket.url)

    def _own(self, asked: str) -> bool:
        parts = urlparse(asked)
        return parts.scheme in ("data", "blob") or parts.netloc == urlparse(self.url).netloc
