"""Frames for charts and tables: the only module that names columns. Text in them is as people typed it."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.exchange_words import target_label
from dashboard.language import Texts
from model.exchange.cells import as_text
from model.exchange.dry_run import DryRun
from model.exchange.outcomes import Outcome
from model.facts import Facts, Heading, SupportBook
from model.figures import collaboration, reach, statuses
from model.figures.cut_offs import last_day_of, years_of
from model.figures.fulfilment import Fulfilment, fulfilment
from model.figures.indicators import response_share


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
        (_titled(goal, texts), status.value, texts.status(status), share.count, share.total)
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


def planned_and_actual(facts: Facts) -> pd.DataFrame:
    """One row a month end from the first update to the cut-off: day, planned, completed."""
    first = min((change.on for change in facts.changes), default=facts.cutoff)
    days = statuses.month_ends(first, facts.cutoff)
    return pd.DataFrame(
        {
            "day": days,
            "planned": statuses.planned_on(facts.book.measures, days),
            "completed": statuses.completed_on(facts.changes, days),
        }
    )


def events_by_kind(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a year and kind of gathering: year, kind, events."""
    rows = [
        (str(year), texts(f"event_kind.{kind}"), count)
        for year in _years_with_events(facts)
        for kind, count in sorted(reach.events_by_kind(reach.gatherings(facts.events, year)).items())
    ]
    return pd.DataFrame(rows, columns=["year", "kind", "events"])


def reach_by_year(facts: Facts) -> pd.DataFrame:
    """One row a year: events, attendances, organisations reached, of them first-timers, members reached of members."""
    first = reach.first_reached(facts.events)
    rows = []
    for year in _years_with_events(facts):
        held = reach.gatherings(facts.events, year)
        on = min(facts.cutoff, last_day_of(facts.book.plan, year))
        heads, share = reach.heads(held), reach.network_reach(facts.network.organisations, held, on)
        reached = reach.organisations_reached(held)
        new = sum(first[id_] == year for id_ in reached)
        row = (str(year), heads.events, heads.attendances, heads.events_uncounted, len(reached), new)
        rows.append((*row, share.count, share.total))
    names = ["year", "events", "attendances", "events_uncounted", "organisations", "first_time"]
    return pd.DataFrame(rows, columns=[*names, "members_reached", "members"])


def coverage_by_category(facts: Facts, texts: Texts, year: int) -> pd.DataFrame:
    """One row a category: category, reached, members, percent (None when there are fewer than five members)."""
    on = min(facts.cutoff, last_day_of(facts.book.plan, year))
    held = reach.gatherings(facts.events, year)
    shares = reach.reach_by_category(facts.network.organisations, held, facts.book.categories, on)
    rows = [
        (
            texts.local(category.title),
            shares[category.id].count,
            shares[category.id].total,
            shares[category.id].percent,
        )
        for category in facts.book.categories
    ]
    return pd.DataFrame(rows, columns=["category", "members_reached", "members", "percent"])


