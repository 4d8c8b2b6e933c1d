"""Database triggers that forbid changing and removing the rows of append-only tables."""

from collections.abc import Iterable

POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
"""


def statements(table: str, dialect: str) -> Iterable[str]:
    """The statements that make one table append-only; they may be run again after a table was rebuilt."""
    if dialect == "postgresql":
        yield POSTGRESQL_FUNCTION
        yield f"""CREATE OR REPLACE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table}
                  FOR EACH ROW EXECUTE FUNCTION refuse_change()"""
        yield f"""CREATE OR REPLACE TRIGGER {table}_whole BEFORE TRUNCATE ON {table}
                  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"""
        return
    for act in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER IF NOT EXISTS {table}_no_{act.lower()} BEFORE {act} ON {table}
                  BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
