"""The workbook: its sheets, how they print, its charts, what it says of itself."""

import io
import json
import re

import openpyxl
import pytest

from dashboard.charts.theme import STATUS_COLOURS
from dashboard.report.sheets.charts import ink_on
from tests.report.reading_back import (
    CHANGES,
    DEFINITIONS,
    INDICATORS,
    MEASURES,
    PARTICIPATION,
    made,
    parts_of,
    row_where,
    sheets_of,
)

TABLES = (MEASURES, PARTICIPATION, INDICATORS, CHANGES, DEFINITIONS)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("fi", "Yhteenveto Toimenpiteet Osallistuminen Mittarit Muutokset edellisvuodesta Määritelmät"),
        ("sv", "Sammanfattning Åtgärder Deltagande Indikatorer Ändringar från året innan Definitioner"),
        ("en", "Summary Measures Participation Indicators Changes from last year Definitions"),
    ],
)
def test_the_sheets_stand_in_order_in_the_language_of_the_reader(sealed, language, names):
    titles = [sheet.title for sheet in sheets_of(sealed, language)]

    assert " ".join(titles) == names


@pytest.mark.parametrize("place", TABLES)
def test_the_header_of_a_table_stays_in_sight(sealed, place):
    assert sheets_of(sealed)[place].freeze_panes == "A2"


@pytest.mark.parametrize("place", TABLES)
def test_the_header_of_a_table_is_printed_on_each_page(sealed, place):
    assert sheets_of(sealed)[place].print_title_rows == "$1:$1"


@pytest.mark.parametrize("place", TABLES)
def test_a_table_can_be_filtered_by_each_of_its_columns(sealed, place):
    sheet = sheets_of(sealed)[place]

    assert sheet.auto_filter.ref.startswith(f"A1:{sheet.cell(1, sheet.max_column).column_letter}")


@pytest.mark.parametrize("place", range(6))
def test_every_sheet_prints_on_a4_across(sealed, place):
    printed = sheets_of(sealed)[place].page_setup

    assert (printed.orientation, int(printed.paperSize)) == ("landscape", 9)


@pytest.mark.parametrize("place", range(6))
def test_every_sheet_is_printed_as_wide_as_the_page(sealed, place):
    sheet = sheets_of(sealed)[place]

    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("place", range(6))
def test_every_printed_page_has_its_number(sealed, place):
    assert sheets_of(sealed)[place].oddFooter.right.text == "&P (&N)"


def test_the_texts_of_a_table_are_wrapped(sealed):
    cell = row_where(sheets_of(sealed)[MEASURES], "Nro", "1")["Perustelu"]

    assert cell.alignment.wrap_text


@pytest.mark.parametrize(
    ("place", "title"),
    [(0, "Toimenpiteet tavoitteittain ja tilanteittain"), (1, "Tavoitetut verkoston jäsenet kategorioittain")],
)
def test_each_chart_says_in_its_alternative_text_what_it_shows(sealed, place, title):
    drawing = parts_of(sealed, r"drawings/drawing\d\.xml")[place]

    assert re.search(rf'descr="Pylväskaavio: {title}\. [^"]+ Luvut ovat taulukkona samalla välilehdellä\."', drawing)


def test_the_chart_of_statuses_draws_the_year_and_the_year_before(sealed):
    chart = parts_of(sealed, r"charts/chart1\.xml")[0]

    assert re.findall(r"<c:v>(202\d)</c:v>", chart)[:8] == ["2024"] * 4 + ["2023"] * 4


def test_a_year_without_members_has_no_chart_of_them(refrozen):
    sealed = refrozen(lambda document: document["categories"].clear())

    assert len(parts_of(sealed, r"charts/chart\d\.xml")) == 1


@pytest.mark.parametrize("colour", STATUS_COLOURS.values())
def test_a_count_can_be_read_on_the_colour_of_its_bar(colour):
    def luminance(of):
        parts = [int(of[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), light, strict=True))

    dark, light = sorted((luminance(colour), luminance(ink_on(colour))))

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_properties_name_the_document_and_the_municipality(sealed):
    properties = openpyxl.load_workbook(io.BytesIO(made(sealed))).properties

    assert properties.title == "Järjestöyhteistyön vuosikatsaus 2024, Kauniainen"


def test_the_workbook_was_made_when_the_year_was_frozen(sealed):
    properties = openpyxl.load_workbook(io.BytesIO(made(sealed))).properties

    assert properties.created.isoformat() == properties.modified.isoformat() == "2025-02-20T10:00:00"


def test_the_workbook_carries_the_hash_of_its_document(sealed):
    book = openpyxl.load_workbook(io.BytesIO(made(sealed)))

    assert book.custom_doc_props["kumppani.hash"].value == json.loads(sealed)["hash"]


def test_five_hundred_measures_have_five_hundred_rows(refrozen):
    def change(document):
        one = document["measures"][0]
        document["measures"] = [{**one, "id": number, "code": str(number)} for number in range(1, 501)]

    sealed = refrozen(change)

    assert sheets_of(sealed)[MEASURES].max_row == 501
