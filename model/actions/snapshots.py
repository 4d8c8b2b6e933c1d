"""Writes on yearly snapshots: freeze a year, correct it by a new issue, hand it on, publish it.

They are done in a closed term too: the council gets the last year of a term when the term is over.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions.inputs import refuse_personal_data
from model.actions.ledger import add, canonical, record_change, require
from model.actions.plans import MeetingInput, record_meeting_of
from model.base import Language, LocalText
from model.errors import (
    AlreadyPublished,
    MeetingOfAnotherPlan,
    NotReadyForCouncil,
    ReasonMissing,
    StageBackwards,
    UnknownRecord,
    YearAlreadyFrozen,
)
from model.facts import PlanFact
from model.figures.cut_offs import last_day_of
from model.meeting import Meeting
from model.reading.plans import read_plan
from model.reading.yearly import document_of, read_year
from model.role import Actor, Permission
from model.snapshot import STAGE_OF, SnapshotRendering, SnapshotStage, Stage, YearlySnapshot
from model.yearly.document import Document, FrozenTexts, hash_of
from model.yearly.sealing import Signature, seal


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
    plan = read_plan(session.connection(), slug)
    if _issues_of(session, plan.id, year):
        raise YearAlreadyFrozen(field="year", year=year)
    document = read_year(session.connection(), plan, year, press.texts, by.at, role)
    return _freeze(session, plan, document, press, for_council, by, "freeze_year")


def correct_year(
    session: Session, slug: str, year: int, why: LocalText, press: Press, *, for_council: bool = False, by: Actor
) -> int:
    """Freeze a new issue of a frozen year, which names the one it replaces, why, and what differs. Returns its id.

    The old issue stays as it is. For the council the reason is needed in Finnish and in Swedish too.
    """
    role = require(session, by, Permission.FREEZE_YEAR)
    refuse_personal_data(why, "why")
    plan = read_plan(session.connection(), slug)
    _newest_issue(session, plan.id, year)
    if not why:
        raise ReasonMissing(field="why_fi")
    document = read_year(session.connection(), plan, year, press.texts, by.at, role, why)
    return _freeze(session, plan, document, press, for_council, by, "correct_year")


def hand_on(session: Session, slug: str, year: int, meeting: MeetingInput, *, by: Actor) -> int:
    """Record that a body handled the newest issue of a year, in which meeting. Returns the id of the stage.

    A meeting of the same body on the same day is the same meeting. The council gets a whole one only.
    """
    require(session, by, Permission.FREEZE_YEAR)
    plan = read_plan(session.connection(), slug)
    snapshot = _newest_issue(session, plan.id, year)
    stage = STAGE_OF[meeting.body]
    if stage is Stage.COUNCIL:
        _refuse_gaps(document_of(snapshot))
    reached = [s for s in _stages_of(session, snapshot) if s is not Stage.PUBLISHED]
    if reached and list(Stage).index(stage) < list(Stage).index(reached[-1]):
        raise StageBackwards(field="body", year=year)
    meeting_id = _meeting_like(session, plan.id, meeting) or record_meeting_of(session, plan, meeting, by=_beside(by))
    return _reach(session, snapshot, stage, meeting_id, by)


def publish_snapshot(session: Session, slug: str, year: int, meeting_id: int | None = None, *, by: Actor) -> int:
    """Give the newest issue of a year to council and public. Refused while something is missing in it."""
    require(session, by, Permission.FREEZE_YEAR)
    plan = read_plan(session.connection(), slug)
    snapshot = _newest_issue(session, plan.id, year)
    _refuse_gaps(document_of(snapshot))
    if Stage.PUBLISHED in _stages_of(session, snapshot):
        raise AlreadyPublished(year=year, issue=snapshot.issue)
    if meeting_id is not None:
        meeting = session.get(Meeting, meeting_id)
        if meeting is None:
            raise UnknownRecord(code=meeting_id)
        if meeting.plan_id != plan.id:
            raise MeetingOfAnotherPlan(field="meeting")
    return _reach(session, snapshot, Stage.PUBLISHED, meeting_id, by)


def _freeze(
    session: Session, plan: PlanFact, document: Document, press: Press, for_council: bool, by: Actor, verb: str
) -> int:
    if for_council:
        _refuse_gaps(document)
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
        SnapshotRendering(snapshot_id=row.id, recorded_at=by.at, **asdict(rendering))
        for rendering in press.render(seal(content, signature))
    ]
    add(session, *made)
    beside = {"renderings": {f"{one.language} {one.made_with}": one.file_hash for one in made}}
    record = YearlySnapshot(**{**row.model_dump(), "content": ""})
    record_change(session, by, verb, record, plan_id=plan.id, beside=beside)
    return row.id


def _refuse_gaps(document: Document) -> None:
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


def _issues_of(session: Session, plan_id: int, year: int) -> list[YearlySnapshot]:
    issues = sa.select(YearlySnapshot).filter_by(plan_id=plan_id, year=year).order_by(sa.text("issue"))
    return list(session.scalars(issues))


def _newest_issue(session: Session, plan_id: int, year: int) -> YearlySnapshot:
    issues = _issues_of(session, plan_id, year)
    if not issues:
        raise UnknownRecord(code=year)
    return issues[-1]
