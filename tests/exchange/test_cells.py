"""What people have in their cells: texts, lists, days, and that there is nothing."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange.cells import NotADate, as_date, as_text, as_words, is_missing


@pytest.mark.parametrize(
    "cell",
    [
        None,
        "",
        " ",
        "\t\n",
        "\u00a0",
        "NA",
        "n/a",
        "N/A",
        "#N/A",
        "-",
        "–",
        "—",
        "[empty]",
        "Ei tietoa",
        "uppgift saknas",
        "no data",
    ],
)
def test_a_cell_that_says_that_there_is_nothing_is_missing(cell):
    assert is_missing(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "ei", "nej", "--", "#REF!", date(2024, 1, 1)])
def test_zero_and_no_are_not_missing(cell):
    assert not is_missing(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Foorumi \n", "Foorumi"),
        ("007", "007"),
        (7, "7"),
        (7.0, "7"),
        (-7.0, "-7"),
        (45.41, "45.41"),
        (0.1 + 0.2, "0.3"),
        (1e300, "1e+300"),
        (True, "true"),
        (date(2024, 3, 5), "2024-03-05"),
        (datetime.fromisoformat("2024-03-05 12:30"), "2024-03-05 12:30:00"),
        ("ja\u0308rjesto\u0308", "järjestö"),
        ("yksi\r\nkaksi\rkolme", "yksi\nkaksi\nkolme"),
        ("a\x0bb\x00c\ufeff", "abc"),
        ("a\u00a0b", "a\u00a0b"),
    ],
)
def test_a_cell_is_a_text_as_people_would_write_it(cell, text):
    assert as_text(cell) == text


@given(st.text())
def test_a_text_once_tidied_stays_as_it_is(text):
    assert as_text(as_text(text)) == as_text(text)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("A; B;C", ("A", "B", "C")),
        ("A\nB", ("A", "B")),
        ("A, B", ("A", "B")),
        ("Espoo, Finland; Kauniainen", ("Espoo, Finland", "Kauniainen")),
        ("• A\n• B", ("A", "B")),
        ("- A\n- B", ("A", "B")),
        ("A;;B; ;-", ("A", "B")),
        ("A; A", ("A",)),
        ("ei tietoa", ()),
        (None, ()),
        (7.0, ("7",)),
    ],
)
def test_a_list_in_a_cell_is_its_words(cell, words):
    assert as_words(cell) == words


@pytest.mark.parametrize(
    "cell",
    [
        "5.3.2024",
        "05.03.2024",
        "5. 3. 2024",
        "5.3.24",
        "2024-03-05",
        "2024-3-5",
        "2024/03/05",
        "20240305",
        "2024-03-05T12:30:00Z",
        "2024-03-05 10:00:00 UTC",
        "2024-03-05T12:30:00.123+02:00",
        "5.3.2024 klo 12.30",
        "5.3.2024 12:30",
        " 5.3.2024 ",
        date(2024, 3, 5),
        datetime.fromisoformat("2024-03-05 23:59"),
    ],
)
def test_a_day_is_read_however_people_write_it(cell):
    day = as_date(cell)

    assert (day, type(day)) == (date(2024, 3, 5), date)


@pytest.mark.parametrize(
    ("cell", "day"),
    [("15/01/2024", date(2024, 1, 15)), ("01/15/2024", date(2024, 1, 15)), ("5/5/2024", date(2024, 5, 5))],
)
def test_a_day_with_slashes_is_read_where_it_can_be_one_day_only(cell, day):
    assert as_date(cell) == day


def test_a_day_that_may_be_two_is_refused_as_such():
    with pytest.raises(NotADate) as refused:
        as_date("04/05/2024")

    assert refused.value.ambiguous


@pytest.mark.parametrize(
    "cell",
    [
        "31.2.2024",
        "0.1.2024",
        "5.13.2024",
        "1.8.",
        "2024",
        "1.8.2021–31.5.2025",
        "keväällä",
        "5.3.2024x",
        2024,
        45356,
        "45356",
        True,
        1.5,
    ],
)
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(NotADate):
        as_date(cell)


@pytest.mark.parametrize("cell", [45356, 45356.75, "45356", "45356,5"])
def test_in_a_column_of_days_the_number_of_a_workbook_is_a_day(cell):
    assert as_date(cell, serial=True) == date(2024, 3, 5)


def test_a_workbook_from_1904_counts_its_days_from_there():
    assert as_date(45356 - 1462, serial=True, from_1904=True) == date(2024, 3, 5)


@pytest.mark.parametrize("cell", [2024, 2024.0, -5, 0, 10**9, float("nan"), True])
def test_years_and_odd_numbers_are_no_days_even_in_a_column_of_days(cell):
    with pytest.raises(NotADate):
        as_date(cell, serial=True)


@pytest.mark.parametrize("cell", [None, " ", "-", "ei tietoa"])
def test_a_missing_day_is_none(cell):
    assert as_date(cell) is None


@given(st.dates(date(1000, 1, 1)))
def test_a_day_written_in_our_way_is_read_back(day):
    assert as_date(f"{day.day}.{day.month}.{day.year}") == as_date(day.isoformat()) == day


@given(st.one_of(st.text(), st.from_regex(r"[0-9./\-]{1,12}")))
def test_no_text_raises_anything_but_that_it_is_no_day(text):
    try:
        day = as_date(text, serial=True)
    except NotADate:
        day = None

    assert day is None or isinstance(day, date)
