"""Workbooks, good ones and those that make ordinary readers stumble, are read as what they show."""

import zipfile
from datetime import date, datetime, time
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.exchange.reading import read_sheets
from model.exchange.sheets import Merged, Note
from tests.exchange.files import (
    MAIN,
    OFFICE,
    SHEET,
    STRICT,
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
ROWS = [("Toimenpide", "Tila"), ("Foorumi", "käynnissä")]


def read(content: bytes):
    return read_sheets(content, "tietoja.xlsx")[0]


def first_cell(content: bytes):
    return read(content).rows[0][0]


def made_by_openpyxl(change) -> bytes:
    workbook, file = openpyxl.Workbook(), BytesIO()
    change(workbook)
    workbook.save(file)
    return file.getvalue()


def test_a_workbook_is_read_whatever_its_name():
    sheets = read_sheets(a_workbook(TABLE), "tietoja.csv")

    assert sheets[0].rows == ROWS


def test_all_sheets_are_read_in_their_order_hidden_ones_too():
    def change(workbook):
        workbook.active.append(["a"])
        hidden = workbook.create_sheet("Piilossa", 0)
        hidden.append(["b"])
        hidden.sheet_state = "hidden"

    sheets = read_sheets(made_by_openpyxl(change), "tietoja.xlsx")

    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("Piilossa", [("b",)]), ("Sheet", [("a",)])]


def test_a_sheet_of_a_chart_is_no_table():
    def change(workbook):
        workbook.active.append(["a"])
        workbook.create_chartsheet("Kuvio")

    sheets = read_sheets(made_by_openpyxl(change), "tietoja.xlsx")

    assert [sheet.name for sheet in sheets] == ["Sheet"]


def test_rows_and_columns_keep_their_places_where_cells_are_empty():
    sheet = read(a_written_workbook(a_sheet(a_row(3, [a_cell("C3", "7")]) + a_row(5, [a_cell("A5", "8")]))))

    assert sheet.rows == [(), (), (None, None, 7), (), (8,)]


def test_cells_without_places_follow_each_other():
    sheet = read(a_written_workbook(a_sheet("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>")))

    assert sheet.rows == [(1, None, 3), (4,)]


def test_cells_in_disorder_come_to_their_places():
    rows = a_row(2, [a_cell("B2", "22"), a_cell("A2", "21")]) + a_row(1, [a_cell("A1", "11")])

    sheet = read(a_written_workbook(a_sheet(rows)))

    assert sheet.rows == [(11,), (21, 22)]


def test_rows_and_columns_that_only_have_a_format_are_left_out():
    blank = '<c r="XFD{0}" s="1"/>'
    rows = a_row(1, [a_cell("A1")]) + "".join(a_row(n, [blank.format(n)]) for n in range(2, 50_000))

    sheet = read(a_written_workbook(a_sheet(rows)))

    assert sheet.rows == [(1,)]


def test_a_million_empty_rows_before_a_cell_are_rows_without_cells():
    sheet = read(a_written_workbook(a_sheet(a_row(1_048_576, [a_cell("A1048576", "9")]))))

    assert (len(sheet.rows), sheet.rows[0], sheet.rows[-1]) == (1_048_576, (), (9,))


def test_a_formula_is_read_as_the_value_it_had_when_it_was_saved():
    content = a_written_workbook(a_sheet('<row><c r="A1"><f>SUM(B1:B9)</f><v>42</v></c></row>'))

    assert first_cell(content) == 42


def test_a_formula_without_a_value_is_empty_and_noted_with_its_row():
    def change(workbook):
        workbook.active.append(["a", "=1+1"])
        workbook.active.append(["b", "=1+2"])

    sheet = read(made_by_openpyxl(change))

    assert (sheet.rows, sheet.notes) == ([("a",), ("b",)], (Note("formula_without_value", {"count": 2, "row": 1}),))


def test_a_formula_that_gave_no_text_is_not_noted():
    sheet = read(a_written_workbook(a_sheet('<row><c><v>1</v></c><c t="str"><f>""</f><v></v></c></row>')))

    assert sheet.notes == ()


