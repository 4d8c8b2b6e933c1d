"""An indicator may count in a unit that has no word of its own here: other systems count tonnes and kilometres."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

UNITS = (
    *("events", "organisations", "persons", "percent", "euros", "hours", "score", "letters", "categories"),
    *("applications", "agreements", "requests", "statements", "yes_no", "other"),
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("unit", "indicator")
        op.create_check_constraint("unit", "indicator", f"unit IN ({_quoted(UNITS)})")
    else:
        _widen_in_place(_quoted(UNITS[:-1]), _quoted(UNITS))


def _widen_in_place(narrow: str, wide: str) -> None:
    """As SQLite's documentation tells for a CHECK: nothing that is stored changes, and no table is built anew."""
    connection = op.get_bind()
    version = connection.scalar(sa.text("PRAGMA schema_version"))
    connection.execute(sa.text("PRAGMA writable_schema = ON"))
    connection.execute(
        sa.text(
            "UPDATE sqlite_schema SET sql = replace(sql, :narrow, :wide) WHERE type = 'table' AND name = 'indicator'"
        ),
        {"narrow": narrow, "wide": wide},
    )
    connection.execute(sa.text(f"PRAGMA schema_version = {version + 1}"))
    connection.execute(sa.text("PRAGMA writable_schema = OFF"))


def _quoted(units: tuple[str, ...]) -> str:
    return ", ".join(f"'{unit}'" for unit in units)
