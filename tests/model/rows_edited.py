"""Edits of the rows of a plan, recorded as the actions record them: the whole row before and after, links by code."""

import sqlalchemy as sa

from model.actions.ledger import add, record_change, row_values
from model.base import LocalText
from model.measure import Measure, MeasureGoal, MeasureNeed, MeasureParty, MeasureTheme, Part
from model.plan import Goal, Need, Party, Plan, Theme

LINKS = {
    "goals": (MeasureGoal, "goal_id", Goal, {}),
    "themes": (MeasureTheme, "theme_id", Theme, {}),
    "needs": (MeasureNeed, "need_id", Need, {}),
    "responsible": (MeasureParty, "party_id", Party, {"part": Part.RESPONSIBLE}),
    "partners": (MeasureParty, "party_id", Party, {"part": Part.PARTNER}),
}


def edit(session, table, named, /, *, by, why=None, links=None, **values):
    """Give the row of that code other values, and a measure other links; a plan is named by its slug."""
    row = session.scalars(sa.select(table).where((table.slug if table is Plan else table.code) == named)).one()
    is_measure = table is Measure
    before = {**row_values(row), **(links_of(session, row) if is_measure else {})}
    for name, value in {**values, "version": row.version + 1}.items():
        setattr(row, name, value)
    add(session, row)
    for link, codes in (links or {}).items():
        relink(session, row, link, codes)
    beside = {**(links_of(session, row) if is_measure else {}), **({"why": why} if why else {})}
    plan_id = row.id if table is Plan else getattr(row, "plan_id", None)
    owner = {"plan_id": plan_id} if plan_id else {"municipality_code": row.municipality_code}
    record_change(session, by, f"change_{table.__tablename__}", row, before=before, beside=beside, **owner)


def links_of(session, measure):
    found = {}
    for link, (table, target, heading, part) in LINKS.items():
        codes = (
            sa.select(heading.code)
            .join(table, getattr(table, target) == heading.id)
            .where(table.measure_id == measure.id, *(table.part == value for value in part.values()))
        )
        found[link] = sorted(session.scalars(codes))
    return found


def relink(session, measure, link, codes):
    table, target, heading, part = LINKS[link]
    own = sa.delete(table).where(table.measure_id == measure.id, *(table.part == value for value in part.values()))
    session.execute(own)
    ids = session.scalars(sa.select(heading.id).where(heading.code.in_(codes), heading.plan_id == measure.plan_id))
    add(session, *(table(measure_id=measure.id, **{target: id_}, **part) for id_ in ids))


def said(word):
    return LocalText(fi=word, sv=word, en=word)
