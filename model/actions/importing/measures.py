"""Measures and updates of an import, with the goals and parties that they begin."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from model.actions.importing.bulk import AT_ONCE, Writing
from model.base import Source, Table
from model.exchange.comparing.ready import Changed, MeasuresReady, NewHeading, NewMeasure, Told, Wording
from model.measure import (
    Measure,
    MeasureGoal,
    MeasureNeed,
    MeasureParty,
    MeasureTheme,
    MeasureUpdate,
    Part,
    UpdateAct,
)
from model.plan import Goal, Need, Party, Theme

OWN = ("code", "kind", "required_per_year", "starts_on", "title", "description", "resources", "schedule")
TOLD = tuple(name for name in Told.__slots__ if name != "measure")
LINKS: dict[str, tuple[type[Table], type[Table], str, dict[str, Any]]] = {
    "goals": (MeasureGoal, Goal, "goal_id", {}),
    "themes": (MeasureTheme, Theme, "theme_id", {}),
    "needs": (MeasureNeed, Need, "need_id", {}),
    "responsible": (MeasureParty, Party, "party_id", {"part": Part.RESPONSIBLE}),
    "partners": (MeasureParty, Party, "party_id", {"part": Part.PARTNER}),
}


def write_measures(writing: Writing, ready: MeasuresReady) -> None:
    """Write what a table of measures or of updates has ready."""
    _begin(writing, Goal, ready.goals)
    _begin(writing, Party, ready.parties)
    first = writing.count(Measure) + 1
    usual = {"plan_id": writing.plan.id, "version": 1, "source": Source.ENTERED}
    rows = ({**_values(new, OWN), **usual} for new in ready.new)
    writing.insert(Measure, [{**row, "position": position} for position, row in enumerate(rows, first)])
    writing.change(Measure, [changed for changed in ready.changed if changed.values])
    ids = writing.codes(Measure)
    _link(writing, ids, ready)
    writing.insert(MeasureUpdate, [_update(writing, told, ids[told.measure]) for told in ready.told])


def _begin(writing: Writing, table: type[Table], headings: Iterable[NewHeading]) -> None:
    first = writing.count(table) + 1
    usual = {"plan_id": writing.plan.id, "version": 1, "source": Source.ENTERED}
    rows = ({"code": heading.code, "title": heading.title, **usual} for heading in headings)
    writing.insert(table, [{**row, "position": position} for position, row in enumerate(rows, first)])


def _update(writing: Writing, told: Told, measure_id: int) -> dict[str, Any]:
    act = {"measure_id": measure_id, "act": UpdateAct.UPDATE, "recorded_by": writing.role.value}
    return {**_values(told, TOLD), **act, **writing.recorded}


def _values(kept: NewMeasure | Told, names: tuple[str, ...]) -> dict[str, Any]:
    values = ((name, getattr(kept, name)) for name in names)
    return {name: value.text if isinstance(value, Wording) else value for name, value in values}


def _link(writing: Writing, ids: dict[str, int], ready: MeasuresReady) -> None:
    linked: list[NewMeasure | Changed] = [*ready.new, *(changed for changed in ready.changed if changed.links)]
    for name, (table, target, column, more) in LINKS.items():
        _unlink(writing, name, ready.changed)
        codes = writing.codes(target) if linked else {}
        rows = [{"measure_id": ids[one.code], column: codes[code], **more} for one, code in _named(linked, name)]
        writing.insert(table, rows)


def _named(linked: Iterable[NewMeasure | Changed], name: str) -> Iterator[tuple[NewMeasure | Changed, str]]:
    return ((one, code) for one in linked for code in one.links.get(name, ()))


def _unlink(writing: Writing, name: str, changed: Iterable[Changed]) -> None:
    """Take away the links of a list that the table fills anew."""
    table, _, _, more = LINKS[name]
    at = sa.inspect(table).local_table.c
    ids = [one.id for one in changed if name in one.links]
    for start in range(0, len(ids), AT_ONCE):
        of_these = at.measure_id.in_(ids[start : start + AT_ONCE])
        is_part = (at[column] == value for column, value in more.items())
        writing.session.execute(sa.delete(at.measure_id.table).where(of_these, *is_part))
