"""Domain rules 1, 3, 4, 8 and 12: what asks for an act, and in which order."""

from datetime import date

import pytest

from model.base import LocalText
from model.facts import Period
from model.figures.attention import (
    Reason,
    attention,
    contacts_unverified,
    is_stale,
    missing_texts,
    values_missing,
)
from model.indicator import Computed
from model.measure import Assessment, MeasureKind, Status
from tests.builders import (
    TODAY,
    YESTERDAY,
    a_measure,
    a_plan,
    a_target,
    a_text,
    a_value,
    an_event,
    an_indicator,
    an_organisation,
)

LAST_CUT_OFF = date(2023, 4, 30)
FINNISH_ONLY = LocalText(fi="Vain suomeksi")


def a_measure_in_order(**values):
    """A measure that asks for nothing."""
    return a_measure(**{"assessment": Assessment.ON_TRACK, "sentence": a_text(), **values})


def reasons_for(measure, events=(), indicators=(), plan=None, on=TODAY):
    found = attention(plan or a_plan(), [measure], events, indicators, on)
    return found[0].reasons if found else ()


def test_a_measure_in_order_asks_for_nothing():
    measure = a_measure_in_order()

    found = reasons_for(measure)

    assert found == ()


def test_an_overdue_measure_asks_for_an_act():
    measure = a_measure_in_order(due_on=YESTERDAY)

    found = reasons_for(measure)

    assert found == (Reason.OVERDUE,)


def test_a_measure_due_today_asks_for_nothing():
    measure = a_measure_in_order(due_on=TODAY)

    found = reasons_for(measure)

    assert found == ()


def test_a_measure_that_nobody_is_responsible_for_asks_for_somebody():
    measure = a_measure_in_order(responsible=())

    found = reasons_for(measure)

    assert found == (Reason.NOBODY_RESPONSIBLE,)


@pytest.mark.parametrize("text", ["title", "description", "resources", "schedule", "sentence", "reason"])
def test_a_text_without_swedish_asks_for_its_translation(text):
    measure = a_measure_in_order(**{text: FINNISH_ONLY})

    found = reasons_for(measure)

    assert found == (Reason.TEXT_MISSING,)


def test_a_text_that_nobody_wrote_asks_for_no_translation():
    measure = a_measure_in_order(description=LocalText(), reason=LocalText())

    found = missing_texts(a_plan(), measure)

    assert found == ()


def test_a_measure_tells_in_which_languages_a_text_is_missing():
    measure = a_measure_in_order(title=LocalText(en="English only"))

    found = missing_texts(a_plan(required_languages=("fi", "sv")), measure)

    assert found == ("fi", "sv")


def test_a_plan_in_finnish_alone_asks_for_no_swedish():
    measure = a_measure_in_order(title=FINNISH_ONLY)

    found = reasons_for(measure, plan=a_plan(required_languages=("fi",)))

    assert found == ()


def test_a_measure_without_an_assessment_asks_for_one():
    measure = a_measure_in_order(assessment=None)

    found = reasons_for(measure)

    assert found == (Reason.ASSESSMENT_MISSING,)


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.DISCONTINUED])
def test_a_measure_that_is_done_with_asks_for_no_assessment_and_no_update(status):
    measure = a_measure_in_order(assessment=None, status=status, as_of_on=date(2022, 1, 1), due_on=YESTERDAY)

    found = reasons_for(measure)

    assert found == ()


def test_a_finished_year_without_a_value_asks_for_one():
    measure = a_measure_in_order()
    indicator = an_indicator(measure_id=measure.id, targets=(a_target(year=2022),))

    found = reasons_for(measure, indicators=[indicator])

    assert found == (Reason.VALUE_MISSING,)


def test_an_indicator_of_another_measure_asks_nothing_of_this_one():
    measure = a_measure_in_order()
    indicator = an_indicator(measure_id=measure.id + 1, targets=(a_target(year=2022),))

    found = reasons_for(measure, indicators=[indicator])

    assert found == ()


def test_values_are_missing_for_finished_years_from_the_first_target_on():
    indicator = an_indicator(targets=(a_target(year=2022),))

    found = values_missing(a_plan(), indicator, date(2025, 1, 15))

    assert found == (2022, 2023, 2024)


def test_the_value_of_a_year_is_not_missing_before_the_year_is_over():
    indicator = an_indicator(targets=(a_target(year=2023),))

    found = [values_missing(a_plan(), indicator, day) for day in (date(2023, 12, 30), date(2023, 12, 31))]

    assert found == [(), (2023,)]


def test_the_value_of_the_last_year_is_missing_from_the_terms_last_day():
    indicator = an_indicator(targets=(a_target(year=2025),))

    found = [values_missing(a_plan(), indicator, day) for day in (date(2025, 5, 30), date(2025, 5, 31))]

    assert found == [(), (2025,)]


def test_a_value_that_was_told_not_to_exist_is_not_missing():
    value = a_value(year=2022, value=None, missing_reason=a_text())
    indicator = an_indicator(targets=(a_target(year=2022),), values=(value,))

    found = values_missing(a_plan(), indicator, TODAY)

    assert found == ()


