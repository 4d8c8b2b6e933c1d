"""What an import is compared with: the plan as it is, read when the dry run is made and again when it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from model.facts import EventFact, IndicatorFact, OrganisationFact, PlanBook, PlanFact, State


@dataclass(frozen=True)
class ImportFacts:
    """`today` is the actor's day, `on` the same within the term: the day that an update tells of unless it says.

    `told` has the updates of the days that the table names, by measure and day. `taken` has the codes in use by
    table, also of what is retired. `merged` leads from the code of a merged organisation to that of the kept one.
    """

    book: PlanBook
    today: date
    on: date
    told: Mapping[tuple[int, date], State] = field(default_factory=dict)
    indicators: tuple[IndicatorFact, ...] = ()
    organisations: tuple[OrganisationFact, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    events: tuple[EventFact, ...] = ()
    cancelled: tuple[EventFact, ...] = ()
    taken: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def plan(self) -> PlanFact:
        return self.book.plan
