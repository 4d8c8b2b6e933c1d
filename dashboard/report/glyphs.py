"""What our fonts can write. What they cannot is replaced by a sign and named, so that no text ever stops a report."""

import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
REPLACEMENT = "□"
SPACES = re.compile("[\\s\x1c-\x1f\x85\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]+")
KEPT_SPACES = {"\u00a0": "\ue000", "\u202f": "\ue001"}
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
LONG_WORD = re.compile(r"\S{32,}")
BREAK_AFTER = 12
