"""The report: what it leads with, what it never prints, and that nothing in it runs."""

import asyncio
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from evals.playing import Played, Stage, script
from interviewer.clock import ManualClock
from interviewer.domain.events import (
    Assessed,
    Graded,
    InterviewEnded,
    ModelCalled,
    Usage,
    WrongClaim,
)
from interviewer.domain.moves import Move, MoveKind
from interviewer.domain.reading import Intent, Question, Reading, Sum, TrapHit
from interviewer.domain.rubric import Seniority
from interviewer.domain.session import Content
from interviewer.domain.stages import StageId
from interviewer.headless import START, HeadlessRun
from interviewer.report import Report, build_report
from interviewer.report.build import NotGradedError
from interviewer.report.printing import place, plain_markdown, to_html, to_json, to_markdown
from interviewer.report.radar import radar, told
from interviewer.report.words import number
from interviewer.roles.builtin.grader import BuiltinGrader
from interviewer.store import Store
from tests.builders import Log, NoteShelf, ScriptedReader, finding, interviewer, setup, touch

FORMS: dict[str, Callable[[Report], str]] = {"md": to_markdown, "html": to_html, "json": to_json}
HOSTILE = (
    "I log <script>alert(1)</script> clicks, ![x](http://evil.example/x.png) and "
    "[this](javascript:alert(2)) <img src=http://evil.example/y onerror=alert(3)> at "
    "http://evil.example/z | # **so**",
    "`</blockquote></style><iframe src=//evil.example></iframe>` is what I would log here",
    "I'd assume \"><svg onload=alert(4)> <http://evil.example/auto> and &lt;b&gt; are fine",
)


HIT = TrapHit(trap="trap-data", quote="a wrong thing I said", score=9)
WRONG = "It is a wrong thing I said, and these are words that count here."


def reported(
    small: Content, answers: list[str], readings: dict[str, Reading] | None = None
) -> Report:
    """The report of an interview with these answers, read as laid down."""
    clock, store = ManualClock(START), Store("sqlite://")
    lead = interviewer(store, clock, ScriptedReader(readings))
    session, _ = asyncio.run(HeadlessRun(lead, clock, store.records).play(small, setup(), answers))
    store.close()
    return build_report(session, NoteShelf())


@pytest.fixture(scope="module")
def hostile(small: Content) -> Report:
    """A report whose quotes, assumptions, flags and sums are an attack."""
    readings = {
        text: Reading(
            words=20,
            touches=(touch("data.first", quote=text), touch("model.first", quote=text)),
            assumptions=(text,),
            sums=(Sum(quote=text, expression=text, said=5, correct=4, unit="", ok=False),),
        )
        for text in HOSTILE
    }
    return reported(small, list(HOSTILE), readings)


@pytest.fixture(scope="module")
def strong(stage: Stage) -> Played:
    """The middle of a strong candidate's script; the beginning is long questions."""
    return stage.play("video-recommender", script("video-recommender", "strong")[2:8])


