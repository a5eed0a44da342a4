"""Every move of every problem has words that the guard lets through."""

from collections.abc import Iterator

import pytest

from interviewer.domain.guard import Secrets, check
from interviewer.domain.moves import Decision, Move, MoveKind, Source
from interviewer.domain.notes import Chunk, Passage
from interviewer.domain.phrases import Phrases
from interviewer.domain.reading import Clash, Intent, Reading, Sum
from interviewer.domain.session import Content, Session
from interviewer.domain.stages import StageId
from interviewer.roles.base import Grounded
from interviewer.roles.builtin.asking import spoken_number
from interviewer.roles.builtin.speaker import BuiltinSpeaker
from interviewer.roles.builtin.wording import Wording
from tests.builders import STAGES, Log, NoteShelf
from tests.conftest import PROBLEMS

SAID = "a two-tower model for retrieval"
MESSAGE = f"I'd take {SAID} here, because it is cheap."
OWN_TEXT = "Tide tables tell a sorter when the beach lies dry for the longest time."
NOTES = tuple(
    passage.model_copy(
        update={
            "chunk": passage.chunk.model_copy(
                update={"text": OWN_TEXT, "title": "Tide tables", "origin": "own"}
            )
        }
    )
    for passage in NoteShelf().search("")
)
MOVES = ["pack", "hint", "trap", "what_if", "component", "technique", "fact", "stage", "service"]


def spoken_to(content: Content, *intents: Intent, **parts: object) -> Session:
    reading = Reading.model_validate({"words": 9, "telling": SAID, "intents": intents, **parts})
    return Log(content).begin().say(reading, text=MESSAGE).session


def moves(content: Content, what: str) -> Iterator[Move]:
    """All moves of one sort that the policy could make about a problem."""
    problem, rubric = content.problem, content.rubric
    match what:
        case "pack":
            for pack in problem.criteria:
                stage = rubric.criterion(pack.criterion).stage
                for at in range(len(pack.asks)):
                    for kind in (MoveKind.PROBE, MoveKind.DEEPEN, MoveKind.REDIRECT):
                        yield Move(
                            kind=kind,
                            stage=stage,
                            source=Source.PACK,
                            said=SAID,
                            target=pack.criterion,
                            criterion=pack.criterion,
                            ask=at,
                        )
        case "hint":
            for pack in problem.criteria:
                for rung in (1, 2, 3):
                    yield Move(
                        kind=MoveKind.HINT,
                        stage=StageId.DATA,
                        source=Source.PACK,
                        criterion=pack.criterion,
                        hint_level=rung,
                    )
        case "trap":
            for trap in (*problem.traps, *problem.misconceptions):
                yield Move(
                    kind=MoveKind.CHALLENGE,
                    stage=trap.stage,
                    source=Source.TRAP,
                    target=trap.id,
                    said=SAID,
                )
        case "what_if":
            for what_if in problem.what_ifs:
                yield Move(
                    kind=MoveKind.WHAT_IF,
                    stage=what_if.stage,
                    source=Source.WHAT_IF,
                    target=what_if.id,
                    said=SAID,
                )
        case "component":
            for part in problem.components:
                yield Move(
                    kind=MoveKind.PROBE,
                    stage=StageId.SERVING,
                    source=Source.COMPONENT,
                    target=part.id,
                    criterion=part.criterion,
                )
        case "technique":
            for technique in content.catalogue.techniques:
                for at in range(len(technique.digs)):
                    yield Move(
                        kind=MoveKind.DEEPEN,
                        stage=technique.stage,
                        ask=at,
                        said=SAID,
                        source=Source.TECHNIQUE,
                        target=technique.id,
                    )
        case "fact":
            for fact in problem.facts:
                yield Move(kind=MoveKind.ANSWER, stage=fact.stage, facts=(fact.id,))
        case "stage":
            for stage in STAGES:
                for why in ("announced", "requested", "lead", "evidence"):
                    yield Move(
                        kind=MoveKind.TRANSITION,
                        stage=stage,
                        source=Source.STAGE,
                        said=SAID,
                        reason=why,
                    )
        case _:
            yield Move(kind=MoveKind.ANSWER, stage=StageId.DATA, unknown=("What about it?",))
            yield Move(kind=MoveKind.ANSWER, stage=StageId.DATA, source=Source.STAGE, target="time")
            yield Move(kind=MoveKind.OPEN, stage=StageId.CLARIFY)
            yield Move(kind=MoveKind.REPEAT, stage=StageId.DATA)
            yield Move(kind=MoveKind.HINT, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLARIFY, stage=StageId.DATA, said="a robust pipeline")
            yield Move(kind=MoveKind.REDIRECT, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLOSE, stage=StageId.DATA)
            yield Move(kind=MoveKind.CLOSE, stage=StageId.DATA, reason="time")
            yield Move(kind=MoveKind.DEEPEN, stage=StageId.DATA, source=Source.NUMBER, said="5 ms")
            yield Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE, said=SAID)
            for said in ("I would take trees first", "a tree is small"):
                yield Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.CLAIM, said=said)