def test_a_value_of_zero_is_not_missing():
    indicator = an_indicator(targets=(a_target(year=2022),), values=(a_value(year=2022, value=0),))

    found = values_missing(a_plan(), indicator, TODAY)

    assert found == ()


def test_a_computed_indicator_asks_for_no_value():
    indicator = an_indicator(computed=Computed.EVENTS_HELD, targets=(a_target(year=2022),))

    found = values_missing(a_plan(), indicator, TODAY)

    assert found == ()


def test_an_indicator_without_a_target_asks_for_no_value():
    indicator = an_indicator(targets=())

    found = values_missing(a_plan(), indicator, TODAY)

    assert found == ()


def test_a_recurring_measure_that_was_not_held_this_year_asks_for_it():
    measure = a_measure_in_order(kind=MeasureKind.RECURRING, required_per_year=1)

    found = reasons_for(measure)

    assert found == (Reason.NOT_YET_HELD,)


def test_a_recurring_measure_that_was_held_as_required_asks_for_nothing():
    measure = a_measure_in_order(kind=MeasureKind.RECURRING, required_per_year=1)

    found = reasons_for(measure, events=[an_event(measure_id=measure.id)])

    assert found == ()


def test_a_measure_that_was_last_told_on_the_last_cut_off_asks_for_an_update():
    measure = a_measure_in_order(as_of_on=LAST_CUT_OFF)

    found = reasons_for(measure)

    assert found == (Reason.NO_UPDATE,)


def test_a_measure_that_was_told_the_day_after_the_last_cut_off_asks_for_no_update():
    measure = a_measure_in_order(as_of_on=date(2023, 5, 1))

    found = reasons_for(measure)

    assert found == ()


def test_a_measure_does_not_grow_stale_before_the_next_cut_off_has_passed():
    measure = a_measure_in_order(as_of_on=date(2023, 5, 1))

    found = [is_stale(a_plan(), measure, day) for day in (date(2023, 8, 31), date(2023, 9, 1))]

    assert found == [False, True]


@pytest.mark.parametrize(("recorded_on", "is_refreshed"), [(LAST_CUT_OFF, False), (date(2023, 5, 1), True)])
def test_a_value_recorded_after_the_last_cut_off_refreshes_its_measure(recorded_on, is_refreshed):
    measure = a_measure_in_order(as_of_on=LAST_CUT_OFF)
    indicator = an_indicator(measure_id=measure.id, values=(a_value(recorded_on=recorded_on),))

    found = reasons_for(measure, indicators=[indicator])

    assert (found == ()) is is_refreshed


def test_a_value_of_another_measure_refreshes_nothing():
    measure = a_measure_in_order(as_of_on=LAST_CUT_OFF)
    indicator = an_indicator(measure_id=measure.id + 1, values=(a_value(recorded_on=TODAY),))

    found = reasons_for(measure, indicators=[indicator])

    assert found == (Reason.NO_UPDATE,)


def test_no_measure_is_stale_before_the_first_cut_off():
    measure = a_measure_in_order(as_of_on=date(2021, 8, 1))

    found = is_stale(a_plan(), measure, date(2021, 8, 31))

    assert not found


def test_a_measure_tells_all_its_reasons_the_most_urgent_first():
    measure = a_measure(assessment=None, responsible=(), due_on=YESTERDAY, as_of_on=LAST_CUT_OFF)

    found = reasons_for(measure)

    assert found == (
        Reason.OVERDUE,
        Reason.NOBODY_RESPONSIBLE,
        Reason.ASSESSMENT_MISSING,
        Reason.NO_UPDATE,
    )


def test_the_measure_with_the_most_urgent_reason_comes_first():
    stale = a_measure_in_order(position=1, as_of_on=LAST_CUT_OFF)
    overdue = a_measure_in_order(position=2, due_on=YESTERDAY)

    found = attention(a_plan(), [stale, overdue], [], [], TODAY)

    assert [item.measure for item in found] == [overdue, stale]


def test_measures_of_the_same_urgency_stand_in_the_order_of_the_plan():
    second = a_measure_in_order(position=2, due_on=YESTERDAY)
    first = a_measure_in_order(position=1, due_on=YESTERDAY)

    found = attention(a_plan(), [second, first], [], [], TODAY)

    assert [item.measure for item in found] == [first, second]


def test_a_member_whose_contacts_were_not_checked_within_a_year_is_named():
    checked, unchecked = an_organisation(checks=(YESTERDAY,)), an_organisation(checks=(date(2022, 6, 14),))

    found = contacts_unverified([checked, unchecked], TODAY)

    assert found == (unchecked,)


def test_the_contacts_of_an_organisation_that_left_need_no_check():
    gone = an_organisation(periods=(Period(date(2022, 1, 1), date(2022, 12, 31)),))

    found = contacts_unverified([gone], TODAY)

    assert found == ()
