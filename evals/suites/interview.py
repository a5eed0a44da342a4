"""The interview suite: how the interviewer behaved in one interview."""

from collections.abc import Iterator, Mapping, Sequence

from evals.ground import Ground
from evals.measuring import Seen
from evals.metrics.answer_leak import answer_key, leaked, prepare, unasked_facts
from evals.metrics.citations import id_valid, span_matches
from evals.metrics.cited import resting
from evals.metrics.fact_consistency import asserted, consistent
from evals.metrics.hints import hints, says_rung
from evals.metrics.in_time import closes_in_time, waits
from evals.metrics.novelty import novelty, questions, repeats
from evals.metrics.question_relevance import cited_turns, relevant
from evals.metrics.specificity import ENTITY, followed_up
from evals.metrics.stage_coverage import stage_coverage
from evals.metrics.stage_legality import legal_transitions
from evals.metrics.talk import asks_as_allowed, in_band, talk_ratio
from evals.metrics.what_if import valid_what_if, what_ifs
from interviewer.domain.events import Record
from interviewer.domain.guard import Secrets as NoSecrets
from interviewer.domain.guard import Violation, check
from interviewer.domain.notes import Chunk
from interviewer.domain.session import Session

PLEASING = frozenset({Violation.PRAISE, Violation.SCORE, Violation.LINK})


def observe(
    name: str, session: Session, chunks: Mapping[str, Chunk], ground: Ground
) -> Iterator[Seen]:
    """Everything that can be said of an interviewer's turns without a model."""
    for find in (_course, _leaks, _wording, _followed, _helped, _facts):
        yield from find(name, session, ground)
    yield from _cited(name, session, chunks, ground)


def _course(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    yield _of("interview.coverage", name, stage_coverage(session))
    ratio = talk_ratio(session)
    yield _of("interview.talk", name, float(in_band(ratio)), f"{ratio:.2f} of the words")
    yield _of("interview.in_time", name, float(closes_in_time(session)))
    for number, (stage, legal) in enumerate(legal_transitions(session), start=1):
        yield Seen(
            metric="interview.legality",
            item=f"{name}#{number:02d} {stage}",
            cluster=name,
            value=float(legal),
            note=f"entered {stage}",
        )


def clock(name: str, records: Sequence[Record]) -> Iterator[Seen]:
    """Whether waiting for the interviewer costs the candidate nothing."""
    for number, still in waits(records):
        yield _at("interview.clock", name, number, float(still))


def _leaks(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    key = prepare(answer_key(session.content))
    for turn in session.turns:
        if turn.speaker != "interviewer":
            continue
        found = leaked(turn.text, key)
        found += leaked(turn.text, prepare(unasked_facts(session, turn.number)))
        yield _at(
            "interview.leaks", name, turn.number, float(bool(found)), found[0] if found else ""
        )


def _wording(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    nothing = NoSecrets.of(())
    for turn in session.turns:
        if turn.speaker != "interviewer" or turn.interrupted or turn.move is None:
            continue
        kind = turn.move.kind
        yield _at(
            "interview.questions", name, turn.number, float(asks_as_allowed(turn.text, kind)), kind
        )
        pleased = sorted(str(v) for v in PLEASING & set(check(turn.text, kind, (), nothing)))
        yield _at("interview.pleasing", name, turn.number, float(bool(pleased)), " ".join(pleased))
    for number, text, target in what_ifs(session):
        valid = valid_what_if(text, target, session.content.problem)
        yield _at("interview.what_ifs", name, number, float(valid), target)


def _followed(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    for number, found in followed_up(session, ground.weights):
        yield _at("interview.specificity", name, number, float(found >= ENTITY), f"{found:.2f}")
    for at, (number, question, earlier) in enumerate(questions(session)):
        yield Seen(
            metric="interview.novelty",
            item=f"{name}#{number:03d}.{at}",
            cluster=name,
            value=round(novelty(question, earlier), 4),
            turn=number,
            note=question,
        )
        yield Seen(
            metric="interview.repeats",
            item=f"{name}#{number:03d}.{at}",
            cluster=name,
            value=float(repeats(question, earlier)),
            turn=number,
            note=question,
        )


def _helped(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    for number, text, criterion, level, due in hints(session):
        fine = level == due and says_rung(text, criterion, level, session.content.problem)
        yield _at("interview.hints", name, number, float(fine), f"{criterion}: rung {level}")
    for number, cited in resting(session):
        yield _at("interview.cited", name, number, float(cited))


def _facts(name: str, session: Session, ground: Ground) -> Iterator[Seen]:
    for number, fact, text in asserted(session):
        yield Seen(
            metric="interview.facts",
            item=f"{name}#{number:03d} {fact}",
            cluster=name,
            value=float(consistent(text, fact, session.content.problem)),
            turn=number,
            note=fact,
        )


def _cited(
    name: str, session: Session, chunks: Mapping[str, Chunk], ground: Ground
) -> Iterator[Seen]:
    texts = {chunk_id: chunk.text for chunk_id, chunk in chunks.items()}
    for number, stage, citations in cited_turns(session):
        for at, citation in enumerate(citations):
            where = f"{name}#{number:03d}.{at}"
            for metric, fine in (
                ("interview.citation_ids", id_valid(citation, chunks)),
                ("interview.citation_spans", span_matches(citation, chunks)),
            ):
                yield Seen(
                    metric=metric,
                    item=where,
                    cluster=name,
                    value=float(fine),
                    turn=number,
                    note=citation.quote[:160],
                )
        if ground.places:
            fits = relevant(citations, stage, ground.places, texts)
            yield _at("interview.relevance", name, number, float(fits), citations[0].quote[:160])


def _of(metric: str, name: str, value: float, note: str = "") -> Seen:
    return Seen(metric=metric, item=name, cluster=name, value=value, note=note)


def _at(metric: str, name: str, turn: int, value: float, note: str = "") -> Seen:
    return Seen(
        metric=metric, item=f"{name}#{turn:03d}", cluster=name, value=value, turn=turn, note=note
    )
