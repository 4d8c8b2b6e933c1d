"""What changed is the same, whatever database the plan is kept in."""

from datetime import date

import sqlalchemy as sa

from dashboard.report.press import press
from model.actions.headings import change_heading
from model.actions.rows import Noun
from model.base import LocalText
from model.database import perform
from model.figures.changes_as_values import changes_as_values
from model.figures.periods import Point, point_of
from model.opening import open_database
from model.plan import Goal
from model.reading.changes import read_changes
from model.reading.plans import read_plans
from seed_data.load import load_example
from tests.builders import a_heading_input, an_actor

ENDS = date(2025, 5, 31)


def changes_in(url):
    """A goal is renamed in 2024; then what changed in the year, and against the frozen year."""
    engine = open_database(url)
    with engine.connect() as connection:
        plan = read_plans(connection)[0]
        goal = connection.execute(sa.select(Goal.id, Goal.code, Goal.version).order_by(Goal.id)).first()
    named = a_heading_input(goal.code, title=LocalText(fi="Uusi", sv="Ny", en="New"))
    by = an_actor(on=date(2024, 6, 1))
    seen = {"seen_version": goal.version, "why": LocalText(fi="Lyhyempi", sv="Kortare", en="Shorter")}
    perform(engine, change_heading, plan.slug, Noun.GOAL, goal.id, named, **seen, by=by)
    with engine.connect() as connection:
        points = [
            (Point(date(2023, 12, 31)), Point(date(2024, 12, 31))),
            (point_of("snapshot:2023", plan), Point(ENDS)),
        ]
        found = [read_changes(connection, plan, *each, newest=ENDS) for each in points]
    engine.dispose()
    return [changes_as_values(each, plan.slug) for each in found]


def test_the_changes_of_a_plan_are_the_same_on_postgresql_and_on_sqlite(postgres_url, copied):
    engine = open_database(postgres_url)
    load_example(engine, press())
    engine.dispose()

    found = changes_in(postgres_url)

    assert found == changes_in(str(copied.url))
    assert any(one["reason"] and one["reason"]["fi"] == "Lyhyempi" for one in found[0]["text_changed"])
