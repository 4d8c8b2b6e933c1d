"""The only door to the database: one cheap question a rerun, cached reads by revision, writes by action."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
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
from model.facts import (
    EventFact,
    Facts,
    IndicatorFact,
    MeetingFact,
    MilestoneFact,
    NetworkBook,
    OrganisationFact,
    PlanBook,
    PopulationFact,
    SnapshotFact,
    State,
    StatusChange,
    SupportBook,
)
from model.figures.cut_offs import observation_date
from model.opening import open_database
from model.reading import indicators as indicator_reads
from model.reading import milestones as milestone_reads
from model.reading import network as network_reads
from model.reading import participation as participation_reads
from model.reading import plans as plan_reads
from model.reading import proof as proof_reads
from model.reading import snapshots as snapshot_reads
from model.reading import yearly as yearly_reads
from model.reading.members import Asked, ask_viewer
from model.reading.plans import EVER
from model.reading.proof import Link
from model.reading.snapshots import Sealed
from model.role import Role
from model.yearly.document import Document

P = ParamSpec("P")
T = TypeVar("T")
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


def carry_out(action: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Carry out an action in one transaction, once for its actor's key. None when it was carried out before."""
    return perform(engine(database_url()), action, *args, **kwargs)


def _read(question: Callable[..., T], view: View, *args: Any) -> T:
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
def book(view: View) -> PlanBook:
    return _read(plan_reads.read_plan_book, view, view.plan_id, view.cutoff, view.known_at)


@cached
def changes(view: View) -> tuple[StatusChange, ...]:
    return _read(plan_reads.read_status_changes, view, view.plan_id, view.cutoff, view.known_at)


@cached
def meetings(view: View) -> tuple[MeetingFact, ...]:
    return _read(plan_reads.read_meetings, view, view.plan_id)


@cached
def history(view: View, measure_id: int) -> tuple[State, ...]:
    return _read(plan_reads.read_history, view, measure_id, view.known_at)


@cached
def milestones(view: View, measure_id: int) -> tuple[MilestoneFact, ...]:
    return _read(plan_reads.read_milestones, view, measure_id)


@cached
def milestones_of_plan(view: View) -> dict[int, tuple[MilestoneFact, ...]]:
    return _read(milestone_reads.read_milestones_of_plan, view, view.plan_id)


@cached
def events(view: View) -> tuple[EventFact, ...]:
    return _read(participation_reads.read_events, view, view.plan_id, view.cutoff, view.known_at)


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
def indicators(view: View) -> tuple[IndicatorFact, ...]:
    return _read(indicator_reads.read_indicators, view, view.plan_id, view.cutoff, view.known_at)


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
def chain(view: View) -> tuple[Link, ...]:
    return _read(proof_reads.verify_snapshots, view)


def plan_facts(view: View) -> Facts:
    """What the figures of measures need. Nine queries when nothing is kept."""
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


def participation_facts(view: View) -> Facts:
    """What the figures of participation need. Eleven queries when nothing is kept."""
    return Facts(
        cutoff=view.cutoff,
        book=book(view),
        events=events(view),
        network=NetworkBook(organisations(view), populations(view)),
        indicators=(),
        support=support(view),
    )


def indicator_facts(view: View) -> Facts:
    """What the figures of indicators need. Eleven queries when nothing is kept."""
    return Facts(
        cutoff=view.cutoff,
        book=book(view),
        events=events(view),
        network=NetworkBook(organisations(view)),
        indicators=indicators(view),
        support=support(view),
    )


def facts(view: View) -> Facts:
    """Everything the figures of a plan need, for the indicators of one measure. Twelve queries."""
    return replace(participation_facts(view), indicators=indicators(view))
