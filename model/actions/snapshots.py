"""Writes on yearly snapshots: freeze a year, correct it by a new issue, hand it on, publish it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.ledger import add, canonical, open_plan, record_change, require
from model.actions.plans import MeetingInput, record_meeting
from model.base import Language, LocalText, local_day
from model.change import FIRST_LINK
from model.errors import (
    AlreadyPublished,
    FrozenYearBroken,
    MeetingOfAnotherPlan,
    NotReadyForCouncil,
    ReasonMissing,
    StageBackwards,
    UnknownRecord,
    YearAlreadyFrozen,
    YearNotOver,
    YearOutsideTerm,
)
from model.facts import PlanFact
from model.figures.cut_offs import last_day_of
from model.meeting import Meeting
from model.reading import read_facts
from model.role import Actor, Permission, Role
from model.snapshot import STAGE_OF, SnapshotRendering, SnapshotStage, Stage, YearlySnapshot
from model.yearly.document import Document, Earlier, FrozenTexts, Issue, hash_of, yearly_document
from model.yearly.sealing import Signature, seal
from model.yearly.versions import read_document


@dataclass(frozen=True, slots=True)
class Rendering:
    """What was made of a sealed document, and by what: `file_hash` is the SHA-256 of its bytes."""

    language: Language
    made_with: str
    file_hash: str


@dataclass(frozen=True, slots=True)
class Press:
    """What a year is frozen with: the labels and definitions of today, the city's key, what makes its PDFs."""

    texts: FrozenTexts
    sign: Callable[[str], Signature | None] = lambda _: None
    render: Callable[[str], Iterable[Rendering]] = lambda _: ()


def freeze_year(session: Session, slug: str, year: int, press: Press, *, for_council: bool = False, by: Actor) -> int:
    """Freeze a finished year: one canonical document with its hash, chained to the one before. Returns its id.

    The cut-off is the year's last day; what was recorded until now counts. For the council nothing may be
    missing in it; what is missing in one for the committee is told in it.
    """
    role = require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    frozen = _of_plan(session, plan.id)
    if any(snapshot.year == year for snapshot in frozen):
        raise YearAlreadyFrozen(field="year", year=year)
    document = _document(session, plan, year, press.texts, by, role, frozen)
    if for_council:
        _require_whole(document)
    return _freeze(session, plan, document, press, by, "freeze_year")


def correct_year(
    session: Session, slug: str, year: int, why: LocalText, press: Press, *, for_council: bool = False, by: Actor
) -> int:
    """Freeze a new issue of a frozen year, which names the one it replaces, why, and what differs. Returns its id.

    The old issue stays as it is. For the council the reason is needed in Finnish and in Swedish.
    """
    role = require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    frozen = _of_plan(session, plan.id)
    _newest_of(frozen, year)
    if not why:
        raise ReasonMissing(field="why")
    document = _document(session, plan, year, press.texts, by, role, frozen, why)
    if for_council:
        _require_whole(document)
    return _freeze(session, plan, document, press, by, "correct_year")


def preview_year(session: Session, slug: str, year: int, texts: FrozenTexts, *, by: Actor) -> Document:
    """The document as it would be frozen now; nothing is written."""
    role = require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    return _document(session, plan, year, texts, by, role, _of_plan(session, plan.id))


def hand_on(session: Session, slug: str, year: int, meeting: MeetingInput, *, by: Actor) -> int:
    """Record that a body handled the newest issue of a year, in which meeting. Returns the id of the stage.

    A meeting of the same body on the same day is the same meeting. The council gets a whole one only.
    """
    require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    snapshot = _newest_of(_of_plan(session, plan.id), year)
    stage = STAGE_OF[meeting.body]
    if stage is Stage.COUNCIL:
        _require_whole(_read(snapshot))
    reached = [s for s in _stages_of(session, snapshot) if s is not Stage.PUBLISHED]
    if reached and list(Stage).index(stage) < list(Stage).index(reached[-1]):
        raise StageBackwards(field="body", year=year)
    meeting_id = _meeting_like(session, plan.id, meeting) or record_meeting(session, slug, meeting, by=_beside(by))
    return _reach(session, snapshot, stage, meeting_id, by)


def publish_snapshot(session: Session, slug: str, year: int, meeting_id: int | None = None, *, by: Actor) -> int:
    """Give the newest issue of a year to council and public. Refused while something is missing in it."""
    require(session, by, Permission.FREEZE_YEAR)
    plan = open_plan(session, slug)
    snapshot = _newest_of(_of_plan(session, plan.id), year)
    _require_whole(_read(snapshot))
    if Stage.PUBLISHED in _stages_of(session, snapshot):
        raise AlreadyPublished(year=year, issue=snapshot.issue)
    if meeting_id is not None:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None:
            raise UnknownRecord(code=meeting_id)
        if meeting.plan_id != plan.id:
            raise MeetingOfAnotherPlan(field="meeting")
    return _reach(session, snapshot, Stage.PUBLISHED, meeting_id, by)


