"""Frames of the rows behind a figure."""

from collections.abc import Callable

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts
from model.figures import reach
from model.figures.explanation import Explained, Kind
from model.figures.verdict import verdicts


def explained(found: Explained, facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a measure, event, organisation or other thing behind a figure; `counted` says whether it counts."""
    make, names = ROWS[found.kind]
    rows = [
        (*row, texts("yes") if is_counted else texts("no"))
        for ids, is_counted in ((found.rows, True), (found.others, False))
        for row in make(set(ids), facts, texts)
    ]
    return pd.DataFrame(rows, columns=[*names, "counted"])


def _measure_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    return [
        (m.code, texts.local(m.title), texts.status(m.state.status), texts.date(m.state.due_on))
        for m in facts.book.measures
        if m.id in ids
    ]


def _event_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    return [
        (
            texts.date(event.held_on),
            texts.local(event.title),
            texts(f"event_kind.{event.kind}"),
            texts.number(reach.heads_of(event)),
            texts.number(len(event.organisations)),
        )
        for event in facts.events
        if event.id in ids
    ]


def _organisation_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    titles = {category.id: texts.local(category.title) for category in facts.book.categories}
    return sorted(
        (
            texts.local(o.name),
            texts.listing(titles[id_] for id_ in o.categories),
            texts(f"organisation_language.{o.language}"),
        )
        for o in facts.network.organisations
        if o.id in ids
    )


def _category_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    return [(texts.local(category.title),) for category in facts.book.categories if category.id in ids]


def _indicator_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    found = verdicts(facts)
    return [
        (indicator.code, texts.local(indicator.name), texts.verdict(found[indicator.id].outcome))
        for indicator in facts.indicators
        if indicator.id in ids
    ]


def _need_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    return [(texts.titled(need),) for need in facts.book.needs if need.id in ids]


def _goal_rows(ids: set[int], facts: Facts, texts: Texts) -> list[tuple[str, ...]]:
    return [(texts.titled(goal),) for goal in facts.book.goals if goal.id in ids]


ROWS: dict[Kind, tuple[Callable[[set[int], Facts, Texts], list[tuple[str, ...]]], tuple[str, ...]]] = {
    Kind.MEASURES: (_measure_rows, ("code", "measure", "status", "due_on")),
    Kind.EVENTS: (_event_rows, ("day", "event", "kind", "attendances", "organisations")),
    Kind.ORGANISATIONS: (_organisation_rows, ("organisation", "categories", "language")),
    Kind.CATEGORIES: (_category_rows, ("category",)),
    Kind.INDICATORS: (_indicator_rows, ("code", "indicator", "verdict")),
    Kind.NEEDS: (_need_rows, ("need",)),
    Kind.GOALS: (_goal_rows, ("goal",)),
}
