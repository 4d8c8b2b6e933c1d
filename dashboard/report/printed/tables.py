"""The tables of the PDF: rows of words, and whether a page may end within them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from dashboard.report import sections
from dashboard.report.differing import differences
from dashboard.report.sections import Compared, MeasureLine
from dashboard.report.worded import Worded
from model.yearly.differences import ADDED, REMOVED

Told = dict[str, Any]
STAYS_WHOLE = 500  # letters that fit on one page of the narrowest column
MEASURE_CHANGES = (
    *(ADDED, REMOVED, "status", "assessment", "timeliness", "due_on"),
    *("title", "code", "responsible", "required_per_year", "fulfilment"),
)


def rows(cells: Iterable[Sequence[str]]) -> list[Told]:
    """Rows that each stand on one page, if they are not too long."""
    return [{"cells": row, "whole": max(map(len, row)) < STAYS_WHOLE} for row in cells]


def statuses(worded: Worded) -> list[Told]:
    """For each goal how many measures had each status, in the year and in the one before."""
    return [
        _group((goal,), [(c.year, *map(str, c.counts), str(c.total)) for c in counts])
        for goal, counts in groupby(sections.statuses(worded), key=lambda counted: counted.goal)
    ]


def measures(worded: Worded) -> list[Told]:
    return [_measure(line, worded) for line in sections.measures(worded)]


def _measure(line: MeasureLine, worded: Worded) -> Told:
    """A measure in the statutory shape; each of its indicators has a row."""
    indicators = [(i.name, i.baseline, i.target, i.actual) for i in line.indicators]
    return _group(
        (line.goals, f"{line.code} {line.title}", line.responsible or "–", line.resources or "–"),
        indicators or [(worded.said("report.no_indicator"), "–", "–", "–")],
        (line.status, line.assessment),
        line.sentence,
    )


def compared(figures: Iterable[Compared], worded: Worded, with_population: bool = True) -> list[Told]:
    """Each figure, out of whom it is counted, and that of the year before if there is one."""
    return rows(
        (
            figure.name,
            *((_population(figure, worded),) if with_population else ()),
            worded.value(figure.now),
            *((worded.value(figure.before),) if worded.document["before"] else ()),
        )
        for figure in figures
    )


def _population(figure: Compared, worded: Worded) -> str:
    population = figure.now.get("population") if isinstance(figure.now, Mapping) else None
    return worded.said(f"population.{population}") if population else ""


def changes(worded: Worded) -> list[Told]:
    """What is different from the year before in the measures, and how many of them have which status."""
    found = worded.document["before"]["differences"]
    return _differing([one for one in found if _is_of_measures(one)], worded)


def corrections(worded: Worded) -> list[Told] | None:
    """All that is different from the issue that this one replaces; None when it replaces none."""
    replaced = worded.document["replaces"]
    return _differing(replaced["differences"], worded) if replaced else None


def _is_of_measures(one: Mapping[str, Any]) -> bool:
    """The other figures stand beside those of the year before in their own tables."""
    if one["subject"] == "measure":
        return one["field"] in MEASURE_CHANGES
    counted = (one["was"], one["now"]) if one["field"].startswith(("status.", "figure.overdue")) else ()
    return one["subject"] == "figure" and any(share["numerator"] for share in counted)


def _differing(found: list[Told], worded: Worded) -> list[Told]:
    """The differences of one thing together, in the order in which the things come first."""
    together: dict[str, list[tuple[str, str, str]]] = {}
    for one, told in zip(found, differences(worded, found), strict=True):
        is_whole = one["field"] in (ADDED, REMOVED)
        field = told.field or worded.said("column.count")
        said = (field, "", "") if is_whole else (field, told.was, told.now)
        together.setdefault(told.subject, []).append(said)
    return [_group((subject,), said) for subject, said in together.items()]


def _group(
    before: Sequence[str], lines: Sequence[Sequence[str]], after: Sequence[str] = (), sentence: str = ""
) -> Told:
    """Lines between cells that they have in common; the sentence explains the last of these."""
    common = max(map(len, (*before, *after, sentence)))
    height = sum(max(map(len, line)) for line in lines)
    whole = max(common, height) < STAYS_WHOLE
    return {"before": before, "rows": lines, "after": after, "sentence": sentence, "whole": whole}
