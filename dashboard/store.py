"""The only door to the database: one cheap question a rerun, cached reads by revision, writes by action."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, wraps
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
import streamlit as st
from sqlalchemy.orm import Session

from dashboard.language import frozen_texts
from dashboard.settings import database_url
from model.base import moment
from model.database import perform
from model.errors import UnknownPlan
from model.exchange.deadlines import PlanDay
from model.exchange.dry_run import DryRun, Progress
from model.exchange.exporting import Told
from model.exchange.fields import Kind
from model.exchange.sheets import Sheet
from model.exchange.tables import Request, Table
from model.facts import (
    CarriedFact,
    EvaluationFact,
    EventFact,
    EventRecord,
    Facts,
    IndicatorFact,
    MeetingFact,
    MilestoneFact,
    NetworkBook,
    OrganisationFact,
    PlanBook,
    PlanChoice,
    PlanFact,
    PopulationFact,
    Presence,
    RetiredFact,
    SnapshotFact,
    State,
    StatusChange,
    SupportBook,
)
from model.figures.cut_offs import observation_date
from model.figures.differences import Differences
from model.figures.overview import PlanGlance
from model.figures.periods import Point
from model.opening import open_database
from model.reading import changes as change_reads
from model.reading import drafts as draft_reads
from model.reading import exported as exported_reads
from model.reading import imports as import_reads
from model.reading import indicators as indicator_reads
from model.reading import milestones as milestone_reads
from model.reading import network as network_reads
from model.reading import overview as overview_reads
from model.reading import participation as participation_reads
from model.reading import plans as plan_reads
from model.reading import proof as proof_reads
from model.reading import read_measures_and_events
from model.reading import snapshots as snapshot_reads
from model.reading import terms as term_reads
from model.reading import yearly as yearly_reads
from model.reading.drafts import DraftFact
from model.reading.members import Asked, ask_viewer
from model.reading.plans import EVER
from model.reading.proof import Link
from model.reading.rewinding import Edits, read_edits
from model.reading.snapshots import Sealed
from model.role import Role
from model.yearly.document import Document

P = ParamSpec("P")
T = TypeVar("T")
SETTLED = -1  # no revision: what was known on a day that is over stays what it was
KEPT = 24  # answers a question keeps: some cut-offs of some plans; those of old revisions fall out


@dataclass(frozen=True)
class View:
    """What is looked at: a plan at a revision, as of a cut-off. `known_on` None: with all that is recorded today."""

    database: str
    plan_id: int
    revision: int
    cutoff: date
    known_on: date | None

    @property
    def known_at(self) -> datetime:
        return EVER if self.known_on is None else moment(self.known_on)


@dataclass(frozen=True)
class Everything:
    """All plans of a database, as of its newest change."""

    database: str
    newest_change: int


@st.cache_resource(show_spinner=False)
def engine(url: str) -> sa.Engine:
    """The engine on the database, opened and migrated once in this process."""
    return open_database(url)


def is_alive() -> bool:
    """The database answers."""
    with engine(database_url()).connect() as connection:
        return connection.scalar(sa.select(sa.literal(1))) == 1


def ask(slug: str | None, identities: Iterable[str]) -> Asked:
    """The one question of every rerun: which plan at which revision, and which role somebody has now."""
    with engine(database_url()).connect() as connection:
        asked = ask_viewer(connection, slug, tuple(identities))
    if asked is None:
        raise UnknownPlan(slug=slug or "")
    return asked


def view_of(asked: Asked, cutoff: date | None, today: date) -> View:
    """The plan as of a past cut-off, with what was known then; or as of its observation date with all that is known."""
    newest = observation_date(asked, today)
    if cutoff is None or cutoff >= newest:
        return View(database_url(), asked.plan_id, asked.revision, newest, None)
    return View(database_url(), asked.plan_id, asked.revision, cutoff, cutoff)


def everything(asked: Asked) -> Everything:
    return Everything(database_url(), asked.newest_change)


def earlier(view: View, day: date) -> View:
    """The plan as it was known on an earlier day. Once that is well over it is not read anew after each save."""
    revision = SETTLED if view.cutoff - day > timedelta(days=1) else view.revision
    return replace(view, cutoff=day, known_on=day, revision=revision)


def carry_out(action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Carry out an action in one transaction, once for its actor's key. None when it was carried out before."""
    return perform(engine(database_url()), action, *args, **kwargs)


def drafts(view: View, member_id: int | None) -> tuple[DraftFact, ...]:
    """What a member typed and did not save. Not kept here: a draft raises no revision."""
    return _read(draft_reads.read_drafts, view, view.plan_id, member_id)


