"""Databases for tests of the model: migrated once a run, copied for each test."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from model.actions import indicators, measures, network, plans
from model.database import make_engine, unit_of_work
from model.facts import PlanFact
from model.indicator import Computed
from model.measure import Assessment, MeasureKind, Status
from model.opening import open_database
from model.reading.plans import read_plan
from tests.builders import (
    CITY,
    SLUG,
    a_heading_input,
    a_measure_input,
    a_plan_input,
    a_text,
    an_actor,
    an_indicator_input,
    an_organisation_input,
    an_update,
)

BEGUN_ON = date(2022, 9, 1)
JUDGED = {"assessment": Assessment.ON_TRACK, "sentence": a_text()}


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty database that nobody writes to."""
    file = tmp_path_factory.mktemp("template") / "empty.db"
    open_database(f"sqlite:///{file}").dispose()
    return file


@pytest.fixture
def engine(template: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    engine = make_engine(f"sqlite:///{shutil.copy(template, tmp_path / 'kumppani.db')}")
    yield engine
    engine.dispose()


@pytest.fixture
def plan(engine: sa.Engine) -> PlanFact:
    """A plan with two goals, a responsible party, three categories, three organisations and two measures."""
    with unit_of_work(engine) as session:
        begin_a_plan(session)
    with engine.connect() as connection:
        return read_plan(connection, SLUG)


@pytest.fixture(scope="session")
def planned(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[sa.Engine]:
    """A database with that plan which all tests share; they write to it in sessions that are undone."""
    file = tmp_path_factory.mktemp("planned") / "planned.db"
    engine = make_engine(f"sqlite:///{shutil.copy(template, file)}")
    with unit_of_work(engine) as session:
        begin_a_plan(session)
    yield engine
    engine.dispose()


@pytest.fixture
def session(planned: sa.Engine) -> Iterator[Session]:
    """A session on the shared plan; what is written in it is undone."""
    with undone(planned) as session:
        yield session


@contextmanager
def undone(engine: sa.Engine) -> Iterator[Session]:
    with Session(engine.execution_options(writes=True)) as session:
        yield session
        session.rollback()


@pytest.fixture(scope="session")
def undoing(planned: sa.Engine):
    """Begins sessions on the shared plan that are undone, for properties that need one for each example."""
    return lambda: undone(planned)


def begin_a_plan(session: Session) -> None:
    def write(action, *values):
        action(session, *values, by=an_actor(on=BEGUN_ON))

    write(plans.begin_plan, a_plan_input())
    for code in ("G1", "G2"):
        write(plans.add_goal, SLUG, a_heading_input(code))
    write(plans.add_theme, SLUG, a_heading_input("T1"))
    write(plans.add_need, SLUG, a_heading_input("N1"))
    write(plans.add_party, SLUG, a_heading_input("coordinator"))
    for code in ("sports", "culture", "youth"):
        write(network.add_category, CITY, a_heading_input(code))
    for code, category in (("club", "sports"), ("choir", "culture"), ("scouts", "youth")):
        write(network.admit_organisation, CITY, an_organisation_input(code, categories=(category,)))
    forum = a_measure_input(code="1", kind=MeasureKind.RECURRING, required_per_year=1, goals=("G1",))
    write(measures.begin_measure, SLUG, forum, an_update(status=Status.ONGOING, **JUDGED))
    training = a_measure_input(code="2", goals=("G1", "G2"))
    write(measures.begin_measure, SLUG, training, an_update(due_on=date(2023, 12, 31), **JUDGED))
    write(indicators.define_indicator, SLUG, an_indicator_input("typed", measure="2"))
    computed = an_indicator_input("computed", measure="1", computed=Computed.ORGANISATIONS_PRESENT)
    write(indicators.define_indicator, SLUG, computed)
