"""Loads a folder of example data through the actions that people's writes go through, in the order of time."""

import csv
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions import events, indicators, measures, network, plans, snapshots
from model.actions.measure_links import LINKS
from model.base import HELSINKI, LocalText, Source
from model.database import unit_of_work
from model.meeting import Body
from model.role import Actor, Role

KAUNIAINEN = Path(__file__).parent / "kauniainen"
GUIDELINES_BEGAN = date(2022, 9, 1)
FREEZINGS = {2022: date(2023, 2, 20), 2023: date(2024, 2, 20), 2024: date(2025, 2, 20)}
FOLLOW_UPS = {  # the case under which the bodies handle a frozen year
    "96/00.01.02.00/2023": 2022,
    "88/00.01.02.00/2024": 2023,
    "71/00.01.02.00/2025": 2024,
}
HEADINGS = (
    ("goals", plans.add_goal),
    ("themes", plans.add_theme),
    ("needs", plans.add_need),
    ("parties", plans.add_party),
)

Row = dict[str, str]
Write = Callable[[Session, Actor], Any]
Dated = tuple[date, Write]


def load_example(engine: sa.Engine, press: snapshots.Press, folder: Path = KAUNIAINEN) -> str:
    """Load the example plan and freeze its finished years, in one transaction. Returns the plan's slug."""
    example = Example(folder, press)
    with unit_of_work(engine) as session:
        for number, (day, write) in enumerate(sorted(example.writes(), key=lambda dated: dated[0])):
            at = datetime.combine(day, time(12), HELSINKI)
            write(session, Actor("example", Role.COORDINATOR, at=at, key=f"{example.slug}-{number}"))
    return example.slug


