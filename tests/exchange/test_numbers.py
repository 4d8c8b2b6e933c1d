"""Numbers as people write them, and what is doubtful in a column of them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange.cells import NotANumber, as_number, column_numbers


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("74,27", "74.27"),
        ("45.41", "45.41"),
        ("100,00 %", "100.00"),
        ("47%", "47"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u202f567,8", "1234567.8"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1.234.567", "1234567"),
        ("1,234,567.8", "1234567.8"),
        ("1'234.5", "1234.5"),
        ("−5", "-5"),
        ("-5,5", "-5.5"),
        ("–5", "-5"),
        ("+5", "5"),
        ("€ 12", "12"),
        ("€12", "12"),
        ("12 €", "12"),
        ("12,50 EUR", "12.50"),
        ("1 200 euroa", "1200"),
        ("-€ 5", "-5"),
        ("€ -5", "-5"),
        (",5", "0.5"),
        ("0,4735", "0.4735"),
        ("007", "7"),
        (" 7 ", "7"),
        (7, "7"),
        (7.0, "7"),
        (0.1 + 0.2, "0.3"),
        (45.41, "45.41"),
        (1e20, "100000000000000000000"),
    ],
)
def test_a_number_is_read_however_people_write_it(cell, number):
    assert as_number(cell) == Decimal(number)


@pytest.mark.parametrize(("cell", "number"), [("1,234", "1.234"), ("1.234", "1.234")])
def test_a_single_sign_parts_decimals(cell, number):
    assert as_number(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell",
    [
        "noin 5",
        "5 kpl",
        "1 2",
        "12 34",
        "1.23.4",
        "1,2,3",
        "1.2,3.4",
        "5-",
        "--5",
        "-–5",
        "1e5",
        "1E999999",
        "5.",
        "%",
        "€",
        "²",
        "٣",
        "#REF!",
        "#DIV/0!",
        "5;6",
        "9" * 50,
        True,
        date(2024, 1, 1),
        float("nan"),
        float("inf"),
    ],
)
def test_what_is_no_number_is_refused(cell):
    with pytest.raises(NotANumber):
        as_number(cell)


@pytest.mark.parametrize("cell", [None, "", "\u00a0", "-", "n/a", "ei tietoa"])
def test_a_missing_number_is_none_and_never_zero(cell):
    assert as_number(cell) is None


def in_finnish(number: Decimal, space: str) -> str:
    return f"{number:,}".replace(",", space).replace(".", ",").replace("-", "−")


@given(
    st.decimals(-(10**12), 10**12, places=3),
    st.sampled_from([" ", "\u00a0", "\u202f"]),
    st.sampled_from(["", " €", " %"]),
)
def test_a_number_written_in_our_way_is_read_back_exactly(number, space, unit):
    assert as_number(in_finnish(number, space) + unit) == number


@given(st.one_of(st.text(), st.from_regex(r"[0-9 .,%€\-]{1,12}"), st.floats(), st.integers()))
def test_no_cell_raises_anything_but_that_it_is_no_number(cell):
    try:
        number = as_number(cell)
    except NotANumber:
        number = None

    assert number is None or number.is_finite()


def notes_of(*cells):
    return {note.key: note.values for note in column_numbers(cells)[1]}


def test_a_column_has_a_number_for_each_cell_and_says_where_there_is_none():
    values, _ = column_numbers(["1,5", None, "x", 3])

    assert [str(value) for value in values] == ["1.5", "None", "x", "3"]


def test_a_column_of_one_kind_has_no_notes():
    assert notes_of("74,27", "12,5", "100", None, 8) == {}


@pytest.mark.parametrize(
    ("cells", "percent", "share"),
    [
        (("74,27", "0,4735"), "74,27", "0,4735"),
        (("100,00 %", "0,47"), "100,00 %", "0,47"),
        (("22,5", 0.4735), "22,5", "0.4735"),
    ],
)
def test_a_column_that_mixes_percent_and_shares_says_so_and_changes_nothing(cells, percent, share):
    values, notes = column_numbers(cells)

    assert values == tuple(map(as_number, cells))
    assert notes[0].key == "percent_and_share"
    assert notes[0].values == {"percent": percent, "share": share, "count": 1}


@pytest.mark.parametrize(
    "cells", [("0,47", "0,51", "1"), ("4,25", "0,75"), ("12", "0,5"), ("1200", "0,47"), ("12,5 %", "0 %")]
)
def test_shares_means_and_amounts_of_money_are_not_taken_for_a_mixture(cells):
    assert "percent_and_share" not in notes_of(*cells)


def test_a_column_with_decimal_commas_and_points_says_so():
    values, notes = column_numbers(["1,5", "2.5"])

    assert values == (Decimal("1.5"), Decimal("2.5"))
    assert (notes[0].key, notes[0].values) == ("comma_and_point", {"comma": "1,5", "point": "2.5"})


def test_a_sign_that_may_part_thousands_or_decimals_is_read_as_decimal_and_said():
    values, notes = column_numbers(["1.234", "2.345"])

    assert values == (Decimal("1.234"), Decimal("2.345"))
    assert notes[0].values == {"written": "1.234", "read": Decimal("1.234"), "count": 2}


@pytest.mark.parametrize("other", ["1.234,5", "1.234.567", "5,5", "1 234,75"])
def test_other_cells_of_the_column_tell_that_the_sign_parts_thousands(other):
    values, notes = column_numbers(["1.234", other])

    assert values[0] == Decimal(1234)
    assert notes[0].values["read"] == Decimal(1234)


@pytest.mark.parametrize("other", ["5.5", "0.123", "12.34"])
def test_other_cells_of_the_column_tell_that_the_sign_parts_decimals(other):
    values, notes = column_numbers(["1.234", other])

    assert (values[0], notes) == (Decimal("1.234"), ())
