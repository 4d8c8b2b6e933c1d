"""Why a measure stands as it does: what was told with the update that gave it its status, deadline or assessment."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from model.base import LocalText
from model.facts import State
from model.figures.kinds_of_change import Change, Key
from model.figures.plan_states import Subject, whys_of_state

PARTS = ("status", "due_on", "assessment")


def asked_why(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes whose reasons stand in the updates of measures."""
    return tuple(c for c in changes if c.key.subject is Subject.MEASURE and c.key.part in PARTS)


def whys_of_updates(changes: Iterable[Change], updates: Mapping[int, Sequence[State]]) -> dict[Key, LocalText]:
    """The reasons of these changes from the updates made between the two states, of each measure the oldest first."""
    return {
        change.key: _why(change.key.part, own)
        for change in asked_why(changes)
        if (own := updates.get(int(change.key.id)))
    }


def _why(part: str, updates: Sequence[State]) -> LocalText:
    """What the first update of the last stretch said that had not been said before."""
    before: State | None = None
    by = updates[0]
    for earlier, later in pairwise(updates):
        if getattr(earlier, part) != getattr(later, part):
            before, by = earlier, later
    return whys_of_state(*(_newly(name, before, by) for name in ("reason", "comment", "sentence")))[part]


def _newly(name: str, before: State | None, by: State) -> LocalText:
    told: LocalText = getattr(by, name)
    return LocalText() if before is not None and told == getattr(before, name) else told
