"""Writes on the periods in which an organisation is a member of the network: a new one, and the correction of one."""

from datetime import date

from sqlalchemy.orm import Session

from model.actions.ledger import add, record_change, require, row_values
from model.actions.network import also, find_organisation, memberships_in_force, replace_memberships
from model.errors import EndBeforeStart, MembershipRunning, MembershipsOverlap, NoSuchMembership
from model.facts import Period
from model.network import Membership
from model.role import Actor, Permission


def begin_membership(session: Session, city: str, code: str, starts_on: date, *, by: Actor) -> int:
    """Begin a new period of an organisation in the network. Refused while it is a member. Returns its id."""
    require(session, by, Permission.EDIT_PLAN)
    organisation = find_organisation(session, city, code)
    _refuse_overlap(Period(starts_on, None), memberships_in_force(session, organisation))
    row = Membership(organisation_id=organisation.id, starts_on=starts_on, recorded_at=by.at)
    add(session, row)
    record_change(session, by, "begin_membership", row, municipality_code=city)
    return row.id


def correct_membership(session: Session, city: str, code: str, was: Period, now: Period, *, by: Actor) -> int:
    """Correct a period that was entered wrong: a newer record that names it. Returns its id.

    `was` is the period as it was seen; refused when it is no longer so.
    """
    require(session, by, Permission.EDIT_PLAN)
    if now.ends_on is not None and now.ends_on < now.starts_on:
        raise EndBeforeStart(field="ends_on", starts=now.starts_on, ends=now.ends_on)
    in_force = memberships_in_force(session, find_organisation(session, city, code))
    old = [row for row in in_force if (row.starts_on, row.ends_on) == (was.starts_on, was.ends_on)]
    if not old:
        raise NoSuchMembership(code=code)
    _refuse_overlap(now, [row for row in in_force if row not in old])
    before = row_values(old[0])
    first, *others = replace_memberships(session, old, now, by.at)
    beside = also(others)
    record_change(session, by, "correct_membership", first, municipality_code=city, before=before, beside=beside)
    return first.id


def _refuse_overlap(period: Period, others: list[Membership]) -> None:
    for other in others:
        starts, ends = (
            max(period.starts_on, other.starts_on),
            min(period.ends_on or date.max, other.ends_on or date.max),
        )
        if starts <= ends and other.ends_on is None:
            raise MembershipRunning(field="starts_on", starts=other.starts_on)
        if starts <= ends:
            raise MembershipsOverlap(field="starts_on", starts=other.starts_on, ends=other.ends_on)
