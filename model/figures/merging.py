"""What a merge would move from an organisation to the one it turns out to be."""

from collections.abc import Iterable
from dataclasses import dataclass

from model.facts import OrganisationFact, Presence, SupportBook


@dataclass(frozen=True, slots=True)
class Moving:
    """What there is under the name that goes; `shared` are the events where both names were, which count once."""

    events: int
    shared: int
    memberships: int
    checks: int
    grants: int
    premises: int
    categories: tuple[int, ...]


def what_moves(
    duplicate: OrganisationFact, kept: OrganisationFact, presences: Iterable[Presence], support: SupportBook
) -> Moving:
    """What of a duplicate would count as the other one's; of its categories those that the other one has not."""
    events: dict[int, set[int]] = {duplicate.id: set(), kept.id: set()}
    for presence in presences:
        if presence.organisation_id in events:
            events[presence.organisation_id].add(presence.event_id)
    return Moving(
        events=len(events[duplicate.id]),
        shared=len(events[duplicate.id] & events[kept.id]),
        memberships=len(duplicate.periods),
        checks=len(duplicate.checks),
        grants=sum(grant.organisation_id == duplicate.id for grant in support.grants),
        premises=sum(use.organisation_id == duplicate.id for use in support.premises),
        categories=tuple(id_ for id_ in duplicate.categories if id_ not in kept.categories),
    )
