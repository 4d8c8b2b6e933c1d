"""The values of indicators as people read them: with their unit, their bounds, or a year's worth of change."""

from decimal import Decimal

from dashboard.language import Texts
from model.facts import IndicatorFact
from model.figures.bands import Band
from model.indicator import Unit

WITHOUT_UNIT = (Unit.SCORE, Unit.YES_NO)


def quantity(value: Decimal | int | float | None, indicator: IndicatorFact, texts: Texts) -> str:
    """A value with its unit; yes and no in words."""
    if value is None:
        return texts("no_data")
    if indicator.unit is Unit.YES_NO:
        return texts("yes") if value else texts("no")
    return f"{texts.number(value, indicator.decimals)} {texts(f'unit.{indicator.unit}')}"


def short(value: Decimal, indicator: IndicatorFact, texts: Texts) -> str:
    """A value without its unit, for where there is little room."""
    return (
        quantity(value, indicator, texts) if indicator.unit is Unit.YES_NO else texts.number(value, indicator.decimals)
    )


def change(value: Decimal, indicator: IndicatorFact, texts: Texts, decimals: int = 0) -> str:
    """A difference of two values, to so many decimals at least; of percentages it is in percentage points."""
    number = texts.number(abs(value), max(decimals, indicator.decimals))
    if indicator.unit in WITHOUT_UNIT:
        return number
    unit = "indicator.percentage_points" if indicator.unit is Unit.PERCENT else f"unit.{indicator.unit}"
    return f"{number} {texts(unit)}"


def band_said(band: Band | None, indicator: IndicatorFact, texts: Texts) -> str:
    """What is meant: at least, at most, exactly, or between two values."""
    if band is None:
        return texts("indicator.no_target")
    low, high = (quantity(bound, indicator, texts) for bound in (band.low, band.high))
    if band.low == band.high or indicator.unit is Unit.YES_NO:
        return high if band.low is None else low
    if band.high is None:
        return texts("indicator.at_least", value=low)
    return (
        texts("indicator.at_most", value=high) if band.low is None else texts("indicator.between", low=low, high=high)
    )
