"""Where the value of an indicator is meant to be, and how far from there it is."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.facts import IndicatorFact
from model.figures.indicators import target_for
from model.indicator import Direction

ON_THE_SPOT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Band:
    """The lowest and the highest value that are as meant; None where there is no bound on that side."""

    low: Decimal | None
    high: Decimal | None

    def distance(self, value: Decimal) -> Decimal:
        """How far the value is from the band; nothing within it and on its edges."""
        if self.low is not None and value < self.low:
            return self.low - value
        if self.high is not None and value > self.high:
            return value - self.high
        return ON_THE_SPOT

    def holds(self, value: Decimal) -> bool:
        return self.distance(value) == ON_THE_SPOT


def band_for(indicator: IndicatorFact, year: int, on: date) -> Band | None:
    """What is meant for that year, as known on that day; None when no target was set.

    Up: the target or more. Down: the target or less. Keep: from the lowest to the highest of the targets that
    were set for the year on the same day; one alone is to be kept exactly.
    """
    target = target_for(indicator, year, on)
    if target is None:
        return None
    match indicator.direction:
        case Direction.UP:
            return Band(target.value, None)
        case Direction.DOWN:
            return Band(None, target.value)
    bounds = [t.value for t in indicator.targets if t.year == year and t.set_on == target.set_on]
    return Band(min(bounds), max(bounds))
