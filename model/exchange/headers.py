"""Where a table begins, what its columns are called, and where it ends."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from model.exchange.numbers import NotANumber, as_number
from model.exchange.sheets import Cell, Header, Merged, Sheet
from model.exchange.words import as_text

LOWEST_HEADER = 15
LOOKED_AT = 200
LONGEST_HEADING = 120
BETWEEN = " / "
HYPHENATED = re.compile(r"(?<=\w)(?:\u00ad|-[ \t]*\r?\n)[ \t]*(?=\w)")
UNITS = (
    r"eur|€|euroa?|t€|1\s?000\s?€|%|prosenttia|procent|per\s?cent|kpl|st\.?|pcs|hlö|henk\.?|pers\.?|persons|htv"
    r"|pakollinen|obligatorisk|required|valinnainen|frivillig|optional"
    r"|[dp]{1,2}\.[mk]{1,2}\.[yvå]{2,4}|[yvå]{4}-[mk]{2}-[dp]{2}"
)
UNIT = re.compile(rf"\s*[\[(]\s*(?:{UNITS})\s*[\])]\s*$")
YEAR = re.compile(r"(?:19|20)\d{2}")
TOTALS = re.compile(
    r"(?:kaikki |kaikkiaan |alla |grand )?(?:yhteensä|yht\.?|summa|välisumma|totalt|total|totals|sub-?total|sammanlagt|"
    r"delsumma|sum|keskiarvo|medeltal|medelvärde|genomsnitt|average|mean|mediaani|median)(?:[ :(][^a-zåäö]*)?"
)
NOTES = re.compile(
    r"\*|(?:lähde|lähteet|huom|huomio|huomautus|källa|källor|obs|anmärkning|source|sources|note|notes|päivitetty|"
    r"uppdaterad|updated|tallennettu|tulostettu|exported|printed|utskriven)\b"
)


def normalised(heading: str) -> str:
    """A heading as headings are compared: one line, small letters, composed, without asterisks, colons and units."""
    joined = HYPHENATED.sub("", heading.replace("\ufeff", "").replace("\u200b", ""))
    text = " ".join(unicodedata.normalize("NFC", joined).casefold().split())
    return UNIT.sub("", text.strip("*:. ")).strip("*:. ")


def find_header(sheet: Sheet, known: frozenset[str]) -> Header:
    """The header of a sheet: the line of the first 15 with the most `known` names, else the first that looks like one.

    `known` are names as `normalised` gives them. Without a header `rows` is empty and the table is the whole sheet.
    """
    row = _known_row(sheet, known) or _likely_row(sheet)
    return header_at(sheet, _with_neighbours(sheet, row) if row else ())


def header_at(sheet: Sheet, rows: tuple[int, ...]) -> Header:
    """The header of a sheet whose lines are known, for a person who corrects what was found."""
    columns = _columns(sheet, rows)
    below = rows[-1] + 1 if rows else 1
    filled = [number for number in range(below, len(sheet.rows) + 1) if _filled(sheet, number)]
    skipped = tuple(_skipped(sheet, filled, rows, len(columns)))
    kept = [number for number in filled if number not in {*skipped}]
    first, last = (kept[0], kept[-1]) if kept else (below, below - 1)
    return Header(rows, columns, first, last, skipped)


def _texts(sheet: Sheet, number: int) -> list[str]:
    return [as_text(cell) for cell in sheet.rows[number - 1]] if 0 < number <= len(sheet.rows) else []


def _filled(sheet: Sheet, number: int) -> list[int]:
    """The columns (from 0) of a line that have something in them."""
    row = sheet.rows[number - 1]
    return [column for column, cell in enumerate(row) if cell is not None and (type(cell) is not str or cell.strip())]


def _candidates(sheet: Sheet) -> range:
    return range(1, min(LOWEST_HEADER, len(sheet.rows)) + 1)


def _known_row(sheet: Sheet, known: frozenset[str]) -> int:
    hits = {number: len({normalised(text) for text in _texts(sheet, number)} & known) for number in _candidates(sheet)}
    best = max(hits, key=lambda number: hits[number], default=0)
    if not best or not hits[best]:
        return 0
    alone = len(_filled(sheet, best)) == 1 and _width(sheet) == 1
    return best if hits[best] > 1 or alone else 0


def _width(sheet: Sheet) -> int:
    """How many columns of a line usually have something in them."""
    counts = Counter(len(_filled(sheet, number)) for number in range(1, min(len(sheet.rows), LOOKED_AT) + 1))
    counts.pop(0, None)
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _likely_row(sheet: Sheet) -> int:
    width = _width(sheet)
    for number in _candidates(sheet):
        columns = _filled(sheet, number)
        if len(columns) >= max(1, width * 0.6) and len(sheet.rows) > number:
            return number if _looks_like_header(sheet, number, columns) else 0
    return 0


def _looks_like_header(sheet: Sheet, number: int, columns: list[int]) -> bool:
    """Short, different, none a number or a date, and none of them found again in its column below."""
    row = sheet.rows[number - 1]
    names = [normalised(as_text(row[column])) for column in columns]
    if not all(_is_heading(row[column]) for column in columns) or len({*names}) < len(names):
        return False
    below = sheet.rows[number : number + LOOKED_AT]
    return not any(
        normalised(as_text(other[column])) == name
        for other in below
        for column, name in zip(columns, names, strict=True)
        if column < len(other) and not _repeats(other, row)
    )


def _repeats(row: Sequence[Cell], header: Sequence[Cell]) -> bool:
    return [as_text(cell) for cell in row if cell] == [as_text(cell) for cell in header if cell]


def _is_heading(cell: Cell) -> bool:
    text = as_text(cell)
    if YEAR.fullmatch(text):
        return True
    if isinstance(cell, date | bool | int | float) or len(text) > LONGEST_HEADING or "@" in text or "://" in text:
        return False
    return not _is_number(text) and not re.match(r"\d{1,4}[-./]\d{1,2}[-./]", text)


def _is_number(cell: Cell) -> bool:
    try:
        return as_number(cell) is not None
    except NotANumber:
        return False


def _with_neighbours(sheet: Sheet, row: int) -> tuple[int, ...]:
    """The line of the header with the lines of groups above it and of names below it."""
    rows = [row]
    while len(rows) < 3 and _is_group_line(sheet, rows[0] - 1, rows[0]):
        rows.insert(0, rows[0] - 1)
    while len(rows) < 3 and _goes_on(sheet, rows[-1], rows[-1] + 1):
        rows.append(rows[-1] + 1)
    return tuple(rows)


def _is_group_line(sheet: Sheet, number: int, below: int) -> bool:
    if number < 1 or not (columns := _filled(sheet, number)):
        return False
    if not all(_is_heading(sheet.rows[number - 1][column]) for column in columns):
        return False
    names = _filled(sheet, below)
    if any(_spans_some(merged, number, below, len(names)) for merged in sheet.merged):
        return True
    headings = [normalised(text) for text in _texts(sheet, below) if text]
    complements = any(column not in names for column in columns)
    return len(columns) > 1 and (complements or len({*headings}) < len(headings))


def _spans_some(merged: Merged, number: int, below: int, width: int) -> bool:
    if not merged.first_row <= number <= merged.last_row:
        return False
    across = merged.last_column - merged.first_column + 1
    return merged.last_row == below or 1 < across < width


def _goes_on(sheet: Sheet, row: int, below: int) -> bool:
    """Whether the line below has the names under the groups of this one: only there, and no data."""
    if below >= len(sheet.rows) or not (columns := _filled(sheet, below)):
        return False
    if not all(_is_heading(sheet.rows[below - 1][column]) for column in columns):
        return False
    if any(merged.first_row <= row and merged.last_row == below for merged in sheet.merged):
        return True
    own = {*_filled(sheet, row)}
    under_groups = all(column not in own or column + 1 not in own for column in columns)
    return under_groups and 0 not in columns and any(column not in own for column in columns)


def _columns(sheet: Sheet, rows: tuple[int, ...]) -> tuple[str, ...]:
    lines = [_names(sheet, number, is_last=number == rows[-1]) for number in rows]
    width = max((len(row) for row in sheet.rows[:LOOKED_AT]), default=0)
    stacks = [[line[column] for line in lines if column < len(line) and line[column]] for column in range(width)]
    columns = [BETWEEN.join(dict.fromkeys(" ".join(name.split()) for name in stack)) for stack in stacks]
    while (
        rows
        and columns
        and not columns[-1]
        and not any(
            len(_filled(sheet, n)) and _filled(sheet, n)[-1] >= len(columns) - 1
            for n in range(rows[-1] + 1, min(len(sheet.rows), LOOKED_AT) + 1)
        )
    ):
        columns.pop()
    return tuple(columns)


def _names(sheet: Sheet, number: int, *, is_last: bool) -> list[str]:
    """The names of a line of the header; those of groups are said for each of their columns."""
    width = max((len(row) for row in sheet.rows[:LOOKED_AT]), default=0)
    names = _texts(sheet, number)
    names += [""] * (width - len(names))
    spans = [merged for merged in sheet.merged if merged.first_row <= number <= merged.last_row]
    for merged in spans:
        above = _texts(sheet, merged.first_row)
        name = above[merged.first_column - 1] if merged.first_column <= len(above) else ""
        names[merged.first_column - 1 : merged.last_column] = [name] * len(
            names[merged.first_column - 1 : merged.last_column]
        )
    return names if is_last or spans else list(_carried(names, _texts(sheet, number + 1)))


def _carried(names: list[str], below: list[str]) -> Iterator[str]:
    carried = ""
    for column, name in enumerate(names):
        has_own = column < len(below) and bool(below[column])
        carried = name or (carried if has_own else "")
        yield carried


def _skipped(sheet: Sheet, filled: list[int], header: tuple[int, ...], width: int) -> Iterator[int]:
    full = [number for number in filled if len(_filled(sheet, number)) > 1]
    last_full = full[-1] if full else 0
    for number in filled:
        columns = _filled(sheet, number)
        row = sheet.rows[number - 1]
        repeated = bool(header) and _repeats(row, sheet.rows[header[-1] - 1])
        alone = width > 1 and len(columns) == 1
        if repeated or _is_total(row, columns) or (alone and _is_note(sheet, number, row[columns[0]], last_full)):
            yield number


def _is_total(row: Sequence[Cell], columns: list[int]) -> bool:
    first, *others = columns
    text = " ".join(as_text(row[first]).casefold().split())
    return bool(TOTALS.fullmatch(text)) and all(_is_number(row[column]) for column in others)


def _is_note(sheet: Sheet, number: int, cell: Cell, last_full: int) -> bool:
    after = number > last_full and any(not _filled(sheet, n) for n in range(last_full + 1, number))
    wide = any(m.first_row == m.last_row == number and m.last_column > m.first_column + 1 for m in sheet.merged)
    return after or wide or bool(NOTES.match(as_text(cell).casefold()))
