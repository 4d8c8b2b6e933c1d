"""Text with separators (CSV): in which encoding, parted by what, and its rows."""

import csv
import io
import math
import re
from collections import Counter
from itertools import chain, islice

from model.errors import CellTooLong, QuoteNeverClosed, TableEmpty, TooManyColumns, TooManyRows
from model.exchange.encodings import decoded, encoding_notes
from model.exchange.sheets import Sheet
from model.exchange.worksheets import MOST_COLUMNS, MOST_ROWS

SEPARATORS = ";\t|,"
SAMPLE_SIGNS = 64 * 1024
SAMPLE_ROWS = 100
END = "\x1f the end \x1f"


def delimited_sheet(content: bytes, name: str) -> Sheet:
    """The rows of a text file; a first line `sep=;` names its separator and is no row, as in Excel.

    Raises `NulInText`, `QuoteNeverClosed`, `CellTooLong`, `TooManyRows`, `TooManyColumns`, `TableEmpty`.
    """
    encoding, text = decoded(content)
    notes, sample = encoding_notes(encoding, text), text[:SAMPLE_SIGNS]
    del text  # the largest thing here; the rows are read from the bytes
    named = _named_separator(sample)
    separator = named or separator_of(sample)
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, "replace", newline="")
    if named:
        stream.readline()
    rows = _rows(stream, separator, spaced=f'{separator} "' in sample, name=name)
    return Sheet(name, _bounded(rows, name), notes)


def _named_separator(sample: str) -> str:
    line = re.split("[\r\n]", sample, maxsplit=1)[0].strip('" ')
    return line[4:] if len(line) == 5 and line.lower().startswith("sep=") and not line[4].isalnum() else ""


def separator_of(sample: str) -> str:
    """The sign that parts the lines most evenly outside quotes; ";" where none does."""
    for strict in (True, False):
        scores = {sign: _evenness(sample, sign, strict=strict) for sign in SEPARATORS}
        best = max(scores, key=lambda sign: scores[sign])
        if scores[best]:
            return best
    return ";"


def _evenness(sample: str, separator: str, *, strict: bool) -> float:
    """The share of lines that have the most usual number of cells, if more than one; more cells count a little more.

    None is even where quotes are closed beside the separator, which `strict` reading tells.
    """
    widths = _widths(sample, separator, strict)
    parted = Counter(width for width in widths if width > 1)
    if not parted:
        return 0
    usual, times = parted.most_common(1)[0]
    return times / len(widths) + math.log2(usual) / 100


def _widths(sample: str, separator: str, strict: bool) -> list[int]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator, strict=strict)
    widths: list[int] = []
    try:
        widths.extend(len(row) for row in islice(reader, SAMPLE_ROWS) if any(row))
    except csv.Error as error:
        return [] if "expected after" in str(error) else widths
    return widths[:-1] if len(sample) == SAMPLE_SIGNS else widths


def _rows(stream: io.TextIOWrapper, separator: str, *, spaced: bool, name: str) -> list[tuple[str, ...]]:
    reader = csv.reader(chain(stream, [END]), delimiter=separator, skipinitialspace=spaced)
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            rows.append(tuple(row) if len(row) <= MOST_COLUMNS else _narrow(row, len(rows) + 1, name))
    except csv.Error as error:
        raise CellTooLong(row=len(rows) + 1, limit=csv.field_size_limit()) from error
    if rows.pop() != (END,):
        raise QuoteNeverClosed(row=len(rows) + 1)
    return rows


def _narrow(row: list[str], number: int, name: str) -> tuple[str, ...]:
    if any(islice(row, MOST_COLUMNS, None)):
        raise TooManyColumns(sheet=name, row=number, limit=MOST_COLUMNS)
    return tuple(islice(row, MOST_COLUMNS))


def _bounded(rows: list[tuple[str, ...]], name: str) -> list[tuple[str, ...]]:
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise TableEmpty
    if sum(map(any, rows)) > MOST_ROWS:
        raise TooManyRows(sheet=name, limit=MOST_ROWS)
    return rows
