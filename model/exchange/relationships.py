"""Which part of a package is the workbook, and which parts a part names."""

import posixpath

from model.errors import ArchiveNotWorkbook, BinaryWorkbook, NotATable, OpenDocumentTable
from model.exchange.markup import RELATIONSHIPS, Markup
from model.exchange.packages import Package

OTHER_KINDS = {"word/": "Word", "ppt/": "PowerPoint", "visio/": "Visio", "index/": "Numbers"}

Targets = dict[str, tuple[str, str]]


def main_part(package: Package) -> str:
    """The part that the package is about, if it is a workbook; raises the refusal for what it is instead."""
    for kind, target in targets_of(package, "").values():
        if kind.endswith("/officeDocument") and target in package:
            _refuse_others(package, target)
            return target
    _refuse_others(package, "")
    if "xl/workbook.xml" not in package:
        raise ArchiveNotWorkbook
    return "xl/workbook.xml"


def _refuse_others(package: Package, main: str) -> None:
    if main.lower().endswith("workbook.xml"):
        return
    if "xl/workbook.bin" in package:
        raise BinaryWorkbook
    named = b"".join(package.pieces("mimetype")) if "mimetype" in package else b""
    if b"opendocument" in named:
        raise OpenDocumentTable if b"spreadsheet" in named else NotATable(kind="OpenDocument")
    for start, kind in OTHER_KINDS.items():
        if any(part.startswith(start) for part in package):
            raise NotATable(kind=kind)


def targets_of(package: Package, part: str) -> Targets:
    """For each relationship of a part its kind and the part that it names."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: Targets = {}

    def relate(attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").replace("\\", "/")
        whole = target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[attributes.get("Id", "")] = (attributes.get("Type", ""), whole.lstrip("/"))

    if relations in package:
        Markup(relations, RELATIONSHIPS).read(package.pieces(relations), {"Relationship": relate}, {})
    return found