def who_meets_whom(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a pair of categories that met: category, other, events."""
    names = {category.id: texts.local(category.title) for category in facts.book.categories}
    met = collaboration.meetings_of_categories(facts.events, facts.network.organisations)
    rows = [(names[one], names[other], count) for (one, other), count in sorted(met.items())]
    return pd.DataFrame(rows, columns=["category", "other_category", "events"])


def network_growth(facts: Facts) -> pd.DataFrame:
    """One row a year: year, members on its last day (or the cut-off), registered associations by then."""
    rows = []
    for year in years_of(facts.book.plan, facts.cutoff):
        on = min(facts.cutoff, last_day_of(facts.book.plan, year))
        registered = reach.registered_by(facts.network.populations, on)
        members = len(reach.network_members(facts.network.organisations, on))
        rows.append((str(year), on, members, registered.count if registered else None))
    frame = pd.DataFrame(rows, columns=["year", "day", "members", "registered"])
    return frame[(frame.members > 0) | frame.registered.notna()].reset_index(drop=True)


def support_by_year(facts: Facts) -> pd.DataFrame:
    """One row a year: applications, applicants, recipients, euros granted, hours of free premises."""
    rows = []
    for year in years_of(facts.book.plan, facts.cutoff):
        grants = [grant for grant in facts.support.grants if grant.year == year]
        hours = [u.free_hours for u in facts.support.premises if u.year == year and u.free_hours is not None]
        granted = [grant.granted_cents for grant in grants if grant.granted_cents is not None]
        share = reach.grant_recipients(grants, year, facts.cutoff)
        euros = sum(granted) / 100 if granted else None
        if grants or hours:
            rows.append(
                (
                    str(year),
                    len(grants),
                    share.total,
                    share.count,
                    euros,
                    float(sum(hours)) if hours else None,
                )
            )
    return pd.DataFrame(
        rows, columns=["year", "applications", "applicants", "recipients", "granted_euros", "free_hours"]
    )


def needs_named(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a survey and need: survey, year, need, named_by, answered."""
    needs = {need.id: _titled(need, texts) for need in facts.book.needs}
    rows = [
        (texts.local(survey.title), str(survey.held_on.year), needs[need_id], count, survey.answered)
        for survey in facts.support.surveys
        for need_id, count in survey.named
    ]
    return pd.DataFrame(rows, columns=["survey", "year", "need", "named_by", "answered"])


def response_rates(support: SupportBook, texts: Texts) -> list[str]:
    """One line a survey: title, who answered of whom, perceived cooperation."""
    lines = []
    for survey in support.surveys:
        share = response_share(survey)
        answered = texts.share(share) if share else texts("no_data")
        mean = texts.number(survey.cooperation_mean, 1)
        lines.append(texts("participation.survey_line", title=texts.local(survey.title), answered=answered, mean=mean))
    return lines


def _titled(heading: Heading, texts: Texts) -> str:
    return f"{heading.code} {texts.local(heading.title)}"


def _years_with_events(facts: Facts) -> Iterable[int]:
    return sorted({event.held_on.year for event in reach.gatherings(facts.events)})


def measures(rows: Iterable[tuple[str, ...]]) -> pd.DataFrame:
    """One row a measure: code, measure, status, assessment, timeliness, responsible, last act."""
    names = ["code", "measure", "status", "assessment", "timeliness", "responsible", "last_act"]
    return pd.DataFrame(list(rows), columns=names)


def import_refusals(run: DryRun, reasons: Sequence[str]) -> pd.DataFrame:
    """One row a refusal of a dry run, as many as there are reasons: row, heading, value, reason."""
    refused = run.refused[: len(reasons)]
    rows = [
        (str(one.row), one.column, as_text(one.value), reason) for one, reason in zip(refused, reasons, strict=True)
    ]
    return pd.DataFrame(rows, columns=["row", "heading", "value", "reason"])


def import_outcomes(run: DryRun, outcome: Outcome, most: int, texts: Texts) -> pd.DataFrame:
    """The first rows of an outcome: row, about, changes (names of fields)."""
    found = [row for row in run.rows if row.outcome is outcome][:most]
    rows = [(str(row.row), row.about, _fields(row.fields, run, texts)) for row in found]
    columns = ["row", "about", "changes"]
    return pd.DataFrame(rows, columns=columns)[columns if outcome is Outcome.CHANGED else columns[:2]]


def import_rows(run: DryRun, reasons: Sequence[str], texts: Texts) -> pd.DataFrame:
    """Every row of a dry run; one that is refused for several reasons has a line for each."""
    refused: dict[int, list[tuple[str, str, str]]] = {}
    for one, reason in zip(run.refused, reasons, strict=True):
        refused.setdefault(one.row, []).append((one.column, as_text(one.value), reason))
    rows = [
        (str(row.row), texts(f"import.outcome.{row.outcome}"), row.about, _fields(row.fields, run, texts), *why)
        for row in run.rows
        for why in refused.get(row.row, [("", "", "")])
    ]
    return pd.DataFrame(rows, columns=["row", "outcome", "about", "changes", "heading", "value", "reason"])


def _fields(names: Iterable[str], run: DryRun, texts: Texts) -> str:
    return ", ".join(target_label(name, run.table.kind, texts) for name in names)
