"""A persona at the table: picks what to say to the question just asked."""

import re

from evals.persona import Bank, Persona
from interviewer.domain.moves import Move
from interviewer.domain.sentences import split_sentences
from interviewer.domain.session import Session

MOST_TURNS = 40
"""A candidate who is still there after so many turns gets up."""


class Candidate:
    """Answers by criterion, then by stage, each answer once; says so when nothing is left."""

    def __init__(self, persona: Persona, bank: Bank) -> None:
        self._persona = persona
        self._bank = bank
        self._said: set[str] = set()
        self._empty = 0
        self._turn = 0

    async def say(self, session: Session) -> str | None:
        """As `answer`: for whoever may have to wait for a candidate."""
        return self.answer(session)

    def answer(self, session: Session) -> str | None:
        """What the candidate says next, None where they leave."""
        self._turn += 1
        most = self._persona.leaves_after or MOST_TURNS
        if self._turn > most:
            return None
        for rule in self._persona.conduct:
            said = rule.text(self._turn)
            if said is not None and rule.how == "instead":
                return said
        return self._behaved(self._manner(self._content(session)))

    def seconds(self, answer: str) -> float:
        """How long it takes to say it, with the silence before."""
        return self._persona.pause + len(answer.split()) / self._persona.pace * 60

    def _content(self, session: Session) -> str:
        persona, bank = self._persona, self._bank
        if persona.asks_only:
            return bank.questions[(self._turn - 1) % len(bank.questions)]
        last = session.last_interviewer
        for criterion in _asked(last.move if last else None):
            known = bank.criteria.get(criterion)
            for text in known.of(persona.knows) if known else ():
                if text not in self._said:
                    return self._once(text)
        stage = bank.stages.get(session.stage)
        for text in stage.of(persona.knows) if stage else ():
            if text not in self._said:
                return self._once(text)
        left = bank.empty.of(persona.knows) or ("I don't know.",)
        self._empty += 1
        return left[(self._empty - 1) % len(left)]

    def _once(self, text: str) -> str:
        self._said.add(text)
        return text

    def _manner(self, text: str) -> str:
        """The same, as this persona would put it."""
        persona = self._persona
        sentences = [span.text for span in split_sentences(text, at_joints=False)]
        if persona.sentences is not None:
            sentences = sentences[: persona.sentences]
        if persona.fillers:
            at = self._turn
            mixed: list[str] = []
            for number, sentence in enumerate(sentences):
                mixed.append(sentence)
                mixed.append(persona.fillers[(at * 3 + number) % len(persona.fillers)])
            sentences = mixed
        text = " ".join(sentences)
        for word, other in persona.swap.items():
            text = re.sub(rf"\b{re.escape(word)}\b", other, text)
        for word in persona.drop:
            text = re.sub(rf"\b{re.escape(word)} ", "", text)
        return text

    def _behaved(self, text: str) -> str:
        for rule in self._persona.conduct:
            said = rule.text(self._turn)
            if said is None:
                continue
            text = f"{said} {text}" if rule.how == "before" else f"{text}\n\n{said}"
        return text


def _asked(move: Move | None) -> list[str]:
    """The criteria a move asks about, the question that comes last first."""
    found: list[str] = []
    while move is not None:
        if move.criterion:
            found.insert(0, move.criterion)
        move = move.then
    return found
