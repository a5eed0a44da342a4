"""The notes page: browse, search, open at a span, add and remove notes of one's own."""

import streamlit as st
from markupsafe import escape

from interviewer.domain.notes import Passage
from interviewer.report.words import counted
from interviewer.web import adding
from interviewer.web.address import link_to
from interviewer.web.errors import safe, told
from interviewer.web.house import house
from interviewer.web.look import dress, empty, say
from interviewer.web.note_text import CITED, excerpt, note_html
from interviewer.wiring import House
from knowledge.own_notes import MAX_BYTES, own_notes
from knowledge.sniffing import SUFFIXES

_FOUND = 8
_SNIPPET = 260
_RESULTS = "notes-results"
_WORK = "notes-work"
"""What is being added or removed in this browser session."""
_LOOK_AGAIN = 0.4
"""Seconds between two looks at it."""
_FIT = 0.35
"""Below this a passage hardly fits the words; `Search.search` says what a score means."""
_SHOW = f"""<script>
const cited = document.getElementById("{CITED}");
if (cited) cited.scrollIntoView({{block: "center"}});
</script>"""


def page() -> None:
    """Draw the notes, or the one in the address."""
    dress()
    here = house()
    source = st.query_params.get("source", "")
    if source:
        _open(here, source, _number("start"), _number("end"))
        return
    st.title("Notes")
    st.html(
        '<p class="lead">What the interviewer\'s questions and the reports rest on. Add notes of your '
        "own, and they are asked about and cited, too.</p>"
    )
    _under_way()
    query = st.text_input("Search the notes", key="notes-query", placeholder="delayed labels")
    if query.strip():
        _search(here, query)
        return
    mine, shipped = st.columns([2, 3], gap="large")
    with mine:
        _own(here)
    with shipped:
        _shipped(here)


def _number(name: str) -> int:
    value = st.query_params.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 9 else 0


def _search(here: House, query: str) -> None:
    found = [p for p in here.search.search(query, _FOUND) if p.score >= _FIT]
    if not found:
        empty("No note speaks of that. Try other words, or add a note of your own below.")
        _own(here)
        return
    for passage in found:
        _passage(passage)


def _passage(passage: Passage) -> None:
    chunk = passage.chunk
    own = ' <span class="badge">your note</span>' if chunk.origin == "own" else ""
    title = " › ".join(chunk.heading_path) or chunk.title
    say(
        f'<div class="found"><strong>{escape(title)}</strong>{own}'
        f'<p class="snippet">{escape(excerpt(chunk.text, _SNIPPET))}</p></div>'
    )
    link_to(
        "notes",
        f"Open {chunk.source} here",
        source=chunk.source,
        start=str(chunk.start),
        end=str(chunk.end),
    )


def _open(here: House, source: str, start: int, end: int) -> None:
    text = here.search.text(source)
    if text is None:
        st.title("Notes")
        empty("There is no such note here any more: it was removed, or renamed.")
        link_to("notes", "All notes")
        return
    entry = next(entry for entry in here.search.sources() if entry.source == source)
    link_to("notes", "All notes")
    st.title(entry.title)
    own = ' <span class="badge">your note</span>' if entry.origin == "own" else ""
    told_span = ""
    if start < end <= len(text):
        told_span = f" · cited: characters {start}–{end}, marked below"
    elif end:
        told_span = " · the passage cited is not in this version of the note any more"
        start = end = 0
    say(f'<p class="soft small">{escape(source)}{told_span}{own}</p>')
    say(f'<div class="note">{note_html(text, start, end)}</div>')
    if end:
        st.html(_SHOW, unsafe_allow_javascript=True)


def _shipped(here: House) -> None:
    entries = [entry for entry in here.search.sources() if entry.origin == "shipped"]
    say(f"<h2>Shipped notes ({len(entries)})</h2>")
    halves = st.columns(2)
    for at, entry in enumerate(sorted(entries, key=lambda entry: entry.title.lower())):
        with halves[at * 2 // max(1, len(entries))]:
            link_to("notes", entry.title, source=entry.source)


def _own(here: House) -> None:
    say("<h2>Your notes</h2>")
    if _WORK not in st.session_state:
        _add(here)
    _results()
    kept = own_notes(here.settings.data_dir)
    elsewhere = {e.source for e in here.search.sources() if e.origin == "own"}
    for note in kept:
        source = adding.source_of(here, note)
        elsewhere.discard(source)
        with st.container(horizontal=True, vertical_alignment="center"):
            if source:
                link_to("notes", note.name, source=source)
            else:
                st.caption(f"{note.name}: {adding.why_unused(here, note)}")
            busy = _WORK in st.session_state
            if st.button(
                "Remove", key=f"remove-{note.name}", help=f"Remove {note.name}", disabled=busy
            ):
                _remove(here, note.name)
    for source in sorted(elsewhere):
        link_to("notes", source, source=source)
    if elsewhere:
        st.caption("The last ones stand in folders named in the settings; remove them there.")
    if not kept and not elsewhere:
        empty(
            "None yet. Add a note above: what you write down yourself is what you are asked about."
        )


def _add(here: House) -> None:
    with st.form("add-notes", clear_on_submit=True):
        files = st.file_uploader(
            f"Markdown, text, PDF, HTML, notebook or Word, up to {MAX_BYTES // 10**6} MB a file",
            type=[suffix.removeprefix(".") for suffix in SUFFIXES],
            accept_multiple_files=True,
            max_upload_size=MAX_BYTES // 10**6,
            key="notes-files",
        )
        sent = st.form_submit_button("Add to my notes", type="primary")
    if not sent:
        return
    if not files:
        st.info(f"Choose one or more files of at most {MAX_BYTES // 10**6} MB each.")
        return
    offered = [(file.name, file.getvalue()) for file in files]
    what = f"Adding {counted(len(files), 'file')}"
    st.session_state[_WORK] = adding.begin(what, lambda on_step: adding.add(here, offered, on_step))
    st.rerun()


def _under_way() -> None:
    """How far adding or removing is; it goes on whatever is done on the page meanwhile."""
    work: adding.Work | None = st.session_state.get(_WORK)
    if work is None:
        return
    if not work.done.done():
        _progress(work)
        return
    st.session_state.pop(_WORK)
    with told():
        st.session_state[_RESULTS] = work.done.result()


@st.fragment(run_every=_LOOK_AGAIN)
@safe
def _progress(work: adding.Work) -> None:
    if work.done.done():
        st.rerun()
    st.progress(min(1.0, work.share), text=work.text)


def _results() -> None:
    results: list[adding.Result] = st.session_state.get(_RESULTS, [])
    if not results:
        return
    lines = "".join(
        f'<li class="{"in" if r.used else "out"}"><strong>{escape(r.name)}</strong><br>'
        f'<span class="soft small">{escape(r.told)}</span></li>'
        for r in results
    )
    say(f'<ul class="results" role="status">{lines}</ul>')


def _remove(here: House, name: str) -> None:
    def remove(on_step: adding.OnStep) -> list[adding.Result]:
        gone = adding.remove(here, name, on_step)
        words = "Removed; nothing is asked from it any more." if gone else "It was gone already."
        return [adding.Result(name=name, used=gone, told=words)]

    st.session_state[_WORK] = adding.begin(f"Removing {name}", remove)
    st.rerun()
