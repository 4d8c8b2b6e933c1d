"""What a heading is, and when two of them are the same."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from model.exchange.numbers import NotANumber, as_number
from model.exchange.sheets import Cell
from model.exchange.words import as_text

LONGEST = 120
INVISIBLE = re.compile("[\ufeff\u200b\u00ad]")
HYPHENATED = re.compile(r"(?<=\w)-[ \t]*\r?\n[ \t]*(?=\w)")
UNITS = (
    r"eur|€|euroa?|t€|1\s?000\s?€|%|prosenttia|procent|per\s?cent|kpl|st\.?|pcs|hlö|henk\.?|pers\.?|persons|htv"
    r"|pakollinen|obligatorisk|required|valinnainen|frivillig|optional"
    r"|[dp]{1,2}\.[mk]{1,2}\.[yvå]{2,4}|[yvå]{4}-[mk]{2}-[dp]{2}"
)
UNIT = re.compile(rf"\s*[\[(]\s*(?:{UNITS})\s*[\])]$")
ORNAMENTS = "*:. "
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
DAY = re.compile(r"[0-9]{1,4}[-./][0-9]{1,2}[-./]")


def normalised(heading: str) -> str:
    """A heading as headings are compared: one line, small letters, composed, without asterisks, colons and units.

    "Määräaika *" is "määräaika", "Budjetti [EUR]" is "budjetti"; "title/fi" and "Scale (text)" stay.
    """
    visible = INVISIBLE.sub("", HYPHENATED.sub("", heading))
    text = " ".join(unicodedata.normalize("NFC", visible.casefold()).split())
    return UNIT.sub("", text.strip(ORNAMENTS)).strip(ORNAMENTS)


def names_of(row: Sequence[Cell]) -> list[str]:
    """The headings of a line as they are compared, without those that are empty."""
    return [name for cell in row if (name := normalised(as_text(cell)))]


def may_be_heading(cell: Cell) -> bool:
    """Whether a cell could be the name of a column: a short text or a year, no number, day or address."""
    text = as_text(cell)
    if YEAR.fullmatch(text):
        return True
    if isinstance(cell, date | bool | int | float) or len(text) > LONGEST:
        return False
    return not (is_number(cell) or DAY.match(text) or "@" in text or "://" in text)


def is_number(cell: Cell) -> bool:
    """Whether a number can be read from a cell."""
    try:
        return as_number(cell) is not None
    except NotANumber:
        return False
