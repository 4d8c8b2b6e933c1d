"""A file that somebody hands over, read as a table or refused with the reason: by what is in it, not by its name."""

import re
from pathlib import PurePath

from model.errors import (
    EncryptedWorkbook,
    NotATable,
    OldWorkbook,
    TableEmpty,
    TableNotRead,
    TableTooLarge,
    WebPageNotTable,
)
from model.exchange.delimited import delimited_sheet
from model.exchange.sheets import Sheet
from model.exchange.workbooks import workbook_sheets

LARGEST = 20 * 1024**2
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORKBOOK_STREAMS = {"EncryptedPackage": EncryptedWorkbook, "Workbook": OldWorkbook, "Book": OldWorkbook}
OTHER_STREAMS = {"WordDocument": "Word", "PowerPoint Document": "PowerPoint"}
OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"RIFF": "WebP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"{\\rtf": "RTF",
    b"Rar!": "RAR",
    b"7z\xbc\xaf": "7-Zip",
    b"\x1f\x8b": "gzip",
    b"SQLite format 3\0": "SQLite",
}
MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|head|body|table|!--)", re.IGNORECASE)


def read_sheets(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    """The sheets of a workbook, or the one of a text file, which has the file's name; at least one has a row.

    Raises a child of `TableNotRead`, and no other error, whatever the bytes.
    """
    try:
        return _read(content, file_name)
    except TableNotRead as refusal:
        raise refusal.of(file_name) from refusal


def _read(content: bytes, file_name: str) -> tuple[Sheet, ...]:
    if not content.strip():
        raise TableEmpty
    if len(content) > LARGEST:
        raise TableTooLarge(megabytes=LARGEST // 1024**2)
    if content.startswith(ZIP):
        return workbook_sheets(content)
    _refuse_others(content)
    return (delimited_sheet(content, PurePath(file_name).stem),)


def _refuse_others(content: bytes) -> None:
    if content.startswith(COMPOUND):
        _refuse_compound(content)
    for start, kind in OTHER_KINDS.items():
        if content.startswith(start):
            raise NotATable(kind=kind)
    if MARKUP.match(content):
        raise WebPageNotTable


def _refuse_compound(content: bytes) -> None:
    """Old Office files and encrypted new ones are one container; the names of its streams tell them apart."""
    for name, kind in OTHER_STREAMS.items():
        if name.encode("utf-16-le") in content:
            raise NotATable(kind=kind)
    for name, refusal in WORKBOOK_STREAMS.items():
        if name.encode("utf-16-le") in content:
            raise refusal
    raise TableNotRead
