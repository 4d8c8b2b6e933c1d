"""The charts of Progress, each with its sentence and its table."""

from dashboard import findings, frames
from dashboard.charts.fulfilment_by_year import fulfilment_by_year
from dashboard.charts.status_by_goal import status_by_goal
from dashboard.components.chart import Shown
from dashboard.language import Texts
from model.facts import Facts


def goals(facts: Facts, texts: Texts) -> Shown:
    frame = frames.status_by_goal(facts, texts)
    table = frame.drop(columns="status_key")
    if frame["total"].sum() == 0:
        return Shown("status_by_goal", "", None, table)
    return Shown("status_by_goal", findings.status_by_goal(frame, texts), status_by_goal(frame), table)


def recurring(facts: Facts, texts: Texts) -> Shown:
    frame = frames.fulfilment_by_year(facts, texts)
    if frame.empty:
        return Shown("fulfilment_by_year", "", None, frame)
    words = {word: texts(f"fulfilment.{word}") for word in ("met", "not_yet", "not_met")}
    finding = findings.fulfilment_by_year(frame, texts)
    return Shown("fulfilment_by_year", finding, fulfilment_by_year(frame, words), frame)
