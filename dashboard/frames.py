"""Frames for charts and tables: the only module that names columns. Text in them is as people typed it."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.language import SYMBOLS, Texts
from model.facts import Facts, Heading, SupportBook
from model.figures import collaboration, reach, statuses
from model.figures.cut_offs import last_day_of, years_of
from model.figures.fulfilment import Fulfilment, fulfilment
from model.figures.indicators import response_share
from model.measure import Assessment, Status


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


def frozen_statuses(document: dict[str, Any], earlier: dict[str, Any] | None, texts: Texts) -> pd.DataFrame:
    """A row a goal, a column a status: the count, and after an arrow's tail the count of the year before."""
    rows = []
    for goal in document["goals"]:
        counts = document["figures"]["measures"]["by_goal"][goal["code"]]
        was = earlier["figures"]["measures"]["by_goal"].get(goal["code"], {}) if earlier else {}
        total = next(iter(counts.values()))["denominator"]
        row = {texts("column.goal"): f"{goal['code']} {texts.local(goal['title'])}"}
        for status in Status:
            share = counts[status]
            before = f" ({was[status]['numerator']})" if status in was else ""
            word = texts.local(document["texts"][f"status.{status}"])
            row[f"{SYMBOLS[Status(status)]} {word}"] = f"{share['numerator']}{before}"
        rows.append(row | {texts("column.total"): str(total)})
    return pd.DataFrame(rows)


def frozen_participation(document: dict[str, Any], earlier: dict[str, Any] | None, texts: Texts) -> pd.DataFrame:
    """A row a figure of participation: this year and the year before, shares with their denominators."""
    now, was = _frozen_figures(document), _frozen_figures(earlier) if earlier else {}
    names = {key: texts.local(document["texts"][f"figure.{key}"]) for key in now}
    rows = [(names[key], value, was.get(key) or texts("no_data")) for key, value in now.items()]
    before = str(earlier["year"]) if earlier else texts("column.year_before")
    return pd.DataFrame(rows, columns=[texts("column.figure"), str(document["year"]), before])


def _frozen_figures(document: dict[str, Any]) -> dict[str, str]:
    held = document["figures"]["participation"][str(document["year"])]
    network, support = document["figures"]["network"], document["support"][str(document["year"])]
    registered = network["of_registered"]
    return {
        "events": str(held["events"]),
        "attendances": str(held["attendances"]),
        "organisations_reached": str(held["organisations_reached"]),
        "network_reach": _of(held["members_reached"]),
        "swedish_speaking_reach": _of(held["swedish_speaking_reached"]),
        "categories_reached": _of(held["categories_reached"]),
        "joint_events": str(held["joint_events"]),
        "network_of_registered": _of(registered) if registered else "",
        "contacts_verified": _of(network["contacts_verified"]),
        "grant_recipients": _of(support["recipients"]),
    }


def _of(share: dict[str, Any]) -> str:
    return f"{share['numerator']} / {share['denominator']}"


def frozen_measures(document: dict[str, Any], texts: Texts, said: Callable[[str], str]) -> pd.DataFrame:
    """A row a measure in the statutory shape, from the document alone."""
    indicators = {indicator["code"]: indicator for indicator in document["figures"]["indicators"]}
    year = str(document["year"])
    rows = [
        {
            texts("column.goal"): " ".join(measure["goals"]),
            texts("column.measure"): f"{measure['code']} {texts.local(measure['title'])}",
            texts("column.responsible"): texts.listing(texts.local(party) for party in measure["responsible"]),
            texts("column.resources"): texts.local(measure["resources"]),
            texts("column.indicators"): "; ".join(
                _frozen_indicator(indicators[code], year, texts, said) for code in measure["indicators"]
            ),
            texts("column.status"): f"{SYMBOLS[Status(measure['status'])]} {said('status.' + measure['status'])}",
            texts("column.assessment"): _frozen_assessment(measure, texts, said),
        }
        for measure in document["measures"]
    ]
    return pd.DataFrame(rows)


def _frozen_assessment(measure: dict[str, Any], texts: Texts, said: Callable[[str], str]) -> str:
    if measure["assessment"] is None:
        return said("assessment.none")
    symbol = SYMBOLS[Assessment(measure["assessment"])]
    return f"{symbol} {said('assessment.' + measure['assessment'])}. {texts.local(measure['sentence'])}"


def _frozen_indicator(indicator: dict[str, Any], year: str, texts: Texts, said: Callable[[str], str]) -> str:
    """Name: baseline – target – actual, with what is missing said."""
    told = indicator["years"][year]
    baseline, target, actual = indicator["baseline"], told["target"], told["actual"]["value"]
    numbers = (baseline and baseline["value"], target and target["value"], actual)
    shown = " – ".join(said("no_data") if number is None else texts.number(Decimal(number)) for number in numbers)
    return f"{texts.local(indicator['name'])}: {shown} {said('unit.' + indicator['unit'])}"
