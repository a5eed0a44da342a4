"""A web page as Markdown: its headings, paragraphs, lists, tables and code, and nothing that runs."""

import re
import warnings
from typing import Any

from knowledge.note import SkipCode, SkipNote

_DROP = (
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "nav",
    "form", "button", "select", "head",
)  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "dl", "dt",
    "dd", "blockquote", "figure", "figcaption", "details", "summary", "body", "html", "br", "hr",
}  # fmt: skip


def read_html(text: str) -> tuple[str, str | None]:
    """The page's text as Markdown and its title. Works without recursion: pages nest deeply."""
    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(text, "html.parser")
    title = soup.title.get_text(" ", strip=True)[:200] if soup.title else None
    for tag in soup.find_all(_DROP):
        tag.extract()
    for tag in soup.select("[hidden]") + soup.find_all(style=_is_hidden):
        tag.extract()
    out = "".join(_pieces(soup.body or soup))
    out = re.sub(r"[ \t]*\n[ \t]*", "\n", out) if "```" not in out else out
    out = re.sub(r"\n{3,}", "\n\n", out).strip()
    if not out:
        raise SkipNote(SkipCode.NO_TEXT, "The page holds no text.")
    return out + "\n", title or None


def _is_hidden(style: str | None) -> bool:
    return bool(
        style and re.search(r"display\s*:\s*none|visibility\s*:\s*hidden", style, re.IGNORECASE)
    )


def _pieces(root: Any) -> list[str]:
    """The Markdown of every node below `root`, in document order, by an explicit stack."""
    from bs4 import Comment, Declaration, Doctype, ProcessingInstruction, Tag
    from bs4.element import NavigableString

    out: list[str] = []
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not isinstance(node, NavigableString):
            out.append(node)
        elif isinstance(node, (Comment, Declaration, Doctype, ProcessingInstruction)):
            continue
        elif isinstance(node, NavigableString):
            out.append(re.sub(r"\s+", " ", str(node)))
        elif isinstance(node, Tag):
            if node.name == "pre":
                out.append(f"\n\n```\n{node.get_text().strip()}\n```\n\n")
                continue
            before, after = _around(node)
            out.append(before)
            stack.append(after)
            stack.extend(reversed(node.contents))
    return out


def _around(tag: Any) -> tuple[str, str]:
    """What stands before and after a tag's text in Markdown."""
    name = tag.name
    if re.fullmatch(r"h[1-6]", name):
        return "\n\n" + "#" * int(name[1]) + " ", "\n\n"
    if name == "li":
        return "\n- ", "\n"
    if name == "tr":
        return "\n|", "\n"
    if name in ("td", "th"):
        return " ", " |"
    if name == "table":
        return "\n\n", "\n\n"
    if name in _BLOCKS:
        return "\n\n" if name not in ("br",) else "\n", "\n\n" if name != "br" else ""
    return "", ""
