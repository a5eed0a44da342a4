"""The interview room in a real browser, on the built-in interviewer."""

from playwright.sync_api import expect

from evals.playing import script
from tests.web.server import AppServer
from tests.web.talking import Room, kept, turns
from tests.web.test_axe import AXE, findings
from tests.web.visiting import NARROW, WIDE, Visitor

ASKS = "How many daily active users are there, and what is the latency budget?"


def test_from_the_start_to_the_report(visitor: Visitor, app: AppServer) -> None:
    visitor.open()
    room = Room.begin(visitor)
    expect(room.field).to_be_focused()
    visitor.shots("room-opening")
    answers = script("video-recommender", "strong")[:3]
    for number, answer in enumerate(answers, start=2):
        room.say(answer)
        room.ready(number)
    expect(room.messages).to_have_count(3)
    expect(room.page.locator("details, .citation")).to_have_count(0)  # nothing is given away
    if AXE.exists():
        assert findings(room.page, AXE.read_text(encoding="utf-8")) == []
    visitor.shots("room")
    session = room.session
    room.button("end").click()
    room.page.get_by_role("button", name="End and get the report").click()
    room.page.wait_for_url(lambda url: url.endswith(f"/report?session={session}"))
    room.page.get_by_role("heading", name="Do these three things next").wait_for()
    assert [who for who, _ in turns(kept(app.data_dir, session))].count("complete") == 4


def test_a_double_click_on_send_is_one_message(visitor: Visitor, app: AppServer) -> None:
    visitor.open()
    room = Room.begin(visitor)
    room.field.fill(ASKS)
    room.page.get_by_test_id("stChatInputSubmitButton").dblclick()
    room.ready(2)
    room.button("repeat").dblclick()
    room.ready(3)
    assert [text for who, text in turns(kept(app.data_dir, room.session)) if who == "candidate"] == [
        ASKS, "Could you repeat the question?",
    ]  # fmt: skip


def test_two_tabs_show_one_conversation(visitor: Visitor, app: AppServer) -> None:
    visitor.open()
    room = Room.begin(visitor)
    other = Room(visitor.new_tab())
    other.page.goto(room.page.url)
    other.ready(1)
    room.say(ASKS)
    other.ready(2)
    expect(other.messages).to_have_count(1)
    other.say("There is no budget for new labels, I assume. What does a wrong video cost?")
    room.ready(3)
    expect(room.messages).to_have_count(2)
    assert len(turns(kept(app.data_dir, room.session))) == 5


def test_a_pause_stops_the_clock_and_hides_nothing(visitor: Visitor) -> None:
    visitor.open()
    room = Room.begin(visitor)
    clock = room.page.locator(".clock")
    first = clock.inner_text()
    expect(clock).not_to_have_text(first, timeout=5_000)  # it ticks by itself
    room.button("pause").click()
    room.page.get_by_text("Paused. The clock stands still").wait_for()
    expect(room.answers).to_have_count(1)
    expect(room.field).to_be_disabled()
    visitor.shots("room-paused")
    stood = clock.inner_text()
    room.page.wait_for_timeout(2_200)
    assert clock.inner_text() == stood
    room.button("go-on").click()
    expect(room.field).to_be_enabled()
    expect(clock).not_to_have_text(stood.replace("paused", "used"), timeout=5_000)


def test_the_whiteboard_draws_what_it_understands_and_explains_the_rest(
    visitor: Visitor, app: AppServer
) -> None:
    visitor.open()
    room = Room.begin(visitor)
    board = room.page.get_by_label("Draw in Mermaid")
    board.fill(
        "flowchart LR\n  logs[Event logs] --> model[Ranking model]\n  model --> page[Home page]"
    )
    preview = room.page.locator(".st-key-preview-whole")
    expect(preview.get_by_role("img", name="Ranking model feeds the home page")).to_be_visible()
    expect(room.page.locator(".seen").first).to_contain_text("3 components, 2 arrows")
    over = "e => e.scrollWidth - e.clientWidth"
    assert preview.evaluate(over) <= 1  # a small drawing is shown whole
    visitor.shots("room-drawing")
    board.fill("flowchart LR\n  a[Event logs] --> b[Features] --> c[Ranker] --> d[Page] --> e[Log]")
    wide = room.page.locator(".st-key-preview")
    expect(wide.get_by_role("img", name="Event logs feeds the features")).to_be_visible()
    shown = "e => e.getBoundingClientRect().width / e.naturalWidth"
    assert wide.locator("img").evaluate(shown) > 0.7  # wider than its panel: it scrolls
    left = "e => e.getBoundingClientRect().left"
    assert wide.locator("img").evaluate(left) >= wide.evaluate(left)
    assert visitor.too_wide() <= 0
    board.fill("flowchart LR\n  logs[Event logs] --> model[Ranking model]\n  model --> page[Home")
    expect(room.page.locator(".drawing-problem")).to_contain_text("Line 3")
    expect(preview.get_by_role("img", name="Event logs feeds the ranking model")).to_be_visible()
    expect(room.page.get_by_text("Syntax error")).to_have_count(0)
    expect(room.page.get_by_text("diagram error")).to_have_count(0)
    visitor.shots("room-drawing-broken")
    room.page.get_by_text("Send it with my next message").click()
    room.say("This is my first sketch.")
    room.ready(2)
    sent = turns(kept(app.data_dir, room.session))[1][1]
    assert sent.startswith("This is my first sketch.\n\n```mermaid\nflowchart LR")
    expect(room.messages.first).to_contain_text("Drawing: 2 components, 1 arrow")


def test_the_scratchpad_is_there_after_a_reload(visitor: Visitor) -> None:
    visitor.open()
    room = Room.begin(visitor)
    room.page.get_by_role("tab", name="Scratchpad").click()
    pad = room.page.get_by_label("For you alone")
    pad.fill("40 M users x 8 loads")
    room.page.wait_for_timeout(900)  # nobody has left the field
    room.page.reload()
    room.page.get_by_role("tab", name="Scratchpad").click()
    expect(room.page.get_by_label("For you alone")).to_have_value("40 M users x 8 loads")


def test_it_fits_a_telephone_in_the_dark(visitor: Visitor) -> None:
    visitor.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    visitor.page.emulate_media(color_scheme="dark")
    visitor.open()
    assert visitor.too_wide() <= 0
    room = Room.begin(visitor)
    room.say(ASKS)
    room.ready(2)
    assert visitor.too_wide() <= 0
    expect(room.field).to_be_in_viewport()
    dark = "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
    assert visitor.page.evaluate(dark) == "rgb(20, 25, 26)"
    visitor.page.emulate_media(color_scheme="light")
    visitor.page.set_viewport_size(WIDE)  # type: ignore[arg-type]


def test_hostile_text_is_shown_and_does_nothing(visitor: Visitor) -> None:
    visitor.open()
    room = Room.begin(visitor)
    room.say("![x](http://evil.test/a.png) <img src=http://evil.test/b.png> [go](http://evil.test)")
    room.ready(2)
    expect(room.messages.first).to_contain_text("![x](http://evil.test/a.png)")
    expect(room.page.locator(".talk img, .talk a")).to_have_count(0)


def test_coach_mode_shows_the_notes_behind_a_question(visitor: Visitor) -> None:
    visitor.open()
    visitor.page.get_by_text("Coach mode").click()
    visitor.settle()
    room = Room.begin(visitor)
    for number, answer in enumerate(script("video-recommender", "strong")[:3], start=2):
        room.say(answer)
        room.ready(number)
    expect(room.page.get_by_text("Notes behind this question").first).to_be_visible()
    visitor.shots("room-coach")
