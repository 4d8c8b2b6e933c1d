"""Where organisations were seen, and how often of late."""

from datetime import date

import pytest

from model.event import EventKind
from model.facts import Presence
from model.figures.presence import presences_by_organisation, whole_months, within_two_years
from tests.builders import a_text


def a_presence(**values):
    usual = {"organisation_id": 1, "event_id": 1, "plan_id": 1, "kind": EventKind.FORUM, "held_on": date(2024, 5, 1)}
    return Presence(**{**usual, "title": a_text(), "heads": None, "is_organiser": False, **values})


def test_the_gatherings_of_an_organisation_stand_newest_first():
    days = [date(2023, 1, 1), date(2024, 1, 1), date(2022, 1, 1)]
    presences = [a_presence(event_id=number, held_on=day) for number, day in enumerate(days)]

    found = presences_by_organisation([*presences, a_presence(organisation_id=2)])[1]

    assert [one.held_on for one in found] == sorted(days, reverse=True)


@pytest.mark.parametrize("kind", [EventKind.PUBLICATION, EventKind.HANDLING])
def test_who_is_named_by_a_publication_was_not_seen_anywhere(kind):
    found = presences_by_organisation([a_presence(kind=kind)])

    assert found == {}


@pytest.mark.parametrize(
    ("held_on", "counted"),
    [(date(2022, 4, 30), 0), (date(2022, 5, 1), 1), (date(2024, 5, 1), 1), (date(2024, 5, 2), 0)],
)
def test_the_same_day_two_years_ago_still_counts_and_what_is_to_come_does_not(held_on, counted):
    found = within_two_years([a_presence(held_on=held_on)], date(2024, 5, 1))

    assert found == counted


def test_two_years_before_a_leap_day_is_the_last_day_of_february():
    presences = [a_presence(held_on=date(2022, 2, 28)), a_presence(held_on=date(2022, 2, 27))]

    found = within_two_years(presences, date(2024, 2, 29))

    assert found == 1


@pytest.mark.parametrize(
    ("since", "months"),
    [
        (date(2024, 5, 1), 0),
        (date(2024, 4, 2), 0),
        (date(2024, 4, 1), 1),
        (date(2023, 5, 2), 11),
        (date(2022, 5, 1), 24),
    ],
)
def test_a_month_has_passed_when_its_day_is_there_again(since, months):
    found = whole_months(since, date(2024, 5, 1))

    assert found == months
