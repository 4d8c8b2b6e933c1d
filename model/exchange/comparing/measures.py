"""A table of measures held against the plan: new ones begin, known ones get what the table says of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from model.actions.measures import MeasureInput, check_measure
from model.base import LocalText
from model.errors import AlreadyThere, CellMissing, NumberNotAllowed, TwiceInTable
from model.exchange.comparing.linking import Linking
from model.exchange.comparing.names import Names, folded
from model.exchange.comparing.ready import Changed, MeasuresReady, NewMeasure, Wording
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.telling import NEVER_TOLD, as_told, news_in, status_of, told_in, update_of
from model.exchange.comparing.texts import local, merged
from model.exchange.outcomes import RowOutcome
from model.exchange.rows import Row
from model.exchange.vocabulary import Phase
from model.facts import MeasureFact, PlanFact
from model.measure import MeasureKind, Status

TEXTS = ("title", "description", "resources", "schedule")
OWN = ("kind", "required_per_year", "starts_on")


@dataclass
class Measures:
    """Goes through the rows of a table of measures; `ready` has what is to be saved."""

    comparing: Comparing
    ready: MeasuresReady = field(default_factory=MeasuresReady)

    def __post_init__(self) -> None:
        book = self.comparing.facts.book
        self.known = {measure.code: measure for measure in book.measures}
        titles = ((measure.code, measure.title) for measure in book.measures)
        self.names = Names(titles, self.comparing.facts.taken.get("measure", ()))
        self.linking = Linking(self.comparing, self.ready)
        self.seen: dict[str, int] = {}

    def take(self, row: Row) -> None:
        """Settle one row: added, changed or unchanged. Raises the error for which it is refused."""
        if not row.values.get("title") and not row.values.get("code"):
            raise CellMissing(field="title")
        code = self._code(row)
        if row.problems:
            self.comparing.refuse(row)
            return
        if code in self.seen:
            self._repeat(row, code)
            return
        self.seen[code] = row.number
        known = self.known.get(code)
        if known is None:
            self._begin(row, code)
        else:
            self._change(row, known)

    def _repeat(self, row: Row, code: str) -> None:
        """A measure may stand in several rows, as beside each of its indicators; but not say two things."""
        if not self.comparing.rows.are_the_same(row.number, self.seen[code]):
            raise TwiceInTable(field="code", value=code)
        self.comparing.warn("repeated_rows", row, "code")
        self.comparing.settle(row, RowOutcome.UNCHANGED, code)

    def _code(self, row: Row) -> str:
        """The code that a row has, else that of the measure with its title, else the next number."""
        code = row.text("code")
        if code:
            return self.names.by_code(code) or code
        title = row.values["title"]
        found = self.names.by_title(title) or self.names.next_number()
        self.names.add(found, local(title))
        return found

    def _begin(self, row: Row, code: str) -> None:
        comparing, plan = self.comparing, self.comparing.facts.plan
        if not row.values.get("title"):
            raise CellMissing(field="title")
        if code in comparing.facts.taken.get("measure", ()):
            raise AlreadyThere(field="code", value=code)
        status = status_of(row.values)
        if status is None:
            comparing.warn("status_missing", row, "status")
        links = self.linking.links(row)
        texts = {name: local(row.values.get(name)) for name in TEXTS}
        own = _own(row, status, plan)
        measure = MeasureInput.of(code=code, **texts, **own)
        check_measure(plan, measure)
        told = told_in(comparing, row, status or Status.NOT_STARTED)
        self._leave_out_of_term(row, told)
        first = update_of(comparing, row, told, NEVER_TOLD, as_of_on=self._as_of(row), lenient=True)
        self._warn_of_start(row)
        comparing.warn_of_missing(row, measure.title, "title")
        self.ready.new.append(NewMeasure(code, links=links, **_as_kept(measure)))
        self.ready.told.append(as_told(code, first, comparing.facts.on))
        comparing.settle(row, RowOutcome.ADDED, f"{code} {measure.title.in_language('fi')}")

    def _change(self, row: Row, known: MeasureFact) -> None:
        values = self._changed_values(row, known)
        links = self.linking.changed(row, known)
        told = told_in(self.comparing, row, status_of(row.values))
        self._leave_out_of_term(row, told)
        news = news_in(told, known.state)
        if news and self._is_old(row, known):
            self.comparing.warn("older_than_known", row, "as_of_on")
            news = ()
        about = f"{known.code} {values.get('title', known.title).in_language('fi')}"
        if not values and not links and not news:
            self.comparing.settle(row, RowOutcome.UNCHANGED, about)
            return
        if values:
            self._check_changed(known, values)
        if news:
            as_of_on = self._as_of(row)
            update = update_of(self.comparing, row, told, known.state, as_of_on=as_of_on, lenient=True)
            self.ready.told.append(as_told(known.code, update, self.comparing.facts.on))
        if values or links:
            before = {name: getattr(known, name) for name in values}
            self.ready.changed.append(Changed(known.id, known.code, values, before, links))
        self.comparing.settle(row, RowOutcome.CHANGED, about, (*values, *links, *news))

    def _changed_values(self, row: Row, known: MeasureFact) -> dict[str, Any]:
        """What a row says of a known measure and is not so yet."""
        texts = {name: row.values.get(name) for name in TEXTS}
        if not row.text("code"):
            texts["title"] = _news_of_title(row.values["title"], known.title)
        given: dict[str, Any] = {name: merged(getattr(known, name), texts[name]) for name in TEXTS}
        if "starts_on" in row.values:
            given["starts_on"] = max(row.values["starts_on"], self.comparing.facts.plan.term_starts_on)
        if "kind" in row.values or "required_per_year" in row.values:
            given |= _recurrence(row, known.kind, known.required_per_year)
        return {name: value for name, value in given.items() if value != getattr(known, name)}

    def _check_changed(self, known: MeasureFact, values: Mapping[str, Any]) -> None:
        whole = {name: getattr(known, name) for name in (*OWN, *TEXTS)} | {"code": known.code}
        check_measure(self.comparing.facts.plan, MeasureInput.of(**{**whole, **values}))

    def _leave_out_of_term(self, row: Row, told: dict[str, Any]) -> None:
        """A deadline outside the term is not of this plan: the measure is taken without it, and that is told."""
        due_on, plan = told.get("due_on"), self.comparing.facts.plan
        if due_on is None or plan.term_starts_on <= due_on <= plan.term_ends_on:
            return
        if told.get("status") is Status.POSTPONED and due_on > plan.term_ends_on:
            return
        del told["due_on"]
        self.comparing.warn("due_outside_term", row, "due_on", day=due_on)

    def _warn_of_start(self, row: Row) -> None:
        starts_on = row.values.get("starts_on")
        if starts_on is not None and starts_on < self.comparing.facts.plan.term_starts_on:
            self.comparing.warn("starts_before_term", row, "starts_on", day=starts_on)

    def _as_of(self, row: Row) -> date | None:
        """The day that a row tells of, if it lies in the term and is not still to come."""
        day, facts = row.values.get("as_of_on"), self.comparing.facts
        return day if day is not None and facts.plan.term_starts_on <= day <= facts.on else None

    def _is_old(self, row: Row, known: MeasureFact) -> bool:
        day = self._as_of(row)
        return day is not None and day < known.state.as_of_on


def _news_of_title(title: Mapping[str, str], known: LocalText) -> dict[str, str]:
    """What a title says beyond that by which the measure was found: its case is no news."""
    return {language: text for language, text in title.items() if folded(text) != folded(getattr(known, language))}


def _as_kept(measure: MeasureInput) -> dict[str, Any]:
    texts = {name: Wording.of(getattr(measure, name)) for name in TEXTS}
    return {**{name: getattr(measure, name) for name in OWN}, **texts}


def _own(row: Row, status: Status | None, plan: PlanFact) -> dict[str, Any]:
    starts_on = max(row.values.get("starts_on", plan.term_starts_on), plan.term_starts_on)
    lasts = row.values.get("phase") is Phase.CONTINUOUS or status is Status.ONGOING
    return {"starts_on": starts_on, **_recurrence(row, MeasureKind.CONTINUOUS if lasts else MeasureKind.ONCE, None)}


def _recurrence(row: Row, otherwise: MeasureKind, required: int | None) -> dict[str, Any]:
    """Kind and yearly requirement: one that is required yearly recurs, one that recurs is required once a year."""
    given = row.values.get("required_per_year")
    kind = row.values.get("kind") or (MeasureKind.RECURRING if given is not None else otherwise)
    if given is not None and given != int(given):
        raise NumberNotAllowed(field="required_per_year", value=given)
    if kind is not MeasureKind.RECURRING:
        return {"kind": kind, "required_per_year": None if given is None else int(given)}
    return {"kind": kind, "required_per_year": int(given) if given is not None else required or 1}
