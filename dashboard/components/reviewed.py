"""What would be recorded of many measures, and whether the rules take it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import rfc8785

from dashboard import drafting, store, viewer
from dashboard.components.sheet import Sheet, Typed, typed_in
from dashboard.components.typed import CHECKED, SEEN, as_content
from dashboard.components.update_form import key_of, state_seen
from dashboard.viewer import Viewer
from model.actions.proposals import Difference, differences, propose
from model.actions.update_input import UpdateInput, check_update
from model.errors import PlanError
from model.facts import MeasureFact, PlanFact, State


@dataclass(frozen=True)
class Reviewed:
    """One measure of which something was typed. `update` None: it was checked, and nothing changed."""

    measure: MeasureFact
    typed: Typed
    update: UpdateInput | None
    changes: tuple[Difference, ...]
    meanwhile: tuple[Difference, ...]
    refusal: PlanError | None = None

    @property
    def is_plain(self) -> bool:
        """There is nothing to read: a tick on a state that is the one that was seen."""
        return self.update is None and not self.meanwhile and self.refusal is None


def review(sheet: Sheet, looking: Viewer) -> tuple[Reviewed, ...]:
    """What would be recorded, in the order of the grid."""
    typed, plan = typed_in(sheet, looking.texts), store.book(looking.view).plan
    drafts = drafting.contents()
    found = []
    for measure in sheet.measures:
        if measure.id in typed:
            seen_update_id = drafts.get(key_of(measure), {}).get(SEEN, measure.state.update_id)
            seen = state_seen(measure, seen_update_id, looking)
            found.append(_reviewed(measure, typed[measure.id], seen, plan))
    return tuple(one for one in found if one is not None)


def _reviewed(measure: MeasureFact, typed: Typed, seen: State, plan: PlanFact) -> Reviewed | None:
    """None when it would change nothing."""
    meanwhile = differences(seen, measure.state)
    told = {field: value for field, value in typed.items() if field != CHECKED}
    try:
        update = propose(measure.state, told)
    except PlanError as refusal:
        return Reviewed(measure, typed, None, (), meanwhile, refusal)
    changes = differences(measure.state, update)
    if changes or update.as_of_on:
        return Reviewed(measure, typed, update, changes, meanwhile, _refusal(plan, update))
    return Reviewed(measure, typed, None, (), meanwhile) if typed.get(CHECKED) else None


def _refusal(plan: PlanFact, update: UpdateInput) -> PlanError | None:
    try:
        check_update(plan, update)
    except PlanError as refusal:
        return refusal
    return None


def mark_of(reviewed: tuple[Reviewed, ...]) -> str:
    """The mark of exactly this: the same things typed over the same updates by the same person.

    It is the key of the save, so that a save whose answer was lost records once, also after a restart.
    """
    looking = viewer.current()
    content: Mapping[str, Any] = {
        str(one.measure.id): as_content(one.typed, one.measure.state.update_id) for one in reviewed
    }
    return hashlib.sha256(rfc8785.dumps([looking.slug, looking.name, dict(content)])).hexdigest()
