"""The texts of the catalogues, read without the tools that write such files: the server can show its page at once."""

import gettext
import re
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).parent / "languages"
ENTRY = re.compile(r'^(msgid|msgstr(?:\[\d\])?) ((?:".*"\s*)+)$', re.MULTILINE)
QUOTED = re.compile(r'"(.*)"')
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "t": "\t"}
PLURAL = re.compile(r"plural=([^;\n]+)")
OTHERWISE = "en"


class Catalogue(gettext.NullTranslations):
    """The texts of one language by their keys: one form, or several where a number decides."""

    def __init__(self, forms: dict[str, tuple[str, ...]]) -> None:
        super().__init__()
        self.forms = forms
        found = PLURAL.search("".join(forms.get("", ())))
        self._index = gettext.c2py(found[1] if found else "n != 1")

    def gettext(self, message: str) -> str:
        return self.forms.get(message, (message,))[0] or message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self.forms.get(msgid1, (msgid1, msgid2))
        return forms[min(self._index(n), len(forms) - 1)] or msgid1


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language: of the files in its folder, one a room of the house, together."""
    forms: dict[str, tuple[str, ...]] = {}
    for room in rooms(language):
        forms |= room
    return Catalogue(forms)


def rooms(language: str) -> list[dict[str, tuple[str, ...]]]:
    """The messages of a language, one room of the house after the other."""
    files = sorted((CATALOGUES / language / "LC_MESSAGES").glob("*.po"))
    return [read(file.read_text("utf-8")) for file in files]


def read(text: str) -> dict[str, tuple[str, ...]]:
    """The messages of a file in gettext's format, each with its forms. The header has the empty key."""
    found: dict[str, tuple[str, ...]] = {}
    key = ""
    for kind, quoted in ENTRY.findall(text):
        words = ESCAPED.sub(lambda sign: MEANT.get(sign[1], sign[1]), "".join(QUOTED.findall(quoted)))
        if kind == "msgid":
            key = words
            found[key] = ()
        else:
            found[key] += (words,)
    return found


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a catalogue."""
    return tuple(sorted(folder.name for folder in CATALOGUES.iterdir() if folder.is_dir()))


def preferred(asked: str | None, accepted: str | None) -> str:
    """The language in the address, else the first of the browser's that we have, else English."""
    for word in (asked or "", *re.split(r"[,;]", accepted or "")):
        code = word.strip().lower()[:2]
        if code in languages():
            return code
    return OTHERWISE
