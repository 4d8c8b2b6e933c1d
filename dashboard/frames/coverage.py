"""Frames of who is reached, who is new, who stays silent: each count with its denominator and its day."""

import pandas as pd

from dashboard.frames.participation import day_of, years_with_events
from dashboard.language import Texts
from model.facts import Facts
from model.figures import coverage, reach
from model.figures.shares import Share

SHARES = ["who", "year", "members_reached", "members", "percent", "said", "day"]


def coverage_by_year(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a category and year, and one for all members, each of whom counts once: as `SHARES`."""
    organisations, rows = facts.network.organisations, []
    names = {category.id: texts.local(category.title) for category in facts.book.categories}
    for year in years_with_events(facts):
        on, held = day_of(facts, year), reach.gatherings(facts.events, year)
        by_category = reach.reach_by_category(organisations, held, facts.book.categories, on)
        rows += [_share(names[id_], year, share, texts) for id_, share in by_category.items()]
        rows.append(_share(texts("coverage.all"), year, reach.network_reach(organisations, held, on), texts))
    return pd.DataFrame(rows, columns=SHARES)


def reach_by_language(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a working language and year: as `SHARES`."""
    rows = [
        _share(texts(f"coverage.language_{language}"), year, share, texts)
        for year in years_with_events(facts)
        for language, share in coverage.reach_by_language(
            facts.network.organisations, reach.gatherings(facts.events, year), day_of(facts, year)
        ).items()
    ]
    return pd.DataFrame(rows, columns=SHARES)


def _share(who: str, year: int, share: Share, texts: Texts) -> tuple[object, ...]:
    percent = "" if share.percent is None else f"\n{texts.number(share.percent, 0)} %"
    said = f"{texts.number(share.count)} / {texts.number(share.total)}{percent}"
    return (who, str(year), share.count, share.total, share.percent, said, texts.date(share.on))


def comers_by_year(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a year: year, first_time, returning, silent, members (of whom the silent are some), day."""
    rows = []
    for comers in coverage.comers_by_year(facts.events):
        on = day_of(facts, comers.year)
        silent = coverage.silent_members(facts.network.organisations, facts.events, on)
        row = (str(comers.year), len(comers.new), len(comers.returning), silent.count, silent.total, texts.date(on))
        rows.append(row)
    return pd.DataFrame(rows, columns=["year", "first_time", "returning", "silent", "members", "day"])


def funnel(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a step from registered to partner: step, organisations (None when nobody counted), day."""
    found = coverage.funnel(facts.network.organisations, facts.network.populations, facts.events, facts.cutoff)
    registered, on = found.registered, texts.date(found.on)
    rows = [
        (
            texts("funnel.registered"),
            registered.count if registered else None,
            texts.date(registered.counted_on) if registered else None,
        ),
        (texts("funnel.members"), len(found.members), on),
        (texts("funnel.reached"), len(found.reached), on),
        (texts("funnel.partners"), len(found.partners), on),
    ]
    return pd.DataFrame(rows, columns=["step", "organisations", "day"])


def names_of(ids: tuple[int, ...], facts: Facts, texts: Texts) -> list[str]:
    """The names of these organisations, in their alphabet."""
    return sorted((texts.local(o.name) for o in facts.network.organisations if o.id in set(ids)), key=str.casefold)
