"""The technique a passage of a note is about, and the sentence that says what it is."""

import re
from collections.abc import Iterable

from interviewer.domain.evidence import words
from interviewer.domain.notes import Chunk
from interviewer.domain.sentences import split_sentences
from interviewer.domain.value import Value

MAX_GIST_WORDS = 26
MIN_GIST_WORDS = 6


class Topic(Value):
    """A technique that a note describes: its name, a sentence on it, and that sentence's span in
    the chunk's text."""

    name: str
    gist: str
    start: int
    end: int


_DEFINES = re.compile(
    r"^(?:an?|the)?\s*(?P<name>[A-Za-z][\w'/-]*(?:\s+[\w'/-]+){0,4}?)\s+"
    r"(?:is|are|means|refers to|lets?|keeps?|stores?|uses?|works?|splits?|replaces?|trains?|adds?"
    r"|combines?|learns?|maps?|gives?|reduces?|turns?|estimates?|makes?|allows?|sends?|assigns?)\b",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*([^*\n]{3,50})\*\*|__([^_\n]{3,50})__")
_PLAIN = frozenset(
    "a an the of for to in on at by and or with from as is are how why when what which not no do "
    "you your we our it its this that these into over under per vs versus using use used before "
    "after between than more less first note notes overview introduction summary example examples "
    "basics guide part section chapter appendix background details tips advice".split()
)


def topic_of(chunk: Chunk) -> Topic | None:
    """The technique a chunk describes, None when it names none or says nothing quotable on it."""
    for name in _names(chunk):
        found = _gist(chunk, name)
        if found is not None:
            return found
    return None


def _names(chunk: Chunk) -> Iterable[str]:
    """Candidate names, most telling first: the innermost heading, bold terms, what is defined."""
    seen: set[str] = set()
    raw = [*reversed(chunk.heading_path)]
    raw += [one or two for one, two in _BOLD.findall(chunk.text)]
    for span in split_sentences(chunk.text)[:3]:
        found = _DEFINES.match(span.text)
        if found:
            raw.append(found["name"])
    raw.append(chunk.title)
    for text in raw:
        name = _tidy(text)
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            yield name


def _tidy(text: str) -> str:
    name = re.sub(r"^[\d.)\s#*-]+", "", text).strip(" :.*_`#-")
    name = re.split(r"\s*[:(–—]\s*|\s+-\s+", name)[0].strip()
    name = re.sub(r"^(?:the|an?)\s+", "", name, flags=re.IGNORECASE)
    name = re.split(r"\s+(?:for|to|in|with|when|as|and|by|on|is|are)\s+", name)[0].strip()
    telling = [w for w in words(name) if w not in _PLAIN]
    if not telling or len(name.split()) > 5 or len(name) < 3:
        return ""
    return name if _proper(name) else name[0].lower() + name[1:]


def _proper(name: str) -> bool:
    """Whether a name keeps its capital: an acronym, a mixed-case word, several capitals."""
    first = name.split()[0]
    capitals = sum(1 for word in name.split() if word[:1].isupper())
    return (
        first.isupper()
        or any(c.isupper() for c in first[1:])
        or (capitals > 1 and capitals == len(name.split()))
    )


def _gist(chunk: Chunk, name: str) -> Topic | None:
    """The first sentence of the chunk that speaks of the name, short enough to be said."""
    wanted = {_stem(word) for word in words(name) if word not in _PLAIN}
    for span in split_sentences(chunk.text):
        said = words(span.text)
        if not MIN_GIST_WORDS <= len(said) <= 40 or span.text.lstrip().startswith(("#", "|", ">")):
            continue
        if len(wanted & {_stem(word) for word in said}) * 2 < len(wanted):
            continue
        gist = _spoken(span.text)
        if len(gist.split()) >= MIN_GIST_WORDS:
            return Topic(name=name, gist=gist, start=span.start, end=span.end)
    return None


def _spoken(sentence: str) -> str:
    """A note's sentence as part of a question: one clause, no markup, no end mark."""
    text = re.sub(r"[*_`]+", "", sentence).strip().rstrip(".!?;:")
    if len(text.split()) > MAX_GIST_WORDS:
        cut = [m.start() for m in re.finditer(r"[,;:–—(]", text)]
        fits = [at for at in cut if MIN_GIST_WORDS <= len(text[:at].split()) <= MAX_GIST_WORDS]
        text = text[: fits[-1]] if fits else " ".join(text.split()[:MAX_GIST_WORDS])
    if "?" in text or '"' in text:
        return ""
    first = text.split()[0] if text.split() else ""
    plain = first.casefold() in {"a", "an", "the", "it", "this", "each", "every", "when", "if"}
    return text[0].lower() + text[1:] if text and (plain or not _proper(text)) else text


def _stem(word: str) -> str:
    for ending in ("ations", "ation", "ings", "ing", "ers", "ies", "es", "s", "ed", "er"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
