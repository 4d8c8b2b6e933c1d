"""Events of an import, with who organised them and who was present."""

from typing import Any

import sqlalchemy as sa

from model.actions.importing.bulk import Writing
from model.event import Attendance, Event, EventOrganiser
from model.exchange.comparing.ready import Changed, EventsReady
from model.measure import Measure
from model.network import Organisation

OWN = ("kind", "held_on", "title", "languages", "by_city", "head_count_unnamed")


def write_events(writing: Writing, ready: EventsReady) -> None:
    """Write what a table of events has ready."""
    measures, organisations = writing.codes(Measure), writing.codes(Organisation)
    usual = {"plan_id": writing.plan.id, "version": 1, **writing.recorded}
    rows = [{**{name: new[name] for name in OWN}, "measure_id": _id(new, measures), **usual} for new in ready.new]
    writing.insert(Event, rows)
    writing.change(Event, [changed for one in ready.changed if (changed := _changed(one, measures)).values])
    new = zip(_new_ids(writing), ready.new, strict=True)
    held = [*new, *((one.id, dict(one.values)) for one in ready.changed)]
    _take_out(writing, ready.changed, organisations)
    writing.insert(
        EventOrganiser,
        [
            {"event_id": id_, "organisation_id": organisations[code]}
            for id_, event in held
            for code in dict.fromkeys(event.get("organisers", ()))
        ],
    )
    writing.insert(
        Attendance,
        [
            {"event_id": id_, "organisation_id": organisations[code], "head_count": heads}
            for id_, event in held
            for code, heads in event.get("present", {}).items()
        ],
    )


def _id(event: dict[str, Any], measures: dict[str, int]) -> int | None:
    return measures[event["measure"]] if event["measure"] else None


def _changed(one: Changed, measures: dict[str, int]) -> Changed:
    values = {name: value for name, value in one.values.items() if name in OWN}
    if "measure" in one.values:
        values["measure_id"] = measures[one.values["measure"]]
    return Changed(one.id, one.code, values, one.before)


def _new_ids(writing: Writing) -> list[int]:
    """The ids of the new events, in the order in which they were added."""
    first, last = writing.ids.get("event", (1, 0))
    at = sa.inspect(Event).local_table.c
    return list(writing.session.scalars(sa.select(at.id).where(at.id.between(first, last)).order_by(at.id)))


def _take_out(writing: Writing, changed: list[Changed], organisations: dict[str, int]) -> None:
    """Take out what the table has of known events, to put it in as the table has it."""
    for table, name in ((EventOrganiser, "organisers"), (Attendance, "present")):
        at = sa.inspect(table).local_table.c
        for one in changed:
            ids = [organisations[code] for code in one.values.get(name, ())]
            if ids:
                is_named = sa.and_(at.event_id == one.id, at.organisation_id.in_(ids))
                writing.session.execute(sa.delete(at.event_id.table).where(is_named))
