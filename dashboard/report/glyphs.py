"""What our fonts can write. What they cannot is replaced by a sign and named, so that no text stops a report."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "□"
SPACES = re.compile("[ \t\n\v\f\r\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]+")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
RUN = re.compile(r"[^\s/\-–—]{25,}")
WORD_OR_HASH = re.compile(r"[^\W\d_]{1,30}|[0-9a-f]{64}")
PIECE = re.compile(r"(\S{8}[\u0300-\u036f]*)(?=\S)")
MAY_BREAK = "\u200b"


def written(told: Any, replaced: set[str]) -> Any:
    """The same values with every text on one line and as our fonts can write it; adds what it had to replace."""
    match told:
        case str():
            return _text(told, replaced)
        case dict():
            return {key: written(value, replaced) for key, value in told.items()}
        case list() | tuple():
            return [written(value, replaced) for value in told]
    return told


def _text(text: str, replaced: set[str]) -> str:
    """What takes no room and joins or turns its neighbours leaves no mark; what should be seen and cannot, does."""
    line = INVISIBLE.sub("", SPACES.sub(" ", text)).strip()
    missing = set(line) - characters()
    replaced |= missing
    whole = line.translate(dict.fromkeys(map(ord, missing), REPLACEMENT)) if missing else line
    return RUN.sub(_with_breaks, whole)


def _with_breaks(run: re.Match[str]) -> str:
    """A run too long for a column may be broken anywhere, unless it is a word with syllables or a hash."""
    return run[0] if WORD_OR_HASH.fullmatch(run[0]) else PIECE.sub(rf"\1{MAY_BREAK}", run[0])


@cache
def characters() -> frozenset[str]:
    """Every character that all fonts of the report have a sign for."""
    return frozenset.intersection(*(frozenset(map(chr, TTFont(font).getBestCmap())) for font in FONTS.glob("*.ttf")))
