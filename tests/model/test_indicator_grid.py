"""The grid of indicators: many cells at once, all of them or none, none that covers what somebody else wrote."""

from datetime import date
from decimal import Decimal

import pytest

from model.actions.indicator_grid import Cell, CellInput, GridInput, fill_grid
from model.actions.indicators import record_value, set_target
from model.actions.rows import Noun
from model.base import LocalText
from model.database import perform
from model.errors import (
    CellChangedMeanwhile,
    NothingChanged,
    NumberNotAllowed,
    ReasonMissing,
    TargetNotEmptied,
    UnknownRecord,
    YearOutsideTerm,
)
from model.reading.indicators import read_indicators
from model.reading.plans import EVER, read_plan
from model.reading.proof import verify_changes
from tests.builders import SLUG, TERM_ENDS, a_target_input, a_text, a_value_input, an_actor
from tests.model.editing import row_of

LATER = date(2024, 3, 1)


def cell(session, what, year, value, seen=None, code="typed"):
    id_ = row_of(session, Noun.INDICATOR, code).id
    return CellInput.of(indicator_id=id_, what=what, year=year, seen=seen, value=value)


def fill(session, *cells, on=LATER, **reasons):
    return fill_grid(session, SLUG, GridInput.of(cells=cells, **reasons), by=an_actor(on=on))


def indicator_of(session, code="typed"):
    connection = session.connection()
    found = read_indicators(connection, read_plan(connection, SLUG).id, TERM_ENDS, EVER)
    return next(indicator for indicator in found if indicator.code == code)


def values_of(session):
    return {value.year: value.value for value in indicator_of(session).values}


def targets_of(session):
    return [(target.year, target.value) for target in indicator_of(session).targets]


def test_targets_and_values_of_several_years_are_written_at_once(session):
    done = fill(
        session,
        cell(session, Cell.TARGET, 2023, 10),
        cell(session, Cell.TARGET, 2024, 12),
        cell(session, Cell.VALUE, 2022, "3.5"),
    )

    assert (done, targets_of(session), values_of(session)) == (
        3,
        [(2023, Decimal(10)), (2024, Decimal(12))],
        {2022: Decimal("3.5")},
    )


def test_a_target_holds_from_the_day_on_which_it_was_set(session):
    fill(session, cell(session, Cell.TARGET, 2024, 12))

    assert indicator_of(session).targets[0].set_on == LATER


def test_a_target_that_is_set_after_the_term_holds_from_its_last_day(session):
    fill(session, cell(session, Cell.TARGET, 2025, 12), on=date(2026, 1, 10))

    assert indicator_of(session).targets[0].set_on == TERM_ENDS


def test_changing_a_target_asks_for_the_reason(session):
    set_target(session, SLUG, a_target_input(value=Decimal(10)), by=an_actor())

    with pytest.raises(ReasonMissing) as refused:
        fill(session, cell(session, Cell.TARGET, 2023, 8, seen=10))

    assert refused.value.field == "reason_fi"


def test_a_target_is_changed_for_a_reason_and_the_old_one_stays_on_record(session):
    set_target(session, SLUG, a_target_input(value=Decimal(10)), by=an_actor())

    fill(session, cell(session, Cell.TARGET, 2023, 8, seen=10), reason=a_text("Tilat puuttuvat"))

    assert targets_of(session) == [(2023, Decimal(10)), (2023, Decimal(8))]
    assert indicator_of(session).targets[-1].reason == a_text("Tilat puuttuvat")


def test_a_target_is_not_taken_away(session):
    set_target(session, SLUG, a_target_input(value=Decimal(10)), by=an_actor())

    with pytest.raises(TargetNotEmptied) as refused:
        fill(session, cell(session, Cell.TARGET, 2023, None, seen=10))

    assert refused.value.values == {"code": "typed", "year": 2023}


