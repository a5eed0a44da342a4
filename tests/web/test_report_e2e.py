"""The report, the notes and the replay in a real browser."""

import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, expect

from evals.playing import script
from tests.web.visiting import Visitor

NOTE = """# Reservoir logging of rejected candidates

Reservoir logging keeps a fixed random sample of the candidates that were ranked but never shown, with
their features as of the request, so that training data has negatives the policy did not choose. The
reservoir is cut by day; without it the logged data only speaks of shown items and their labels.
"""


def test_the_report_can_be_kept_as_a_pdf_that_opens(
    visitor: Visitor, session: str, tmp_path: Path
) -> None:
    page = visitor.open(f"/report?session={session}")
    page.get_by_role("heading", name="Do these three things next").wait_for()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download PDF").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert kept.name.startswith("report-video-recommender-") and kept.suffix == ".pdf"
    draw = shutil.which("pdftoppm")
    if draw is None:
        pytest.skip("no pdftoppm here: it comes with poppler-utils")
    subprocess.run([draw, "-r", "40", "-png", kept.name, "page"], cwd=tmp_path, check=True)
    assert len(list(tmp_path.glob("page*.png"))) >= 3


def test_a_quote_leads_to_its_turn(visitor: Visitor, session: str) -> None:
    page = visitor.open(f"/report?session={session}")
    page.get_by_text("All 45 criteria").click()
    criterion = page.locator("details details", has=page.locator("blockquote")).first
    criterion.locator("summary").click()
    link = criterion.locator("blockquote a").first
    target = link.get_attribute("href")
    link.click()
    page.locator(f"{target}").wait_for(state="visible")
    page.wait_for_function(
        "name => { const box = document.querySelector(name).getBoundingClientRect();"
        " return box.top >= 0 && box.top < innerHeight; }",
        arg=target,
    )
    assert visitor.too_wide() <= 0
    page.evaluate("location.hash = ''")


def test_a_link_opens_a_note_with_the_span_in_view(visitor: Visitor, session: str) -> None:
    page = visitor.open("/notes?source=labels.md&start=3000&end=3600")
    page.locator("#cited").wait_for()
    page.wait_for_function(
        "() => { const box = document.getElementById('cited').getBoundingClientRect();"
        " return box.bottom > 0 && box.top < innerHeight; }"
    )
    visitor.shots("note")


def test_a_replay_is_walked_by_keyboard(visitor: Visitor, session: str) -> None:
    page = visitor.open(f"/replay?session={session}")
    page.get_by_text("Turn 1 of").wait_for()
    expect(page.get_by_role("button", name="Next")).to_be_enabled()  # its key is heard by then
    page.keyboard.press("n")
    page.get_by_text("Turn 2 of").wait_for()
    page.keyboard.press("n")
    page.get_by_text("Turn 3 of").wait_for()
    page.keyboard.press("p")
    page.get_by_text("Turn 2 of").wait_for()
    page.get_by_role("heading", name="What was read in it").wait_for()


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("report", "/report?session={}"),
        ("history", "/history"),
        ("notes", "/notes"),
        ("replay", "/replay?session={}"),
    ],
)
def test_no_page_is_too_wide(visitor: Visitor, session: str, name: str, address: str) -> None:
    page = visitor.open(address.format(session))
    page.get_by_role("heading", level=1).wait_for()
    visitor.shots(name)
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(200)
    wide = visitor.too_wide()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert wide <= 0


def test_an_own_note_is_added_asked_about_cited_and_removed(visitor: Visitor) -> None:
    page = visitor.open("/notes")
    files: list[FilePayload] = [
        {"name": "reservoir.md", "mimeType": "text/markdown", "buffer": NOTE.encode()},
        {"name": "picture.md", "mimeType": "text/markdown", "buffer": b"\x89PNG\r\n\x1a\n0"},
    ]
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Add to my notes").click()
    page.get_by_text("It is searched in 1 piece").wait_for()
    page.get_by_text("Left out: It is a PNG image.").wait_for()
    visitor.open("/")
    page.get_by_text("Coach mode").click()
    page.get_by_role("switch", checked=True).or_(
        page.get_by_role("checkbox", checked=True)
    ).wait_for()
    visitor.settle()
    page.locator(".st-key-start-video-recommender button").click()
    page.wait_for_url("**/interview?session=*")
    answers = script("video-recommender", "middling")
    for number, answer in enumerate(answers[:5], 1):
        page.locator(f".talk .interviewer >> nth={number - 1}").wait_for()
        visitor.settle()
        if page.get_by_text("your own note").count():
            break
        box = page.get_by_test_id("stChatInputTextArea")
        box.fill(answer)
        box.press("Enter")
        page.locator(f".talk .interviewer >> nth={number}").wait_for()
    cited = page.locator("details", has_text="reservoir.md").first
    cited.wait_for(state="attached")
    visitor.open("/notes")
    page.get_by_role("button", name="Remove").click()
    page.get_by_text("Removed; nothing is asked from it any more.").wait_for()
    page.get_by_text("None yet.").wait_for()
