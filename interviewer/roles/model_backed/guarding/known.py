"""What a session keeps back, and what may be said in a turn of it."""

import re
from functools import lru_cache

from interviewer.domain.evidence import normalise, shingles, words
from interviewer.domain.guard import LEAK_RUN
from interviewer.domain.moves import Move
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session
from interviewer.llm.prompts import Prompt
from interviewer.roles.model_backed.asked_of_us import (
    asked_of_us,
    surely_open,
    texts_asking,
    unfixed_of,
)
from interviewer.roles.model_backed.guarding.asserted import Setting
from interviewer.roles.model_backed.guarding.counted import numbers
from interviewer.roles.model_backed.guarding.fitted.beside_facts import Facts
from interviewer.roles.model_backed.guarding.fitted.linear import load
from interviewer.roles.model_backed.guarding.fitted.meanings import meanings
from interviewer.roles.model_backed.guarding.hidden import Hidden
from interviewer.roles.model_backed.guarding.ledger import Ledger
from interviewer.roles.model_backed.guarding.naming import Naming
from interviewer.roles.model_backed.guarding.repeating import Asked
from interviewer.roles.model_backed.guarding.so_far import PROMPT_RUN, Kept, Known
from interviewer.roles.model_backed.guarding.telling_words import keys, telling
from interviewer.roles.model_backed.guarding.unreadable import Reader
from interviewer.roles.model_backed.options import Option

_MARKUP = re.compile(r"\{[%{].*?[%}]\}")
_EXAMPLE = re.compile(r"\"[^\"\n]+\"")
"""What a rule gives as an example may be said, in other words than its own."""


class Keeping:
    """Prepares what is kept back once for each content."""

    def __init__(self, prompt: Prompt) -> None:
        lines = [
            line
            for text in prompt.sections.values()
            for line in _MARKUP.sub("\n", text).splitlines()
        ]
        self._runs = frozenset(run for line in lines for run in shingles(line, PROMPT_RUN))
        rules = _EXAMPLE.sub("", prompt.sections["system"]).splitlines()
        self._rules = Hidden((rule, "") for rule in rules if len(words(rule)) >= PROMPT_RUN)
        self._kept: dict[tuple[str, str], Kept] = {}
        for fitted in ("remarks", "tellings", "clauses"):
            load(fitted)  # read now: the first sentence of a turn does not wait for it
        meanings()

    def of(self, session: Session) -> Kept:
        """What the session's content keeps back."""
        key = (session.opened.problem.sha, session.opened.rubric.sha)
        if key not in self._kept:
            content = session.content
            hidden, ledger = Hidden.of(content), Ledger(content.problem)
            self._kept[key] = Kept(
                hidden,
                ledger,
                self._runs,
                self._rules,
                Facts(content.problem),
                Reader(content),
                Setting(content.problem),
                Naming(content.catalogue),
            )
        return self._kept[key]


def known(session: Session, kept: Kept, options: tuple[Option, ...], chosen: Move) -> Known:
    """What may be said: facts given before or with the chosen move, and what was said by anybody."""
    handed = _facts(chosen)
    facts = frozenset({*session.facts_given, *handed})
    problem = session.content.problem
    given = [problem.fact(fact).answer for fact in facts]
    wordings = [text for option in options for text in (option.plain, option.then) if text]
    spoken = [turn.text for turn in session.turns if not turn.interrupted]
    last = session.last_candidate
    sums = last.reading.sums if last and last.reading else ()
    texts = [problem.prompt, *given, *wordings, *spoken]
    return Known(
        said=tuple(normalise(turn.text).casefold() for turn in session.candidate_turns()),
        facts=facts,
        given=tuple(sentence for text in given for sentence in _sentences(text)),
        open=frozenset().union(*(kept.hidden.told(text) for text in texts)),
        runs=frozenset().union(*(_runs(text) for text in texts)),
        numbers=frozenset().union(*(numbers(text) for text in texts)),
        keys=frozenset().union(*(keys(text) for text in texts)),
        words=frozenset(word for text in texts for word in _words(text)),
        texts=tuple(texts),
        asked=tuple(texts_asking(last.text)) if last else (),
        unfixed=(
            *unfixed_of(session),
            *surely_open(session, chosen),
            *chosen.own,
            *chosen.assume,
            *asked_of_us(session, chosen).unplaced,
        ),
        checked=frozenset().union(
            *map(numbers, given),
            *(numbers(found.quote) for found in sums if found.ok),
        ),
        earlier=tuple(asked for text in session.questions_asked() for asked in _questions(text)),
    )


def _facts(move: Move) -> tuple[str, ...]:
    return (*move.facts, *(_facts(move.then) if move.then else ()))


@lru_cache(maxsize=512)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(span.text for span in split_sentences(text, at_joints=False))


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(text, LEAK_RUN))


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a text in lower case, as they were spelled."""
    return frozenset(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=4096)
def _questions(text: str) -> tuple[Asked, ...]:
    """The questions of a turn."""
    parts = re.split(r"(?<=[?？])|(?<=[.!])\s", text)
    runs = (frozenset(shingles(part, 3)) for part in parts if "?" in part or "？" in part)
    return tuple(Asked(run, telling(text)) for run in runs if run)
