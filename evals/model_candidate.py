"""A persona played by a chat model: it sees what a candidate sees, and its part."""

from pathlib import Path

from evals.candidate import MOST_TURNS
from evals.persona import Persona
from interviewer.domain.events import ModelCalled
from interviewer.domain.session import Session, Turn
from interviewer.llm.chat import Door, Message, Request
from interviewer.llm.prompts import Prompt, parse_prompt

PROMPT = Path(__file__).parent / "personas" / "candidate.md"
MAX_TOKENS = 600


class ModelCandidate:
    """Asks the model for each answer; what the model sees is the conversation, nothing else."""

    def __init__(self, persona: Persona, door: Door, prompt: Prompt | None = None) -> None:
        self._persona = persona
        self._door = door
        self._prompt = prompt or parse_prompt(PROMPT.read_text(encoding="utf-8"))
        self._turn = 0

    async def say(self, session: Session) -> str | None:
        """The next answer, None where the candidate leaves. Raises a `ModelError`."""
        self._turn += 1
        if self._turn > (self._persona.leaves_after or MOST_TURNS):
            return None
        calls: list[ModelCalled] = []
        done = await self._door.complete(self._request(session), calls)
        return done.text.strip() or "..."

    def seconds(self, answer: str) -> float:
        """How long it takes to say it, with the silence before."""
        return self._persona.pause + len(answer.split()) / self._persona.pace * 60

    def _request(self, session: Session) -> Request:
        persona, prompt = self._persona, self._prompt
        manner = " ".join(text for rule in persona.conduct for text in rule.texts)
        setting = prompt.render(
            "setting", task=session.content.problem.prompt, about=persona.about, manner=manner
        )
        spoken = [turn for turn in session.turns if not turn.interrupted]
        return Request(
            role="speaker",
            session=f"{session.id} candidate",
            turn=session.next_turn,
            key="candidate",
            prompt=prompt.ref,
            head=(
                Message(role="system", text=prompt.render("system")),
                Message(role="user", text=setting),
            ),
            history=tuple(_said(turn) for turn in spoken[:-1]),
            last=Message(
                role="user", text=prompt.render("last", asked=spoken[-1].text, number=self._turn)
            ),
            max_tokens=MAX_TOKENS,
        )


def _said(turn: Turn) -> Message:
    return Message(role="assistant" if turn.speaker == "candidate" else "user", text=turn.text)
