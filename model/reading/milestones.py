"""Reads of the milestones of a whole plan."""

from collections import defaultdict

import sqlalchemy as sa

from model.facts import MilestoneFact
from model.measure import Measure, Milestone
from model.reading.selecting import columns


def read_milestones_of_plan(connection: sa.Connection, plan_id: int) -> dict[int, tuple[MilestoneFact, ...]]:
    """The milestones of every measure of a plan, by the measure's id, each by date. One query."""
    at, measure = columns(Milestone), columns(Measure)
    rows = connection.execute(
        sa.select(at.measure_id, at.title, at.due_on, at.reached_on, at.id)
        .select_from(at.id.table)
        .join(measure.id.table, measure.id == at.measure_id)
        .where(measure.plan_id == plan_id)
        .order_by(at.due_on, at.id)
    )
    found: dict[int, list[MilestoneFact]] = defaultdict(list)
    for measure_id, *milestone in rows:
        found[measure_id].append(MilestoneFact(*milestone))
    return {measure_id: tuple(milestones) for measure_id, milestones in found.items()}
