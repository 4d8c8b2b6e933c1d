"""The charts of the PDF: what their bars count, how they look, and what they say to those who do not see them."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from dashboard.charts.theme import STATUS_COLOURS, STATUS_PATTERNS
from dashboard.language import SYMBOLS
from dashboard.report import sections
from dashboard.report.sections import STATUSES, Counts
from dashboard.report.worded import Worded
from model.measure import Status

Told = dict[str, Any]
LONGEST_ALTERNATIVE = 8_000  # letters; PDF/A allows 32 767 bytes of UTF-16


def statuses(worded: Worded) -> Told:
    """A bar of statuses for each goal and year."""
    counted = sections.statuses(worded)
    goals = [(goal, [*years]) for goal, years in groupby(counted, key=lambda counts: counts.goal)]
    return {
        "scale": [_looks(status, worded) for status in STATUSES],
        "goals": [{"name": goal, "years": [_bar(counts) for counts in years]} for goal, years in goals],
        "most": max((sum(counts.counts) for counts in counted), default=0),
        "alt": _told(worded.said("report.chart"), (_goal_in_words(goal, years, worded) for goal, years in goals)),
    }


def reached(worded: Worded) -> Told:
    """For each category a bar of those reached within the outline of all its members."""
    found = [(category.name, category.now) for category in sections.categories(worded)]
    shares = [(name, share) for name, share in found if isinstance(share, dict)]
    return {
        "categories": [
            {"name": name, "reached": share["numerator"], "members": share["denominator"]} for name, share in shares
        ],
        "most": max((share["denominator"] for _, share in shares), default=0),
        "alt": _told(
            worded.said("report.categories_chart"), (f"{name} {worded.value(share)}" for name, share in shares)
        ),
    }


def _looks(status: Status, worded: Worded) -> Told:
    """Not started is an empty bar; the pattern of the others is that of the screen."""
    return {
        "symbol": SYMBOLS[status],
        "word": worded.said(f"status.{status}"),
        "colour": STATUS_COLOURS[status],
        "pattern": "none" if status is Status.NOT_STARTED else STATUS_PATTERNS[status],
    }


def _bar(counts: Counts) -> Told:
    return {"year": counts.year, "counts": counts.counts}


def _goal_in_words(goal: str, years: list[Counts], worded: Worded) -> str:
    return f"{goal}: {', '.join(_year_in_words(counts, worded) for counts in years)}"


def _year_in_words(counts: Counts, worded: Worded) -> str:
    """The statuses that some measure has, counted."""
    present = [(status, count) for status, count in zip(STATUSES, counts.counts, strict=True) if count]
    told = ", ".join(f"{worded.said(f'status.{status}')} {count}" for status, count in present)
    return f"{counts.year} ({told or 0})"


def _told(title: str, parts: Iterable[str]) -> str:
    """A title and the sentences under it. The table beside the chart has the rest."""
    return shortened(f"{title}. {'. '.join(parts)}.", LONGEST_ALTERNATIVE)


def shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
