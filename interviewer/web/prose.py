"""Chat text as HTML that shows it and does nothing else: no links, images, headings or raw HTML.

Emphasis, lists, tables, quotations and code keep their form; everything else is shown as typed.
Nothing of a text can load, link or run, whoever wrote it.
"""

from functools import cache, lru_cache

from markdown_it import MarkdownIt

_LEFT_OUT = (
    ["image", "link", "autolink", "html_inline", "html_block", "reference", "heading", "lheading"]
    + ["hr", "entity"]
)  # fmt: skip


@lru_cache(maxsize=2048)
def to_html(text: str) -> str:
    """The text as HTML, line breaks kept."""
    return str(_markdown().render(text)).strip()


@cache
def _markdown() -> MarkdownIt:
    options = {"html": False, "linkify": False, "breaks": True}
    return MarkdownIt("commonmark", options).enable("table").disable(_LEFT_OUT)
