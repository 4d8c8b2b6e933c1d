"""A database with at least one row in every append-only table, written by the real actions."""

from datetime import UTC, date, datetime
from decimal import Decimal

import sqlalchemy as sa

from model.actions import evaluations, indicators, measures, network, plans, snapshots
from model.base import Language, LocalText
from model.database import perform
from model.evaluation import Outcome
from model.indicator import Unit
from model.measure import MeasureKind, Status
from model.network import OrganisationLanguage, Population
from model.role import Actor, Role

PLAN, CITY = "a-plan", "235"
NAMED = LocalText(fi="Nimi", sv="Namn", en="Name")


def record_one_of_each(engine: sa.Engine) -> None:
    """Begin a plan, and write what leaves a row in every append-only table."""
    _begin_plan(engine)
    _record_measure_and_indicator(engine)
    _record_network(engine)
    _freeze_and_publish(engine)


def somebody() -> Actor:
    return Actor(name="local", role=Role.COORDINATOR, at=datetime(2022, 6, 1, 9, 0, tzinfo=UTC))


def _begin_plan(engine: sa.Engine) -> None:
    plan = plans.PlanInput(
        slug=PLAN,
        name=NAMED,
        municipality=NAMED,
        municipality_code=CITY,
        term_starts_on=date(2021, 6, 1),
        term_ends_on=date(2025, 5, 31),
    )
    perform(engine, plans.begin_plan, plan, by=somebody())


def _record_measure_and_indicator(engine: sa.Engine) -> None:
    measure = measures.MeasureInput(code="1", kind=MeasureKind.ONCE, starts_on=date(2021, 8, 1), title=NAMED)
    first = measures.UpdateInput(status=Status.NOT_STARTED)
    indicator = indicators.IndicatorInput(code="1", name=NAMED, unit=Unit.PERSONS)
    target = indicators.TargetInput(indicator="1", year=2022, value=Decimal(5), set_on=date(2022, 1, 1))
    value = indicators.ValueInput(indicator="1", year=2022, value=Decimal(4))
    perform(engine, measures.begin_measure, PLAN, measure, first, by=somebody())
    perform(engine, indicators.define_indicator, PLAN, indicator, by=somebody())
    perform(engine, indicators.set_target, PLAN, target, by=somebody())
    perform(engine, indicators.record_value, PLAN, value, by=somebody())
    evaluation = evaluations.EvaluationInput(measure="1", outcome=Outcome.ACHIEVED, sentence=NAMED)
    perform(engine, evaluations.evaluate, PLAN, evaluation, by=somebody())


def _record_network(engine: sa.Engine) -> None:
    day = date(2022, 2, 1)
    organisation = network.OrganisationInput(
        code="club", name=NAMED, language=OrganisationLanguage.BOTH, member_from=day
    )
    count = network.CountInput(population=Population.REGISTERED, counted_on=day, count=100, origin=NAMED)
    perform(engine, network.admit_organisation, CITY, organisation, by=somebody())
    twin = network.OrganisationInput(code="twin", name=NAMED, language=OrganisationLanguage.BOTH)
    perform(engine, network.admit_organisation, CITY, twin, by=somebody())
    perform(engine, network.merge_organisations, CITY, "twin", "club", by=somebody())
    perform(engine, network.verify_contacts, CITY, "club", day, by=somebody())
    perform(engine, network.count_population, CITY, count, by=somebody())


def _freeze_and_publish(engine: sa.Engine) -> None:
    press = snapshots.Press({"status": NAMED}, render=lambda _: [snapshots.Rendering(Language.FI, "a press", "0" * 64)])
    perform(engine, snapshots.freeze_year, PLAN, 2021, press, by=somebody())
    perform(engine, snapshots.publish_snapshot, PLAN, 2021, by=somebody())
