"""How every plan stands, at a glance: the same rules as on the plan's own screens, from counted states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.facts import PlanFact
from model.figures.cut_offs import observation_date
from model.figures.shares import Share
from model.figures.timeliness import Timeliness, timeliness_of
from model.measure import Status
from model.network import Population


@dataclass(frozen=True, slots=True)
class Standing:
    """So many measures have this status and due date; `told_on` is the newest day one of them was told of."""

    status: Status
    due_on: date | None
    count: int
    told_on: date


@dataclass(frozen=True, slots=True)
class PlanGlance:
    plan: PlanFact
    standings: tuple[Standing, ...]

    @property
    def total(self) -> int:
        return sum(standing.count for standing in self.standings)

    @property
    def told_on(self) -> date | None:
        """The newest day that any measure was told of; None while there is no measure."""
        return max((standing.told_on for standing in self.standings), default=None)

    def with_status(self, status: Status, today: date) -> Share:
        """How many of the plan's measures have this status."""
        return self._share((standing for standing in self.standings if standing.status is status), today)

    def overdue(self, today: date) -> Share:
        """How many are overdue on the plan's observation date: today, or the term's end of an ended term."""
        on = observation_date(self.plan, today)
        late = (s for s in self.standings if timeliness_of(s.status, s.due_on, on) is Timeliness.OVERDUE)
        return self._share(late, today)

    def _share(self, those: Iterable[Standing], today: date) -> Share:
        count = sum(standing.count for standing in those)
        return Share(count, self.total, Population.MEASURES, observation_date(self.plan, today))
