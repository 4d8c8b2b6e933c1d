"""Events as they were recorded, and where the organisations of a municipality were in all its terms."""

from datetime import date, timedelta

from model.actions.events import cancel_event, correct_event, record_event
from model.actions.network import merge_organisations
from model.actions.plans import begin_plan
from model.base import moment
from model.reading.network import read_organisations
from model.reading.participation import read_event_records, read_events, read_presences
from model.reading.plans import EVER, read_plan
from tests.builders import (
    CITY,
    SLUG,
    TERM_ENDS,
    TODAY,
    TOMORROW,
    YESTERDAY,
    a_plan_input,
    an_actor,
    an_event_input,
)

NEXT_TERM = {"slug": "next", "term_starts_on": TERM_ENDS + timedelta(days=1), "term_ends_on": date(2029, 5, 31)}


def record(session, slug=SLUG, on=TODAY, **values):
    return record_event(session, slug, an_event_input(**values), by=an_actor(on=on))


def records_of(session, known_at=EVER):
    connection = session.connection()
    return {one.event.id: one for one in read_event_records(connection, read_plan(connection, SLUG).id, known_at)}


def presences_of(session, cutoff=date.max, known_at=EVER):
    return read_presences(session.connection(), CITY, cutoff, known_at)


def ids_of(session):
    return {one.code: one.id for one in read_organisations(session.connection(), CITY, EVER)}


def test_a_cancelled_event_is_still_among_the_records(session):
    event_id = record(session)
    cancel_event(session, SLUG, event_id, by=an_actor(on=TOMORROW))

    found = records_of(session)[event_id]

    assert (found.cancelled_at, found.corrected_by) == (an_actor(on=TOMORROW).at, None)


def test_before_it_was_cancelled_an_event_was_not_cancelled(session):
    event_id = record(session)
    cancel_event(session, SLUG, event_id, by=an_actor(on=TOMORROW))

    found = records_of(session, known_at=moment(TODAY))[event_id]

    assert found.cancelled_at is None


def test_a_corrected_event_names_what_was_recorded_instead(session):
    wrong = record(session)
    right = correct_event(session, SLUG, an_event_input(), corrects=wrong, by=an_actor())

    found = records_of(session)

    assert (found[wrong].corrected_by, found[right].corrected_by) == (right, None)


def test_an_event_to_come_is_among_the_records_and_not_among_those_held(session):
    event_id = record(session, held_on=TOMORROW)

    held = read_events(session.connection(), read_plan(session.connection(), SLUG).id, TODAY, EVER)

    assert (event_id in records_of(session), held) == (True, ())


def test_a_record_tells_who_organised_and_who_was_there(session):
    ids = ids_of(session)
    event_id = record(session, by_city=False, organisers=("club",), present={"choir": 3})

    found = records_of(session)[event_id]

    assert (found.by_city, found.event.organisers, found.event.present) == (False, (ids["club"],), ((ids["choir"], 3),))


def test_the_presences_of_a_municipality_go_on_over_its_terms(session):
    begin_plan(session, a_plan_input(**NEXT_TERM), by=an_actor())
    record(session, present={"club": 1})
    record(session, "next", held_on=date(2026, 3, 1), present={"club": 2})

    found = presences_of(session)

    assert [(one.held_on, one.heads) for one in found] == [(date(2026, 3, 1), 2), (TODAY, 1)]


def test_an_organiser_who_was_also_present_was_there_once(session):
    record(session, organisers=("club",), present={"club": 4})

    found = presences_of(session)

    assert [(one.heads, one.is_organiser) for one in found] == [(4, True)]


def test_two_names_of_one_organisation_were_there_once(session):
    record(session, present={"club": 4, "choir": None})
    merge_organisations(session, CITY, "choir", "club", by=an_actor())

    found = presences_of(session)

    assert [(one.organisation_id, one.heads) for one in found] == [(ids_of(session)["club"], 4)]


def test_nobody_was_at_an_event_that_was_cancelled_or_is_to_come(session):
    cancel_event(session, SLUG, record(session, present={"club": 1}), by=an_actor())
    record(session, held_on=TOMORROW, present={"club": 1})

    found = presences_of(session, cutoff=TODAY)

    assert found == ()


def test_presences_are_those_that_were_known(session):
    record(session, held_on=YESTERDAY, on=TOMORROW, present={"club": 1})

    found = presences_of(session, known_at=moment(TODAY))

    assert found == ()
