"""What is known of an indicator up to a day: its declared baseline, then one value a year."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.facts import Facts, IndicatorFact, PlanFact
from model.figures.cut_offs import last_day_of, years_of
from model.figures.indicators import actual_for


@dataclass(frozen=True, slots=True)
class Point:
    """A value and the day it tells of."""

    year: int
    day: date
    value: Decimal


def baseline_of(indicator: IndicatorFact) -> Point | None:
    """The declared baseline; never the first value in its stead. Source: domain rule 9."""
    if indicator.baseline_value is None or indicator.baseline_on is None:
        return None
    return Point(indicator.baseline_on.year, indicator.baseline_on, indicator.baseline_value)


def points_of(indicator: IndicatorFact, facts: Facts, until: date) -> tuple[Point, ...]:
    """The baseline, and the value of every finished year after it up to that day. A year without one is left out."""
    baseline = baseline_of(indicator)
    plan = facts.book.plan
    values = [
        Point(year, last_day_of(plan, year), value)
        for year in finished_years(indicator, facts, until)
        if (value := actual_for(indicator, year, facts).value) is not None
    ]
    return (baseline, *values) if baseline else tuple(values)


def finished_years(indicator: IndicatorFact, facts: Facts, until: date) -> tuple[int, ...]:
    """The years that are told as a whole by that day and by the cut-off, those after the baseline's year.

    A count of a year's events has no value for a year that the term cuts short.
    """
    plan, last = facts.book.plan, min(until, facts.cutoff)
    baseline = baseline_of(indicator)
    return tuple(
        year
        for year in years_of(plan, last)
        if last_day_of(plan, year) <= last
        and (baseline is None or year > baseline.year)
        and not (indicator.computed is not None and indicator.computed.sums_the_year and is_cut_short(plan, year))
    )


def is_cut_short(plan: PlanFact, year: int) -> bool:
    """The term begins or ends within that year."""
    return plan.term_starts_on > date(year, 1, 1) or plan.term_ends_on < date(year, 12, 31)
