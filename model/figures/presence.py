"""Where organisations were seen: the last time, and how often of late."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from model.facts import Presence
from model.figures.reach import a_year_before


def presences_by_organisation(presences: Iterable[Presence]) -> dict[int, tuple[Presence, ...]]:
    """The gatherings of each organisation, newest first. A publication or a body's handling is no gathering."""
    found: dict[int, list[Presence]] = defaultdict(list)
    for presence in sorted(presences, key=lambda one: (one.held_on, one.event_id), reverse=True):
        if presence.kind.is_gathering:
            found[presence.organisation_id].append(presence)
    return {organisation_id: tuple(own) for organisation_id, own in found.items()}


def within_two_years(presences: Iterable[Presence], on: date) -> int:
    """At how many events in the 24 months up to that day; the same day two years ago still counts."""
    since = a_year_before(a_year_before(on))
    return sum(since <= presence.held_on <= on for presence in presences)


def whole_months(since: date, until: date) -> int:
    """How many whole months have passed; one is whole when the same day of the month is there again."""
    months = 12 * (until.year - since.year) + until.month - since.month
    return months - (until.day < since.day)
