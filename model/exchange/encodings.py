"""In which encoding a text file was written, told by its bytes."""

import re

from model.errors import NulInText
from model.exchange.sheets import Note

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
OLD = ("cp1252", "cp850", "mac_roman")  # Windows, DOS, old Macintosh: the ways in which Excel saves CSV but UTF-8
LETTERS = re.compile("[åäöÅÄÖéÉüÜ]")
NO_TEXT = re.compile("[\x01-\x08\x0e-\x19\x1b-\x1f]")
PLAIN = bytes(range(128))
LOOKED_AT = 64 * 1024


def decoded(content: bytes) -> tuple[str, str]:
    """The encoding of a text and the text itself; raises `NulInText` for what is no text."""
    encoding = _encoding(content)
    text = content.decode(encoding, "replace")
    if "\0" in text or len(NO_TEXT.findall(text, 0, LOOKED_AT)) * 100 > min(len(text), LOOKED_AT):
        raise NulInText
    return encoding, text


def encoding_notes(encoding: str, text: str) -> tuple[Note, ...]:
    """What a reader should check: that the encoding was guessed by the letters, that some signs are lost."""
    guessed = (Note("encoding_guessed", {"encoding": encoding}),) if encoding in OLD else ()
    lost = text.count("\ufffd")
    return (*guessed, Note("signs_lost", {"count": lost})) if lost else guessed


def _encoding(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    if wide := _wide(content[:LOOKED_AT]):
        return wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return _most_letters(content)
    return "utf-8"


def _wide(first: bytes) -> str:
    """UTF-16 without its mark: nearly every second byte of a text in our languages is zero, and no other."""
    even, odd = first[::2].count(0), first[1::2].count(0)
    if odd > len(first) / 4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(first) / 4 and not odd else ""


def _most_letters(content: bytes) -> str:
    """The encoding that makes the most å, ä and ö: an old one, or UTF-8 with damaged signs."""
    telling = content.translate(None, PLAIN)
    return max((*OLD, "utf-8"), key=lambda encoding: len(LETTERS.findall(telling.decode(encoding, "replace"))))
