"""Accessibility: axe-core finds nothing serious on any page that the app itself causes."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.visiting import Visitor

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
STREAMLIT: tuple[tuple[str, str, str], ...] = ()
"""Findings in what Streamlit itself draws, which no page can mend: rule, pattern of the selector,
and why it is not ours. None at present; captions and buttons were mended by the style sheet."""


@pytest.fixture(scope="module")
def axe() -> str:
    if not AXE.exists():
        pytest.skip("no axe-core here: `make axe` fetches it")
    return AXE.read_text(encoding="utf-8")


def findings(page: Page, axe: str) -> list[str]:
    """What axe finds grave, a line each, without what is Streamlit's own."""
    page.evaluate(axe)
    found: list[dict[str, Any]] = page.evaluate(
        "async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
    )
    return [
        f"{rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))} {node['html'][:160]}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
        if not any(
            rule["id"] == known and re.search(pattern, " ".join(map(str, node["target"])))
            for known, pattern, _ in STREAMLIT
        )
    ]


PAGES = {
    "start": "/",
    "interview": "/interview?session={}",
    "report": "/report?session={}",
    "history": "/history",
    "notes": "/notes",
    "note": "/notes?source=labels.md&start=400&end=900",
    "replay": "/replay?session={}",
    "nothing": "/report?session=nobody",
}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_grave_finding(visitor: Visitor, session: str, axe: str, name: str) -> None:
    page = visitor.open(PAGES[name].format(session))
    page.locator("h1, [data-testid=stAlert]").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(250)
        page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
        assert findings(page, axe) == [], scheme
    page.emulate_media(color_scheme="light")


def test_it_finds_what_is_wrong(visitor: Visitor, session: str, axe: str) -> None:
    page = visitor.open("/history")
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend',"
        ' \'<img src="data:,"><p style="color:#ccc;background:#ddd">pale</p>\')'
    )
    found = " ".join(findings(page, axe))
    assert "image-alt" in found and "color-contrast" in found