def test_taking_a_value_away_asks_for_its_reason(session):
    record_value(session, SLUG, a_value_input(value=Decimal(4)), by=an_actor())

    with pytest.raises(ReasonMissing) as refused:
        fill(session, cell(session, Cell.VALUE, 2022, None, seen=4))

    assert refused.value.field == "missing_reason_fi"


def test_a_value_is_taken_away_with_its_reason(session):
    record_value(session, SLUG, a_value_input(value=Decimal(4)), by=an_actor())

    fill(session, cell(session, Cell.VALUE, 2022, None, seen=4), missing_reason=a_text("Kysely jäi tekemättä"))

    (found,) = indicator_of(session).values
    assert (found.value, found.missing_reason) == (None, a_text("Kysely jäi tekemättä"))


def test_a_value_that_is_there_bears_no_reason_for_missing(session):
    fill(session, cell(session, Cell.VALUE, 2022, 4), missing_reason=a_text())

    assert indicator_of(session).values[0].missing_reason == LocalText()


@pytest.mark.parametrize("what", Cell)
def test_a_cell_that_somebody_else_filled_meanwhile_is_not_covered(session, what):
    set_target(session, SLUG, a_target_input(year=2022, value=Decimal(5)), by=an_actor())
    record_value(session, SLUG, a_value_input(value=Decimal(5)), by=an_actor())

    with pytest.raises(CellChangedMeanwhile) as refused:
        fill(session, cell(session, what, 2022, 7, seen=4), reason=a_text())

    assert refused.value.values == {"code": "typed", "year": 2022, "now": Decimal(5)}


def test_one_cell_that_is_refused_leaves_the_others_unwritten(engine, plan):
    with engine.connect() as connection:
        (typed, _) = read_indicators(connection, plan.id, TERM_ENDS, EVER)
    good = CellInput.of(indicator_id=typed.id, what=Cell.TARGET, year=2023, value=10)
    outside = CellInput.of(indicator_id=typed.id, what=Cell.TARGET, year=2040, value=10)

    with pytest.raises(YearOutsideTerm):
        perform(engine, fill_grid, SLUG, GridInput.of(cells=(good, outside)), by=an_actor())

    with engine.connect() as connection:
        assert read_indicators(connection, plan.id, TERM_ENDS, EVER)[0].targets == ()


def test_every_cell_has_its_record_and_the_chain_stays_whole(session):
    fill(session, cell(session, Cell.TARGET, 2023, 10), cell(session, Cell.VALUE, 2022, 4))

    found = verify_changes(session.connection())

    assert found is None


def test_a_repeated_click_fills_once(engine, plan):
    with engine.connect() as connection:
        (typed, _) = read_indicators(connection, plan.id, TERM_ENDS, EVER)
    grid = GridInput.of(cells=(CellInput.of(indicator_id=typed.id, what=Cell.TARGET, year=2023, value=10),))
    by = an_actor(key="one click")

    done = [perform(engine, fill_grid, SLUG, grid, by=by) for _ in range(2)]

    assert done == [1, None]


def test_what_is_computed_is_not_typed(session):
    with pytest.raises(NumberNotAllowed):
        fill(session, cell(session, Cell.VALUE, 2022, 4, code="computed"))


def test_the_target_of_what_is_computed_is_set(session):
    fill(session, cell(session, Cell.TARGET, 2023, 4, code="computed"))

    assert indicator_of(session, "computed").targets[0].value == Decimal(4)


def test_an_indicator_that_is_not_there_is_refused(session):
    with pytest.raises(UnknownRecord):
        fill(session, CellInput.of(indicator_id=999, what=Cell.VALUE, year=2022, value=4))


@pytest.mark.parametrize("value", ["NaN", "Infinity", "x"])
def test_what_is_no_number_is_refused(value):
    with pytest.raises(NumberNotAllowed):
        CellInput.of(indicator_id=1, what=Cell.VALUE, year=2022, value=value)


def test_a_grid_in_which_nothing_changed_is_refused(session):
    with pytest.raises(NothingChanged):
        fill(session)