def _read(question: Callable[..., T], view: View | Everything, *args: Any) -> T:
    with engine(view.database).connect() as connection:
        return question(connection, *args)


def cached(answer: Callable[P, T]) -> Callable[P, T]:
    """Keep answers for as long as the arguments, the revision among them, stay the same. Nobody changes them.

    A plain dict's look-up: Streamlit's own cache hashes the arguments anew each time, a fifth of a cheap rerun.
    One asks at a time, so that a new revision is read once however many are looking.
    """
    kept: Callable[P, T] = lru_cache(maxsize=KEPT)(answer)  # type: ignore[assignment] # all our arguments are hashable
    alone = RLock()

    @wraps(answer)
    def ask_once(*args: P.args, **kwargs: P.kwargs) -> T:
        with alone:
            return kept(*args, **kwargs)

    return ask_once


@cached
def edits(view: View) -> Edits:
    """What was edited after the day as of which the plan is looked at; nothing, without asking, when that is now."""
    return Edits() if view.known_on is None else _read(read_edits, view, view.plan_id, view.known_at)


@cached
def book(view: View) -> PlanBook:
    return _read(plan_reads.read_plan_book, view, view.plan_id, view.cutoff, view.known_at, edits(view))


@cached
def changes(view: View) -> tuple[StatusChange, ...]:
    return _read(plan_reads.read_status_changes, view, view.plan_id, view.cutoff, view.known_at)


@cached
def meetings(view: View) -> tuple[MeetingFact, ...]:
    return _read(plan_reads.read_meetings, view, view.plan_id)


@cached
def course(view: View, measure_id: int) -> tuple[tuple[State, ...], tuple[MilestoneFact, ...]]:
    return _read(plan_reads.read_course, view, measure_id, view.known_at)


def history(view: View, measure_id: int) -> tuple[State, ...]:
    return course(view, measure_id)[0]


def milestones(view: View, measure_id: int) -> tuple[MilestoneFact, ...]:
    return course(view, measure_id)[1]


@cached
def milestones_of_plan(view: View) -> dict[int, tuple[MilestoneFact, ...]]:
    return _read(milestone_reads.read_milestones_of_plan, view, view.plan_id)


@cached
def events(view: View) -> tuple[EventFact, ...]:
    return _read(participation_reads.read_events, view, view.plan_id, view.cutoff, view.known_at)


@cached
def event_records(view: View) -> tuple[EventRecord, ...]:
    """Every event as it was recorded: held, coming, cancelled."""
    return _read(participation_reads.read_event_records, view, view.plan_id, view.known_at)


@cached
def presences(view: View, until: date) -> tuple[Presence, ...]:
    """Where the organisations of the city were up to that day, over all its council terms."""
    city = book(view).plan.municipality_code
    return _read(participation_reads.read_presences, view, city, until, view.known_at)


@cached
def support(view: View) -> SupportBook:
    return _read(participation_reads.read_support, view, view.plan_id, view.cutoff, view.known_at)


@cached
def organisations(view: View) -> tuple[OrganisationFact, ...]:
    return _read(network_reads.read_organisations, view, book(view).plan.municipality_code, view.known_at)


@cached
def populations(view: View) -> tuple[PopulationFact, ...]:
    return _read(network_reads.read_populations, view, book(view).plan.municipality_code, view.cutoff, view.known_at)


@cached
def populations_until(view: View, until: date) -> tuple[PopulationFact, ...]:
    """The counts up to a day that may lie after the term: the register of the city goes on."""
    return _read(network_reads.read_populations, view, book(view).plan.municipality_code, until, view.known_at)


@cached
def indicators(view: View) -> tuple[IndicatorFact, ...]:
    return _read(indicator_reads.read_indicators, view, view.plan_id, view.cutoff, view.known_at, edits(view))


@cached
def snapshots(view: View) -> tuple[SnapshotFact, ...]:
    return _read(snapshot_reads.read_snapshots, view, view.plan_id)


@cached
def sealed(view: View, snapshot_id: int) -> Sealed:
    return _read(snapshot_reads.read_sealed, view, snapshot_id)[0]


@cached
def document(view: View, snapshot_id: int) -> Document:
    """The frozen document of an issue, in the newest schema."""
    return yearly_reads.document_of(sealed(view, snapshot_id))


@cached
def preview(view: View, year: int, role: Role) -> Document:
    """The document of a finished year as it would be frozen now."""
    plan = book(view).plan
    return _read(yearly_reads.read_year, view, plan, year, frozen_texts(), datetime.now(UTC), role)