def test_macros_are_left_alone_and_noted():
    sheet = read(with_parts(a_workbook(TABLE), {"xl/vbaProject.bin": b"\0\1\2"}))

    assert (sheet.rows, sheet.notes) == (ROWS, (Note("macros_ignored"),))


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="b"><v>0</v></c>', False),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="str"><v>teksti</v></c>', "teksti"),
        ('<c t="inlineStr"><is><t>teksti</t></is></c>', "teksti"),
        ('<c t="inlineStr"><is><r><t>tek</t></r>\n<r><t xml:space="preserve">sti </t></r></is></c>', "teksti "),
        ('<c t="d"><v>2024-03-05</v></c>', date(2024, 3, 5)),
        ('<c t="d"><v>2024-03-05T12:30:00</v></c>', datetime.fromisoformat("2024-03-05 12:30")),
        ("<c><v>7</v></c>", 7),
        ("<c>\n  <v> 7 </v>\n</c>", 7),
        ("<c><v>-7</v></c>", -7),
        ("<c><v>0.1</v></c>", 0.1),
        ("<c><v>1E3</v></c>", 1000.0),
        ("<c><v>1E999</v></c>", "1E999"),
        ("<c><v>NaN</v></c>", "NaN"),
        ("<c><v>seitsemän</v></c>", "seitsemän"),
    ],
)
def test_a_cell_is_read_by_its_kind(cell, value):
    read_value = first_cell(a_written_workbook(a_sheet(f"<row>{cell}</row>")))

    assert (read_value, type(read_value)) == (value, type(value))


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("<t>Foorumi</t>", "Foorumi"),
        ("<r><t>Foo</t></r><r><rPr/><t>rumi</t></r>", "Foorumi"),
        ("<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>", "東京"),
        ("<t>a_x000D_b</t>", "a\rb"),
        ("<t>_x005F_x0041_</t>", "_x0041_"),
        ("<t>_x0000_</t>", "_x0000_"),
        ("<t>a &amp; b &#228;</t>", "a & b ä"),
    ],
)
def test_a_shared_text_is_read_without_its_looks(text, read_as):
    content = a_written_workbook(a_sheet(a_row(1, [a_cell("A1", "0", "s")])), texts=f"<si>{text}</si>")

    assert first_cell(content) == read_as


@pytest.mark.parametrize(
    ("code", "number", "value"),
    [
        ("d.m.yyyy", 45356, date(2024, 3, 5)),
        ("d.m.yyyy", 1, date(1900, 1, 1)),
        ("d.m.yyyy", 59, date(1900, 2, 28)),
        ("d.m.yyyy", 61, date(1900, 3, 1)),
        ("d.m.yyyy", 2_958_465, date(9999, 12, 31)),
        ("d.m.yyyy", 2_958_466, 2_958_466),
        ("d.m.yyyy", -1, -1),
        ("d.m.yyyy", 0, 0),
        ("d.m.yyyy h:mm", 45356.5, datetime.fromisoformat("2024-03-05 12:00")),
        ('[$-40B]d. mmmm"ta" yyyy', 45356, date(2024, 3, 5)),
        ("[Red]mmm", 45356, date(2024, 3, 5)),
        ("h:mm", 0.75, "18:00"),
        ("h:mm:ss", 0.5 + 1 / 86400, "12:00:01"),
        ("[h]:mm", 1.5, "36:00"),
        ("0.00", 45356, 45356),
        ('0 "day"', 45356, 45356),
        ("#,##0 [$€-40B]", 45356, 45356),
        ("0.00%", 0.4735, 0.4735),
    ],
)
def test_a_number_is_a_day_where_the_workbook_shows_it_as_one(code, number, value):
    assert first_cell(a_workbook([[number]], formats={0: code})) == value


def test_a_workbook_may_count_its_days_from_1904():
    content = a_workbook([[date(2024, 3, 5)]], formats={0: "d.m.yyyy"}, date_1904=True)

    sheet = read(content)

    assert (sheet.rows[0][0], sheet.from_1904) == (date(2024, 3, 5), True)


def test_merged_cells_are_told_with_their_places():
    content = a_written_workbook(
        a_sheet(a_row(1, [a_cell("B1")]), after='<mergeCells><mergeCell ref="B1:D2"/><mergeCell ref="?"/></mergeCells>')
    )

    assert read(content).merged == (Merged(1, 2, 2, 4),)


def broken_by_a_pivot_cache() -> bytes:
    """A workbook with a pivot table whose cache cannot be read, as other programs leave them."""
    content = a_workbook(TABLE)
    parts = parts_of(content)
    related = (
        f'<Relationship Id="p" Type="{OFFICE}/pivotCacheDefinition" Target="pivotCache/cache.xml"/></Relationships>'
    )
    caches = b'<pivotCaches><pivotCache cacheId="1" r:id="p"/></pivotCaches></workbook>'
    table = f'<Relationship Id="t" Type="{OFFICE}/pivotTable" Target="../pivotTables/table.xml"/>'
    return with_parts(
        content,
        {
            "xl/workbook.xml": parts["xl/workbook.xml"].replace(b"</workbook>", caches),
            "xl/_rels/workbook.xml.rels": parts["xl/_rels/workbook.xml.rels"].replace(
                b"</Relationships>", related.encode()
            ),
            "xl/worksheets/_rels/sheet1.xml.rels": relationships(table),
            "xl/pivotTables/table.xml": f'<pivotTableDefinition xmlns="{MAIN}" name="p" cacheId="1" dataCaption="v">'
            '<location ref="A1:B2" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/></pivotTableDefinition>',
            "xl/pivotCache/cache.xml": f'<pivotCacheDefinition xmlns="{MAIN}"/>',
        },
    )


