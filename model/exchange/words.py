"""What people have in a cell: that it is missing, a text, several words."""

import re
import unicodedata
from datetime import date, datetime

from model.exchange.sheets import Cell

MISSING = frozenset(
    {
        *("", "-", "–", "—", "na", "n/a", "#n/a", "[empty]", "null", "none"),
        *("ei tietoa", "uppgift saknas", "no data", "ei tiedossa", "inte känt", "unknown"),
    }
)
CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufeff\u200b]")
LINE_BREAKS = re.compile("\r\n?|\x85|\u2028|\u2029")
BETWEEN_WORDS = re.compile(r"[;\n]")
BULLET = re.compile(r"^\s*[•·▪*–-]\s+")


def is_missing(cell: Cell) -> bool:
    """Whether a cell says nothing: it is empty, blank, or one of the words and signs for "no data"."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in MISSING)


def as_text(cell: Cell) -> str:
    """A cell as one text: trimmed, composed (NFC), lines kept; 7.0 is "7", a day is written 2024-03-05."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        if cell.isascii() and cell.isprintable():
            return cell.strip()
        return unicodedata.normalize("NFC", CONTROL.sub("", LINE_BREAKS.sub("\n", cell))).strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_words(cell: Cell) -> tuple[str, ...]:
    """The words of a list, each once: parted by ";" or lines, and by "," only where there is neither."""
    text = as_text(cell)
    parts = BETWEEN_WORDS.split(text) if BETWEEN_WORDS.search(text) else text.split(",")
    words = (BULLET.sub("", part).strip() for part in parts)
    return tuple(dict.fromkeys(word for word in words if not is_missing(word)))