@cached
def plans(everything: Everything) -> tuple[PlanChoice, ...]:
    return _read(overview_reads.read_choice, everything)


def told(view: View) -> Told:
    """Everything that the tables of the plan tell; for a file, so not kept."""
    return _read(exported_reads.read_told, view, view.plan_id)


def days(view: View, slug: str) -> tuple[PlanFact, tuple[PlanDay, ...]]:
    return _read(overview_reads.read_days, view, slug)


@cached
def calendar_key(view: View) -> str | None:
    return _read(overview_reads.read_calendar_key, view, view.plan_id)


def days_of_calendar(key: str) -> tuple[PlanFact, tuple[PlanDay, ...]] | None:
    """The plan whose calendar has this key, with its days; None when no calendar has it. Five queries."""
    with engine(database_url()).connect() as connection:
        slug = overview_reads.read_slug_of_calendar(connection, key)
        return None if slug is None else overview_reads.read_days(connection, slug)


@cached
def glances(everything: Everything) -> tuple[PlanGlance, ...]:
    return _read(overview_reads.read_glances, everything)


@cached
def chain(view: View) -> tuple[Link, ...]:
    return _read(proof_reads.verify_snapshots, view)


@cached
def differences(view: View, since: Point, until: Point, newest: date) -> Differences:
    """What changed from one point to another. At most six queries."""
    return _read(change_reads.read_changes, view, book(view).plan, since, until, newest)


@cached
def evaluations(view: View) -> tuple[EvaluationFact, ...]:
    return _read(term_reads.read_evaluations, view, view.plan_id, view.known_at)


@cached
def carried(everything: Everything, measure_id: int) -> tuple[CarriedFact, ...]:
    """What a measure was carried over from and to: measures of other plans, so as of the newest change of any."""
    return _read(term_reads.read_carried, everything, measure_id)


@cached
def retired(view: View) -> tuple[RetiredFact, ...]:
    return _read(term_reads.read_retired, view, view.plan_id, book(view).plan.municipality_code)


@cached
def carried_codes(everything: Everything, plan_id: int) -> frozenset[str]:
    """Which measures of a plan were carried over, as of the newest change of any: it is written in another plan."""
    return _read(term_reads.read_carried_codes, everything, plan_id)


@cached
def all_plans(everything: Everything) -> tuple[PlanFact, ...]:
    """All plans, the newest term first."""
    return _read(plan_reads.read_plans, everything)


def import_table(view: View, slug: str, kind: Kind, sheets: Sequence[Sheet], asked: Request) -> Table:
    """The table of an uploaded file, its columns matched as asked, as remembered, else by name."""
    return _read(import_reads.read_table, view, slug, kind, sheets, asked)


def import_run(view: View, slug: str, table: Table, file_name: str, today: date, tell: Progress) -> DryRun:
    """What the table would do to the plan as it is now."""
    return _read(import_reads.read_dry_run, view, slug, table, file_name, today, tell)


def plan_facts(view: View) -> Facts:
    """What the figures of measures need. Five queries when nothing is kept; one more as of the past."""
    return Facts(
        cutoff=view.cutoff,
        book=book(view),
        events=events(view),
        network=NetworkBook(()),
        indicators=indicators(view),
        support=SupportBook(),
        changes=changes(view),
        meetings=meetings(view),
    )


@cached
def corrections(view: View) -> Mapping[int, int]:
    """Which record of an event was made instead of which."""
    return _read(participation_reads.read_corrections, view, view.plan_id, view.known_at)


def earlier_facts(view: View, day: date) -> Facts:
    """The measures and events as they were known on an earlier day. One query when nothing is kept."""
    return _measures_and_events(earlier(view, day))


@cached
def _measures_and_events(then: View) -> Facts:
    return _read(read_measures_and_events, then, then.plan_id, then.cutoff, then.known_at)


def participation_facts(view: View) -> Facts:
    """What the figures of participation need. Five queries when nothing is kept."""
    return Facts(
        cutoff=view.cutoff,
        book=book(view),
        events=events(view),
        network=NetworkBook(organisations(view), populations(view)),
        indicators=(),
        support=support(view),
    )


def indicator_facts(view: View) -> Facts:
    """What the figures of indicators need. Five queries when nothing is kept."""
    return Facts(
        cutoff=view.cutoff,
        book=book(view),
        events=events(view),
        network=NetworkBook(organisations(view)),
        indicators=indicators(view),
        support=support(view),
    )


def facts(view: View) -> Facts:
    """Everything the figures of a plan need, for the indicators of one measure. Six queries."""
    return replace(participation_facts(view), indicators=indicators(view))
