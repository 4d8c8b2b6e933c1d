"""A table of updates held against the plan: what each row tells of a measure on a day."""

from dataclasses import dataclass, field
from datetime import date

from model.actions.updates import require_past
from model.errors import CellMissing, NameNotKnown, TwiceInTable
from model.exchange.comparing.names import Names
from model.exchange.comparing.ready import MeasuresReady
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.telling import NEVER_TOLD, Known, as_known, as_told, news_in, told_in, update_of
from model.exchange.outcomes import RowOutcome
from model.exchange.rows import Row
from model.facts import MeasureFact, State


@dataclass
class Updates:
    """Goes through the rows of a table of updates; the same rules hold for them as for those on the screen."""

    comparing: Comparing
    ready: MeasuresReady = field(default_factory=MeasuresReady)

    def __post_init__(self) -> None:
        measures = self.comparing.facts.book.measures
        self.known = {measure.code: measure for measure in measures}
        self.names = Names((measure.code, measure.title) for measure in measures)
        self.seen: dict[tuple[str, date], int] = {}
        self.newest: dict[str, tuple[date, Known]] = {}

    def take(self, row: Row) -> None:
        """Settle one row: added, changed or unchanged. Raises the error for which it is refused."""
        measure = self._measure(row)
        day = row.values.get("as_of_on", self.comparing.facts.on)
        require_past(self.comparing.facts.plan, day, self.comparing.facts.today)
        if (measure.code, day) in self.seen:
            raise TwiceInTable(field="measure", value=measure.code)
        self.seen[measure.code, day] = row.number
        if row.problems:
            self.comparing.refuse(row)
            return
        self._tell(row, measure, day)

    def _tell(self, row: Row, measure: MeasureFact, day: date) -> None:
        of_the_day = self.comparing.facts.told.get((measure.id, day))
        known = of_the_day or self._before(measure, day)
        told = told_in(self.comparing, row, row.values.get("status"))
        if "status" not in told and known is NEVER_TOLD:
            raise CellMissing(field="status")
        news = news_in(told, known)
        about = f"{measure.code} {measure.title.in_language('fi')}"
        if of_the_day is not None and not news:
            self.comparing.settle(row, RowOutcome.UNCHANGED, about)
            return
        update = update_of(self.comparing, row, told, known, as_of_on=day, lenient=False)
        self.ready.told.append(as_told(measure.code, update, day))
        self._remember(measure.code, day, as_known(update))
        self.comparing.settle(row, RowOutcome.ADDED if of_the_day is None else RowOutcome.CHANGED, about, news)

    def _measure(self, row: Row) -> MeasureFact:
        name = row.text("measure")
        if not name:
            raise CellMissing(field="measure")
        code = self.names.find(name)
        if code is None:
            raise NameNotKnown(field="measure", value=name)
        return self.known[code]

    def _before(self, measure: MeasureFact, day: date) -> State | Known:
        """What empty cells leave as it is: the state told last before that day, in the plan or in the table."""
        on, known = self.newest.get(measure.code, (date.min, NEVER_TOLD))
        if measure.state.as_of_on <= day and measure.state.as_of_on >= on:
            return measure.state
        return known if on <= day else NEVER_TOLD

    def _remember(self, code: str, day: date, known: Known) -> None:
        if day >= self.newest.get(code, (date.min, NEVER_TOLD))[0]:
            self.newest[code] = (day, known)
