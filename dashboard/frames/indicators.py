"""Frames of the screens Indicators and Goals: what was meant, what came, and the verdicts."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

import pandas as pd

from dashboard.language import Texts
from dashboard.quantities import band_said, quantity, short
from model.facts import Facts, IndicatorFact, PlanBook
from model.figures.bands import band_for
from model.figures.cut_offs import last_day_of
from model.figures.goal_verdict import GoalVerdict
from model.figures.indicators import actual_for
from model.figures.points import baseline_of
from model.figures.verdict import Verdict, VerdictOutcome

BY_YEAR = ["year", "kind", "value", "low", "high", "label", "aim", "actual", "target", "note"]
AS_TABLE = ["year", "actual", "target", "note"]


def indicator_by_year(indicator: IndicatorFact, verdict: Verdict, facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a year from the baseline's to the target's; never past it.

    kind (baseline, point, part of a year, missing, ahead); value, low and high of the target as numbers or None;
    label and aim short for a picture; actual, target and note in words.
    """
    known = {point.year for point in verdict.points}
    last = verdict.target_year or facts.cutoff.year
    first = min(known | {target.year for target in indicator.targets}, default=last)
    rows = [_year(indicator, year, year in known, facts, texts) for year in range(first, last + 1)]
    return pd.DataFrame(rows, columns=BY_YEAR)


def _year(indicator: IndicatorFact, year: int, is_point: bool, facts: Facts, texts: Texts) -> tuple[object, ...]:
    kind, value, note = _told(indicator, year, is_point, facts, texts)
    band = band_for(indicator, year, facts.cutoff)
    bounds = (None, None) if band is None else (band.low, band.high)
    aims = dict.fromkeys(short(bound, indicator, texts) for bound in bounds if bound is not None)
    return (
        str(year),
        kind,
        *(None if number is None else float(number) for number in (value, *bounds)),
        short(value, indicator, texts) if value is not None else "" if kind == "ahead" else texts("no_data"),
        "–".join(aims),
        quantity(value, indicator, texts),
        band_said(band, indicator, texts),
        note,
    )


def _told(
    indicator: IndicatorFact, year: int, is_point: bool, facts: Facts, texts: Texts
) -> tuple[str, Decimal | None, str]:
    """The kind of the year, its value, and what must be said of it."""
    baseline = baseline_of(indicator)
    if baseline is not None and year == baseline.year:
        origin, day = texts.local(indicator.baseline_origin), texts.date(baseline.day)
        return "baseline", baseline.value, texts("indicator.is_baseline", day=day, origin=origin)
    if year > facts.cutoff.year:
        return "ahead", None, texts("indicator.ahead")
    actual = actual_for(indicator, year, facts)
    if actual.value is None:
        return "missing", None, texts.local(actual.reason) if actual.reason else texts("indicator.nothing_told")
    if is_point:
        return "point", actual.value, texts.share(actual.share) if actual.share else ""
    until = min(facts.cutoff, last_day_of(facts.book.plan, year))
    return "part", actual.value, texts("indicator.part_of_year", day=texts.date(until))


def verdicts_by_goal(book: PlanBook, found: Mapping[int, GoalVerdict], texts: Texts) -> pd.DataFrame:
    """One row a goal and outcome: goal, verdict_key (an VerdictOutcome value), verdict, indicators, total."""
    rows = [
        (
            texts.titled(goal),
            outcome.value,
            texts.verdict(outcome),
            found[goal.id].count(outcome),
            found[goal.id].total,
        )
        for goal in book.goals
        for outcome in VerdictOutcome
    ]
    return pd.DataFrame(rows, columns=["goal", "verdict_key", "verdict", "indicators_counted", "total"])


def verdict_table(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    """One row an indicator: indicator, verdict, sentence."""
    return pd.DataFrame(list(rows), columns=["indicator", "verdict", "sentence"])
