"""Domain rule 5: a share names its denominator, and a small one has no percentage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.figures.shares import Share
from model.network import Population
from tests.builders import TODAY

IDS = st.lists(st.integers(0, 30))


def a_share(rows, of_rows):
    return Share.of(rows, of_rows, Population.NETWORK_MEMBERS, TODAY)


@pytest.mark.parametrize("total", range(5))
def test_a_population_of_under_five_has_no_percentage(total):
    share = a_share([0], range(total))

    percent = share.percent

    assert percent is None


def test_a_population_of_five_has_a_percentage():
    share = a_share([1], range(5))

    percent = share.percent

    assert percent == 20


def test_a_share_of_an_empty_population_is_none_of_none():
    share = a_share([1, 2], [])

    counts = (share.count, share.total, share.percent)

    assert counts == (0, 0, None)


def test_a_row_that_is_named_twice_counts_once():
    share = a_share([1, 1], [1, 1, 2])

    counts = (share.count, share.total)

    assert counts == (1, 2)


def test_a_row_outside_the_population_does_not_count():
    share = a_share([1, 99], [1, 2])

    count = share.count

    assert count == 1


@given(rows=IDS, of_rows=IDS)
def test_the_numerator_is_always_a_part_of_the_denominator(rows, of_rows):
    share = a_share(rows, of_rows)

    part, whole = set(share.rows), set(share.of_rows)

    assert part <= whole


@given(rows=IDS, of_rows=IDS)
def test_a_count_never_exceeds_its_total(rows, of_rows):
    share = a_share(rows, of_rows)

    count, total = share.count, share.total

    assert 0 <= count <= total


@given(rows=IDS, of_rows=IDS)
def test_a_percentage_lies_between_nothing_and_everything(rows, of_rows):
    share = a_share(rows, of_rows)

    percent = share.percent

    assert percent is None or 0 <= percent <= 100


@given(rows=IDS, of_rows=IDS)
def test_the_rows_behind_a_share_are_as_many_as_it_says(rows, of_rows):
    share = a_share(rows, of_rows)

    opened = (len(share.rows), len(share.of_rows))

    assert opened == (share.count, share.total)