def broken_by_a_style() -> bytes:
    return with_parts(a_workbook(TABLE), {"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font><broken'})


def broken_by_a_colour() -> bytes:
    styles = parts_of(a_workbook(TABLE))["xl/styles.xml"].replace(b'theme="1"', b'rgb="burgundy"')
    return with_parts(a_workbook(TABLE), {"xl/styles.xml": styles})


def broken_by_a_name() -> bytes:
    parts = parts_of(a_workbook(TABLE))
    names = (
        b'</sheets><definedNames><definedName name="Print_Area" localSheetId="99">#REF!</definedName></definedNames>'
    )
    return with_parts(a_workbook(TABLE), {"xl/workbook.xml": parts["xl/workbook.xml"].replace(b"</sheets>", names)})


def broken_by_a_rule() -> bytes:
    rule = b'</sheetData><conditionalFormatting sqref="?"><cfRule type="nothing" priority="x"/></conditionalFormatting>'
    sheet = parts_of(a_workbook(TABLE))[SHEET].replace(b"</sheetData>", rule)
    return with_parts(a_workbook(TABLE), {SHEET: sheet})


@pytest.mark.parametrize(
    "broken", [broken_by_a_pivot_cache, broken_by_a_style, broken_by_a_colour, broken_by_a_name, broken_by_a_rule]
)
def test_what_breaks_the_ordinary_reader_does_not_break_ours(broken):
    with pytest.raises(Exception):  # noqa: B017, PT011 the ordinary reader fails in a different way for each
        openpyxl.load_workbook(BytesIO(broken()))

    assert read(broken()).rows == ROWS


def test_a_drawing_and_a_pivot_table_that_are_missing_are_not_missed():
    sheet = parts_of(a_workbook(TABLE))[SHEET].replace(b"</sheetData>", b'</sheetData><drawing r:id="gone"/>')

    assert read(with_parts(a_workbook(TABLE), {SHEET: sheet})).rows == ROWS


def test_a_strict_workbook_is_read():
    assert first_cell(a_written_workbook(a_sheet(a_row(1, [a_cell("A1", "7")]), namespace=STRICT))) == 7


def test_a_workbook_with_prefixes_is_read():
    sheet = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )

    assert first_cell(a_written_workbook(sheet)) == 7


def test_a_workbook_in_utf_16_is_read():
    sheet = a_sheet(a_row(1, [a_cell("A1", "ä", "str")])).replace('<?xml version="1.0"?>', "")

    assert first_cell(a_written_workbook(sheet.encode("utf-16"))) == "ä"


def test_a_package_with_backslashes_and_capitals_is_read():
    parts = {name.replace("/", "\\").upper(): part for name, part in parts_of(a_workbook(TABLE)).items()}

    assert read(a_package(parts)).rows == ROWS


def test_a_package_that_names_its_parts_from_its_root_is_read():
    rels = parts_of(a_workbook(TABLE))["xl/_rels/workbook.xml.rels"].replace(b'Target="', b'Target="/xl/')

    assert read(with_parts(a_workbook(TABLE), {"xl/_rels/workbook.xml.rels": rels})).rows == ROWS


def test_a_package_without_compression_is_read():
    assert read(a_package(parts_of(a_workbook(TABLE)), zipfile.ZIP_STORED)).rows == ROWS


def test_the_relationships_of_a_package_may_be_missing():
    assert read(with_parts(a_workbook(TABLE), {"_rels/.rels": relationships("")})).rows == ROWS


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.floats(-1e12, 1e12),
    st.dates(date(1900, 3, 1), date(2100, 1, 1)).map(lambda day: datetime.combine(day, time())),
    st.text(
        st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=("Cs", "Cc")), min_size=1, max_size=9
    ),
)


def by_the_ordinary_reader(content: bytes) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(content), data_only=True).active
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def as_the_ordinary_reader_has_it(rows, width: int) -> list[tuple[object, ...]]:
    whole = [
        datetime.combine(cell, time()) if isinstance(cell, date) and not isinstance(cell, datetime) else cell
        for row in rows
        for cell in (*row, *[None] * (width - len(row)))
    ]
    return [tuple(whole[start : start + width]) for start in range(0, len(whole), width)]


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_our_reader_and_the_ordinary_one_see_the_same(rows):
    content = a_workbook([["Nimi", "Tila", "Luku"], *rows, ["loppu", "-", 1]], default_date_format="d.m.yyyy")

    ours = read(content).rows

    assert as_the_ordinary_reader_has_it(ours, 3) == by_the_ordinary_reader(content)
