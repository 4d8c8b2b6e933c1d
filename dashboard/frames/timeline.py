"""Frames of the screen Timeline."""

import pandas as pd

from dashboard.language import Texts
from model.facts import EventFact, MeasureFact, MilestoneFact
from model.figures.timeline import Stretch, year_clock

MONTHS = range(1, 13)


def stretches(found: tuple[Stretch, ...], texts: Texts) -> pd.DataFrame:
    """One row a measure: measure, status_key, status, starts, ends (dates), due (in words)."""
    rows = [
        (
            named(stretch.measure, texts),
            stretch.measure.state.status.value,
            texts.status(stretch.measure.state.status),
            stretch.starts_on,
            stretch.ends_on,
            texts("timeliness.no_date") if stretch.is_open else texts.date(stretch.measure.state.due_on),
        )
        for stretch in found
    ]
    return pd.DataFrame(rows, columns=["measure", "status_key", "status", "starts", "ends", "due"])


def milestones(found: tuple[Stretch, ...], texts: Texts) -> pd.DataFrame:
    """One row a milestone: measure, milestone, day (reached, else due), is_reached, state (in words)."""
    rows = [
        (
            named(stretch.measure, texts),
            texts.local(milestone.title),
            milestone.reached_on or milestone.due_on,
            milestone.reached_on is not None,
            _state(milestone, texts),
        )
        for stretch in found
        for milestone in stretch.milestones
    ]
    return pd.DataFrame(rows, columns=["measure", "milestone", "day", "is_reached", "state"])


def over_term(found: tuple[Stretch, ...], texts: Texts) -> pd.DataFrame:
    """The same for reading, one row a measure: measure, status, starts, due, milestones (each with its state)."""
    rows = [
        (
            named(stretch.measure, texts),
            texts.status(stretch.measure.state.status),
            texts.date(stretch.measure.starts_on),
            texts.date(stretch.measure.state.due_on),
            "; ".join(
                f"{texts.local(milestone.title)}: {_state(milestone, texts)}" for milestone in stretch.milestones
            ),
        )
        for stretch in found
    ]
    return pd.DataFrame(rows, columns=["measure", "status", "starts", "due", "milestones"])


def _state(milestone: MilestoneFact, texts: Texts) -> str:
    if milestone.reached_on:
        return texts("timeline.reached", day=texts.date(milestone.reached_on))
    return texts("timeline.not_reached", day=texts.date(milestone.due_on))


def clock(measures: tuple[MeasureFact, ...], events: tuple[EventFact, ...], texts: Texts) -> pd.DataFrame:
    """One row a recurring measure and month with events: measure, month (a number as a word), events."""
    found = year_clock(measures, events)
    rows = [
        (named(measure, texts), str(month), found[measure.id, month])
        for measure in measures
        for month in MONTHS
        if (measure.id, month) in found
    ]
    return pd.DataFrame(rows, columns=["measure", "month", "events"])


def named(measure: MeasureFact, texts: Texts) -> str:
    return f"{measure.code} {texts.local(measure.title)}"
