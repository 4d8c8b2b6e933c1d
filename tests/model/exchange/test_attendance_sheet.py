"""Who was present, from a sheet that somebody kept at the door."""

import io

import pytest
from openpyxl import Workbook

from model.errors import TableNotRead
from model.exchange.attendance_sheet import listed_in


def a_workbook(*rows):
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()


def csv(*lines):
    return "\n".join(lines).encode()


@pytest.mark.parametrize("heading", ["Järjestö", "Yhdistyksen nimi", "Förening", "Organisation", "Name"])
@pytest.mark.parametrize("counted", ["Henkilöä", "Antal personer", "Heads"])
def test_the_columns_are_found_by_their_headings(heading, counted):
    content = csv(f"Nro;{heading};{counted}", "1;Lehdon Klubi ry;4", "2;Lehdon Kuoro, naiset;")

    found = listed_in(content, "lista.csv")

    assert found == (("Lehdon Klubi ry", 4), ("Lehdon Kuoro, naiset", None))


def test_a_workbook_is_read_too():
    content = a_workbook(["Järjestöfoorumi 2025"], [], ["Järjestö", "Hlö"], ["Lehdon Klubi ry", 4], ["Yhteensä", 4])

    found = listed_in(content, "lista.xlsx")

    assert found == (("Lehdon Klubi ry", 4),)


def test_a_list_without_headings_has_its_names_in_the_first_column_with_words():
    content = csv("1;Lehdon Klubi;4", "2;Lehdon Kuoro;12", "3;Lehdon Partio;")

    found = listed_in(content, "lista.csv")

    assert found == (("Lehdon Klubi", 4), ("Lehdon Kuoro", 12), ("Lehdon Partio", None))


@pytest.mark.parametrize(("cell", "counted"), [("3 hlö", None), ("x", None), ("2,5", None), ("0", 0), ("-2", None)])
def test_what_is_no_count_of_persons_is_none(cell, counted):
    content = csv("Järjestö;Hlö", f'Lehdon Klubi;"{cell}"', "Lehdon Kuoro;7")

    found = listed_in(content, "lista.csv")

    assert found[0] == ("Lehdon Klubi", counted)


@pytest.mark.parametrize("content", [b"", b"1;2\n3;4\n", b"%PDF-1.7", b"\x00\xff\xfe\x01"])
def test_a_file_without_names_is_refused(content):
    with pytest.raises(TableNotRead) as refused:
        listed_in(content, "lista.csv")

    assert refused.value.values["name"] == "lista.csv"
