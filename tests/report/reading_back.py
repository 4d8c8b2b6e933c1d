"""A workbook made of a sealed document, read back for the tests."""

import io
import re
import zipfile
from functools import cache

import openpyxl

from dashboard.report.workbook import workbook_of
from model.base import Language

SUMMARY, MEASURES, PARTICIPATION, INDICATORS, CHANGES, DEFINITIONS = range(6)


@cache
def made(sealed, language="fi"):
    return workbook_of(sealed, Language(language))


def sheets_of(sealed, language="fi"):
    return openpyxl.load_workbook(io.BytesIO(made(sealed, language))).worksheets


def rows_of(sheet):
    """Each row of a table by its headings."""
    headings, *rows = sheet.iter_rows()
    names = [cell.value for cell in headings]
    return [dict(zip(names, row, strict=True)) for row in rows]


def row_where(sheet, heading, value):
    return next(row for row in rows_of(sheet) if row[heading].value == value)


def parts_of(sealed, named):
    with zipfile.ZipFile(io.BytesIO(made(sealed))) as book:
        return [book.read(name).decode() for name in sorted(book.namelist()) if re.search(named, name)]


def titled(document, title):
    document["measures"][0]["title"] = {"fi": title, "sv": title, "en": title}
