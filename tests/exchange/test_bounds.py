"""However a file is made, reading it takes a bounded amount of memory."""

import tracemalloc

import pytest

from model.errors import TableNotRead
from model.exchange.reading import read_sheets
from tests.exchange.files import SHEET, a_cell, a_row, a_sheet, a_workbook, a_written_workbook, with_parts

MEGABYTE = 1024**2
NAMES = "".join(f"<si><t>Toimenpide numero {n}</t></si>" for n in range(20_000))


def megabytes_to_read(content: bytes) -> int:
    """The most that reading needs at once, refused or not, besides the content itself."""
    tracemalloc.start()
    try:
        read_sheets(content, "tietoja")
    except TableNotRead:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    return peak // MEGABYTE


def a_large_table() -> bytes:
    cells = [*['<c t="s"><v>{0}</v></c>'] * 10, *["<c><v>{0}.5</v></c>"] * 10, *['<c s="1"><v>4{0}</v></c>'] * 10]
    rows = "".join(f"<row>{''.join(cells).format(n)}</row>" for n in range(6_000))
    return a_written_workbook(a_sheet(rows), texts=NAMES)


def a_farthest_corner() -> bytes:
    return a_written_workbook(a_sheet(a_row(1, [a_cell("A1")]) + a_row(1_048_576, [a_cell("XFD1048576")])))


def a_last_row_in_many_sheets() -> bytes:
    sheet = a_sheet(a_row(1_048_576, [a_cell("A1048576")]))
    return with_parts(a_workbook(*[["a"]] * 40), {f"xl/worksheets/sheet{n}.xml": sheet for n in range(1, 41)})


def a_row_of_cells_without_places() -> bytes:
    return a_written_workbook(a_sheet(f"<row>{'<c><v>1</v></c>' * 900_000}</row>"))


def a_package_of_blanks() -> bytes:
    return with_parts(a_workbook(["a"]), {SHEET: a_sheet(" " * 200 * MEGABYTE)})


def a_cell_of_very_long_text() -> bytes:
    runs = f"<r><t>{'a' * 10_000}</t></r>" * 1_000
    return a_written_workbook(a_sheet(f'<row><c t="inlineStr"><is>{runs}</is></c></row>'))


def a_very_long_shared_text() -> bytes:
    runs = f"<r><t>{'a' * 10_000}</t></r>" * 1_000
    return a_written_workbook(a_sheet(""), texts=f"<si>{runs}</si>")


def many_empty_texts() -> bytes:
    return a_written_workbook(a_sheet(a_row(1, [a_cell("A1")])), texts="<si/>" * 300_000)


def many_styles() -> bytes:
    return a_written_workbook(
        a_sheet(a_row(1, [a_cell("A1")])), styles=f"<styleSheet><cellXfs>{'<xf/>' * 300_000}</cellXfs></styleSheet>"
    )


def many_rows_far_away() -> bytes:
    return a_written_workbook(a_sheet("".join(a_row(n, [a_cell(f"BXX{n}")]) for n in range(1, 100_001))))


def one_row_of_separators() -> bytes:
    return b"a;b\n" + b";" * 20_000_000


def lines_without_anything() -> bytes:
    return b"a;b\n" + b"\n" * 1_000_000


def a_text_of_large_signs() -> bytes:
    return ("a;b\n" + "\U0001f600;\U0001f600\n" * 90_000).encode()


@pytest.mark.parametrize(
    ("made", "megabytes"),
    [
        (a_large_table, 40),
        (a_farthest_corner, 10),
        (a_last_row_in_many_sheets, 80),
        (a_row_of_cells_without_places, 10),
        (a_package_of_blanks, 10),
        (a_cell_of_very_long_text, 10),
        (a_very_long_shared_text, 10),
        (many_empty_texts, 20),
        (many_styles, 20),
        (many_rows_far_away, 80),
        (one_row_of_separators, 250),
        (lines_without_anything, 60),
        (a_text_of_large_signs, 40),
    ],
)
def test_reading_takes_no_more_memory_than(made, megabytes):
    assert megabytes_to_read(made()) < megabytes
