"""What merges mean for every read: from then on, the history of a merged organisation counts as another one's."""

from datetime import datetime
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from model.network import OrganisationMerge
from model.reading.plans import EVER


class Merges:
    """The merges known by a time, to be joined to whatever names an organisation.

    A chain of merges leads to its last organisation. The one place in which reads follow merges.
    """

    def __init__(self, known_at: datetime) -> None:
        self._ends = _ends(known_at)

    def joined(self, source: Any, organisation_id: Any) -> Any:
        """The source of a select with the merges beside it."""
        return source.join(
            self._ends.organisation_id.table, self._ends.organisation_id == organisation_id, isouter=True
        )

    def counted_as(self, organisation_id: Any) -> Any:
        """The organisation that one counts as: itself, unless it was merged."""
        return sa.func.coalesce(self._ends.into_id, organisation_id)

    @property
    def merged_at(self) -> Any:
        """When an organisation was merged; none for one that was not."""
        return self._ends.recorded_at


def read_counted_as(connection: sa.Connection, organisation_id: int) -> tuple[int, ...]:
    """The organisation that one counts as today, and every one that counts as it. One query."""
    ends = _ends(EVER)
    rows = connection.execute(sa.select(ends.organisation_id, ends.into_id))
    into: dict[int, int] = {row[0]: row[1] for row in rows}
    kept = into.get(organisation_id, organisation_id)
    return (kept, *(merged for merged, last in into.items() if last == kept))


@lru_cache(maxsize=8)
def _ends(known_at: datetime) -> Any:
    """Each merged organisation with the one at the end of its chain, and the time of its own merge.

    Kept: to write the question anew costs more than to ask it.
    """
    first, next_, last = (sa.inspect(OrganisationMerge).local_table.alias(name).c for name in ("first", "next", "last"))
    step = sa.select(first.organisation_id, first.into_id, first.recorded_at).where(first.recorded_at <= known_at)
    chain = step.cte(recursive=True)  # without a name: one question may know the merges of two days
    chain = chain.union_all(
        sa.select(chain.c.organisation_id, next_.into_id, chain.c.recorded_at)
        .select_from(chain)
        .join(next_.id.table, next_.organisation_id == chain.c.into_id)
        .where(next_.recorded_at <= known_at)
    )
    goes_on = sa.exists().where(last.organisation_id == chain.c.into_id, last.recorded_at <= known_at)
    ends = sa.select(chain.c.organisation_id, chain.c.into_id, chain.c.recorded_at).where(~goes_on)
    return ends.subquery("merges").c