class Example:
    """The rows of a folder as dated writes; writes of one day keep the order in which they are listed here."""

    def __init__(self, folder: Path, press: snapshots.Press) -> None:
        self.folder = folder
        self.press = press
        self.plan = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))
        self.slug: str = self.plan["slug"]
        self.city: str = self.plan["municipality_code"]
        self.newest: dict[str, tuple[int, measures.UpdateInput]] = {}

    def writes(self) -> Iterator[Dated]:
        yield from self.plan_writes()
        yield from self.measure_writes()
        yield from self.indicator_writes()
        yield from self.network_writes()
        yield from self.event_writes()
        yield from self.support_writes()
        yield from self.meeting_writes()

    def rows(self, name: str) -> list[Row]:
        with (self.folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def plan_writes(self) -> Iterator[Dated]:
        names = ("name", "municipality")
        own = {key: value for key, value in self.plan.items() if key not in (*names, "description")}
        plan = plans.PlanInput.of(**own, **{name: LocalText(**self.plan[name]) for name in names})
        yield GUIDELINES_BEGAN, lambda session, by: plans.begin_plan(session, plan, by=by)
        for name, add in HEADINGS:
            for row in self.rows(name):
                yield GUIDELINES_BEGAN, _write(add, self.slug, _heading(row))
        for row in self.rows("categories"):
            yield GUIDELINES_BEGAN, _write(network.add_category, self.city, _heading(row))

    def measure_writes(self) -> Iterator[Dated]:
        updates = self.rows("updates")
        begun: set[str] = set()
        rows = {row["code"]: row for row in self.rows("measures")}
        for row in sorted(updates, key=lambda row: row["recorded_on"]):
            if row["measure"] not in begun:
                begun.add(row["measure"])
                yield _day(row), self.begin(rows[row["measure"]], row)
            elif row["act"] == "unchanged":
                yield _day(row), self.confirm(row)
            else:
                yield _day(row), self.update(row)
        for row in self.rows("milestones"):
            milestone = measures.MilestoneInput.of(**_given(row), title=_text(row, "title"))
            first = min(u["recorded_on"] for u in updates if u["measure"] == row["measure"])
            yield date.fromisoformat(first), _write(measures.set_milestone, self.slug, milestone)

    def begin(self, row: Row, first: Row) -> Write:
        codes = {name: tuple(row[name].split()) for name in LINKS}
        texts = {name: _text(row, name) for name in measures.MeasureInput.texts}
        own = {key: value for key, value in _given(row).items() if key not in (*codes, "due_on")}
        measure = measures.MeasureInput.of(**own, **texts, **codes, position=int(row["code"]))
        update = _update(first | {"due_on": first["due_on"] or row["due_on"]})

        def write(session: Session, by: Actor) -> None:
            measures.begin_measure(session, self.slug, measure, update, by=by)
            found = measures.newest_update(session, self.slug, measure.code)
            self.newest[measure.code] = (found, update)

        return write

    def update(self, row: Row) -> Write:
        def write(session: Session, by: Actor) -> None:
            _, before = self.newest[row["measure"]]
            due_on = row["due_on"] or (before.due_on.isoformat() if before.due_on else "")
            update = _update(row | {"due_on": due_on})
            source = Source(row["source"])
            id_ = measures.record_update(session, self.slug, row["measure"], update, source=source, by=by)
            self.newest[row["measure"]] = (id_, update)

        return write

    def confirm(self, row: Row) -> Write:
        def write(session: Session, by: Actor) -> None:
            seen, update = self.newest[row["measure"]]
            source = Source(row["source"])
            id_ = measures.confirm_unchanged(session, self.slug, row["measure"], seen, source=source, by=by)
            self.newest[row["measure"]] = (id_, update)

        return write

    def indicator_writes(self) -> Iterator[Dated]:
        begun = {row["measure"]: _day(row) for row in reversed(self.rows("updates"))}
        for row in self.rows("indicators"):
            texts = {name: _text(row, name) for name in indicators.IndicatorInput.texts}
            indicator = indicators.IndicatorInput.of(**_given(row), **texts)
            yield begun[row["measure"]], _write(indicators.define_indicator, self.slug, indicator)
        for row in self.rows("targets"):
            target = indicators.TargetInput.of(**_given(row), reason=_text(row, "reason"))
            yield date.fromisoformat(row["set_on"]), _write(indicators.set_target, self.slug, target)
        for row in self.rows("values"):
            value = indicators.ValueInput.of(**_given(row, "recorded_on"), missing_reason=_text(row, "missing_reason"))
            yield _day(row), _write(indicators.record_value, self.slug, value)

    def network_writes(self) -> Iterator[Dated]:
        for row in self.rows("organisations"):
            own = _given(row, "joined_on", "left_on", "categories")
            organisation = network.OrganisationInput.of(
                **own,
                name=_text(row, "name"),
                categories=tuple(row["categories"].split()),
                member_from=row["joined_on"] or None,
            )
            joined = date.fromisoformat(row["joined_on"]) if row["joined_on"] else GUIDELINES_BEGAN
            yield joined, _write(network.admit_organisation, self.city, organisation)
            if row["left_on"]:
                left = date.fromisoformat(row["left_on"])
                yield left, _write(network.end_membership, self.city, row["code"], left)
        for row in self.rows("checks"):
            checked = date.fromisoformat(row["checked_on"])
            write = _write(network.verify_contacts, self.city, row["organisation"], checked, source=row["source"])
            yield checked, write
        for row in self.rows("population"):
            count = network.CountInput.of(**_given(row), origin=_text(row, "origin"))
            yield count.counted_on, _write(network.count_population, self.city, count)

    def event_writes(self) -> Iterator[Dated]:
        present: dict[str, dict[str, str | None]] = {}
        for row in self.rows("attendance"):
            present.setdefault(row["event"], {})[row["organisation"]] = row["head_count"] or None
        for row in self.rows("events"):
            event = events.EventInput.of(
                **_given(row, "code", "recorded_on", "cancelled_on", "by_city", "organisers", "languages"),
                title=_text(row, "title"),
                languages=tuple(row["languages"].split()),
                by_city=row["by_city"] == "yes",
                organisers=tuple(row["organisers"].split()),
                present=present.get(row["code"], {}),
            )
            yield from self.event(event, row)

    def event(self, event: events.EventInput, row: Row) -> Iterator[Dated]:
        recorded: list[int] = []

        def record(session: Session, by: Actor) -> None:
            recorded.append(events.record_event(session, self.slug, event, by=by))

        def cancel(session: Session, by: Actor) -> None:
            events.cancel_event(session, self.slug, recorded[0], by=by)

        yield _day(row), record
        if row["cancelled_on"]:
            yield date.fromisoformat(row["cancelled_on"]), cancel

    def support_writes(self) -> Iterator[Dated]:
        named: dict[str, dict[str, str]] = {}
        for row in self.rows("survey_needs"):
            named.setdefault(row["survey"], {})[row["need"]] = row["named_by"]
        for row in self.rows("surveys"):
            survey = events.SurveyInput.of(
                **_given(row, "recorded_on"), title=_text(row, "title"), named=named.get(row["code"], {})
            )
            yield _day(row), _write(events.record_survey, self.slug, survey)
        for row in self.rows("grants"):
            cents = {f"{name}_cents": _cents(row[f"{name}_euros"]) for name in ("applied", "granted")}
            own = _given(row, "recorded_on", "applied_euros", "granted_euros")
            yield _day(row), _write(events.record_grant, self.slug, events.GrantInput.of(**own, **cents))
        for row in self.rows("premises"):
            use = events.PremisesInput.of(**_given(row, "recorded_on"))
            yield _day(row), _write(events.record_premises_use, self.slug, use)

    def meeting_writes(self) -> Iterator[Dated]:
        for row in self.rows("meetings"):
            meeting = plans.MeetingInput.of(**_given(row), title=_text(row, "title"))
            yield meeting.held_on, self.meeting(meeting)
        for year, day in FREEZINGS.items():
            freezing = _write(snapshots.freeze_year, self.slug, year, self.press, for_council=True)
            yield day, freezing

    def meeting(self, meeting: plans.MeetingInput) -> Write:
        """A meeting that follows up a year handles its frozen document; it is published when the council gets it."""
        year = FOLLOW_UPS.get(meeting.case_number)
        if year is None:
            return _write(plans.record_meeting, self.slug, meeting)

        def write(session: Session, by: Actor) -> None:
            snapshots.hand_on(session, self.slug, year, meeting, by=by)
            if meeting.body is Body.COUNCIL:
                published = Actor(by.name, by.role, at=by.at, key=f"{by.key}-published")
                snapshots.publish_snapshot(session, self.slug, year, by=published)

        return write


def _write(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Write:
    return lambda session, by: action(session, *args, **kwargs, by=by)


def _day(row: Row) -> date:
    return date.fromisoformat(row["recorded_on"])


def _text(row: Row, name: str) -> LocalText:
    return LocalText(**{language: row.get(f"{name}_{language}") or "" for language in ("fi", "sv", "en")})


def _given(row: Row, *without: str) -> Row:
    """The cells that are filled and no texts; an empty cell is *not given*, never zero."""
    return {
        name: cell
        for name, cell in row.items()
        if cell and name not in without and not name.endswith(("_fi", "_sv", "_en"))
    }


def _heading(row: Row) -> plans.HeadingInput:
    return plans.HeadingInput.of(code=row["code"], title=_text(row, "title"), source=row["source"])


def _update(row: Row) -> measures.UpdateInput:
    texts = {name: _text(row, name) for name in measures.UpdateInput.texts}
    return measures.UpdateInput.of(**_given(row, "measure", "recorded_on", "act", "source"), **texts)


def _cents(euros: str) -> int | None:
    return int(Decimal(euros) * 100) if euros else None
