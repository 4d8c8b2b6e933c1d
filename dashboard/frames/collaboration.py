"""Frames of who meets whom: by year, by pair of organisations, and the actors of measures."""

import pandas as pd

from dashboard.frames.participation import day_of, years_with_events
from dashboard.language import Texts
from model.facts import Facts
from model.figures import collaboration

LISTED = 50  # pairs in a table; there are thousands of them in a large network


def meetings_by_year(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a year: year, joint, events, category_pairs, met_nobody, members, day."""
    days = {year: day_of(facts, year) for year in years_with_events(facts)}
    rows = [
        (
            str(of_year.year),
            len(of_year.joint),
            len(of_year.gatherings),
            of_year.pairs,
            of_year.nobody.count,
            of_year.nobody.total,
            texts.date(of_year.nobody.on),
        )
        for of_year in collaboration.meetings_by_year(facts.events, facts.network.organisations, days)
    ]
    names = ["year", "joint", "events", "category_pairs", "met_nobody", "members", "day"]
    return pd.DataFrame(rows, columns=names)


def recurring_pairs(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a pair of organisations that met more than once, the most frequent first: organisation, other, events."""
    names = {organisation.id: texts.local(organisation.name) for organisation in facts.network.organisations}
    found = collaboration.recurring_pairs(facts.events)
    rows = [(names[one], names[other], n) for (one, other), n in found.items() if one in names and other in names]
    return pd.DataFrame(rows, columns=["organisation", "other_organisation", "events"])


def actors(facts: Facts, texts: Texts) -> pd.DataFrame:
    """One row a measure: measure, parties, categories (names), kinds (how many of both)."""
    parties = {party.id: texts.local(party.title) for party in facts.book.parties}
    categories = {category.id: texts.local(category.title) for category in facts.book.categories}
    found = collaboration.actors_of(facts.book.measures, facts.events, facts.network.organisations)
    rows = [
        (
            f"{measure.code} {texts.local(measure.title)}",
            texts.listing(parties[id_] for id_ in sorted(of_measure.parties)),
            texts.listing(categories[id_] for id_ in sorted(of_measure.categories)),
            of_measure.kinds,
        )
        for measure, of_measure in zip(facts.book.measures, found, strict=True)
    ]
    return pd.DataFrame(rows, columns=["measure", "parties", "organiser_categories", "kinds"])
