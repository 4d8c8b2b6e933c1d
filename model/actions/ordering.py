"""The order of what a plan lists."""

from sqlalchemy.orm import Session

from model.actions.ledger import add, open_plan, record_change, require, row_values
from model.actions.rows import TABLES, Noun, find_row, owner_of, rows_of
from model.errors import PlaceNotAllowed
from model.role import Actor, Permission


def reorder(session: Session, slug: str, noun: Noun, row_id: int, place: int, *, by: Actor) -> int:
    """Give a row another place in its list, counted from 1; the rows between move up or down by one.

    Retired rows are not counted and stay where they are. Positions are 1 to the number of all rows.
    """
    require(session, by, Permission.EDIT_PLAN)
    plan = open_plan(session, slug)
    row = find_row(session, plan, TABLES[noun], row_id)
    every = rows_of(session, plan, TABLES[noun])
    listed = [other for other in every if other.retired_at is None and other is not row]
    if not 1 <= place <= len(listed) + 1:
        raise PlaceNotAllowed(field="place", value=place, last=len(listed) + 1)
    listed.insert(place - 1, row)
    before, rest = row_values(row), iter(listed)
    for position, slot in enumerate(every, start=1):
        (slot if slot.retired_at else next(rest)).position = position
    add(session, *every)
    beside = {"order": [other.code for other in listed]}
    record_change(
        session, by, f"reorder_{noun.plural}", row, before=before, beside=beside, **owner_of(TABLES[noun], plan)
    )
    return row_id
