"""What one event adds to the figures of its year: the requirement it meets, and whom it reached."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from model.event import EventKind
from model.facts import EventFact, MeasureFact, OrganisationFact
from model.figures.fulfilment import Fulfilment, fulfilment
from model.figures.reach import gatherings, network_reach
from model.figures.shares import Share


@dataclass(frozen=True, slots=True)
class Contribution:
    """The fulfilment of the event's measure in its year, None when the measure does not recur; the organisations
    for which it was the first gathering of the term; members of the network reached in the year without it and with it.
    """

    fulfilment: Fulfilment | None
    first_reached: tuple[int, ...]
    reach_before: Share
    reach_after: Share


def contribution(
    event: EventFact,
    events: Iterable[EventFact],
    organisations: Iterable[OrganisationFact],
    measures: Iterable[MeasureFact],
    on: date,
) -> Contribution:
    """What an event, one of the held `events`, adds; the network is that of the day `on`."""
    held, network, year = tuple(events), tuple(organisations), event.held_on.year
    others = tuple(other for other in held if other.id != event.id)
    own = [measure for measure in measures if measure.id == event.measure_id]
    return Contribution(
        fulfilment=next(iter(fulfilment(own, held, [year], on)), None),
        first_reached=_first_reached(event, others),
        reach_before=network_reach(network, gatherings(others, year), on),
        reach_after=network_reach(network, gatherings(held, year), on),
    )


def _first_reached(event: EventFact, others: tuple[EventFact, ...]) -> tuple[int, ...]:
    """Of two gatherings on one day the one that was recorded first came first."""
    if not event.kind.is_gathering:
        return ()
    earlier = (other for other in gatherings(others) if (other.held_on, other.id) < (event.held_on, event.id))
    reached = frozenset().union(*(other.organisations for other in earlier))
    return tuple(sorted(event.organisations - reached))


def usual_measure(kind: EventKind, events: Iterable[EventFact]) -> int | None:
    """The measure that most events of a kind belong to, the one of the newest event when several do; None when none."""
    own = [event for event in events if event.kind is kind and event.measure_id is not None]
    counts = Counter(event.measure_id for event in own)
    newest = sorted(own, key=lambda event: (counts[event.measure_id], event.held_on, event.id))
    return newest[-1].measure_id if newest else None
