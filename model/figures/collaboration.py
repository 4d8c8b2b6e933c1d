"""Who meets whom: organisations at the same event, and the categories they are of."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from model.facts import EventFact, MeasureFact, OrganisationFact
from model.figures.reach import gatherings, network_members
from model.figures.shares import Share
from model.network import Population

Pair = tuple[int, int]


def met_at(event: EventFact) -> tuple[Pair, ...]:
    """What counts as having met: two organisations that were at the same gathering, as organiser or as participant.

    Each pair once, the smaller id first. Nobody meets at a publication or at a body's handling. Domain rule 15.
    """
    return tuple(combinations(sorted(event.organisations), 2)) if event.kind.is_gathering else ()


def meetings_of_categories(events: Iterable[EventFact], organisations: Iterable[OrganisationFact]) -> dict[Pair, int]:
    """For each pair of categories (the smaller id first), the number of gatherings where they met.

    Two categories meet when two different organisations of them met; a category meets itself when two of its
    organisations did.
    """
    categories = _categories(organisations)
    met: Counter[Pair] = Counter()
    for event in events:
        met.update(_categories_met(event, categories))
    return dict(met)


def joint_events(events: Iterable[EventFact], organisations: Iterable[OrganisationFact]) -> tuple[EventFact, ...]:
    """The gatherings at which organisations of two or more categories met. Source: domain rule 15."""
    categories = _categories(organisations)
    return tuple(event for event in events if any(one != other for one, other in _categories_met(event, categories)))


def _categories(organisations: Iterable[OrganisationFact]) -> dict[int, tuple[int, ...]]:
    return {organisation.id: organisation.categories for organisation in organisations}


def _categories_met(event: EventFact, categories: Mapping[int, tuple[int, ...]]) -> set[Pair]:
    return {
        (min(one, other), max(one, other))
        for first, second in met_at(event)
        for one in categories.get(first, ())
        for other in categories.get(second, ())
    }


def recurring_pairs(events: Iterable[EventFact]) -> dict[Pair, int]:
    """The pairs of organisations that met more than once, with how often; the most frequent first."""
    met = Counter(pair for event in events for pair in met_at(event))
    return {pair: count for pair, count in sorted(met.items(), key=lambda item: (-item[1], item[0])) if count > 1}


def met_nobody(organisations: Iterable[OrganisationFact], events: Iterable[EventFact], on: date) -> Share:
    """Of the network's members on that day, those that met no other organisation at these events."""
    members = tuple(member.id for member in network_members(organisations, on))
    met = {id_ for event in events for pair in met_at(event) for id_ in pair}
    return Share.of(set(members) - met, members, Population.NETWORK_MEMBERS, on)


@dataclass(frozen=True, slots=True)
class Actors:
    """Who takes part in a measure: its responsible parties and partners, and categories of organisations."""

    measure_id: int
    parties: frozenset[int]
    categories: frozenset[int]

    @property
    def kinds(self) -> int:
        """Each party and each category is a kind of actor."""
        return len(self.parties) + len(self.categories)


def actors_of(
    measures: Iterable[MeasureFact], events: Iterable[EventFact], organisations: Iterable[OrganisationFact]
) -> tuple[Actors, ...]:
    """The actors of each measure; the categories are those of the organisations that organised its gatherings."""
    categories = _categories(organisations)
    organised: dict[int | None, set[int]] = {}
    for event in gatherings(events):
        found = (category for id_ in event.organisers for category in categories.get(id_, ()))
        organised.setdefault(event.measure_id, set()).update(found)
    return tuple(
        Actors(m.id, frozenset(m.responsible) | frozenset(m.partners), frozenset(organised.get(m.id, ())))
        for m in measures
    )


def measures_of_many_kinds(found: Iterable[Actors], on: date) -> Share:
    """Of the measures, those with two or more kinds of actors."""
    all_of = tuple(found)
    many = (actors.measure_id for actors in all_of if actors.kinds > 1)
    return Share.of(many, (actors.measure_id for actors in all_of), Population.MEASURES, on)


@dataclass(frozen=True, slots=True)
class YearOfMeetings:
    """How much was met in a year: gatherings, joint ones, pairs of categories; and the members that met nobody."""

    year: int
    gatherings: tuple[int, ...]
    joint: tuple[int, ...]
    pairs: int
    nobody: Share


def meetings_by_year(
    events: Iterable[EventFact], organisations: Iterable[OrganisationFact], days: Mapping[int, date]
) -> tuple[YearOfMeetings, ...]:
    """For each year, the members being those of its day."""
    known, met = tuple(organisations), gatherings(events)
    return tuple(_in_year(year, gatherings(met, year), known, on) for year, on in days.items())


def _in_year(
    year: int, met: tuple[EventFact, ...], organisations: tuple[OrganisationFact, ...], on: date
) -> YearOfMeetings:
    apart = [pair for pair in meetings_of_categories(met, organisations) if pair[0] != pair[1]]
    joint = joint_events(met, organisations)
    return YearOfMeetings(
        year, tuple(e.id for e in met), tuple(e.id for e in joint), len(apart), met_nobody(organisations, met, on)
    )
