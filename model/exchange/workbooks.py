"""A workbook (.xlsx, .xlsm): only what its cells need is opened, so that nothing else in it can break the reading.

Pivot tables, drawings, names, macros and looks are never read.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from model.errors import TableEmpty, TooManySheets, WorkbookBroken
from model.exchange.cell_values import CellValues
from model.exchange.markup import Markup
from model.exchange.number_formats import BUILT_IN, Shown, shown_by
from model.exchange.packages import Package
from model.exchange.relationships import Targets, main_part, targets_of
from model.exchange.shared_texts import shared_texts
from model.exchange.sheets import Note, Sheet
from model.exchange.worksheets import Allowance, Worksheet

MOST_SHEETS = 500


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
    main = main_part(package)
    targets = targets_of(package, main)
    contents = _contents(package, main)
    values = CellValues(_texts(package, targets), _shown(package, targets), contents.from_1904)
    allowance = Allowance()
    notes = (Note("macros_ignored"),) if any(part.endswith("vbaproject.bin") for part in package) else ()
    sheets = tuple(
        _sheet(package, Worksheet(name, part, values, allowance), notes)
        for name, part in _worksheets(contents, targets, main)
    )
    if not any(sheet.rows for sheet in sheets):
        raise TableEmpty
    return sheets


def _worksheets(contents: Contents, targets: Targets, main: str) -> Iterator[tuple[str, str]]:
    if len(contents.sheets) > MOST_SHEETS:
        raise TooManySheets(limit=MOST_SHEETS)
    for name, key in contents.sheets:
        if key not in targets:
            raise WorkbookBroken(part=main)
        kind, part = targets[key]
        if kind.endswith("/worksheet"):
            yield name, part


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


def _parts_of(targets: Targets, kind: str, package: Package) -> Iterator[str]:
    return (part for of_kind, part in targets.values() if of_kind.endswith(f"/{kind}") and part in package)


def _texts(package: Package, targets: Targets) -> list[str]:
    part = next(_parts_of(targets, "sharedStrings", package), None)
    return shared_texts(part, package.pieces(part)) if part else []


def _shown(package: Package, targets: Targets) -> dict[str, Shown]:
    """By number of the style those that show days or clocks. Where the styles are broken, no number is a day."""
    part = next(_parts_of(targets, "styles", package), None)
    formats = dict(BUILT_IN)
    styles: list[Shown] = []
    inside: list[None] = []

    def number_format(attributes: dict[str, str]) -> None:
        formats[attributes.get("numFmtId", "")] = shown_by(attributes.get("formatCode", ""))

    def cell_format(attributes: dict[str, str]) -> None:
        if inside:
            styles.append(formats.get(attributes.get("numFmtId", ""), Shown.NUMBER))

    if part:
        with suppress(WorkbookBroken):
            Markup(part).read(
                package.pieces(part),
                {"numFmt": number_format, "cellXfs": lambda _: inside.append(None), "xf": cell_format},
                {"cellXfs": inside.clear},
            )
    return {str(number): shown for number, shown in enumerate(styles) if shown is not Shown.NUMBER}


def _sheet(package: Package, worksheet: Worksheet, notes: tuple[Note, ...]) -> Sheet:
    worksheet.read(package.pieces(worksheet.part))
    if worksheet.valueless:
        notes += (Note("formula_without_value", {"count": len(worksheet.valueless), "row": worksheet.valueless[0]}),)
    return Sheet(worksheet.name, worksheet.all_rows(), notes, tuple(worksheet.merged), worksheet.values.from_1904)
