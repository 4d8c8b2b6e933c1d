"""The values and targets of indicators in a table: in a column for each year, or in rows that name the year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from model.actions.indicators import TargetInput, ValueInput
from model.actions.inputs import require_some_text
from model.errors import CellMissing, NumberNotAllowed, ReasonMissing, TwiceInTable, YearOutsideTerm
from model.exchange.comparing.ready import IndicatorsReady, NewRecord
from model.exchange.comparing.rowwise import FI_SV_EN, Comparing
from model.exchange.comparing.texts import local
from model.exchange.rows import Row
from model.facts import IndicatorFact, TargetFact, ValueFact

FIRST_YEAR, LAST_YEAR = 1900, 2100
Seen = set[tuple[str, str, int]]


@dataclass
class Records:
    """Takes the values and targets of a row; `decimals` has how many the values of an indicator have at most."""

    comparing: Comparing
    ready: IndicatorsReady
    seen: Seen = field(default_factory=set)
    decimals: dict[str, int] = field(default_factory=dict)

    def take(self, row: Row, code: str, known: IndicatorFact | None) -> tuple[tuple[str, ...], bool]:
        """What is new in a row, each with its year, and whether the plan had nothing for any of these years."""
        told: list[tuple[str, bool]] = []
        for year, value in self._of_years(row, "value"):
            told.extend(self._value(row, code, known, year, value))
        for year, target in self._of_years(row, "target"):
            told.extend(self._target(row, code, known, year, target))
        if "missing_reason" in row.values and "year" in row.values and "value" not in row.values:
            told.extend(self._value(row, code, known, row.values["year"], None))
        return tuple(name for name, _ in told), all(is_first for _, is_first in told)

    def _of_years(self, row: Row, name: str) -> Iterator[tuple[int, Decimal]]:
        values = row.values
        by_year: Mapping[int, Decimal] = values.get(f"{name}_by_year", {})
        if name in values and "year" not in values:
            raise CellMissing(field="year")
        yield from by_year.items()
        if name in values:
            yield values["year"], values[name]

    def _value(
        self, row: Row, code: str, known: IndicatorFact | None, year: int, value: Decimal | None
    ) -> Iterator[tuple[str, bool]]:
        if known is not None and known.computed is not None:
            self.comparing.warn("computed_value", row, "value")
            return
        if not self._is_of_term(row, "value", code, year):
            return
        if year > self.comparing.facts.today.year:
            raise YearOutsideTerm(field="value", year=year)
        if value is not None and "missing_reason" in row.values:
            self.comparing.warn("comment_beside_value", row, "missing_reason")
        before = _newest_value(known, year)
        text = local(row.values.get("missing_reason")) if value is None else local(None)
        if before is not None and before.value == value and (value is not None or before.missing_reason == text):
            return
        checked = ValueInput.of(indicator=code, year=year, value=value, missing_reason=text)
        if value is not None:
            self.decimals[code] = max(self.decimals.get(code, 0), _decimals(value))
        replaces = None if before is None else before.id
        self.ready.values.append(NewRecord(code, year, checked.value, text, replaces_id=replaces))
        yield f"value_{year}", before is None

    def _target(
        self, row: Row, code: str, known: IndicatorFact | None, year: int, value: Decimal
    ) -> Iterator[tuple[str, bool]]:
        if not self._is_of_term(row, "target", code, year):
            return
        before = _newest_target(known, year)
        if before is not None and before.value == value:
            return
        text = local(row.values.get("reason"))
        if before is not None:
            require_some_text(text, FI_SV_EN, "reason", ReasonMissing)
        set_on = row.values.get("set_on", self.comparing.facts.on)
        checked = TargetInput.of(indicator=code, year=year, value=value, set_on=set_on, reason=text)
        self.decimals[code] = max(self.decimals.get(code, 0), _decimals(value))
        self.ready.targets.append(NewRecord(code, year, checked.value, text, set_on=checked.set_on))
        yield f"target_{year}", before is None

    def _is_of_term(self, row: Row, name: str, code: str, year: int) -> bool:
        """Whether a year is one of the plan's; another one is left out, and that is told once a column."""
        plan = self.comparing.facts.plan
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise NumberNotAllowed(field="year", value=year)
        if (name, code, year) in self.seen:
            raise TwiceInTable(field="year", value=f"{code} {year}")
        self.seen.add((name, code, year))
        is_ours = plan.term_starts_on.year <= year <= plan.term_ends_on.year
        if not is_ours:
            self.comparing.tally.warn("year_outside_term", row.number, name=str(year))
        return is_ours


def _newest_value(known: IndicatorFact | None, year: int) -> ValueFact | None:
    return None if known is None else next((value for value in known.values if value.year == year), None)


def _newest_target(known: IndicatorFact | None, year: int) -> TargetFact | None:
    targets: list[Any] = [] if known is None else [target for target in known.targets if target.year == year]
    return targets[-1] if targets else None


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
