"""A text that is merged over several rows belongs to each of them."""

from datetime import date

import pytest

from model.exchange.merged_cells import with_repeated_texts
from model.exchange.sheets import Merged, Sheet

GOAL = Merged(2, 1, 4, 1)


def a_table(*rows, merged=(GOAL,)):
    return Sheet("Taulu", rows, merged=merged)


def test_a_text_merged_downwards_is_said_in_each_of_its_rows():
    sheet = a_table(("Tavoite", "Toimenpide"), ("Osallisuus", "a"), (None, "b"), (), (None, "d"))

    rows = with_repeated_texts(sheet, first_row=2).rows

    assert rows == [("Tavoite", "Toimenpide"), ("Osallisuus", "a"), ("Osallisuus", "b"), ("Osallisuus",), (None, "d")]


@pytest.mark.parametrize("value", [1200, 12.5, date(2024, 1, 1), None])
def test_an_amount_merged_downwards_is_not_multiplied(value):
    sheet = a_table(("Budjetti",), (value,), (None,), (None,))

    assert [*with_repeated_texts(sheet, first_row=2).rows] == [*sheet.rows]


def test_cells_merged_in_the_header_are_left_alone():
    sheet = a_table(("Tavoite",), ("a",), (None,), merged=(Merged(1, 1, 2, 1),))

    assert with_repeated_texts(sheet, first_row=2) is sheet


def test_what_stands_below_a_merged_cell_all_the_same_is_kept():
    sheet = a_table(("Tavoite",), ("a",), ("b",), (None,))

    assert with_repeated_texts(sheet, first_row=2).rows == [("Tavoite",), ("a",), ("b",), ("a",)]


def test_merged_cells_may_reach_beyond_the_table():
    sheet = a_table(("Tavoite",), ("a",), merged=(Merged(2, 1, 1_048_576, 1), Merged(9, 9, 99, 9)))

    assert with_repeated_texts(sheet, first_row=2).rows == [("Tavoite",), ("a",)]
