"""The lines of a table below its header: which are empty, which sum up or remark, and which are its rows."""

import re
from collections.abc import Sequence
from itertools import count

from model.exchange.headings import is_number
from model.exchange.sheets import Cell, Sheet
from model.exchange.words import as_text

MOST_CLOSING_NOTES = 5
WIDE = 3
TOTAL = re.compile(
    r"(?:kaikki\s|kaikkiaan\s|alla\s|grand\s)?(?:yhteensä|yht\.?|summa|välisumma|totalt|total|totals|sub-?total|"
    r"sammanlagt|delsumma|sum|keskiarvo|medeltal|medelvärde|genomsnitt|average|mean|mediaani|median)"
    r"(?:[\s:(][^a-zåäö]*)?",
    re.IGNORECASE,
)
NOTE = re.compile(
    r"\*|(?:lähde|lähteet|huom|huomio|huomautus|källa|källor|obs|anmärkning|source|sources|note|notes)\s?[:!.]|"
    r"(?:päivitetty|uppdaterad|updated|tallennettu|tulostettu|exported|printed|utskriven)\b",
    re.IGNORECASE,
)


def filled(row: Sequence[Cell]) -> list[int]:
    """The columns (from 0) of a line that have something in them; a blank is nothing."""
    return [column for column, cell in enumerate(row) if cell is not None and (type(cell) is not str or cell.strip())]


def filled_in(sheet: Sheet, number: int) -> list[int]:
    """The columns (from 0) of the line of this number (from 1) that have something in them."""
    return filled(sheet.rows[number - 1]) if 0 < number <= len(sheet.rows) else []


def lines_below(sheet: Sheet, header: tuple[int, ...]) -> tuple[list[int], tuple[int, ...]]:
    """The numbers of the first and the last row of the table (none in an empty one), and of the lines to skip."""
    above = header[-1] if header else 0
    heads = sheet.rows[above - 1] if header else ()
    rows: list[int] = []
    skipped: list[int] = []
    lone: list[int] = []
    for number, row in enumerate(sheet.rows[above:], above + 1):
        cells = len(row) - row.count(None) - row.count("")
        if not cells or not (first := _first(row)):
            continue
        if (TOTAL.fullmatch(first) and _only_numbers_after(row)) or (first == _first(heads) and _same(row, heads)):
            skipped.append(number)
        elif cells > 2 or len(heads or row) < WIDE:
            rows.append(number)
        else:
            (lone if len(filled(row)) == 1 or NOTE.match(first) else rows).append(number)
    notes = _notes(sheet, rows, lone)
    kept = sorted({*rows, *lone} - notes)
    return kept[:1] + kept[-1:], tuple(sorted({*skipped} | notes))


def _first(row: Sequence[Cell]) -> str:
    for cell in row:
        if cell is not None and (text := cell.strip() if type(cell) is str else as_text(cell)):
            return text
    return ""


def _same(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return [as_text(row[column]) for column in filled(row)] == [as_text(other[column]) for column in filled(other)]


def _only_numbers_after(row: Sequence[Cell]) -> bool:
    return all(is_number(row[column]) for column in filled(row)[1:])


def _notes(sheet: Sheet, rows: list[int], lone: list[int]) -> set[int]:
    """Of the lines with a single cell those that remark: by their first word, merged wide, or apart after the end."""
    wide = {
        merged.first_row
        for merged in sheet.merged
        if merged.first_row == merged.last_row and merged.last_column - merged.first_column + 1 >= WIDE
    }
    said = {number for number in lone if number in wide or NOTE.match(_first(sheet.rows[number - 1]))}
    if not rows:
        return said
    after = [number for number in lone if number > rows[-1]]
    touching = {number for number, expected in zip(after, count(rows[-1] + 1), strict=False) if number == expected}
    apart = [number for number in after if number not in touching and number not in said]
    return said | ({*apart} if len(apart) <= MOST_CLOSING_NOTES else set())
