"""XML that strangers wrote, read in pieces: no entities, no depth, no piece of it without a bound."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar
from xml.parsers import expat

from model.errors import WorkbookBroken, WorkbookDeclares

DEEPEST = 64
LONGEST_TEXT = 1024**2  # a cell of Excel has 32,767 signs at most
LONGEST_TAG = 1024**2  # the parser reads an unfinished tag again with every piece
SPREADSHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "",
)
RELATIONSHIPS = ("http://schemas.openxmlformats.org/package/2006/relationships", "")

T = TypeVar("T")
Opens = Mapping[str, Callable[[dict[str, str]], None]]
Closes = Mapping[str, Callable[[], None]]


class Markup:
    """One part of a workbook; `read` calls what is given for an element when it opens and when it closes."""

    def __init__(self, part: str, namespaces: tuple[str, ...] = SPREADSHEET) -> None:
        self._part = part
        self._namespaces = namespaces
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def listen(self, to: Callable[[str], None] | None) -> None:
        """From now on the text between the elements goes there."""
        self._parser.CharacterDataHandler = to

    def read(self, pieces: Iterable[bytes], opens: Opens, closes: Closes, heard: Sequence[list[str]] = ()) -> None:
        """Raises `WorkbookBroken` for what is no XML, `WorkbookDeclares` for a document type or an entity.

        `heard` are the lists that texts are collected in; one that only grows is broken too.
        """
        self._call(self._named(opens), self._named(closes))
        given = 0
        try:
            for piece in pieces:
                given += len(piece)
                self._parser.Parse(piece, False)
                self._check_progress(given, heard)
            self._parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise WorkbookBroken(part=self._part) from error

    def _named(self, handlers: Mapping[str, T]) -> dict[str, T]:
        return {f"{space} {name}".strip(): call for space in self._namespaces for name, call in handlers.items()}

    def _call(self, opens: Opens, closes: Closes) -> None:
        depth = 0

        def opened(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST:
                raise WorkbookBroken(part=self._part)
            call = opens.get(name)
            if call:
                call(attributes)

        def closed(name: str) -> None:
            nonlocal depth
            depth -= 1
            call = closes.get(name)
            if call:
                call()

        self._parser.StartElementHandler = opened
        self._parser.EndElementHandler = closed

    def _check_progress(self, given: int, heard: Sequence[list[str]]) -> None:
        unread = given - self._parser.CurrentByteIndex
        if unread > LONGEST_TAG or any(sum(map(len, texts)) > LONGEST_TEXT for texts in heard):
            raise WorkbookBroken(part=self._part)

    def _refuse(self, *_: object) -> None:
        raise WorkbookDeclares(part=self._part)
