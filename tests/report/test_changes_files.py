"""The files of what changed: a print for everybody, a workbook and a table that say the same."""

import io
import json
import re
from datetime import UTC, date, datetime

import openpyxl
import pdfua
import pikepdf
import pytest
from pypdf import PdfReader

from dashboard.language import texts_for
from dashboard.report.changes.files import changes_file, name_of_changes
from dashboard.report.changes.lines import sections
from dashboard.report.forms import Form
from model.base import Language
from model.figures.changes_as_values import changes_as_values
from model.figures.periods import point_of, since_last_meeting
from model.opening import open_database
from model.reading.changes import read_changes
from model.reading.plans import read_meetings, read_plan
from tests.nasty_plan import NastyPlan
from tests.report.reading_pdf import attribute, elements

PLAN, ENDS = "kauniainen-2021-2025", date(2025, 5, 31)
AT = datetime(2025, 6, 2, 9, 30, tzinfo=UTC)


def read(file, since, until):
    engine = open_database(f"sqlite:///{file}")
    with engine.connect() as connection:
        plan = read_plan(connection, PLAN)
        found = read_changes(connection, plan, point_of(since, plan), point_of(until, plan), newest=ENDS)
    engine.dispose()
    return found, plan


@pytest.fixture
def year(example):
    return read(example, "2023-12-31", "2024-12-31")


@pytest.fixture
def since_the_meeting(example):
    engine = open_database(f"sqlite:///{example}")
    with engine.connect() as connection:
        plan = read_plan(connection, PLAN)
        period = since_last_meeting(plan, read_meetings(connection, plan.id), ENDS)
    engine.dispose()
    return read(example, str(period.since), str(period.until))


def made(form, told, language="fi"):
    found, plan = told
    return changes_file(form, found, plan, texts_for(language), AT)


def pages_of(pdf):
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def run_together(text):
    """Without the spaces and hyphens at which a line may be broken."""
    return re.sub("[\\s\u00ad\u2010-]", "", text)


@pytest.mark.parametrize("language", list(Language))
def test_nothing_in_the_print_speaks_against_pdf_ua(year, language, tmp_path):
    file = tmp_path / "changes.pdf"
    file.write_bytes(made(Form.PDF, year, language))

    assert not pdfua.validate(str(file)).findings


@pytest.mark.parametrize("language", list(Language))
def test_what_changed_since_a_meeting_fits_on_one_page(since_the_meeting, language):
    assert len(pages_of(made(Form.PDF, since_the_meeting, language))) == 1


def test_a_whole_year_fits_on_two_pages(year):
    assert len(pages_of(made(Form.PDF, year))) == 2


@pytest.mark.parametrize(("language", "tag"), [("fi", "fi"), ("sv", "sv-FI"), ("en", "en-GB")])
def test_the_print_says_its_language_and_shows_its_title(year, language, tag):
    with pikepdf.open(io.BytesIO(made(Form.PDF, year, language))) as pdf:
        said = (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle), str(pdf.docinfo.Title)[:4])

    assert said == (tag, True, texts_for(language)("changes.title", period="")[:4])


def test_every_table_of_the_print_has_cells_that_head_its_columns(year):
    with pikepdf.open(io.BytesIO(made(Form.PDF, year))) as pdf:
        tables = elements(pdf.Root.StructTreeRoot, "/Table")
        scopes = [{attribute(cell, "/Scope") for cell in elements(table, "/TH")} for table in tables]

    assert scopes
    assert all(scope == {"/Column"} for scope in scopes)


def test_the_print_names_every_change(year):
    found, _ = year
    names = [line.named for section in sections(found, texts_for("fi")) for line in section.lines]

    printed = run_together(" ".join(pages_of(made(Form.PDF, year))))

    missing = [name for name in names if run_together(name) not in printed]

    assert not missing


def test_the_same_changes_are_inside_the_print_for_machines(year):
    found, plan = year

    with pikepdf.open(io.BytesIO(made(Form.PDF, year))) as pdf:
        attached = json.loads(pdf.attachments[f"{PLAN}-changes.json"].get_file().read_bytes())

    assert attached == json.loads(json.dumps(changes_as_values(found, plan.slug)))


def test_the_print_of_no_change_says_so(example):
    text = pages_of(made(Form.PDF, read(example, "2024-06-30", "2024-06-30")))[0]

    assert texts_for("fi")("changes.nothing") in text


def test_whatever_people_typed_the_print_is_made(nasty_plan: NastyPlan):
    pdf = made(Form.PDF, read(nasty_plan.file, "2021-08-01", "2025-05-31"))

    assert len(pages_of(pdf)) > 1


def test_the_workbook_has_a_row_for_every_change(year):
    found, _ = year

    summary, table = openpyxl.load_workbook(io.BytesIO(made(Form.XLSX, year))).worksheets

    lines = sum(len(section.lines) for section in sections(found, texts_for("fi")))
    assert (table.max_row - 1, table["A1"].value) == (lines, "Muutos")
    assert summary["A1"].value == "Muutokset 31.12.2023–31.12.2024"


def test_no_cell_of_the_workbook_is_a_formula(nasty_plan: NastyPlan):
    book = openpyxl.load_workbook(io.BytesIO(made(Form.XLSX, read(nasty_plan.file, "2021-08-01", "2025-05-31"))))

    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}

    assert kinds <= {"s", "n"}


def test_the_table_says_what_the_workbook_says(year):
    rows = made(Form.CSV, year).decode("utf-8-sig").splitlines()

    table = openpyxl.load_workbook(io.BytesIO(made(Form.XLSX, year))).worksheets[1]

    assert len(rows) == table.max_row
    assert rows[1].split(";")[:2] == [table["A2"].value, table["B2"].value]


def test_the_json_is_that_of_the_command(year):
    found, plan = year

    assert json.loads(made(Form.JSON, year)) == json.loads(json.dumps(changes_as_values(found, plan.slug)))


def test_the_name_of_a_file_tells_plan_points_and_language(example):
    found, plan = read(example, "snapshot:2023", "2024-12-31")

    assert name_of_changes(Form.PDF, found, plan, texts_for("sv")) == f"{PLAN}-snapshot-2023-1-2024-12-31-sv.pdf"
