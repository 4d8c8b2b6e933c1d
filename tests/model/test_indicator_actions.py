"""Writes on indicators: definitions, targets, values and the reason why there is none."""

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from model.actions.indicators import define_indicator, record_value, set_target
from model.base import LocalText, moment
from model.errors import (
    AlreadyThere,
    NumberNotAllowed,
    ReasonMissing,
    TextMissing,
    UnknownCode,
    UnknownWord,
    YearOutsideTerm,
)
from model.figures.indicators import target_for
from model.indicator import IndicatorValue
from model.reading.indicators import read_indicators
from model.reading.plans import EVER, read_plan
from tests.builders import (
    SLUG,
    TERM_ENDS,
    TODAY,
    TOMORROW,
    a_target_input,
    a_text,
    a_value_input,
    an_actor,
    an_indicator_input,
)


def define(session, code="new", **values):
    return define_indicator(session, SLUG, an_indicator_input(code, **values), by=an_actor())


def target(session, on=TODAY, **values):
    return set_target(session, SLUG, a_target_input(**values), by=an_actor(on=on))


def value(session, on=TODAY, **values):
    return record_value(session, SLUG, a_value_input(**values), by=an_actor(on=on))


def indicator_of(session, code="typed", cutoff=TERM_ENDS, known_at=EVER):
    connection = session.connection()
    found = read_indicators(connection, read_plan(connection, SLUG).id, cutoff, known_at)
    return next(indicator for indicator in found if indicator.code == code)


def test_a_value_is_kept_exactly(session):
    value(session, value=Decimal("3.70"))

    found = indicator_of(session).values[0].value

    assert found == Decimal("3.7")


def test_a_corrected_value_names_the_one_it_replaces(session):
    old = value(session, value=Decimal(4))
    new = value(session, value=Decimal(5))

    found = session.scalar(sa.select(IndicatorValue.replaces_id).where(IndicatorValue.id == new))

    assert found == old


def test_a_corrected_value_stands_and_the_old_one_is_not_read_beside_it(session):
    value(session, value=Decimal(4))
    value(session, value=Decimal(5))

    found = indicator_of(session).values

    assert [one.value for one in found] == [Decimal(5)]


def test_before_the_correction_the_old_value_stood(session):
    value(session, value=Decimal(4), on=TODAY)
    value(session, value=Decimal(5), on=TOMORROW)

    found = indicator_of(session, known_at=moment(TODAY)).values

    assert [one.value for one in found] == [Decimal(4)]


def test_that_there_is_no_value_is_kept_with_its_reason(session):
    value(session, value=None, missing_reason=a_text("Ei kyselyä"))

    found = indicator_of(session).values[0]

    assert (found.value, found.missing_reason.fi) == (None, "Ei kyselyä")


def test_a_value_of_zero_is_kept_as_zero(session):
    value(session, value=Decimal(0))

    found = indicator_of(session).values[0].value

    assert found == 0


def test_a_changed_target_keeps_the_earlier_one(session):
    target(session, value=Decimal(10))
    target(session, value=Decimal(6), reason=a_text(), set_on=TOMORROW)

    found = target_for(indicator_of(session), 2023, TERM_ENDS)

    assert (found.value, found.earlier) == (Decimal(6), Decimal(10))


def test_a_target_that_was_recorded_later_was_not_known_before(session):
    target(session, set_on=TODAY, on=TOMORROW)

    found = indicator_of(session, known_at=moment(TODAY)).targets

    assert found == ()


def test_a_target_is_not_in_force_before_the_day_it_was_set(session):
    target(session, set_on=TOMORROW)

    found = indicator_of(session, cutoff=TODAY).targets

    assert found == ()


def test_an_indicator_without_a_baseline_has_none(session):
    define(session, "new")

    found = indicator_of(session, "new").baseline_value

    assert found is None


