"""Indicators of an import, with their values and targets."""

from typing import Any

from model.actions.importing.bulk import Writing
from model.base import Source
from model.exchange.comparing.ready import Changed, IndicatorsReady, NewRecord
from model.indicator import Indicator, IndicatorTarget, IndicatorValue
from model.measure import Measure


def write_indicators(writing: Writing, ready: IndicatorsReady) -> None:
    """Write what a table of indicators has ready."""
    measures = writing.codes(Measure)
    first = writing.count(Indicator) + 1
    usual = {"plan_id": writing.plan.id, "version": 1, "source": Source.ENTERED}
    rows = ({**_with_measure(new, measures), **usual} for new in ready.new)
    writing.insert(Indicator, [{**row, "position": position} for position, row in enumerate(rows, first)])
    writing.change(Indicator, [_changed(one, measures) for one in ready.changed])
    ids = writing.codes(Indicator)
    writing.insert(IndicatorTarget, [_target(writing, record, ids) for record in ready.targets])
    writing.insert(IndicatorValue, [_value(writing, record, ids) for record in ready.values])


def _with_measure(values: dict[str, Any], measures: dict[str, int]) -> dict[str, Any]:
    code = values.get("measure")
    others = {name: value for name, value in values.items() if name != "measure"}
    return {**others, "measure_id": measures[code] if code else None}


def _changed(one: Changed, measures: dict[str, int]) -> Changed:
    values = dict(one.values)
    if "measure" in values:
        values = _with_measure(values, measures)
    return Changed(one.id, one.code, values, one.before)


def _target(writing: Writing, record: NewRecord, ids: dict[str, int]) -> dict[str, Any]:
    own = {"indicator_id": ids[record.indicator], "year": record.year, "value": record.value, "reason": record.text}
    return {**own, "set_on": record.set_on, **writing.recorded}


def _value(writing: Writing, record: NewRecord, ids: dict[str, int]) -> dict[str, Any]:
    own = {"indicator_id": ids[record.indicator], "year": record.year, "value": record.value}
    return {**own, "missing_reason": record.text, "replaces_id": record.replaces_id, **writing.recorded}
