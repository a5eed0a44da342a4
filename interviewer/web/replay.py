"""The replay page: an interview step by step, with what stood behind each turn."""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from urllib.parse import quote

import streamlit as st
from markupsafe import Markup, escape

from interviewer.domain.session import Turn
from interviewer.report.words import short_place
from interviewer.web import opened as opening
from interviewer.web.address import link_to, session_id_in_address
from interviewer.web.errors import told
from interviewer.web.house import house
from interviewer.web.look import dress, empty, say
from interviewer.web.opened import Opened
from interviewer.web.past import past
from interviewer.web.prose import to_html
from interviewer.web.request_shown import show_request
from interviewer.web.step_words import Told
from interviewer.web.steps import Step, steps

_HANDED_IN = "replay-handed-in"


def page() -> None:
    """Draw the replay."""
    dress()
    st.title("Replay")
    opened: Opened | None = None
    with told():
        opened = _choose()
    if opened is None:
        return
    if not opened.may_be_seen:
        empty("This interview is still running. Its replay opens when it has ended.")
        link_to("interview", "Go on with the interview", opened.session.id)
        return
    _walk(opened)


def _choose() -> Opened | None:
    """The interview in the address, else what is picked or handed in."""
    named = session_id_in_address()
    if named:
        link_to("replay", "Open another one")
        return opening.kept(house(), named)
    own = {p.id: p for p in past(house()) if p.state in ("ended", "graded") or p.coach}
    shipped = {f"file:{path.stem}": path for path in opening.shipped()}
    names = {
        **{
            key: f"{p.problem}, {p.opened_at.astimezone():%d %b %Y, %H:%M}"
            for key, p in own.items()
        },
        **{key: f"Recording: {path.stem}" for key, path in shipped.items()},
    }
    picked = None
    if names:
        picked = st.selectbox("Interview", list(names), format_func=lambda key: names[key])
    with st.expander("Open a transcript file", expanded=not names):
        file = st.file_uploader(
            "What `export`, the report's download or `--record` wrote, up to 5 MB",
            type=["jsonl", "json"],
            max_upload_size=opening.MAX_BYTES // 10**6,
            key=_HANDED_IN,
        )
    if file is not None:
        return opening.handed_in(file.name, file.getvalue())
    if picked is None:
        empty("No interview has ended yet. Open a transcript file above, or have an interview.")
        link_to("start", "Choose a problem and start")
        return None
    return (
        opening.from_file(shipped[picked]) if picked in shipped else opening.kept(house(), picked)
    )


def _walk(opened: Opened) -> None:
    listed = steps(opened)
    if not listed:
        empty("Nobody has said anything in this interview yet.")
        return
    key = f"replay-at-{opened.session.id}"
    last = len(listed)
    st.session_state.setdefault(key, 1)
    st.session_state[key] = min(max(1, st.session_state[key]), last)

    def go(by: int) -> None:
        st.session_state[key] = min(max(1, st.session_state[key] + by), last)

    at: int = st.session_state[key]
    st.subheader(opened.session.content.problem.title)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.button("Previous", shortcut="P", on_click=go, args=(-1,), disabled=at == 1)
        st.button("Next", shortcut="N", on_click=go, args=(1,), disabled=at == last, type="primary")
        if last > 1:
            at = st.slider("Turn", 1, last, key=key)
    _draw(opened, listed[at - 1], at, last)


def _draw(opened: Opened, step: Step, at: int, last: int) -> None:
    said, behind = st.columns([3, 2], gap="large")
    with said:
        if step.before is not None:
            say(_turn(step.before, "before"))
        say(_turn(step.turn))
    with behind:
        say(
            f'<p class="soft small">Turn {at} of {last} · {escape(step.stage)} · minute '
            f"{step.turn.active / 60:.1f}</p>"
        )
        if step.turn.speaker == "candidate":
            _facts("What was read in it", step.reading, "Nothing was read in it.")
            found = step.findings
            none = "Not judged yet." if found is None else "No finding."
            _facts("What it showed", found or (), none, stacked=True)
        else:
            _facts("What the interviewer did", step.move, "")
            _cited(step)
            _guarded(step)
        if step.calls:
            _facts("Requests to models", step.calls, "", stacked=True)
    if step.turn.speaker == "interviewer":
        show_request(opened, step)


def _turn(turn: Turn, css: str = "") -> str:
    who = "Candidate" if turn.speaker == "candidate" else "Interviewer"
    broke = " · broke off" if turn.interrupted else ""
    return (
        f'<div class="said {turn.speaker} {css}"><span class="soft small">{turn.number} · {who}{broke}'
        f"</span>{to_html(turn.text)}</div>"
    )


def _facts(title: str, facts: Sequence[Told], none: str, stacked: bool = False) -> None:
    body = f'<p class="soft small">{none}</p>' if none else ""
    if facts:
        rows = Markup().join(
            Markup("<dt>{}</dt>").format(name)
            + Markup().join(Markup("<dd>{}</dd>").format(text) for _, text in listed)
            for name, listed in groupby(facts, key=itemgetter(0))
        )
        body = f'<dl class="facts{" stacked" if stacked else ""}">{rows}</dl>'
    say(f"<h2>{title}</h2>{body}")


def _cited(step: Step) -> None:
    if not step.citations:
        return
    links = Markup().join(
        Markup('<li><a href="notes?source={}&start={}&end={}" target="_blank">{}</a></li>').format(
            quote(c.source, safe=""), c.start, c.end, short_place(c)
        )
        for c in step.citations
    )
    say(f"<h2>Notes it rests on</h2><ul>{links}</ul>")


def _guarded(step: Step) -> None:
    if step.blocked:
        listed = Markup().join(Markup("<li>{}</li>").format(reason) for reason in step.blocked)
        say(f'<h2>Held back by the guard</h2><div class="blocked"><ul>{listed}</ul></div>')
    if step.latency_ms is not None:
        by = f" by {step.model}" if step.model else " without a model"
        say(f'<p class="soft small">Worded{escape(by)} in {step.latency_ms:.0f} ms.</p>')
