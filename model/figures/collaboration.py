"""Who meets whom: organisations of different categories at the same event."""

from collections import Counter
from collections.abc import Iterable
from itertools import combinations_with_replacement

from model.facts import EventFact, OrganisationFact
from model.figures.reach import gatherings


def meetings_of_categories(
    events: Iterable[EventFact], organisations: Iterable[OrganisationFact]
) -> dict[tuple[int, int], int]:
    """For each pair of categories (the smaller id first), the number of gatherings where they met.

    Two categories meet when two different organisations of them were at the same gathering, as organiser or
    as participant; a category meets itself when two of its organisations were there.
    """
    categories = {organisation.id: organisation.categories for organisation in organisations}
    met: Counter[tuple[int, int]] = Counter()
    for event in gatherings(events):
        met.update(_pairs_at([categories.get(id_, ()) for id_ in sorted(event.organisations)]))
    return dict(met)


def _pairs_at(present: list[tuple[int, ...]]) -> set[tuple[int, int]]:
    known = sorted({category for categories in present for category in categories})
    return {
        (one, other)
        for one, other in combinations_with_replacement(known, 2)
        if any(
            one in first and other in second
            for position, first in enumerate(present)
            for second in (*present[:position], *present[position + 1 :])
        )
    }


def joint_events(events: Iterable[EventFact], organisations: Iterable[OrganisationFact]) -> tuple[EventFact, ...]:
    """The gatherings at which organisations of two or more categories met. Source: domain rule 15."""
    categories = {organisation.id: organisation.categories for organisation in organisations}
    return tuple(
        event
        for event in gatherings(events)
        if any(
            one != other for one, other in _pairs_at([categories.get(id_, ()) for id_ in sorted(event.organisations)])
        )
    )
