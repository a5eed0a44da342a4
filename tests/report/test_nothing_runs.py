"""Nothing that a candidate wrote is markup, a link or a script in any form of the report."""

import re

import pytest
from markdown_it import MarkdownIt

from evals.playing import Played
from interviewer.domain.reading import Reading, Sum
from interviewer.domain.session import Content
from interviewer.report import Report
from interviewer.report.printing import plain_markdown, to_html, to_markdown
from tests.builders import touch
from tests.report.conftest import Page, reported

HOSTILE = (
    "I log <script>alert(1)</script> clicks, ![x](http://evil.example/x.png) and "
    "[this](javascript:alert(2)) <img src=http://evil.example/y onerror=alert(3)> at "
    "http://evil.example/z | # **so**",
    "`</blockquote></style><iframe src=//evil.example></iframe>` is what I would log here",
    "I'd assume \"><svg onload=alert(4)> <http://evil.example/auto> and &lt;b&gt; are fine",
)


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


def test_every_link_of_the_page_leads_to_a_turn_on_it(strong: Played) -> None:
    tags = Page(to_html(strong.report)).tags
    there = {f"#{attributes['id']}" for _, attributes in tags if "id" in attributes}
    linked = {attributes["href"] for tag, attributes in tags if tag == "a"}
    assert linked and linked <= there
