"""What somebody typed and did not save yet, so that a lost connection or a restarted server loses nothing."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from model.base import Table, UtcTime


class Draft(Table, table=True):
    """The unsaved entries of one owner in one form of a plan, as JSON; gone when they are saved or thrown away."""

    __tablename__ = "draft"
    __table_args__ = (sa.UniqueConstraint("plan_id", "owner", "form"),)

    id: int = Field(default=None, primary_key=True)
    plan_id: int = Field(foreign_key="plan.id")
    owner: str = Field(max_length=320)
    form: str = Field(max_length=120)
    content: str = Field(sa_type=sa.Text)
    saved_at: datetime = Field(sa_type=UtcTime)


def owner_of(member_id: int | None) -> str:
    """Whose drafts are whose: the member's by their number, so that no address of a person is kept; else local."""
    return "local" if member_id is None else f"member {member_id}"