def _document(
    session: Session,
    plan: PlanFact,
    year: int,
    texts: FrozenTexts,
    by: Actor,
    role: Role,
    frozen: list[YearlySnapshot],
    why: LocalText = LocalText(),
) -> Document:
    if not plan.term_starts_on.year <= year <= plan.term_ends_on.year:
        raise YearOutsideTerm(field="year", year=year)
    cutoff = last_day_of(plan, year)
    if local_day(by.at) <= cutoff:
        raise YearNotOver(field="year", year=year, day=cutoff)
    replaced = _earlier(frozen, year)
    issue = Issue(
        year=year,
        number=replaced.document["issue"] + 1 if replaced else 1,
        at=by.at,
        role=role,
        previous=frozen[-1].content_hash if frozen else FIRST_LINK,
        before=_earlier(frozen, year - 1),
        replaced=replaced,
        why=why,
    )
    return yearly_document(read_facts(session.connection(), plan.id, cutoff, by.at), issue, texts)


def _freeze(session: Session, plan: PlanFact, document: Document, press: Press, by: Actor, verb: str) -> int:
    content = canonical(document)
    signature = press.sign(hash_of(content))
    row = YearlySnapshot(
        plan_id=plan.id,
        year=document["year"],
        issue=document["issue"],
        cutoff_on=last_day_of(plan, document["year"]),
        content=content,
        content_hash=hash_of(content),
        previous_hash=document["previous"],
        frozen_at=by.at,
        signature=signature.value if signature else None,
        signed_by=signature.public_key if signature else None,
    )
    add(session, row)
    made = [
        SnapshotRendering(
            snapshot_id=row.id,
            language=one.language,
            made_with=one.made_with,
            file_hash=one.file_hash,
            recorded_at=by.at,
        )
        for one in press.render(seal(content, signature))
    ]
    add(session, *made)
    beside = {"renderings": {f"{one.language} {one.made_with}": one.file_hash for one in made}}
    record = YearlySnapshot(**{**row.model_dump(), "content": ""})
    record_change(session, by, verb, record, plan_id=plan.id, beside=beside)
    return row.id


def _require_whole(document: Document) -> None:
    """Nothing is missing in what the council gets. Source: domain rule 12."""
    if missing := dict.fromkeys(gap["code"] for gap in document["gaps"]):
        raise NotReadyForCouncil(year=document["year"], codes=", ".join(missing))


def _reach(session: Session, snapshot: YearlySnapshot, stage: Stage, meeting_id: int | None, by: Actor) -> int:
    row = SnapshotStage(snapshot_id=snapshot.id, stage=stage, meeting_id=meeting_id, recorded_at=by.at)
    add(session, row)
    verb = "publish_snapshot" if stage is Stage.PUBLISHED else "hand_on"
    record_change(session, by, verb, row, plan_id=snapshot.plan_id)
    return row.id


def _beside(by: Actor) -> Actor:
    """The same actor for a second record of the same act."""
    return Actor(by.name, by.role, by.member_id, by.at, f"{by.key}-meeting")


def _meeting_like(session: Session, plan_id: int, meeting: MeetingInput) -> int | None:
    like = sa.select(Meeting).filter_by(plan_id=plan_id, body=meeting.body, held_on=meeting.held_on)
    found = session.scalars(like).first()
    return found.id if found else None


def _stages_of(session: Session, snapshot: YearlySnapshot) -> list[Stage]:
    stages = sa.select(SnapshotStage).filter_by(snapshot_id=snapshot.id).order_by(sa.text("id"))
    return [row.stage for row in session.scalars(stages)]


def _of_plan(session: Session, plan_id: int) -> list[YearlySnapshot]:
    return list(session.scalars(sa.select(YearlySnapshot).filter_by(plan_id=plan_id).order_by(sa.text("id"))))


def _newest_of(frozen: list[YearlySnapshot], year: int) -> YearlySnapshot:
    found = next((snapshot for snapshot in reversed(frozen) if snapshot.year == year), None)
    if found is None:
        raise UnknownRecord(code=year)
    return found


def _earlier(frozen: list[YearlySnapshot], year: int) -> Earlier | None:
    """The newest issue of a year, if that year is frozen. Nothing is built on one that is broken."""
    if not any(snapshot.year == year for snapshot in frozen):
        return None
    snapshot = _newest_of(frozen, year)
    return Earlier(_read(snapshot), snapshot.content_hash)


def _read(snapshot: YearlySnapshot) -> Document:
    if hash_of(snapshot.content) != snapshot.content_hash:
        raise FrozenYearBroken(year=snapshot.year, issue=snapshot.issue)
    return read_document(snapshot.content)
