"""Why a measure stands as it does: what was told with the update that gave it its status, deadline or assessment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from model.figures.kinds_of_change import Change, Key
from model.figures.plan_states import Subject
from model.measure import Assessment, Status

TEXTS = {  # in the order in which they tell why
    "status": ("reason", "comment", "sentence"),
    "due_on": ("reason", "comment", "sentence"),
    "assessment": ("reason", "sentence", "comment"),
}


class Step(NamedTuple):
    """An update of a measure; its texts as they are stored, empty where nothing was told."""

    status: Status
    assessment: Assessment | None
    due_on: date | None
    reason: str = ""
    comment: str = ""
    sentence: str = ""


def asked_why(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes whose reasons stand in the updates of measures."""
    return tuple(c for c in changes if c.key.subject is Subject.MEASURE and c.key.part in TEXTS)


def whys_of_steps(changes: Iterable[Change], steps: Mapping[int, Sequence[Step]]) -> dict[Key, str]:
    """The reasons of these changes, where one was given. Of each measure the oldest step comes first."""
    found = {c.key: _why(c.key.part, own) for c in asked_why(changes) if (own := steps.get(int(c.key.id)))}
    return {key: why for key, why in found.items() if why}


def _why(part: str, steps: Sequence[Step]) -> str:
    """What the first update of the last stretch said that had not been said before."""
    before: Step | None = None
    by = steps[0]
    for earlier, later in pairwise(steps):
        if getattr(earlier, part) != getattr(later, part):
            before, by = earlier, later
    return next(filter(None, (_newly(text, before, by) for text in TEXTS[part])), "")


def _newly(text: str, before: Step | None, by: Step) -> str:
    told: str = getattr(by, text)
    return "" if before is not None and told == getattr(before, text) else told
