"""Files that are no tables, or no safe ones: each is refused with its own reason."""

import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model import errors
from model.exchange.reading import LARGEST, read_sheets
from tests.exchange.files import (
    MAIN,
    OLD_OFFICE,
    SHEET,
    a_cell,
    a_package,
    a_row,
    a_sheet,
    a_workbook,
    a_written_workbook,
    parts_of,
    relationships,
    with_parts,
)

TABLE = [["Toimenpide", "Tila"], ["Foorumi", "käynnissä"]]
BLANKS = f"<row>{' ' * 4096}</row>" * 16 * 1024
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def a_nested_sheet() -> str:
    return a_sheet("<row>" * 100_000 + "</row>" * 100_000)


def a_bomb_that_lies() -> bytes:
    """A workbook whose sheet unpacks to 64 MB, while the directory of the package says 64 kB."""
    content = with_parts(a_workbook(TABLE), {SHEET: a_sheet(BLANKS)})
    return content.replace(struct.pack("<I", len(a_sheet(BLANKS))), struct.pack("<I", 64 * 1024))


REFUSED = {
    "nothing": (b"", errors.TableEmpty),
    "blanks": (b" \r\n\t\n", errors.TableEmpty),
    "only separators": (b";;;\n;;;\n", errors.TableEmpty),
    "a workbook without a row": (a_workbook([]), errors.TableEmpty),
    "a file over 20 MB": (b"a;b\n" * (LARGEST // 4 + 1), errors.TableTooLarge),
    "an old workbook": (OLD_OFFICE + bytes(500) + wide("Workbook"), errors.OldWorkbook),
    "a very old workbook": (OLD_OFFICE + bytes(500) + wide("Book"), errors.OldWorkbook),
    "an encrypted workbook": (OLD_OFFICE + bytes(500) + wide("EncryptedPackage"), errors.EncryptedWorkbook),
    "an old letter": (OLD_OFFICE + bytes(500) + wide("WordDocument"), errors.NotATable),
    "another old container": (OLD_OFFICE + bytes(500), errors.TableNotRead),
    "a printed document": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", errors.NotATable),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(20), errors.NotATable),
    "a photograph": (b"\xff\xd8\xff\xe0" + bytes(20), errors.NotATable),
    "a database": (b"SQLite format 3\0" + bytes(20), errors.NotATable),
    "a program": (b"\x7fELF" + bytes(range(256)), errors.NulInText),
    "a text with zeros": (b"a;b\n1;\x00\n", errors.NulInText),
    "a text of control signs": (b"a;b\n" + bytes(range(1, 9)) * 9, errors.NulInText),
    "a web page named as a workbook": (b"<html><table><tr><td>1</td></tr></table></html>", errors.WebPageNotTable),
    "a workbook as XML": (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', errors.WebPageNotTable),
    "an empty package": (a_package({}), errors.ArchiveNotWorkbook),
    "a package of pictures": (a_package({"a.png": b""}), errors.ArchiveNotWorkbook),
    "a letter": (a_package({"word/document.xml": "<a/>"}), errors.NotATable),
    "slides": (a_package({"ppt/presentation.xml": "<a/>"}), errors.NotATable),
    "an OpenDocument table": (
        a_package({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}),
        errors.OpenDocumentTable,
    ),
    "an OpenDocument letter": (
        a_package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}),
        errors.NotATable,
    ),
    "a binary workbook": (a_package({"xl/workbook.bin": b"\x83\x01"}), errors.BinaryWorkbook),
    "half a workbook": (a_workbook(TABLE)[:2000], errors.WorkbookBroken),
    "a sheet that is no XML": (with_parts(a_workbook(TABLE), {SHEET: "<worksheet><row>"}), errors.WorkbookBroken),
    "a sheet in another encoding": (
        with_parts(a_workbook(TABLE), {SHEET: '<?xml version="1.0" encoding="klingon"?><a/>'}),
        errors.WorkbookBroken,
    ),
    "a workbook without its sheet": (
        a_package({name: part for name, part in parts_of(a_workbook(TABLE)).items() if name != SHEET}),
        errors.WorkbookBroken,
    ),
    "a text that is not there": (
        a_written_workbook(a_sheet(a_row(1, [a_cell("A1", "7", "s")]))),
        errors.WorkbookBroken,
    ),
    "a text before the first": (
        a_written_workbook(a_sheet(a_row(1, [a_cell("A1", "-1", "s")])), "<si><t>a</t></si>"),
        errors.WorkbookBroken,
    ),
    "a row that is there twice": (
        a_written_workbook(a_sheet(a_row(1, [a_cell("A1")]) + a_row(1, [a_cell("B1")]))),
        errors.WorkbookBroken,
    ),
    "a row without an end": (a_written_workbook(a_sheet(f"<row>{'<c/>' * 16_385}</row>")), errors.WorkbookBroken),
    "a sheet that the workbook does not find": (
        with_parts(a_workbook(TABLE), {"xl/_rels/workbook.xml.rels": relationships("")}),
        errors.WorkbookBroken,
    ),
    "too many sheets": (a_workbook(*[TABLE] * 501), errors.TooManySheets),
    "a row that no sheet has": (a_written_workbook(a_sheet(a_row(99_999_999, [a_cell("A1")]))), errors.WorkbookBroken),
    "a column that no sheet has": (a_written_workbook(a_sheet(a_row(1, [a_cell("AAAAA1")]))), errors.WorkbookBroken),
    "entities in a sheet": (with_parts(a_workbook(TABLE), {SHEET: ENTITIES + "<x>&b;</x>"}), errors.WorkbookDeclares),
    "entities in the texts": (
        with_parts(a_workbook(TABLE), {"xl/sharedStrings.xml": ENTITIES + "<x>&b;</x>"}),
        errors.WorkbookDeclares,
    ),
    "entities in the workbook": (
        with_parts(a_workbook(TABLE), {"xl/workbook.xml": ENTITIES + "<x>&b;</x>"}),
        errors.WorkbookDeclares,
    ),
    "a file of the server": (
        with_parts(a_workbook(TABLE), {SHEET: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'}),
        errors.WorkbookDeclares,
    ),
    "a bomb": (with_parts(a_workbook(TABLE), {SHEET: a_sheet(BLANKS)}), errors.UnpacksTooLarge),
    "a bomb that lies of its size": (a_bomb_that_lies(), errors.WorkbookBroken),
    "a deep sheet": (with_parts(a_workbook(TABLE), {SHEET: a_nested_sheet()}), errors.WorkbookBroken),
    "a tag without an end": (
        with_parts(a_workbook(TABLE), {SHEET: f'<worksheet xmlns="{MAIN}" a="{"b" * 3 * 1024**2}"/>'}),
        errors.WorkbookBroken,
    ),
    "a package packed in another way": (
        a_package({"xl/workbook.xml": "<a/>"}, zipfile.ZIP_LZMA),
        errors.WorkbookBroken,
    ),
    "a package of very many parts": (a_package({str(n): "" for n in range(10_001)}), errors.ArchiveNotWorkbook),
    "too many rows": (b"a;b\n" * 100_001, errors.TooManyRows),
    "too many rows of a workbook": (
        a_written_workbook(a_sheet("<row><c><v>1</v></c></row>" * 100_001)),
        errors.TooManyRows,
    ),
    "too many columns": (b";".join([b"1"] * 2_001), errors.TooManyColumns),
    "too many columns of a workbook": (a_workbook([range(2_001)]), errors.TooManyColumns),
    "a cell in the farthest corner": (
        a_written_workbook(a_sheet(a_row(1, [a_cell("A1")]) + a_row(1_048_576, [a_cell("XFD1048576")]))),
        errors.TooManyColumns,
    ),
    "many rows with their only cell far away": (
        a_written_workbook(a_sheet("".join(a_row(n, [a_cell(f"BXX{n}")]) for n in range(1, 4_001)))),
        errors.TooManyCells,
    ),
    "a quotation mark without an end": (b'a;b\n1;"2\n3;4\n', errors.QuoteNeverClosed),
    "a cell without an end": (b'a;b\n1;"' + b"2\n" * 100_000, errors.CellTooLong),
}


@pytest.mark.parametrize(("content", "refusal"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_safe_table_is_refused_with_its_own_reason(content, refusal):
    with pytest.raises(errors.TableNotRead) as refused:
        read_sheets(content, "tietoja.xlsx")

    assert type(refused.value) is refusal


def test_a_refusal_names_the_file():
    with pytest.raises(errors.TableEmpty) as refused:
        read_sheets(b"", "tietoja.xlsx")

    assert refused.value.values == {"name": "tietoja.xlsx"}


def test_a_refused_quotation_mark_is_said_with_its_row():
    with pytest.raises(errors.QuoteNeverClosed) as refused:
        read_sheets(b'a;b\n1;2\n3;"4\n5;6\n', "tietoja.csv")

    assert refused.value.values["row"] == 3


def test_a_wide_row_is_refused_with_its_sheet_and_number():
    with pytest.raises(errors.TooManyColumns) as refused:
        read_sheets(a_workbook([["a"], range(2_001)]), "tietoja.xlsx")

    assert refused.value.values == {"name": "tietoja.xlsx", "sheet": "Sheet1", "row": 2, "limit": 2_000}


def reads_or_refuses(content: bytes) -> bool:
    try:
        return bool(read_sheets(content, "tietoja.xlsx"))
    except errors.TableNotRead:
        return True


@given(st.binary(max_size=2_000), st.sampled_from([b"", b"PK\x03\x04", OLD_OFFICE, b"\xff\xfe", b"sep=;\n", b'a;"']))
def test_no_bytes_raise_anything_but_a_refusal(content, start):
    assert reads_or_refuses(start + content)


WORKBOOK = a_workbook(TABLE, [[1, 2.5, "x"]], formats={0: "d.m.yyyy"})


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(1, 255), st.booleans())
def test_no_damage_of_a_workbook_raises_anything_but_a_refusal(place, change, is_cut):
    damaged = bytearray(WORKBOOK)
    damaged[place] ^= change

    assert reads_or_refuses(bytes(damaged[:place] if is_cut else damaged))


TAGS = st.sampled_from(["row", "c", "v", "f", "is", "t", "r", "rPh", "mergeCell", "x"])
VALUES = st.sampled_from(
    ["", "1", "-1", "A1", "A", "B2:A1", "n", "s", "b", "e", "d", "str", "inlineStr", "9" * 400, "XFE1", "²"]
)
NAMES = st.sampled_from(["r", "t", "s", "ref"])


@st.composite
def elements(draw, depth: int = 3) -> str:
    attributes = "".join(
        f' {name}="{value}"' for name, value in draw(st.dictionaries(NAMES, VALUES, max_size=3)).items()
    )
    inside = draw(VALUES) if depth == 0 else "".join(draw(st.lists(elements(depth - 1), max_size=3)))
    tag = draw(TAGS)
    return f"<{tag}{attributes}>{inside}{draw(VALUES)}</{tag}>"


@given(elements(), elements())
def test_no_sheet_of_odd_elements_raises_anything_but_a_refusal(first, second):
    assert reads_or_refuses(a_written_workbook(a_sheet(first + second), texts=first))
