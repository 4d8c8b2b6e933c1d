"""The measures as a table."""

from collections.abc import Iterable

import pandas as pd

from dashboard import frames
from dashboard.components.measure_line import due, responsible
from dashboard.viewer import Viewer
from model.facts import MeasureFact, PlanBook


def measure_table(measures: Iterable[MeasureFact], book: PlanBook, looking: Viewer) -> pd.DataFrame:
    """One row a measure: what the list says of it, a column each."""
    texts = looking.texts
    return frames.measures(
        (
            measure.code,
            texts.local(measure.title),
            texts.status(measure.state.status),
            texts.assessment(measure.state.assessment),
            due(measure, looking),
            responsible(measure, book, texts),
            texts.date(measure.state.as_of_on),
        )
        for measure in measures
    )
