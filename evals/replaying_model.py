"""The roles of a recording: built in, or behind a door whose model answers from the recording."""

from evals.replaying import recorded_opening
from interviewer.doors import Doors
from interviewer.engine import Roles
from interviewer.llm.recording import ReplayModel
from interviewer.llm.resilience import ResilientChat
from interviewer.llm.tokens import Tokens
from interviewer.recordings import Recording
from interviewer.wiring import model_roles

BUILTIN = "builtin"


def roles_for(
    recording: Recording, builtin: Roles, strict: bool
) -> tuple[Roles, ReplayModel | None]:
    """Who led and judged the recorded interview, and the model behind them if there was one."""
    opened = recorded_opening(recording)
    speaks, judges = (not name.startswith(BUILTIN) for name in (opened.interviewer, opened.grader))
    if not speaks and not judges:
        return builtin, None
    model = ReplayModel(opened.interviewer, recording.answers, strict)
    door = ResilientChat(model, sleep=_at_once, chance=lambda: 0.0)
    doors = Doors(door if speaks else None, door if judges else None, Tokens())
    return model_roles(doors, builtin), model


async def _at_once(seconds: float) -> None:
    """A pause between tries, on a clock that nobody waits for."""
