"""What somebody typed and did not save yet. A draft is no change of the plan: no change record, no new revision."""

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session
from sqlmodel import col

from model.actions.ledger import add_at_once, canonical, open_plan, require
from model.draft import Draft, owner_of
from model.errors import DraftTooLarge
from model.role import Actor, Permission

MOST_SIGNS = 50_000  # of one form: the longest texts that anybody types, several times over


def keep_drafts(session: Session, slug: str, contents: Mapping[str, Mapping[str, Any]], *, by: Actor) -> None:
    """The content of each form is the actor's draft of it; an empty content throws the draft away.

    A content is what JSON can hold. Only who may update measures keeps drafts, and only their own.
    """
    require(session, by, Permission.UPDATE_MEASURES)
    plan, owner = open_plan(session, slug), owner_of(by.member_id)
    kept = {form: canonical(content) for form, content in contents.items() if content}
    for form, content in kept.items():
        if len(content) > MOST_SIGNS:
            raise DraftTooLarge(form=form, n=len(content), most=MOST_SIGNS)
    own = sa.and_(col(Draft.plan_id) == plan.id, col(Draft.owner) == owner, col(Draft.form).in_(contents))
    session.execute(sa.delete(Draft).where(own))
    rows = [Draft(plan_id=plan.id, owner=owner, form=f, content=c, saved_at=by.at) for f, c in kept.items()]
    add_at_once(session, rows)
