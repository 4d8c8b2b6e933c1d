"""A table of indicators held against the plan: what they are, and their values and targets by year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from model.actions.indicators import IndicatorInput, require_baseline
from model.errors import AlreadyThere, CellMissing, NameNotKnown, WordNotKnown
from model.exchange.comparing.names import Names
from model.exchange.comparing.ready import Changed, IndicatorsReady
from model.exchange.comparing.records import Records
from model.exchange.comparing.rowwise import Comparing
from model.exchange.comparing.texts import local, merged
from model.exchange.comparing.units import unit_named_in
from model.exchange.outcomes import RowOutcome
from model.exchange.rows import Row
from model.exchange.vocabulary import UNIT
from model.facts import IndicatorFact
from model.indicator import Unit

TEXTS = ("name", "definition", "baseline_origin")
PLAIN = ("unit", "direction", "decimals", "baseline_value", "baseline_on")
MOST_DECIMALS = 4


@dataclass
class Indicators:
    """Goes through the rows of a table of indicators; several rows may be about one indicator."""

    comparing: Comparing
    ready: IndicatorsReady = field(default_factory=IndicatorsReady)

    def __post_init__(self) -> None:
        facts = self.comparing.facts
        self.known = {indicator.code: indicator for indicator in facts.indicators}
        named = ((indicator.code, indicator.name) for indicator in facts.indicators)
        self.names = Names(named, facts.taken.get("indicator", ()))
        self.measures = Names((measure.code, measure.title) for measure in facts.book.measures)
        self.measure_codes = {measure.id: measure.code for measure in facts.book.measures}
        self.new: dict[str, dict[str, Any]] = {}
        self.changed: set[str] = set()
        self.records = Records(self.comparing, self.ready)

    def take(self, row: Row) -> None:
        """Settle one row: added, changed or unchanged. Raises the error for which it is refused."""
        code = self._code(row)
        if row.problems:
            self.comparing.refuse(row)
            return
        known = self.known.get(code)
        is_new = known is None and code not in self.new
        if is_new:
            self._define(row, code)
        fields = self._change(row, known) if known is not None and code not in self.changed else ()
        told, is_first = self.records.take(row, code, known)
        self._widen(code, row)
        is_about_a_year = "year" in row.values
        outcome = RowOutcome.UNCHANGED
        if is_new or (is_about_a_year and told and is_first and not fields):
            outcome = RowOutcome.ADDED
        elif fields or told:
            outcome = RowOutcome.CHANGED
        name = known.name if known is not None else self.new[code]["name"]
        self.comparing.settle(row, outcome, f"{code} {name.in_language('fi')}", (*fields, *told))

    def _code(self, row: Row) -> str:
        """The code that a row has, else that of the indicator with its name, else a new one."""
        code = row.text("code")
        if code:
            return self.names.by_code(code) or code
        name = row.values.get("name")
        if not name:
            raise CellMissing(field="name")
        called = next(filter(None, map(self.names.by_code, name.values())), None)
        if called is not None:
            del row.values["name"]  # it is the code that stands there
            return called
        found = self.names.by_title(name) or self.names.next_number("I")
        self.names.add(found, local(name))
        return found

    def _define(self, row: Row, code: str) -> None:
        comparing = self.comparing
        if not row.values.get("name"):
            raise NameNotKnown(field="code", value=code) if row.text("code") else CellMissing(field="name")
        if code in comparing.facts.taken.get("indicator", ()):
            raise AlreadyThere(field="code", value=code)
        values = self._told(row, None)
        indicator = IndicatorInput.of(code=code, **{"unit": self._unit(row), **values})
        require_baseline(indicator, comparing.plan_of_any_language)
        comparing.warn_of_missing(row, indicator.name, "name")
        self.new[code] = {name: getattr(indicator, name) for name in IndicatorInput.model_fields if name != "source"}
        self.ready.new.append(self.new[code])

    def _change(self, row: Row, known: IndicatorFact) -> tuple[str, ...]:
        told = self._told(row, known)
        as_known = {name: getattr(known, name) for name in told if name != "measure"}
        as_known["measure"] = self.measure_codes.get(known.measure_id or 0)
        values = {name: value for name, value in told.items() if value != as_known[name]}
        if not values:
            return ()
        whole = {name: getattr(known, name) for name in (*TEXTS, *PLAIN)} | {"code": known.code}
        require_baseline(IndicatorInput.of(**{**whole, **values}), self.comparing.plan_of_any_language)
        self.changed.add(known.code)
        before = {name: as_known[name] for name in values}
        self.ready.changed.append(Changed(known.id, known.code, values, before))
        return tuple(values)

    def _told(self, row: Row, known: IndicatorFact | None) -> dict[str, Any]:
        """What a row says of the indicator itself."""
        values = row.values
        told: dict[str, Any] = {name: values[name] for name in PLAIN if name in values}
        if "decimals" in told:
            told["decimals"] = int(told["decimals"])
        if "measure" in values:
            told["measure"] = self._measure(values["measure"])
        texts = self._naming_its_unit(row)
        told |= {name: _text(known, name, texts[name]) for name in TEXTS if name in texts}
        return self._with_baseline(row, told, known)

    def _naming_its_unit(self, row: Row) -> dict[str, Any]:
        """A unit without a word of its own here is kept in the definition, as the file writes it."""
        word = self.comparing.raw(row, "unit")
        if row.values.get("unit") is not Unit.OTHER or UNIT.means(word) is Unit.OTHER:
            return row.values
        self.comparing.warn("other_unit", row, "unit", name=word)
        definition = row.values.get("definition") or dict.fromkeys(row.values.get("name", ()), "")
        return row.values | {"definition": {lang: f"{text} ({word})".strip() for lang, text in definition.items()}}

    def _with_baseline(self, row: Row, told: dict[str, Any], known: IndicatorFact | None) -> dict[str, Any]:
        """A baseline has a value, a day and an origin: without a day it is left out, the file is its origin."""
        has_value = "baseline_value" in told or (known is not None and known.baseline_value is not None)
        if "baseline_value" in told and "baseline_on" not in told and (known is None or known.baseline_on is None):
            self.comparing.warn("baseline_without_day", row, "baseline_value")
            has_value = False
        if not has_value:
            return {name: value for name, value in told.items() if not name.startswith("baseline")}
        if not told.get("baseline_origin") and (known is None or not known.baseline_origin):
            told["baseline_origin"] = local(dict.fromkeys(("fi", "sv", "en"), self.comparing.file_name))
        return told

    def _measure(self, name: str) -> str:
        found = self.measures.find(name)
        if found is None:
            raise NameNotKnown(field="measure", value=name)
        return found

    def _unit(self, row: Row) -> Unit:
        """The unit that nothing but the name tells. Raises `WordNotKnown` when it does not."""
        texts: Mapping[str, str] = row.values["name"]
        mapped = self.comparing.matching.words.get(("unit", ""))
        found = Unit(mapped) if mapped else next((u for text in texts.values() if (u := unit_named_in(text))), None)
        if found is None and "unit" not in row.values:
            raise WordNotKnown(field="unit", value=self.comparing.raw(row, "unit"), choices=tuple(Unit))
        return found or row.values["unit"]

    def _widen(self, code: str, row: Row) -> None:
        """A new indicator shows as many decimals as its values have."""
        new = self.new.get(code)
        if new is not None and "decimals" not in row.values:
            new["decimals"] = max(new["decimals"], min(MOST_DECIMALS, self.records.decimals.get(code, 0)))


def _text(known: IndicatorFact | None, name: str, texts: Mapping[str, str]) -> Any:
    return local(texts) if known is None else merged(getattr(known, name), texts)