def drafts(session: Session, move: Move, passages: tuple[Passage, ...] = NOTES) -> list[str]:
    wording = Wording(session, Decision(moves=(move,)), 60)
    return [draft.text for draft in wording.drafts(Grounded(move=move, passages=passages))]


@pytest.fixture(scope="module")
def secrets(contents: dict[str, Content]) -> dict[str, Secrets]:
    """What must not be shown, but for the facts, which each answer brings along."""
    speaker = BuiltinSpeaker()
    made = {}
    for name, content in contents.items():
        every = Move(
            kind=MoveKind.ANSWER,
            stage=StageId.DATA,
            facts=tuple(f.id for f in content.problem.facts),
        )
        made[name] = speaker._secrets(spoken_to(content), every)
    return made


@pytest.mark.parametrize("problem", PROBLEMS)
@pytest.mark.parametrize("what", MOVES)
def test_every_move_has_words_that_may_be_shown(
    contents: dict[str, Content], secrets: dict[str, Secrets], problem: str, what: str
) -> None:
    session = spoken_to(contents[problem])
    mute = [
        move
        for move in moves(contents[problem], what)
        if not any(
            check(text, move.kind, [], secrets[problem]) == [] for text in drafts(session, move)
        )
    ]
    assert mute == []


@pytest.mark.parametrize("problem", PROBLEMS)
def test_no_slot_is_left_open(contents: dict[str, Content], problem: str) -> None:
    session = spoken_to(contents[problem])
    for what in MOVES:
        for move in moves(contents[problem], what):
            assert not [text for text in drafts(session, move) if "{" in text or "}" in text]


def test_a_fact_that_was_not_asked_for_is_no_answer(contents: dict[str, Content]) -> None:
    content = contents["video-recommender"]
    speaker = BuiltinSpeaker()
    session = spoken_to(content)
    for fact in content.problem.facts:
        other = Move(kind=MoveKind.ANSWER, stage=fact.stage)
        if len(fact.answer.split()) >= 8:
            assert check(fact.answer, MoveKind.ANSWER, [], speaker._secrets(session, other))


@pytest.mark.parametrize(
    ("intent", "way"),
    [(Intent.HOSTILE, "hostile"), (Intent.COMMAND, "command"), (Intent.OFF_TOPIC, "off_topic")],
)
def test_steering_is_met_with_its_own_words(small: Content, intent: Intent, way: str) -> None:
    move = Move(kind=MoveKind.REDIRECT, stage=StageId.DATA)
    (text,) = drafts(spoken_to(small, intent), move)
    assert text.startswith(getattr(small.phrases, way))


def test_giving_up_is_met_kindly(small: Content) -> None:
    move = next(moves(small, "pack")).model_copy(update={"said": ""})
    assert drafts(spoken_to(small, Intent.GIVE_UP), move)[0].startswith(small.phrases.give_up)