def test_a_baseline_is_kept_with_its_date_and_origin(session):
    define(session, "new", baseline_value=Decimal("2.5"), baseline_on=TODAY, baseline_origin=a_text("Kysely"))

    found = indicator_of(session, "new")

    assert (found.baseline_value, found.baseline_on, found.baseline_origin.fi) == (
        Decimal("2.5"),
        TODAY,
        "Kysely",
    )


def test_changing_a_target_without_a_reason_is_refused(session):
    target(session)

    with pytest.raises(ReasonMissing) as refused:
        target(session, value=Decimal(6))

    assert refused.value.field == "reason_fi"


def test_the_first_target_of_another_year_needs_no_reason(session):
    target(session, year=2023)
    target(session, year=2024)

    found = [one.year for one in indicator_of(session).targets]

    assert found == [2023, 2024]


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_target_for_a_year_outside_the_term_is_refused(session, year):
    with pytest.raises(YearOutsideTerm) as refused:
        target(session, year=year)

    assert refused.value.field == "year"


def test_a_target_of_an_unknown_indicator_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        target(session, indicator="unheard")

    assert refused.value.values == {"code": "unheard"}


@pytest.mark.parametrize("number", ["many", "NaN", "Infinity"])
def test_a_target_that_is_no_number_is_refused(number):
    with pytest.raises(NumberNotAllowed) as refused:
        a_target_input(value=number)

    assert refused.value.field == "value"


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_value_for_a_year_outside_the_term_is_refused(session, year):
    with pytest.raises(YearOutsideTerm) as refused:
        value(session, year=year)

    assert refused.value.field == "year"


def test_a_value_for_a_year_that_has_not_begun_is_refused(session):
    with pytest.raises(YearOutsideTerm) as refused:
        value(session, year=2024, on=TODAY)

    assert refused.value.field == "year"


def test_a_value_of_a_computed_indicator_cannot_be_typed(session):
    with pytest.raises(NumberNotAllowed) as refused:
        value(session, indicator="computed")

    assert refused.value.field == "value"


def test_a_value_of_an_unknown_indicator_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        value(session, indicator="unheard")

    assert refused.value.values == {"code": "unheard"}


def test_no_value_without_a_reason_is_refused(session):
    with pytest.raises(ReasonMissing) as refused:
        value(session, value=None)

    assert refused.value.field == "missing_reason_fi"


@pytest.mark.parametrize("number", ["many", "NaN", "-Infinity"])
def test_a_value_that_is_no_number_is_refused(number):
    with pytest.raises(NumberNotAllowed) as refused:
        a_value_input(value=number)

    assert refused.value.field == "value"


@pytest.mark.parametrize("declared", [{"baseline_value": Decimal(1)}, {"baseline_on": date(2021, 8, 1)}])
def test_a_baseline_needs_both_a_value_and_a_date(session, declared):
    with pytest.raises(NumberNotAllowed) as refused:
        define(session, **declared, baseline_origin=a_text())

    assert refused.value.field == "baseline_value"


def test_a_baseline_without_an_origin_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        define(session, baseline_value=Decimal(1), baseline_on=TODAY, baseline_origin=LocalText())

    assert refused.value.field == "baseline_origin_fi"


def test_an_indicator_without_a_swedish_name_is_refused(session):
    with pytest.raises(TextMissing) as refused:
        define(session, name=a_text(sv=""))

    assert refused.value.field == "name_sv"


def test_a_second_indicator_of_the_same_code_is_refused(session):
    with pytest.raises(AlreadyThere) as refused:
        define(session, "typed")

    assert refused.value.field == "code"


def test_an_indicator_of_an_unknown_measure_is_refused(session):
    with pytest.raises(UnknownCode) as refused:
        define(session, measure="99")

    assert refused.value.values == {"code": "99"}


def test_an_unknown_unit_is_refused():
    with pytest.raises(UnknownWord) as refused:
        an_indicator_input("new", unit="bananas")

    assert refused.value.field == "unit"
