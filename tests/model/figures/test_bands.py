"""Up, down and keep: where a value is meant to be."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figures.bands import Band, band_for
from model.indicator import Direction
from tests.builders import TERM_STARTS, TODAY, TOMORROW, a_target, an_indicator

NUMBERS = st.decimals(-1000, 1000, places=2)


def band_of(direction, *targets):
    return band_for(an_indicator(direction=direction, targets=targets), TODAY.year, TODAY)


def test_up_means_the_target_or_more():
    found = band_of(Direction.UP, a_target(value=Decimal(10)))

    assert found == Band(Decimal(10), None)


def test_down_means_the_target_or_less():
    found = band_of(Direction.DOWN, a_target(value=Decimal(10)))

    assert found == Band(None, Decimal(10))


def test_keep_means_within_the_targets_that_were_set_on_one_day():
    found = band_of(Direction.KEEP, a_target(value=Decimal(4)), a_target(value=Decimal(2)))

    assert found == Band(Decimal(2), Decimal(4))


def test_keep_with_one_target_means_that_value():
    found = band_of(Direction.KEEP, a_target(value=Decimal(2)))

    assert found == Band(Decimal(2), Decimal(2))


def test_a_target_set_on_a_later_day_replaces_the_band():
    changed = a_target(value=Decimal(9), set_on=date(2023, 2, 1))

    found = band_of(Direction.KEEP, a_target(value=Decimal(2)), a_target(value=Decimal(4)), changed)

    assert found == Band(Decimal(9), Decimal(9))


@pytest.mark.parametrize("direction", list(Direction))
def test_without_a_target_nothing_is_meant(direction):
    found = band_of(direction, a_target(set_on=TOMORROW))

    assert found is None


@pytest.mark.parametrize("direction", [Direction.UP, Direction.DOWN])
def test_up_and_down_take_the_newest_of_two_targets(direction):
    found = band_of(direction, a_target(value=Decimal(4)), a_target(value=Decimal(2), set_on=TERM_STARTS))

    assert Decimal(2) in (found.low, found.high)


@given(low=NUMBERS, width=st.decimals(0, 100, places=2), value=NUMBERS)
def test_a_value_is_at_the_target_exactly_when_no_distance_is_left(low, width, value):
    band = Band(low, low + width)

    distance = band.distance(value)

    assert (distance == 0) == (low <= value <= low + width)


@given(low=NUMBERS, value=NUMBERS)
def test_a_distance_is_never_negative(low, value):
    bands = (Band(low, None), Band(None, low), Band(low, low))

    distances = [band.distance(value) for band in bands]

    assert min(distances) >= 0
