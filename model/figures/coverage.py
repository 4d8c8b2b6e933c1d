"""Which organisations come, come again, stay away; and how few of the registered end up as partners."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.facts import EventFact, OrganisationFact, PopulationFact
from model.figures import reach
from model.figures.shares import Share
from model.network import OrganisationLanguage, Population


@dataclass(frozen=True, slots=True)
class Comers:
    """The organisations reached in a year: those never reached before, and those that came again."""

    year: int
    new: frozenset[int]
    returning: frozenset[int]


def comers_by_year(events: Iterable[EventFact]) -> tuple[Comers, ...]:
    """For each year with a gathering, oldest first."""
    met = reach.gatherings(events)
    first = reach.first_reached(met)
    found = []
    for year in sorted({event.held_on.year for event in met}):
        reached = reach.organisations_reached(reach.gatherings(met, year))
        new = frozenset(id_ for id_ in reached if first[id_] == year)
        found.append(Comers(year, new, reached - new))
    return tuple(found)


def silent_members(organisations: Iterable[OrganisationFact], events: Iterable[EventFact], on: date) -> Share:
    """Of the network's members on that day, those that were at nothing for 24 months though they were members.

    A gathering on the same day two years ago still counts as having been there; who joined later is not silent yet.
    """
    since = reach.a_year_before(reach.a_year_before(on))
    members = reach.network_members(organisations, on)
    heard = reach.organisations_reached(event for event in events if since <= event.held_on <= on)
    silent = (m.id for m in members if m.id not in heard and _has_been_member_since(m, since, on))
    return Share.of(silent, (m.id for m in members), Population.NETWORK_MEMBERS, on)


def _has_been_member_since(organisation: OrganisationFact, since: date, on: date) -> bool:
    return any(period.starts_on <= since and period.holds_on(on) for period in organisation.periods)


def reach_by_language(
    organisations: Iterable[OrganisationFact], events: Iterable[EventFact], on: date
) -> dict[OrganisationLanguage, Share]:
    """Of the network's members on that day that work in each language, how many were reached by these events."""
    reached, members = reach.organisations_reached(events), reach.network_members(organisations, on)
    return {
        language: Share.of(reached, (m.id for m in members if m.language is language), Population.NETWORK_MEMBERS, on)
        for language in OrganisationLanguage
    }


@dataclass(frozen=True, slots=True)
class Funnel:
    """Registered, in the network, reached, partner: each but the first with its rows, which lie in those before it."""

    on: date
    registered: PopulationFact | None
    members: frozenset[int]
    reached: frozenset[int]
    partners: frozenset[int]


def funnel(
    organisations: Iterable[OrganisationFact],
    populations: Iterable[PopulationFact],
    events: Iterable[EventFact],
    on: date,
) -> Funnel:
    """As of that day. Reached: a member that was at a gathering of the term. Partner: one that organised one."""
    met = reach.gatherings(events)
    members = frozenset(member.id for member in reach.network_members(organisations, on))
    organisers = frozenset(id_ for event in met for id_ in event.organisers)
    return Funnel(
        on,
        reach.registered_by(populations, on),
        members,
        members & reach.organisations_reached(met),
        members & organisers,
    )
