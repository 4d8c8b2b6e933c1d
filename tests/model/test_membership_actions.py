"""Periods in the network: a new one, a correction, the end; nothing of it is overwritten."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from model.actions.memberships import begin_membership, correct_membership
from model.actions.network import end_membership, merge_organisations, verify_contacts
from model.base import moment
from model.errors import DayInFuture, EndBeforeStart, MembershipRunning, MembershipsOverlap, NoSuchMembership, PlanError
from model.facts import Period
from model.network import Membership
from model.reading.network import read_organisations
from model.reading.plans import EVER
from tests.builders import CITY, TODAY, TOMORROW, YESTERDAY, an_actor

JOINED = date(2022, 9, 1)  # of the organisations of the tests' plan
RUNNING = Period(JOINED, None)
DAY = timedelta(days=1)


def begin(session, starts_on=TODAY, code="club"):
    return begin_membership(session, CITY, code, starts_on, by=an_actor())


def end(session, ends_on, code="club"):
    return end_membership(session, CITY, code, ends_on, by=an_actor())


def correct(session, was, now, code="club", on=TODAY):
    return correct_membership(session, CITY, code, was, now, by=an_actor(on=on))


def periods_of(session, code="club", known_at=EVER):
    return {one.code: one.periods for one in read_organisations(session.connection(), CITY, known_at)}[code]


def rows_of(session):
    rows = session.execute(sa.select(Membership.starts_on, Membership.ends_on).order_by(Membership.id))
    return [tuple(row) for row in rows]


def test_an_organisation_that_left_may_come_back(session):
    end(session, YESTERDAY)
    begin(session, TODAY)

    found = periods_of(session)

    assert found == (Period(JOINED, YESTERDAY), Period(TODAY, None))


@pytest.mark.parametrize("starts_on", [JOINED - DAY, JOINED, TODAY])
def test_a_period_while_the_organisation_is_a_member_is_refused(session, starts_on):
    with pytest.raises(MembershipRunning) as refused:
        begin(session, starts_on)

    assert refused.value.values == {"starts": JOINED}


def test_a_period_that_begins_on_the_last_day_of_another_is_refused(session):
    end(session, TODAY)

    with pytest.raises(MembershipsOverlap) as refused:
        begin(session, TODAY)

    assert refused.value.values == {"starts": JOINED, "ends": TODAY}


def test_a_corrected_period_is_as_corrected_and_the_old_record_stays(session):
    before = rows_of(session)
    correct(session, RUNNING, Period(date(2023, 1, 1), None))

    found = periods_of(session)

    assert found == (Period(date(2023, 1, 1), None),)
    assert rows_of(session)[: len(before)] == before


def test_an_end_entered_by_mistake_can_be_taken_back(session):
    end(session, TODAY)
    correct(session, Period(JOINED, TODAY), RUNNING)

    found = periods_of(session)

    assert found == (RUNNING,)


def test_before_a_correction_was_recorded_the_period_was_as_first_entered(session):
    correct(session, RUNNING, Period(TODAY, None), on=TOMORROW)

    found = periods_of(session, known_at=moment(TODAY))

    assert found == (RUNNING,)


def test_a_correction_of_a_period_that_is_no_longer_so_is_refused(session):
    end(session, YESTERDAY)

    with pytest.raises(NoSuchMembership) as refused:
        correct(session, RUNNING, Period(TODAY, None))

    assert refused.value.values == {"code": "club"}


def test_a_correction_that_ends_before_it_starts_is_refused(session):
    with pytest.raises(EndBeforeStart) as refused:
        correct(session, RUNNING, Period(TODAY, YESTERDAY))

    assert refused.value.field == "ends_on"


def test_a_correction_that_overlaps_another_period_is_refused(session):
    end(session, YESTERDAY)
    begin(session, TODAY)

    with pytest.raises(MembershipRunning) as refused:
        correct(session, Period(JOINED, YESTERDAY), Period(JOINED, TODAY))

    assert refused.value.values == {"starts": TODAY}


def test_what_runs_under_the_name_of_a_merged_organisation_ends_with_the_other(session):
    merge_organisations(session, CITY, "choir", "club", by=an_actor())
    end(session, TODAY)

    found = periods_of(session)

    assert found == (Period(JOINED, TODAY),)


def test_the_period_of_a_merged_organisation_is_corrected_with_the_others(session):
    merge_organisations(session, CITY, "choir", "club", by=an_actor())
    correct(session, RUNNING, Period(TODAY, None))

    found = periods_of(session)

    assert found == (Period(TODAY, None),)


@pytest.mark.parametrize("checked_on", [TOMORROW, TODAY + timedelta(days=400)])
def test_a_contact_check_of_a_day_to_come_is_refused(session, checked_on):
    with pytest.raises(DayInFuture) as refused:
        verify_contacts(session, CITY, "club", checked_on, by=an_actor(on=TODAY))

    assert refused.value.values == {"day": checked_on}


DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31))
WRITES = st.lists(
    st.one_of(
        DAYS.map(lambda day: lambda session: begin(session, day)),
        DAYS.map(lambda day: lambda session: end(session, day)),
        st.tuples(st.integers(0, 5), DAYS, st.none() | DAYS).map(
            lambda told: (
                lambda session: correct(
                    session, periods_of(session)[told[0] % len(periods_of(session))], Period(*told[1:])
                )
            )
        ),
    ),
    max_size=6,
)


@settings(max_examples=40)
@given(writes=WRITES)
def test_whatever_is_begun_ended_and_corrected_two_periods_never_overlap(undoing, writes):
    with undoing() as session:
        for write in writes:
            try:
                write(session)
            except PlanError:
                continue

        found = periods_of(session)

    assert all(earlier.ends_on and earlier.ends_on < later.starts_on for earlier, later in pairwise(found))
