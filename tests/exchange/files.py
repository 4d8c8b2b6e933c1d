"""Files as people and programs make them, good and bad, for the tests of the reader."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter

SAMPLES = Path(__file__).parent / "samples"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


def a_workbook(
    *tables: Sequence[Sequence[object]], formats: Mapping[int, str] | None = None, **options: object
) -> bytes:
    """A workbook with one sheet for each table; `formats` are number formats by column, `options` the writer's."""
    file = BytesIO()
    workbook = xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False, **options})
    looks = {column: workbook.add_format({"num_format": code}) for column, code in (formats or {}).items()}
    for table in tables:
        sheet = workbook.add_worksheet()
        for row, cells in enumerate(table):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell, looks.get(column))
    workbook.close()
    return file.getvalue()


def a_package(parts: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(content: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A workbook with some of its parts replaced, or others added."""
    return a_package({**parts_of(content), **parts})


def a_sheet(rows: str, namespace: str = MAIN, after: str = "") -> str:
    return f'<?xml version="1.0"?><worksheet xmlns="{namespace}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def a_written_workbook(sheet: str, texts: str = "", properties: str = "", styles: str = "") -> bytes:
    """A workbook with a sheet that is written out, as a program less careful than Excel might."""
    kinds = {"sheet": "worksheet", "texts": "sharedStrings", "styles": "styles"}
    targets = {"sheet": "worksheets/sheet1.xml", "texts": "sharedStrings.xml", "styles": "styles.xml"}
    related = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{targets[key]}"/>' for key, kind in kinds.items()
    )
    return a_package(
        {
            "_rels/.rels": relationships(
                f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            ),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}<sheets>'
            '<sheet name="Sheet" sheetId="1" r:id="sheet"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relationships(related),
            SHEET: sheet,
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
            "xl/styles.xml": styles or f'<styleSheet xmlns="{MAIN}"/>',
        }
    )


def relationships(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def a_cell(place: str, value: str = "1", kind: str = "n", style: int = 0) -> str:
    return f'<c r="{place}" t="{kind}" s="{style}"><v>{value}</v></c>'


def a_row(number: int, cells: Iterable[str]) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'
