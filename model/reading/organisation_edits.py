"""What organisations were called and where they belonged before later changes: their rows are changed in place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from model.base import LocalText
from model.change import ChangeRecord
from model.network import Organisation, OrganisationLanguage
from model.reading.asking import Lookup, Rows
from model.reading.selecting import EVER, columns

RECORD, ORGANISATION = columns(ChangeRecord), columns(Organisation)


@dataclass(frozen=True, slots=True)
class OrganisationEdits:
    """By the ids of organisations: what a row was, and which categories it was linked to."""

    rows: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    links: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    def was(self, id_: int, now: dict[str, Any]) -> dict[str, Any]:
        """The code, name and language of an organisation at the time; those it has now when nothing changed since."""
        was = self.rows.get(id_)
        if was is None:
            return now
        name, language = LocalText(**was["name"]), OrganisationLanguage(was["language"])
        return {"code": was["code"], "name": name, "language": language}


def organisation_edits_question(city: Any, known_at: datetime) -> Lookup[OrganisationEdits]:
    """The changes recorded after that time; nothing is asked for what is known by now."""
    if known_at == EVER:
        return Lookup((), OrganisationEdits)
    of_city = sa.select(ORGANISATION.id).where(ORGANISATION.municipality_code == city)
    records = sa.select(RECORD.id, RECORD.record_id, RECORD.before)
    later = records.where(RECORD.verb == "change_organisation", RECORD.at > known_at, RECORD.record_id.in_(of_city))
    return Lookup((later,), _edits)


def _edits(records: Rows) -> OrganisationEdits:
    rows: dict[int, Mapping[str, Any]] = {}
    links: dict[int, tuple[int, ...]] = {}
    for _, id_, before in sorted(records, key=lambda record: record[0], reverse=True):
        rows[id_] = json.loads(before)
        links |= {int(linked): tuple(ids) for linked, ids in rows[id_]["links"].items()}
    return OrganisationEdits(rows, links)
