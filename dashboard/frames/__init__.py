"""Frames for charts and tables: the only modules that name columns. Text in them is as people typed it."""

from collections.abc import Iterable

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts
from model.figures import statuses
from model.figures.cut_offs import years_of
from model.figures.fulfilment import Fulfilment, fulfilment
from model.measure import Status


def labelled(frame: pd.DataFrame, texts: Texts) -> pd.DataFrame:
    """The frame as readers see it: headings in their language, numbers in its format, missing values said."""
    shown = frame.copy()
    for name in frame.columns:
        if pd.api.types.is_numeric_dtype(frame[name]) and name != "year":
            shown[name] = [texts.number(None if pd.isna(value) else value) for value in frame[name]]
        else:
            shown[name] = [texts("no_data") if _is_missing(value) else str(value) for value in frame[name]]
    return shown.rename(columns={name: texts(f"column.{name}") for name in frame.columns})


def _is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and pd.isna(value))


def status_by_goal(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a goal and status: goal, status (a Status value), label, count, total."""
    goals = statuses.by_goal(facts.book.measures, facts.book.goals, facts.cutoff)
    rows = [
        (texts.titled(goal), status.value, texts.status(status), share.count, share.total)
        for goal in facts.book.goals
        for status, share in goals[goal.id].items()
    ]
    return pd.DataFrame(rows, columns=["goal", "status_key", "status", "count", "total"])


def fulfilment_by_year(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a recurring measure and year: measure, year, held, required, met (a word)."""
    titles = {m.id: f"{m.code} {texts.local(m.title)}" for m in facts.book.measures}
    done = fulfilment(facts.book.measures, facts.events, years_of(facts.book.plan, facts.cutoff), facts.cutoff)
    rows = [(titles[f.measure_id], str(f.year), f.held, f.required, texts(f"fulfilment.{met_word(f)}")) for f in done]
    return pd.DataFrame(rows, columns=["measure", "year", "held", "required", "met"])


def met_word(done: Fulfilment) -> str:
    if done.is_met:
        return "met"
    return "not_met" if done.is_year_over else "not_yet"


def planned_and_actual(facts: Facts, left: int) -> pd.DataFrame:
    """One row a month end from the first update to the term's end: day, planned, completed, needed.

    Completed ends at the cut-off; needed leads from there to the term's end, where so many more are to be completed.
    """
    cutoff, ends = facts.cutoff, facts.book.plan.term_ends_on
    first = min((change.on for change in facts.changes), default=cutoff)
    past = statuses.month_ends(first, cutoff)
    ahead = [day for day in statuses.month_ends(first, ends) if day > cutoff]
    done = statuses.completed_on(facts.changes, past)
    way: list[int | None] = [*[None] * (len(past) - 1), done[-1], *[None] * (len(ahead) - 1), done[-1] + left]
    return pd.DataFrame(
        {
            "day": past + ahead,
            "planned": statuses.planned_on(facts.book.measures, past + ahead),
            "completed": [*done, *[None] * len(ahead)],
            "needed": way if ahead and left else [None] * len(past + ahead),
        }
    )


def measures(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    """One row a measure: code, measure, status, assessment, timeliness, responsible, last act."""
    names = ["code", "measure", "status", "assessment", "timeliness", "responsible", "last_act"]
    return pd.DataFrame(list(rows), columns=names)


def plans(rows: Iterable[tuple[object, ...]]) -> pd.DataFrame:
    """One row a plan: name, term, how many measures have each status, how many there are, how many are late, last."""
    counts = [f"status_{status}" for status in Status]
    return pd.DataFrame(rows, columns=["plan", "term", *counts, "total", "overdue", "last_act"])
