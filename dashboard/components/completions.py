"""Planned against actual completions of measures, and the pace that is needed: for Progress and the Timeline."""

from dashboard import findings, frames
from dashboard.charts.planned_and_actual import planned_and_actual
from dashboard.components.chart import Shown
from dashboard.findings import indicators as verdict_findings
from dashboard.language import Texts
from model.facts import Facts
from model.figures.completions import completions


def completions_shown(facts: Facts, texts: Texts) -> Shown:
    """The chart over the term; empty before the first update."""
    found = completions(facts.book, facts.cutoff)
    if not facts.changes:
        return Shown("planned_and_actual", "", None, frames.planned_and_actual(facts, found.left))
    frame = frames.planned_and_actual(facts, found.left)
    figure = planned_and_actual(frame, texts("chart.planned"), texts("chart.actual"), texts("chart.needed"))
    said = [findings.planned_and_actual(frame, texts), verdict_findings.completions(found, texts)]
    table = frame.assign(day=[texts.date(day) for day in frame["day"]]).drop(columns="needed")
    return Shown("planned_and_actual", " ".join(filter(None, said)), figure, table)
