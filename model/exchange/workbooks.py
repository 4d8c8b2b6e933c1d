"""A workbook (.xlsx, .xlsm): only what its cells need is opened, so that nothing else in it can break the reading.

Pivot tables, drawings, names, macros and looks are never read.
"""

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from model.errors import ArchiveNotWorkbook, BinaryWorkbook, NotATable, OpenDocumentTable, TableEmpty, WorkbookBroken
from model.exchange.markup import RELATIONSHIPS, Markup
from model.exchange.number_formats import BUILT_IN, Shown, shown_by
from model.exchange.packages import Package
from model.exchange.shared_texts import shared_texts
from model.exchange.sheets import Note, Sheet
from model.exchange.worksheets import Workbook, Worksheet

MOST_SHEETS = 500
OTHER_KINDS = {
    "xl/workbook.bin": BinaryWorkbook,
    "content.xml": OpenDocumentTable,
}
OTHER_NAMES = {"word/": "Word", "ppt/": "PowerPoint", "visio/": "Visio", "index/": "Numbers"}


@dataclass
class Contents:
    """What the workbook says of its sheets: their names and parts, and which day is its first."""

    sheets: list[tuple[str, str]] = field(default_factory=list)
    from_1904: bool = False


def workbook_sheets(content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook in their order, hidden ones too; charts and macros are no sheets.

    Raises the children of `TableNotRead`.
    """
    package = Package(content)
    main = _main_part(package)
    targets = _targets(package, main)
    contents = _contents(package, main)
    workbook = Workbook(texts=_texts(package, targets), shown=_shown(package, targets), from_1904=contents.from_1904)
    notes = (Note("macros_ignored"),) if any(part.endswith("vbaproject.bin") for part in package) else ()
    sheets = tuple(
        _sheet(package, workbook, name, targets[key][1], notes)
        for name, key in contents.sheets[:MOST_SHEETS]
        if targets.get(key, ("", ""))[0].endswith("/worksheet")
    )
    if not any(sheet.rows for sheet in sheets):
        raise TableEmpty
    return sheets


def _main_part(package: Package) -> str:
    for kind, target in _targets(package, "").values():
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
    for part, refusal in OTHER_KINDS.items():
        if part in package:
            raise refusal
    for start, kind in OTHER_NAMES.items():
        if any(part.startswith(start) for part in package):
            raise NotATable(kind=kind)


def _targets(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """For each relationship of a part its kind and the part that it names."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, tuple[str, str]] = {}

    def relate(attributes: dict[str, str]) -> None:
        target = attributes.get("Target", "").replace("\\", "/")
        whole = target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        found[attributes.get("Id", "")] = (attributes.get("Type", ""), whole.lstrip("/"))

    if relations in package:
        Markup(relations, RELATIONSHIPS).read(package.pieces(relations), {"Relationship": relate}, {})
    return found


def _contents(package: Package, main: str) -> Contents:
    contents = Contents()

    def sheet(attributes: dict[str, str]) -> None:
        key = next((value for name, value in attributes.items() if name.split(" ")[-1] == "id"), "")
        contents.sheets.append((attributes.get("name", ""), key))

    def properties(attributes: dict[str, str]) -> None:
        contents.from_1904 = attributes.get("date1904", "0") in ("1", "true")

    Markup(main).read(package.pieces(main), {"sheet": sheet, "workbookPr": properties}, {})
    if not contents.sheets:
        raise WorkbookBroken(part=main)
    return contents


def _parts_of(targets: dict[str, tuple[str, str]], kind: str, package: Package) -> Iterator[str]:
    return (part for of_kind, part in targets.values() if of_kind.endswith(f"/{kind}") and part in package)


def _texts(package: Package, targets: dict[str, tuple[str, str]]) -> list[str]:
    part = next(_parts_of(targets, "sharedStrings", package), None)
    return shared_texts(part, package.pieces(part)) if part else []


def _shown(package: Package, targets: dict[str, tuple[str, str]]) -> list[Shown]:
    """How each cell style shows numbers. Where the styles are broken, no number is a date."""
    part = next(_parts_of(targets, "styles", package), None)
    codes: dict[int, Shown] = dict(BUILT_IN)
    shown: list[Shown] = []
    inside: list[None] = []

    def number_format(attributes: dict[str, str]) -> None:
        with suppress(ValueError):
            codes[int(attributes.get("numFmtId", ""))] = shown_by(attributes.get("formatCode", ""))

    def cell_format(attributes: dict[str, str]) -> None:
        if inside:
            shown.append(codes.get(int(attributes.get("numFmtId", "0")), Shown.NUMBER))

    if part:
        with suppress(WorkbookBroken):
            Markup(part).read(
                package.pieces(part),
                {"numFmt": number_format, "cellXfs": lambda _: inside.append(None), "xf": cell_format},
                {"cellXfs": inside.clear},
            )
    return shown


def _sheet(package: Package, workbook: Workbook, name: str, part: str, notes: tuple[Note, ...]) -> Sheet:
    worksheet = Worksheet(workbook, name, part)
    worksheet.read(package.pieces(part))
    if worksheet.valueless:
        notes += (Note("formula_without_value", {"count": len(worksheet.valueless), "row": worksheet.valueless[0]}),)
    return Sheet(name, worksheet.all_rows(), notes, tuple(worksheet.merged), workbook.from_1904)
