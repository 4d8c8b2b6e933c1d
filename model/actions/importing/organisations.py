"""Organisations of an import, with their categories, memberships and contact checks."""

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from model.actions.importing.bulk import AT_ONCE, Writing
from model.base import LocalText
from model.exchange.comparing.ready import Changed, OrganisationsReady
from model.network import Category, ContactCheck, Membership, Organisation, OrganisationCategory


def write_organisations(writing: Writing, ready: OrganisationsReady) -> None:
    """Write what a table of organisations has ready."""
    usual = {"municipality_code": writing.plan.municipality_code, "version": 1, **writing.recorded}
    rows = [{**_own(new), "folded_name": folded_name(new["name"]), **usual} for new in ready.new]
    writing.insert(Organisation, rows)
    writing.change(Organisation, [_changed(one) for one in ready.changed if one.values])
    ids = writing.codes(Organisation)
    _categorise(writing, ids, ready)
    recorded = writing.recorded
    begun = [{"organisation_id": ids[code], "starts_on": day, **recorded} for code, day in ready.members]
    writing.insert(Membership, begun)
    checked = [{"organisation_id": ids[code], "checked_on": day, **recorded} for code, day in ready.checks]
    writing.insert(ContactCheck, checked)


def folded_name(name: LocalText) -> str:
    return f"{name.fi} {name.sv}".strip().casefold()


def _own(new: dict[str, Any]) -> dict[str, Any]:
    return {name: new[name] for name in ("code", "name", "language")}


def _changed(one: Changed) -> Changed:
    values = dict(one.values)
    if "name" in values:
        values["folded_name"] = folded_name(values["name"])
    return Changed(one.id, one.code, values, one.before)


def _categorise(writing: Writing, ids: dict[str, int], ready: OrganisationsReady) -> None:
    changed = [one for one in ready.changed if "categories" in one.links]
    at = sa.inspect(OrganisationCategory).local_table.c
    for start in range(0, len(changed), AT_ONCE):
        of_these = at.organisation_id.in_([one.id for one in changed[start : start + AT_ONCE]])
        writing.session.execute(sa.delete(at.organisation_id.table).where(of_these))
    categories = writing.codes(Category)
    named: Iterable[tuple[int, tuple[str, ...]]] = (
        *((ids[new["code"]], new["categories"]) for new in ready.new),
        *((one.id, one.links["categories"]) for one in changed),
    )
    rows = [{"organisation_id": id_, "category_id": categories[code]} for id_, codes in named for code in codes]
    writing.insert(OrganisationCategory, rows)
