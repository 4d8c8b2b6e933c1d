"""Many rows at once, and which ids they got."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.base import Source, Table
from model.exchange.comparing.ready import Changed
from model.facts import PlanFact
from model.role import Actor, Role

AT_ONCE = 5_000


@dataclass
class Writing:
    """One import being written; `ids` collects the first and the last id of the new rows, by table."""

    session: Session
    plan: PlanFact
    role: Role
    by: Actor
    ids: dict[str, Any] = field(default_factory=dict)

    @property
    def recorded(self) -> dict[str, Any]:
        """What every new record says of its making."""
        return {"recorded_at": self.by.at, "source": Source.ENTERED}

    def insert(self, table: type[Table], rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows; all of them have the same columns."""
        target = sa.inspect(table).local_table
        newest = self._newest(table)
        for start in range(0, len(rows), AT_ONCE):
            self.session.connection().execute(sa.insert(target), rows[start : start + AT_ONCE])
        if rows and newest is not None:
            self.ids[target.name] = [newest + 1, self._newest(table)]

    def change(self, table: type[Table], changed: Iterable[Changed]) -> None:
        """Give rows other values, and a newer version."""
        at = sa.inspect(table).local_table.c
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for one in changed:
            alike[tuple(sorted(one.values))].append({"id_": one.id, **{f"to_{n}": v for n, v in one.values.items()}})
        for names, rows in alike.items():
            values = {at[name]: sa.bindparam(f"to_{name}", type_=at[name].type) for name in names}
            change = (
                sa.update(at.id.table)
                .where(at.id == sa.bindparam("id_"))
                .values({at.version: at.version + 1, **values})
            )
            self.session.connection().execute(change, rows)

    def codes(self, table: type[Table]) -> dict[str, int]:
        """The ids of a table's rows of this plan or municipality, by code."""
        at = sa.inspect(table).local_table.c
        is_ours = at.plan_id == self.plan.id if "plan_id" in at else at.municipality_code == self.plan.municipality_code
        return {row[0]: row[1] for row in self.session.execute(sa.select(at.code, at.id).where(is_ours))}

    def count(self, table: type[Table]) -> int:
        """How many rows of a table the plan or municipality has: where the next one stands."""
        return len(self.codes(table))

    def _newest(self, table: type[Table]) -> int | None:
        at = sa.inspect(table).local_table.c
        return None if "id" not in at else self.session.scalar(sa.select(sa.func.coalesce(sa.func.max(at.id), 0)))
