"""How a plan stands at a glance is what its own screens say."""

from datetime import date

import pytest

from model.actions import plans
from model.figures import statuses, timeliness
from model.figures.cut_offs import observation_date
from model.measure import Status
from model.reading.overview import read_choice, read_glances
from model.reading.plans import EVER, read_plan_book
from tests.builders import TODAY, a_plan_input, an_actor


@pytest.fixture
def stands(copied):
    """The example plan at a glance, its observation date and its measures."""
    with copied.connect() as connection:
        glance = read_glances(connection)[0]
        on = observation_date(glance.plan, date.max)
        return glance, on, read_plan_book(connection, glance.plan.id, on, EVER).measures


def test_a_glance_counts_the_statuses_that_progress_counts(stands):
    glance, on, measures = stands

    counted = {status: (share.count, share.total) for status, share in statuses.by_status(measures, on).items()}
    glanced = {status: glance.with_status(status, on) for status in Status}
    assert {status: (share.count, share.total) for status, share in glanced.items()} == counted


def test_a_glance_counts_as_late_what_is_late_on_the_screens(stands):
    glance, on, measures = stands

    assert glance.overdue(on).count == len(timeliness.overdue(measures, on)) > 0


def test_a_glance_knows_when_a_measure_was_last_told_of(stands):
    glance, _, measures = stands

    assert glance.told_on == max(measure.state.as_of_on for measure in measures)


def test_a_plan_without_measures_counts_nothing_out_of_nothing(session):
    plans.begin_plan(session, a_plan_input(slug="new"), by=an_actor())

    new = next(glance for glance in read_glances(session.connection()) if glance.plan.slug == "new")

    assert (new.total, new.told_on, new.overdue(TODAY).count) == (0, None, 0)


def test_a_plan_is_the_publics_once_a_year_of_it_is_published(copied, session):
    with copied.connect() as connection:
        assert [choice.is_published for choice in read_choice(connection)] == [True]
    assert [choice.is_published for choice in read_choice(session.connection())] == [False]
