"""The zip package of a workbook, unpacked in pieces and counted on the way: what it says of itself is not believed."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from model.errors import ArchiveNotWorkbook, EncryptedWorkbook, UnpacksTooLarge, WorkbookBroken

MOST_PARTS = 10_000
MOST_UNPACKED = 256 * 1024**2
ALWAYS_UNPACKED = 16 * 1024**2
MOST_TIMES = 200  # a worksheet unpacks to 10–50 times its size, a bomb to about 1,000
PIECE = 128 * 1024
DIRECTORY_ENTRY = b"PK\x01\x02"
ENCRYPTED = 0x1
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others may ask for gigabytes before the first byte
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class Package:
    """The parts of a zip file by their names in lower case, all of them within one bound.

    Raises `WorkbookBroken`, `EncryptedWorkbook`, `UnpacksTooLarge`, `ArchiveNotWorkbook`.
    """

    def __init__(self, content: bytes) -> None:
        if content.count(DIRECTORY_ENTRY) > MOST_PARTS:
            raise ArchiveNotWorkbook
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except BROKEN as error:
            raise WorkbookBroken(part="zip") from error
        self._parts = {_name(part.filename): part for part in self._archive.infolist()}
        self._left = min(MOST_UNPACKED, max(ALWAYS_UNPACKED, len(content) * MOST_TIMES))

    def __contains__(self, part: str) -> bool:
        return _name(part) in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def pieces(self, part: str) -> Iterator[bytes]:
        """A part, in pieces, unpacked as they are asked for."""
        stored = self._parts.get(_name(part))
        if stored is None or stored.compress_type not in METHODS:
            raise WorkbookBroken(part=part)
        if stored.flag_bits & ENCRYPTED:
            raise EncryptedWorkbook
        try:
            yield from self._counted(stored)
        except BROKEN as error:
            raise WorkbookBroken(part=part) from error

    def _counted(self, stored: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._archive.open(stored) as stream:
            while piece := stream.read(PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise UnpacksTooLarge(megabytes=MOST_UNPACKED // 1024**2)
                yield piece


def _name(written: str) -> str:
    return written.replace("\\", "/").lstrip("/").lower()
