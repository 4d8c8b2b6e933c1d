"""Text with separators (CSV): in which encoding, parted by what, and its rows."""

import csv
import io
import math
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice

from model.errors import CellTooLong, NulInText, QuoteNeverClosed, TableEmpty, TooManyColumns, TooManyRows
from model.exchange.sheets import Note, Sheet
from model.exchange.worksheets import MOST_COLUMNS, MOST_ROWS

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SEPARATORS = "\t;|,"
SAMPLE_SIGNS = 64 * 1024
SAMPLE_ROWS = 100
END = "\x1f the end \x1f"


def delimited_sheet(content: bytes, name: str) -> Sheet:
    """The rows of a text file; a first line `sep=;` names its separator and is no row, as in Excel.

    Raises `NulInText`, `QuoteNeverClosed`, `CellTooLong`, `TooManyRows`, `TooManyColumns`, `TableEmpty`.
    """
    encoding, sample = _decoded(content)
    named = _named_separator(sample)
    separator = named or separator_of(sample)
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    if named:
        stream.readline()
    rows = _bounded(_rows(stream, separator, f'{separator} "' in sample), name)
    notes = (Note("encoding_guessed"),) if encoding in ("cp1252", "latin-1") else ()
    return Sheet(name, rows, notes)


def _decoded(content: bytes) -> tuple[str, str]:
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise NulInText
        return encoding, text[:SAMPLE_SIGNS]
    raise NulInText


def _encodings(content: bytes) -> tuple[str, ...]:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return (encoding,)
    first = content[:4096]
    even, odd = first[::2].count(0), first[1::2].count(0)
    if odd > len(first) / 4 and not even:
        return ("utf-16-le",)
    if even > len(first) / 4 and not odd:
        return ("utf-16-be",)
    return ("utf-8", "cp1252", "latin-1")


def _named_separator(sample: str) -> str:
    line = sample.lstrip("\ufeff").split("\n", 1)[0].strip("\r\n ").strip('"')
    return line[4:] if len(line) == 5 and line.lower().startswith("sep=") and line[4] not in '"\r\n' else ""


def separator_of(sample: str) -> str:
    """The sign that parts the lines most evenly outside quotes; ";" where none does."""
    score, separator = max((_evenness(sample, sign), sign) for sign in ",|;\t")
    return separator if score else ";"


def _evenness(sample: str, separator: str) -> float:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=separator)
    try:
        widths = [len(row) for row in islice(reader, SAMPLE_ROWS) if any(row)]
    except csv.Error:
        return 0
    if len(sample) == SAMPLE_SIGNS and len(widths) > 1:
        widths.pop()
    usual, times = (
        Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths, default=0) > 1 else (0, 0)
    )
    return times / len(widths) + math.log2(usual) / 100 if times else 0


def _rows(stream: io.TextIOWrapper, separator: str, spaced: bool) -> list[tuple[str, ...]]:
    reader = csv.reader(chain(stream, [END]), delimiter=separator, skipinitialspace=spaced)
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(map(tuple, reader))
    except csv.Error as error:
        raise CellTooLong(row=len(rows) + 1, limit=csv.field_size_limit()) from error
    if rows.pop() != (END,):
        raise QuoteNeverClosed(row=len(rows) + 1)
    return rows


def _bounded(rows: list[tuple[str, ...]], name: str) -> list[tuple[str, ...]]:
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise TableEmpty
    if sum(map(any, rows)) > MOST_ROWS:
        raise TooManyRows(sheet=name, limit=MOST_ROWS)
    if max(map(len, rows)) > MOST_COLUMNS:
        return list(_narrow(rows, name))
    return rows


def _narrow(rows: list[tuple[str, ...]], name: str) -> Iterator[tuple[str, ...]]:
    for number, row in enumerate(rows, 1):
        if any(row[MOST_COLUMNS:]):
            raise TooManyColumns(sheet=name, row=number, limit=MOST_COLUMNS)
        yield row[:MOST_COLUMNS]
