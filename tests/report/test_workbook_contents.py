"""What the workbook says: numbers as numbers, days as days, the rest in words."""

import json
from datetime import date

import pytest

from tests.report.reading_back import (
    CHANGES,
    INDICATORS,
    MEASURES,
    PARTICIPATION,
    SUMMARY,
    row_where,
    rows_of,
    sheets_of,
)


def test_a_share_is_a_number_out_of_a_number_and_a_percentage(sealed):
    row = row_where(sheets_of(sealed)[PARTICIPATION], "Tunnusluku", "Tavoitetut verkoston jäsenet")

    told = [row[f"2024: {name}"].value for name in ("Luku", "Joukosta", "Osuus, %")]

    assert told == [37, 52, pytest.approx(37 / 52)]


def test_a_percentage_is_shown_as_one(sealed):
    row = row_where(sheets_of(sealed)[PARTICIPATION], "Tunnusluku", "Tavoitetut verkoston jäsenet")

    assert row["2024: Osuus, %"].number_format == "0 %"


def test_there_is_no_percentage_of_fewer_than_five(sealed):
    row = row_where(sheets_of(sealed)[PARTICIPATION], "Tunnusluku", "Yrittäjäyhdistykset")

    told = [row[f"2024: {name}"].value for name in ("Luku", "Joukosta", "Osuus, %")]

    assert told == [1, 2, None]


def test_a_percentage_of_fewer_than_five_is_none_of_an_indicator_either(schema_2):
    row = row_where(sheets_of(schema_2)[INDICATORS], "Nro", "3a")

    told = [row[name].value for name in ("2023: Toteuma", "Luku", "Joukosta", "Osuus, %")]

    assert told == ["1 / 2", 1, 2, None]


def test_the_year_before_stands_beside_the_year(sealed):
    row = row_where(sheets_of(sealed)[PARTICIPATION], "Tunnusluku", "Myönnetyt avustukset")

    assert (row["2024: Luku"].value, row["2023: Luku"].value) == (24700, 22600)


def test_the_value_of_an_indicator_is_a_number_with_its_decimals(sealed):
    cell = row_where(sheets_of(sealed)[INDICATORS], "Nro", "7a")["2024: Toteuma"]

    assert (cell.value, cell.number_format) == (824.5, "#,##0.0")


def test_yes_and_no_are_words(sealed):
    row = row_where(sheets_of(sealed)[INDICATORS], "Nro", "6a")

    assert (row["Lähtötaso"].value, row["2024: Toteuma"].value) == ("ei", "kyllä")


@pytest.mark.parametrize(("language", "word"), [("fi", "ei tietoa"), ("sv", "uppgift saknas"), ("en", "no data")])
def test_a_missing_value_is_said(sealed, language, word):
    row = next(row for row in sheets_of(sealed, language)[INDICATORS].iter_rows(values_only=True) if row[0] == "11b")

    assert word in row


def test_why_a_value_is_missing_stands_beside_it(sealed):
    row = row_where(sheets_of(sealed)[INDICATORS], "Nro", "11b")

    assert row["Miksi arvo puuttuu"].value.startswith("Järjestäjä ei laskenut kävijöitä")


def test_a_deadline_is_a_date(sealed):
    cell = row_where(sheets_of(sealed)[MEASURES], "Nro", "5")["Viimeistään"]

    assert (cell.value.date(), cell.number_format) == (date(2025, 2, 28), "d.m.yyyy")


def test_the_time_of_freezing_is_a_time_on_the_clock_of_helsinki(sealed):
    told = {row[0].value: row[1] for row in sheets_of(sealed)[SUMMARY].iter_rows()}

    assert told["Jäädytetty"].value.isoformat() == "2025-02-20T12:00:00"


def test_a_deadline_that_moved_is_two_dates(sealed):
    row = next(
        row
        for row in rows_of(sheets_of(sealed)[CHANGES])
        if row["Mistä"].value.startswith("10 ") and row["Tieto"].value == "määräaika"
    )

    assert (row["Oli"].value.date(), row["On"].value.date()) == (date(2024, 12, 31), date(2025, 3, 31))


def test_the_value_of_an_indicator_that_changed_is_a_number_with_its_unit(sealed):
    cell = row_where(sheets_of(sealed)[CHANGES], "Mistä", "1b Foorumiin osallistuneet järjestöt")["On"]

    assert (cell.value, cell.number_format) == (28, '#,##0 "järjestöä"')


def test_the_measures_have_their_fulfilment_as_numbers(sealed):
    row = row_where(sheets_of(sealed)[MEASURES], "Nro", "15")

    assert (row["Pidetty"].value, row["Vaatimus"].value) == (0, 1)


def test_the_summary_says_what_the_document_is(sealed):
    told = {row[0]: row[1] for row in sheets_of(sealed)[SUMMARY].iter_rows(values_only=True)}

    assert told["Tiiviste (SHA-256)"] == json.loads(sealed)["hash"]


def test_the_summary_says_that_the_data_are_an_example(sealed):
    told = [row[0] for row in sheets_of(sealed)[SUMMARY].iter_rows(values_only=True)]

    assert "Esimerkkiaineisto" in told


def test_the_first_frozen_year_says_that_there_is_nothing_to_compare_it_with(sealed_years):
    told = [row[0] for row in sheets_of(sealed_years[2022])[CHANGES].iter_rows(values_only=True)]

    assert "Edellisestä vuodesta ei ole jäädytettyä asiakirjaa, johon verrata." in told


def test_a_correction_says_first_what_it_corrects(schema_2):
    row = rows_of(sheets_of(schema_2)[CHANGES])[0]

    told = [cell.value for cell in row.values()]

    assert told == ["2023/1", "2 Kuvaus tiloista", "arvio", "▲ edistyy hyvin", "▼ ei edisty"]


def test_a_correction_says_why_on_the_first_sheet(schema_2):
    told = [row[0] for row in sheets_of(schema_2)[SUMMARY].iter_rows(values_only=True)]

    assert "Tämä versio 2023/2 korvaa version 2023/1. Syy: Arvio oli väärä." in told
