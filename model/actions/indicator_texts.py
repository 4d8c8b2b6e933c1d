"""Changes of what an indicator is; its targets and values have a history of their own."""

from sqlalchemy.orm import Session

from model.actions.indicators import IndicatorInput, require_baseline
from model.actions.measures import find_measure
from model.actions.rows import change_row, require_free_code, require_kept, row_to_change
from model.base import LocalText
from model.indicator import Indicator
from model.role import Actor


def change_indicator(
    session: Session,
    slug: str,
    indicator_id: int,
    indicator: IndicatorInput,
    *,
    seen_version: int,
    why: LocalText = LocalText(),
    by: Actor,
) -> int:
    """Give an indicator other texts, another unit, direction, baseline or measure. Its name keeps its languages."""
    plan, row = row_to_change(session, slug, Indicator, indicator_id, seen_version=seen_version, by=by)
    require_kept(indicator.name, row.name, plan.required_languages, "name")
    require_baseline(indicator, plan)
    require_free_code(session, plan, row, indicator.code)
    values = {name: getattr(indicator, name) for name in IndicatorInput.model_fields.keys() - {"measure", "source"}}
    measure_id = find_measure(session, plan, indicator.measure).id if indicator.measure else None
    change_row(session, plan, row, {**values, "measure_id": measure_id}, why=why, by=by)
    return indicator_id