def test_the_next_stage_is_announced_by_its_name(small: Content) -> None:
    move = next(moves(small, "pack"))
    decision = Decision(moves=(move,), announces=StageId.FRAMING)
    wording = Wording(spoken_to(small), decision, 60)
    assert "the framing" in next(wording.drafts(Grounded(move=move))).text


def test_a_contradiction_names_both_sides(small: Content) -> None:
    clash = Clash(quote="ten grains", kind="claim", against="2", earlier="nine grains")
    move = Move(kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.CONTRADICTION,
                target="claim:2", said="ten grains")  # fmt: skip
    for text in drafts(spoken_to(small, clashes=(clash,)), move):
        assert "ten grains" in text and "nine grains" in text


def test_a_sum_is_put_right(small: Content) -> None:
    wrong = Sum(quote="2 x 2 = 5", expression="2 x 2", said=5, correct=4, unit="pebbles", ok=False)
    move = Move(
        kind=MoveKind.CHALLENGE, stage=StageId.DATA, source=Source.ARITHMETIC, target="2 x 2"
    )
    for text in drafts(spoken_to(small, sums=(wrong,)), move):
        assert "about 4 pebbles" in text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (11_600, "QPS", "about 11.6k QPS"),
        (1e9, "", "about 1B"),
        (2.5e6, "users", "about 2.5M users"),
        (0.5, "s", "about 0.5 s"),
        (3e12, "B", "about 3T B"),
        (-4_000, "", "about -4k"),
    ],
)
def test_numbers_are_said_shortly(value: float, unit: str, text: str) -> None:
    assert spoken_number(value, unit) == text


def test_the_last_question_is_repeated_word_for_word(small: Content) -> None:
    session = Log(small).begin().say(Reading(words=3)).ask(text="Why so?").say().session
    assert "Why so?" in drafts(session, Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY))[0]


def test_asked_to_repeat_twice_it_says_the_question_once(small: Content) -> None:
    log = Log(small).begin().say(Reading(words=3)).ask(text="Why so?").say()
    repeat = Move(kind=MoveKind.REPEAT, stage=StageId.CLARIFY)
    first = drafts(log.session, repeat)[0]
    second = drafts(log.ask(repeat, text=first).say().session, repeat)[0]
    assert any(second == way.format(question="Why so?") for way in small.phrases.repeat)


def test_a_what_if_without_a_note_is_not_asked(small: Content) -> None:
    move = next(moves(small, "what_if"))
    assert drafts(spoken_to(small), move, passages=()) == []


def own_note(text: str, heading: str = "Tide tables") -> Passage:
    chunk = Chunk(id="own", source="own.md", title="Own", heading_path=(heading,), start=10,
                  end=10 + len(text), text=text, tokens=20, origin="own")  # fmt: skip
    return Passage(chunk=chunk, score=0.4)


def test_a_question_that_turns_on_a_note_cites_the_sentence(small: Content) -> None:
    text = "Mind the hour. Tide tables tell a sorter when the beach lies dry for the longest time."
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE, said=SAID)
    wording = Wording(spoken_to(small), Decision(moves=(move,)), 60)
    draft = next(wording.drafts(Grounded(move=move, passages=(own_note(text),))))
    (cited,) = draft.citations
    assert "tide tables" in draft.text.lower()
    assert text[cited.start - 10 : cited.end - 10] == cited.quote == text[15:]


def test_a_note_on_what_was_talked_about_asks_nothing(small: Content) -> None:
    text = "Tide tables tell a sorter when the beach lies dry for the longest time."
    session = Log(small).begin().say(Reading(words=3), text="I use tide tables.").session
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.NOTE)
    assert drafts(session, move, (own_note(text),)) == []


