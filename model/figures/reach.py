"""Who was reached: heads are attendances, organisations are unique; one in two events counts once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.event import EventKind
from model.facts import EventFact, GrantFact, Heading, OrganisationFact, PopulationFact
from model.figures.shares import Share
from model.network import OrganisationLanguage, Population


@dataclass(frozen=True, slots=True)
class Heads:
    """Persons summed over events. `events_uncounted` says of how many events no head count is known at all."""

    attendances: int
    events: int
    events_uncounted: int


def gatherings(events: Iterable[EventFact], year: int | None = None) -> tuple[EventFact, ...]:
    """The events at which people met; of one year, when a year is given."""
    return tuple(e for e in events if e.kind.is_gathering and (year is None or e.held_on.year == year))


def events_by_kind(events: Iterable[EventFact]) -> dict[EventKind, int]:
    return dict(Counter(event.kind for event in gatherings(events)))


def heads(events: Iterable[EventFact]) -> Heads:
    """Attendances: the heads of organisations and the persons without names, over all gatherings. Rule 6."""
    met = gatherings(events)
    counts = [heads_of(event) for event in met]
    return Heads(sum(count or 0 for count in counts), len(met), sum(count is None for count in counts))


def heads_of(event: EventFact) -> int | None:
    """The persons present at an event, with and without the name of an organisation; None when nobody counted."""
    known = [count for _, count in event.present if count is not None]
    if event.head_count_unnamed is not None:
        known.append(event.head_count_unnamed)
    return sum(known) if known else None


def organisations_reached(events: Iterable[EventFact]) -> frozenset[int]:
    """Every organisation that organised or attended a gathering, once."""
    return frozenset().union(*(event.organisations for event in gatherings(events)))


def network_members(organisations: Iterable[OrganisationFact], on: date) -> tuple[OrganisationFact, ...]:
    """Those whose membership period holds on that day."""
    return tuple(organisation for organisation in organisations if organisation.is_member_on(on))


def network_reach(organisations: Iterable[OrganisationFact], events: Iterable[EventFact], on: date) -> Share:
    """How many of the network's members on that day were reached by these events. Guests do not count here."""
    members = (organisation.id for organisation in network_members(organisations, on))
    return Share.of(organisations_reached(events), members, Population.NETWORK_MEMBERS, on)


def reach_by_category(
    organisations: Iterable[OrganisationFact],
    events: Iterable[EventFact],
    categories: Iterable[Heading],
    on: date,
) -> dict[int, Share]:
    """The same within each category; a member of two categories counts in both, so categories do not add up."""
    reached = organisations_reached(events)
    members = network_members(organisations, on)
    return {
        category.id: Share.of(
            reached, (m.id for m in members if category.id in m.categories), Population.NETWORK_MEMBERS, on
        )
        for category in categories
    }


def categories_reached(organisations: Iterable[OrganisationFact], events: Iterable[EventFact]) -> frozenset[int]:
    """The categories of which at least one organisation was reached."""
    reached = organisations_reached(events)
    return frozenset(c for o in organisations if o.id in reached for c in o.categories)


def first_reached(events: Iterable[EventFact]) -> dict[int, int]:
    """The year in which each organisation was reached for the first time."""
    first: dict[int, int] = {}
    for event in sorted(gatherings(events), key=lambda event: event.held_on):
        for organisation in event.organisations:
            first.setdefault(organisation, event.held_on.year)
    return first


def swedish_speaking_reach(organisations: Iterable[OrganisationFact], events: Iterable[EventFact], on: date) -> Share:
    """Of the network's members that work in Swedish, or in both languages, how many were reached."""
    members = network_members(organisations, on)
    swedish = (m.id for m in members if m.language is not OrganisationLanguage.FI)
    return Share.of(organisations_reached(events), swedish, Population.NETWORK_MEMBERS, on)


def contacts_verified(organisations: Iterable[OrganisationFact], on: date) -> Share:
    """Of the network's members on that day, how many had their contact details checked within 12 months."""
    members = network_members(organisations, on)
    fresh = (m.id for m in members if is_verified(m, on))
    return Share.of(fresh, (m.id for m in members), Population.NETWORK_MEMBERS, on)


def is_verified(organisation: OrganisationFact, on: date) -> bool:
    """The newest check is at most 12 months old; a check on the same day a year ago still counts."""
    checked = organisation.last_check_by(on)
    return checked is not None and checked >= a_year_before(on)


def a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def registered_by(populations: Iterable[PopulationFact], on: date) -> PopulationFact | None:
    """The newest count of registered associations made by that day; None when none was entered."""
    counts = [p for p in populations if p.population is Population.REGISTERED and p.counted_on <= on]
    return max(counts, key=lambda count: count.counted_on, default=None)


def network_of_registered(
    organisations: Iterable[OrganisationFact], populations: Iterable[PopulationFact], on: date
) -> Share | None:
    """The network's members against the registered associations; None without a count of the latter."""
    registered = registered_by(populations, on)
    if registered is None:
        return None
    members = tuple(member.id for member in network_members(organisations, on))
    return Share(len(members), registered.count, Population.REGISTERED, on, rows=members)


def grant_recipients(grants: Iterable[GrantFact], year: int, on: date) -> Share:
    """Of the organisations that applied in the year, how many were granted something."""
    of_year = [grant for grant in grants if grant.year == year]
    granted = (grant.organisation_id for grant in of_year if grant.granted_cents)
    return Share.of(granted, (g.organisation_id for g in of_year), Population.GRANT_APPLICANTS, on)