class Page(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_it_leads_with_three_actions(strong: Played) -> None:
    text = to_markdown(strong.report)
    head = text.split("\n## ")[1]
    assert head.startswith("Do these three things next")
    assert re.findall(r"^(\d)\. \*\*", head, re.MULTILINE) == ["1", "2", "3"]


def test_the_page_leads_with_them_too(strong: Played) -> None:
    text = to_html(strong.report)
    assert text.index('<ol class="actions">') < text.index("<h2>Signals")
    assert text.split('<ol class="actions">')[1].split("</ol>")[0].count("<li>") == 3


def test_an_action_is_of_another_stage_each(strong: Played) -> None:
    stages = [action.criterion.split(".")[0] for action in strong.report.actions]
    assert len(set(stages)) == 3


def test_an_action_names_a_note_to_read(strong: Played) -> None:
    for action in strong.report.actions:
        assert action.note is not None and place(action.note)


def test_who_did_not_ask_is_told_so_first(small: Content) -> None:
    texts = {"I build.": Reading(words=2, touches=(touch("model.first"),))}
    assert reported(small, list(texts), texts).actions[0].title == "Ask before you design"


@pytest.mark.parametrize("form", FORMS)
def test_no_evidence_statement_is_printed(strong: Played, form: str) -> None:
    content = strong.session.content
    said = " ".join(turn.text for turn in strong.session.turns)
    evidence = [e.text for c in content.rubric.criteria for e in c.evidence]
    evidence += [e.text for pack in content.problem.criteria for e in pack.evidence]
    evidence += [e.text for what_if in content.problem.what_ifs for e in what_if.good]
    text = FORMS[form](strong.report)
    assert not [e for e in evidence if e in text and e not in said]


@pytest.mark.parametrize("form", FORMS)
def test_no_hidden_prompt_of_a_trap_is_printed(strong: Played, form: str) -> None:
    text = FORMS[form](strong.report)
    assert not [t.id for t in strong.session.content.problem.traps if t.why in text]


def test_every_quote_stands_in_the_turn_it_names(strong: Played) -> None:
    texts = {turn.number: turn.text for turn in strong.session.candidate_turns()}
    for criterion in strong.report.criteria:
        assert all(quote.text in texts[quote.turn] for quote in criterion.evidence)


def test_no_credit_without_a_quote(strong: Played) -> None:
    assert not [c.id for c in strong.report.criteria if (c.verdict or 0) > 1 and not c.quotes]


def test_what_was_asked_is_not_among_what_never_was(small: Content) -> None:
    texts = {"How big?": Reading(words=2, questions=(Question(quote="How big?", fact="fact-1"),))}
    report = reported(small, list(texts), texts)
    assert (report.asked, len(report.never_asked)) == (1, 23)
    assert "fact-1" not in {fact.id for fact in report.never_asked}


def test_hints_are_told(small: Content) -> None:
    texts = {"A hint?": Reading(words=2, intents=(Intent.HINT,))}
    report = reported(small, ["Well.", "A hint?"], texts)
    assert [hint.rungs for hint in report.hints] == [1]


def test_all_four_seniorities_are_told(strong: Played) -> None:
    assert list(strong.report.signals) == [str(s) for s in Seniority]


def test_grades_of_the_builtin_grader_are_called_an_estimate(strong: Played) -> None:
    assert strong.report.estimate
    assert all("estimate" in form(strong.report) for form in (to_markdown, to_html))


def test_each_verdict_names_its_grader(strong: Played) -> None:
    assert {c.grader for c in strong.report.criteria} == {BuiltinGrader.name}


def test_the_minutes_of_the_stages_add_up(strong: Played) -> None:
    used = sum(time.used for time in strong.report.stage_times)
    assert used == pytest.approx(strong.report.minutes_used, abs=0.5)


def test_an_unfinished_interview_has_no_report(small: Content) -> None:
    with pytest.raises(NotGradedError):
        build_report(Log(small).begin().session, None)


def test_without_notes_it_names_none(small: Content) -> None:
    log = Log(small).begin().say(Reading(words=1)).add(InterviewEnded(why="candidate"))
    verdicts = asyncio.run(BuiltinGrader().grade(log.session)).verdicts
    log.add(Graded(grader="g", verdicts=verdicts))
    assert {c.note for c in build_report(log.session, None).criteria} == {None}


# ---- JSON


def test_json_is_one_line_of_the_documented_shape(strong: Played) -> None:
    line = to_json(strong.report, indent=None)
    read = json.loads(line)
    assert "\n" not in line
    assert read["type"] == "Report"
    assert {"criteria", "signals", "coverage"} <= set(read)
    assert 0 <= read["coverage"] <= 1
    for criterion in read["criteria"]:
        assert {"id", "stage", "verdict", "quotes", "grader"} <= set(criterion)
        assert criterion["verdict"] in (None, 1, 2, 3, 4)
        assert all(isinstance(quote, str) for quote in criterion["quotes"])


def test_json_holds_each_criterion_of_the_rubric_once(strong: Played) -> None:
    ids = [c["id"] for c in json.loads(to_json(strong.report))["criteria"]]
    assert ids == [c.id for c in strong.session.content.rubric.criteria]


def test_json_reads_back(strong: Played) -> None:
    assert Report.model_validate_json(to_json(strong.report)) == strong.report


# ---- nothing runs


def test_markdown_renders_nothing_the_candidate_wrote(hostile: Report) -> None:
    page = Page(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(to_markdown(hostile))
    )
    tags = {tag for tag, _ in page.tags}
    assert tags <= {"h1", "h2", "h3", "h4", "p", "ol", "ul", "li", "strong", "blockquote", "table",
                    "thead", "tbody", "tr", "th", "td"}  # fmt: skip


def test_markdown_keeps_the_words(hostile: Report) -> None:
    text = MarkdownIt("commonmark", {"html": True}).render(to_markdown(hostile))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_the_page_renders_nothing_the_candidate_wrote(hostile: Report) -> None:
    tags = {tag for tag, _ in Page(to_html(hostile)).tags}
    assert not tags & {"script", "img", "iframe", "link", "object", "embed", "form", "base"}
    assert not re.search(r"<svg onload|<img", to_html(hostile))


def test_the_page_refers_to_nothing_outside(hostile: Report, strong: Played) -> None:
    for report in (hostile, strong.report):
        for tag, attributes in Page(to_html(report)).tags:
            assert not {"src", "srcset", "action", "data", "background"} & set(attributes), tag
            assert (attributes.get("href") or "#").startswith("#"), tag
            assert not [name for name in attributes if name.startswith("on")]
        style = to_html(report).split("<style>")[1].split("</style>")[0]
        assert "url(" not in style and "@import" not in style


def test_the_page_forbids_all_loading(strong: Played) -> None:
    assert "default-src 'none'" in to_html(strong.report)


@pytest.mark.parametrize("mark", list("\\`*_[]<>#|!~"))
def test_each_mark_of_markdown_is_escaped(mark: str) -> None:
    assert plain_markdown(f"a{mark}b") == f"a\\{mark}b"


def test_lines_are_joined() -> None:
    assert plain_markdown(" a\n\n# b\tc ") == "a \\# b c"


def test_addresses_do_not_become_links() -> None:
    assert "://" not in plain_markdown("see http://evil.example")


def test_a_wrong_claim_never_put_right_is_shown(small: Content) -> None:
    said = (touch("data.first"), touch("data.first", quote="It is a wrong thing I said"))
    texts = {WRONG: Reading(words=5, traps=(HIT,), touches=said)}
    report = reported(small, list(texts), texts)
    (found,) = [c for c in report.criteria if c.id == "data.first"]
    assert (found.red_flags, found.verdict) == (("a wrong thing I said",), 2)


def test_a_wrong_claim_alone_is_no_blank(small: Content) -> None:
    """It was challenged, so the interview did get to it; it must not fall outside the mean."""
    report = reported(small, [WRONG, "Well."], {WRONG: Reading(words=5, traps=(HIT,))})
    (found,) = [c for c in report.criteria if c.id == "data.first"]
    assert (found.red_flags, found.verdict) == (("a wrong thing I said",), 1)


# ---- the built-in grader, by hand


@pytest.mark.parametrize(
    ("findings", "hints", "verdict"),
    [
        ([(2, "one thing said")], 0, 2),
        ([(3, "one thing said")], 0, 2),
        ([(3, "one thing of 50 ms")], 0, 3),
        ([(3, "one thing said"), (3, "a second thing")], 0, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 0, 4),
        ([(4, "one thing of 50 ms"), (4, "one thing of 50 ms")], 0, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 1, 3),
        ([(4, "one thing of 50 ms"), (4, "a second thing of 5 GB")], 3, 2),
    ],
)
def test_a_verdict_follows_from_what_was_said_and_the_help(
    small: Content, findings: list[tuple[int, str]], hints: int, verdict: int
) -> None:
    log = Log(small).begin()
    for rung in range(1, hints + 1):
        hint = Move(
            kind=MoveKind.HINT, stage=StageId.CLARIFY, criterion="data.first", hint_level=rung
        )
        log.say(Reading(words=1)).ask(hint)
    log.say(Reading(words=1))
    log.add(
        Assessed(turn=2, findings=tuple(finding("data.first", v, quote=q) for v, q in findings))
    )
    graded = {v.criterion: v for v in asyncio.run(BuiltinGrader().grade(log.session)).verdicts}
    assert graded["data.first"].verdict == verdict


# ---- several graders, what was not graded, what it cost, what was drawn


@pytest.fixture(scope="module")
def mixed(small: Content) -> Report:
    """Graded by a model but for two criteria: one by the built-in grader, one by nobody."""
    drawing = "See:\n```mermaid\ngraph TD\n  a[Logs] --> b[Model]\n```"
    log = Log(small).begin().say(Reading(words=1), text=drawing)
    log.add(
        ModelCalled(
            role="grader", turn=2, prompt="grader@1#a", model="m:1", cost=0.0123,
            usage=Usage(input=1200, cached=200, output=34),
        ),
        Assessed(turn=2, findings=(), wrong=(WrongClaim(quote="See", why="It is not so."),)),
        InterviewEnded(why="candidate"),
    )  # fmt: skip
    verdicts = [
        v.model_copy(update={"grader": "m:1"})
        for v in asyncio.run(BuiltinGrader().grade(log.session)).verdicts
    ]
    verdicts[0] = verdicts[0].model_copy(update={"grader": BuiltinGrader.name})
    verdicts[1] = verdicts[1].model_copy(
        update={"grader": "m:1", "verdict": None, "why": "the model's answer was cut off"}
    )
    log.add(Graded(grader="m:1", verdicts=tuple(verdicts)))
    return build_report(log.session, NoteShelf(), START)


@pytest.mark.parametrize("form", [to_markdown, to_html])
@pytest.mark.parametrize(
    "words",
    ["2000-01-01", "m:1, builtin-2", "cut off", "1 request to m:1", "1,200 tokens in", "$0.0123",
     "It is not so.", "2 components, 1 arrow", "Your diagrams", "Transcript"],
)  # fmt: skip
def test_it_tells_who_graded_what_it_cost_and_what_was_drawn(
    mixed: Report, form: Callable[[Report], str], words: str
) -> None:
    assert words in form(mixed)


def test_grades_of_a_model_are_no_estimate(mixed: Report) -> None:
    assert not mixed.estimate and "estimate" not in to_markdown(mixed)


def test_a_grader_is_named_at_each_criterion_only_where_they_differ(
    mixed: Report, strong: Played
) -> None:
    assert to_html(mixed).count("<dt>Graded by</dt>") == len(mixed.criteria)
    assert "<dt>Graded by</dt>" not in to_html(strong.report)


def test_every_link_of_the_page_leads_to_a_turn_on_it(strong: Played) -> None:
    tags = Page(to_html(strong.report)).tags
    there = {f"#{attributes['id']}" for _, attributes in tags if "id" in attributes}
    linked = {attributes["href"] for tag, attributes in tags if tag == "a"}
    assert linked and linked <= there


@pytest.mark.parametrize(
    ("value", "told"),
    [(3.14159, "3.142"), (9999, "9,999"), (12_345, "12,345"), (3e7, "30,000,000"), (2e15, "2e+15")],
)
def test_numbers_are_told_in_full_as_long_as_they_can_be_read(value: float, told: str) -> None:
    assert number(value) == told


def test_the_radar_says_what_it_shows(strong: Played) -> None:
    svg = radar(strong.report)
    assert told(strong.report) in svg and svg.count("<circle") == sum(
        found.mean is not None for found in strong.report.scores.competencies.values()
    )