def test_phrases_turn_with_the_turns(small: Content) -> None:
    log = Log(small).begin()
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, facts=("fact-1",))
    heard = {drafts(log.say(Reading(words=3)).session, move)[0]}
    for _ in range(4):
        log.ask(move)
        heard.add(drafts(log.say(Reading(words=3)).session, move)[0])
    assert len(heard) == len(small.phrases.fact_floor)


def test_what_is_missing_is_named_as_another_subject(contents: dict[str, Content]) -> None:
    content = contents["ad-click"]
    move = Move(kind=MoveKind.PROBE, stage=StageId.DATA, source=Source.PACK, target="data.labels",
                criterion="data.labels", ask=3)  # fmt: skip
    assert content.rubric.criterion("data.labels").topic in drafts(spoken_to(content), move)[0]


def test_a_question_that_names_nothing_said_says_what_it_takes_up(
    contents: dict[str, Content],
) -> None:
    said = "the number that a page asks for first"
    move = Move(kind=MoveKind.DEEPEN, stage=StageId.MODEL, source=Source.PACK,
                target="model.choice", criterion="model.choice", ask=0, said=said)  # fmt: skip
    log = Log(contents["ad-click"]).begin().say(Reading(words=9), text=f"So {said} decides.")
    assert f'"{said} decides"' in drafts(log.session, move)[0]


def test_no_phrase_praises_or_scores(small: Content) -> None:
    slots = dict.fromkeys(
        ("said", "stage", "next", "minutes", "topic", "gist", "given", "earlier", "expression",
         "correct", "unit", "question", "prompt", "premise"), "pebbles"
    )  # fmt: skip
    slots |= small.problem.nouns.model_dump()
    nothing = Secrets.of([])
    for name in Phrases.model_fields:
        ways = getattr(small.phrases, name)
        told = [way for each in ways.values() for way in each] if isinstance(ways, dict) else ways
        for way in told if isinstance(told, list | tuple) else ():
            assert not set(check(way.format(**slots), MoveKind.REPEAT, [], nothing)), way


@pytest.mark.parametrize("reason", ["candidate", "plan", "time"])
def test_the_closing_says_why_the_interview_ends(contents: dict[str, Content], reason: str) -> None:
    session = spoken_to(contents["ad-click"])
    close = Move(kind=MoveKind.CLOSE, stage=session.stage, reason=reason)
    drafts = Wording(session, Decision(moves=(close,), why=reason), 60.0).drafts(
        Grounded(move=close)
    )
    phrases = session.content.phrases
    ways = {"candidate": phrases.close_asked, "plan": phrases.close, "time": phrases.close_time}
    assert ways[reason] and next(drafts).text in ways[reason]


def test_each_of_several_open_questions_is_named(contents: dict[str, Content]) -> None:
    session = spoken_to(contents["ad-click"])
    asked = ("Which database do we use for profiles", "which cloud are we on?")
    move = Move(kind=MoveKind.ANSWER, stage=StageId.CLARIFY, unknown=asked)
    for text in drafts(session, move):
        assert '"Which database do we use for profiles"' in text
        assert '"which cloud are we on"' in text
    beside = move.model_copy(update={"facts": ("daily_users",)})
    known = contents["ad-click"].problem.fact("daily_users").answer
    assert all(text.startswith(known) and "cloud" in text for text in drafts(session, beside))


@pytest.mark.parametrize("target", ["broad", "unclear"])
@pytest.mark.parametrize(("asked", "held"), [("Any limits?", True), ('Any "limits"?', False)])
def test_a_question_is_asked_back_in_its_words_with_one_question(
    contents: dict[str, Content], target: str, asked: str, held: bool
) -> None:
    move = Move(kind=MoveKind.CLARIFY, stage=StageId.CLARIFY, target=target, said=asked)
    back = drafts(spoken_to(contents["ad-click"]), move)
    assert len(back) >= 2
    assert {text.count("?") for text in back} == {1}
    assert {'"Any limits"' in text for text in back} == {held}
