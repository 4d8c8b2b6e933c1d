"""How the columns and words of a header were understood the last time a table with it was imported."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field

from model.base import Table, UtcTime


class ColumnMatch(Table, table=True):
    """For a kind of import and the hash of a header: which column is which field, which word means which, as JSON."""

    __tablename__ = "column_match"
    __table_args__ = (sa.UniqueConstraint("municipality_code", "kind", "header_hash"),)

    id: int = Field(default=None, primary_key=True)
    municipality_code: str = Field(max_length=10)
    kind: str = Field(max_length=40)
    header_hash: str = Field(max_length=64)
    columns: str = Field(sa_type=sa.Text)
    words: str = Field(sa_type=sa.Text)
    remembered_at: datetime = Field(sa_type=UtcTime)
