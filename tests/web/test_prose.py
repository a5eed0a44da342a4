"""What a message may do to the page that shows it: nothing."""

import re
import time

import pytest

from interviewer.web.prose import to_html

ALLOWED = set("p em strong ul ol li code pre br blockquote table thead tbody tr th td".split())


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.test/?d=1)",
        "![x][1]\n\n[1]: http://evil.test/a.png",
        "[click](javascript:alert(1))",
        "[click](http://evil.test)",
        "<http://evil.test>",
        "<img src=http://evil.test/a.png onerror=alert(1)>",
        "<script>alert(1)</script>",
        "text <b onclick=alert(1)>bold</b>",
        "<style>*{display:none}</style>",
        "`<img src=x>`",
        "```\n<img src=x>\n```",
        "```<img src=x>\ncode\n```",
        "| a |\n|---|\n| <img src=x> |",
        "> <iframe src=http://evil.test>",
        '- "><svg onload=alert(1)>',
        "# A heading\n\nA heading\n=====",
        "www.evil.test and http://evil.test and mail@evil.test",
        "&lt;img src=x&gt;",
        "\x00<img>",
    ],
)
def test_nothing_loads_links_or_runs(text: str) -> None:
    html = to_html(text)
    tags = re.findall(r"<\s*/?\s*([a-zA-Z]+)([^>]*)>", html)
    assert tags
    for name, attributes in tags:
        assert name in ALLOWED
        assert re.fullmatch(r'( /| (class="language-[^"<>]*"|style="text-align:\w+"))?', attributes)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("costs $5 to $10 at :100: ratio", "costs $5 to $10 at :100: ratio"),
        ("a < b && c", "a &lt; b &amp;&amp; c"),
        ("![x](y)", "![x](y)"),
        ("&amp;", "&amp;amp;"),
        ("# Not a heading", "# Not a heading"),
    ],
)
def test_what_was_typed_is_what_is_shown(text: str, shown: str) -> None:
    assert to_html(text) == f"<p>{shown}</p>"


def test_form_is_kept() -> None:
    assert to_html("one\ntwo") == "<p>one<br />\ntwo</p>"
    assert "<li>" in to_html("- one\n- two")
    assert "<strong>must</strong>" in to_html("this **must** hold")
    assert "<code>p99</code>" in to_html("`p99`")
    assert "<td>2</td>" in to_html("| a |\n|---|\n| 2 |")


@pytest.mark.parametrize("piece", ["[", "*_", "> ", "`", "![", "- ", "<", "|a"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    to_html(piece * (20_000 // len(piece)))
    assert time.process_time() - begun < 2.0
