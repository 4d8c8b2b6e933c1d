"""Every indicator: where it began, what it was each year, what it had to be and what it is, as numbers."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from dashboard.report.sheets.cells import Cell, counted, day, number
from dashboard.report.sheets.sheet import Column, Sheet
from dashboard.report.worded import Worded
from model.indicator import Unit

Indicator = Mapping[str, Any]


def fill(sheet: Sheet, worded: Worded) -> None:
    earlier = _earlier_years(worded)
    sheet.table(_columns(worded, earlier), _rows(worded, earlier))


def _earlier_years(worded: Worded) -> list[str]:
    years = {year for indicator in worded.indicators.values() for year in indicator["years"]}
    return sorted(year for year in years if year < worded.year)


def _columns(worded: Worded, earlier: list[str]) -> list[Column]:
    actual = worded.said("column.actual")
    numbers = [
        worded.said("column.baseline"),
        worded.said("column.baseline_on"),
        *(f"{year}: {actual}" for year in earlier),
        f"{worded.year}: {worded.said('column.target')}",
        f"{worded.year}: {actual}",
        *(worded.said(f"column.{name}") for name in ("number", "of", "percent")),
    ]
    return [
        Column(worded.said("column.code"), 7),
        Column(worded.said("column.indicator"), 34),
        Column(worded.said("column.measure"), 36),
        Column(worded.said("column.unit"), 16),
        *(Column(heading, 13, is_numbers=True) for heading in numbers),
        Column(worded.said("column.missing_because"), 38),
    ]


def _rows(worded: Worded, earlier: list[str]) -> Iterator[tuple[Cell, ...]]:
    for indicator in worded.indicators.values():
        baseline, told = indicator["baseline"], indicator["years"][worded.year]
        yield (
            indicator["code"],
            worded.local(indicator["name"]),
            worded.titled(indicator["measure"]) if indicator["measure"] else "",
            _unit(indicator, worded),
            _value(baseline["value"], indicator, worded) if baseline else worded.said("report.no_baseline"),
            day(baseline["on"]) if baseline else "",
            *(_actual(indicator, year, worded) for year in earlier),
            _value(told["target"]["value"], indicator, worded) if told["target"] else worded.said("report.no_target"),
            _actual(indicator, worded.year, worded),
            *(counted(told["actual"]["share"], worded) if told["actual"]["share"] else ("", "", "")),
            worded.local(told["actual"]["reason"]) if told["actual"]["value"] is None else "",
        )


def _unit(indicator: Indicator, worded: Worded) -> str:
    if indicator["unit"] == Unit.YES_NO:
        return f"{worded.said('yes')} / {worded.said('no')}"
    return worded.said(f"unit.{indicator['unit']}")


def _value(value: str | None, indicator: Indicator, worded: Worded) -> Cell:
    """A number as a number; yes and no in words."""
    if value is not None and indicator["unit"] == Unit.YES_NO:
        return worded.said("yes" if Decimal(value) else "no")
    return number(value, decimals=indicator.get("decimals", 0))


def _actual(indicator: Indicator, year: str, worded: Worded) -> Cell:
    """The value of a year; so many of so many where a percentage would mislead."""
    actual = indicator["years"].get(year, {}).get("actual", {"value": None, "share": None})
    if actual["share"] and not worded.has_percent(actual["share"]):
        return worded.share(actual["share"])
    return _value(actual["value"], indicator, worded)
