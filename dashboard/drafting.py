"""What the viewer typed and did not save: read once a session, kept when it changes, gone when it is saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from dashboard import store, viewer
from model.actions.drafts import keep_drafts
from model.errors import PlanError
from model.reading.drafts import DraftFact

Content = Mapping[str, Any]


@dataclass
class Drafts:
    """The viewer's drafts in one plan by their forms; `found` are those that an earlier session had left."""

    by_form: dict[str, DraftFact]
    found: set[str] = field(default_factory=set)


def contents() -> dict[str, Content]:
    """What was typed and not saved, by its form."""
    return {form: draft.content for form, draft in _drafts().by_form.items()}


def restored_at(wanted: Iterable[str]) -> datetime | None:
    """When the newest of these drafts was kept, if an earlier session had left it; None when none is from one."""
    drafts = _drafts()
    return max((drafts.by_form[form].saved_at for form in wanted if form in drafts.found), default=None)


def keep(typed: Mapping[str, Content]) -> PlanError | None:
    """Keep what is new in these; an empty content throws a draft away. Nothing new costs nothing.

    What was typed stays on the screen when it cannot be kept; then the refusal is handed back.
    """
    known = contents()
    new = {form: content for form, content in typed.items() if content != known.get(form, {})}
    if not new:
        return None
    looking, drafts = viewer.current(), _drafts()
    by = looking.actor(uuid4().hex)
    try:
        store.carry_out(keep_drafts, looking.slug, new, by=by)
    except PlanError as refusal:
        return refusal
    drafts.found -= new.keys()
    for form, content in new.items():
        drafts.by_form.pop(form, None)
        if content:
            drafts.by_form[form] = DraftFact(form, content, by.at)
    return None


def throw_away(wanted: Iterable[str]) -> None:
    """What was typed in these forms is saved, or wanted no more."""
    keep({form: {} for form in wanted})


def _drafts() -> Drafts:
    """One query a session and plan."""
    looking = viewer.current()
    key = f"drafts.{looking.view.plan_id}.{looking.member_id}"
    if (kept := viewer.remembered(key)) is not None:
        assert isinstance(kept, Drafts)
        return kept
    by_form = {draft.form: draft for draft in store.drafts(looking.view, looking.member_id)}
    found = Drafts(by_form, set(by_form))
    viewer.remember(key, found)
    return found
