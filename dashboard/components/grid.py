"""The grid over many measures, as it is drawn."""

from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.components.sheet import TEXTS, TYPED, Sheet, Typed, assessments, standing_in, statuses
from dashboard.frames import updating
from dashboard.language import Texts
from model.base import Language
from model.facts import MeasureFact

DAYS = {Language.FI: "D.M.YYYY", Language.SV: "D.M.YYYY", Language.EN: "D MMM YYYY"}
LONGEST = 2000  # signs of a text in a cell
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {"sentence": "large", "reason": "medium", "comment": "medium"}


def show_grid(sheet: Sheet, texts: Texts) -> None:
    """The grid; it checks nothing for us, so only `typed_in` reads what comes back from it."""
    st.data_editor(
        _frame(sheet, texts),
        key=sheet.key,
        hide_index=True,
        disabled=["code", "measure"],
        column_config=_columns(texts),
        height=min(36 * (len(sheet.measures) + 1), 520),
        placeholder=texts("no_data"),
        alt=texts("screen.update_many"),
    )


def _frame(sheet: Sheet, texts: Texts) -> pd.DataFrame:
    return updating.updates(_row(measure, sheet.laid.get(measure.id, {}), texts) for measure in sheet.measures)


def _row(measure: MeasureFact, laid: Typed, texts: Texts) -> Typed:
    cells = {field: laid.get(field, standing_in(measure, field)) for field in TYPED}
    words = {"status": texts.status(cells["status"]), "assessment": texts.assessment(cells["assessment"])}
    return {**cells, **words, "code": measure.code, "measure": texts.local(measure.title)}


def _columns(texts: Texts) -> dict[str, Any]:
    column = st.column_config
    return {
        "checked": column.CheckboxColumn(texts("many.checked"), help=texts("update.unchanged"), pinned=True),
        "code": column.TextColumn(texts("column.code"), width=50, pinned=True),
        "measure": column.TextColumn(texts("column.measure"), width="medium"),
        "status": column.SelectboxColumn(texts("column.status"), options=list(statuses(texts)), required=True),
        "assessment": column.SelectboxColumn(
            texts("column.assessment"), options=list(assessments(texts)), required=True
        ),
        "progress": column.NumberColumn(texts("field.progress"), min_value=0, max_value=100, step=1),
        "due_on": column.DateColumn(texts("field.due_on"), format=DAYS[texts.language]),
        **{
            field: column.TextColumn(texts(f"field.{field}"), width=WIDTHS[field.rpartition("_")[0]], max_chars=LONGEST)
            for field in TEXTS
        },
    }
