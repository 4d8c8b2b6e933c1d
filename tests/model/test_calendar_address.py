"""The address of a plan's calendar: known to who has it, changed or taken away at will."""

from datetime import date

from model.actions import plans
from model.actions.terms import close_term
from model.reading.overview import read_slug_of_calendar
from tests.builders import SLUG, a_plan_input, an_actor


def test_the_key_of_a_calendar_leads_to_its_plan(session):
    key = plans.open_calendar(session, SLUG, by=an_actor())

    assert read_slug_of_calendar(session.connection(), key) == SLUG


def test_a_new_key_makes_the_old_one_useless(session):
    old = plans.open_calendar(session, SLUG, by=an_actor())

    plans.open_calendar(session, SLUG, by=an_actor())

    assert read_slug_of_calendar(session.connection(), old) is None


def test_a_closed_calendar_has_no_address(session):
    key = plans.open_calendar(session, SLUG, by=an_actor())

    plans.close_calendar(session, SLUG, by=an_actor())

    assert read_slug_of_calendar(session.connection(), key) is None


def test_the_calendar_of_a_closed_term_can_still_be_closed(session):
    over = a_plan_input(slug="over", term_starts_on=date(2017, 6, 1), term_ends_on=date(2021, 5, 31))
    plans.begin_plan(session, over, by=an_actor())
    key = plans.open_calendar(session, "over", by=an_actor())
    close_term(session, "over", by=an_actor())

    plans.close_calendar(session, "over", by=an_actor())

    assert read_slug_of_calendar(session.connection(), key) is None
