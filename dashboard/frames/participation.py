"""Frames of the screen Participation."""

from datetime import date

import pandas as pd

from dashboard.language import Texts
from model.facts import Facts, SupportBook
from model.figures import collaboration, reach
from model.figures.cut_offs import last_day_of, years_of
from model.figures.indicators import response_share


def events_by_kind(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a year and kind of gathering: year, kind, events."""
    rows = [
        (str(year), texts(f"event_kind.{kind}"), count)
        for year in years_with_events(facts)
        for kind, count in sorted(reach.events_by_kind(reach.gatherings(facts.events, year)).items())
    ]
    return pd.DataFrame(rows, columns=["year", "kind", "events"])


def reach_by_year(facts: Facts) -> pd.DataFrame:
    """One row a year: events, attendances, organisations reached, of them first-timers, members reached of members."""
    first = reach.first_reached(facts.events)
    rows = []
    for year in years_with_events(facts):
        held = reach.gatherings(facts.events, year)
        on = day_of(facts, year)
        heads, share = reach.heads(held), reach.network_reach(facts.network.organisations, held, on)
        reached = reach.organisations_reached(held)
        new = sum(first[id_] == year for id_ in reached)
        row = (str(year), heads.events, heads.attendances, heads.events_uncounted, len(reached), new)
        rows.append((*row, share.count, share.total))
    names = ["year", "events", "attendances", "events_uncounted", "organisations", "first_time"]
    return pd.DataFrame(rows, columns=[*names, "members_reached", "members"])


def coverage_by_category(facts: Facts, texts: Texts, year: int) -> pd.DataFrame:
    """One row a category: category, reached, members, percent (None when there are fewer than five members)."""
    on = day_of(facts, year)
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
        on = day_of(facts, year)
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
    needs = {need.id: texts.titled(need) for need in facts.book.needs}
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


def years_with_events(facts: Facts) -> list[int]:
    """The years in which people met."""
    return sorted({event.held_on.year for event in reach.gatherings(facts.events)})


def day_of(facts: Facts, year: int) -> date:
    """The day of whose members a year is told: its last one, or the cut-off."""
    return min(facts.cutoff, last_day_of(facts.book.plan, year))
