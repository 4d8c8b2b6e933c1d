"""What a database's tables look like, to hold migrated ones against those of the model."""

from typing import Any

import sqlalchemy as sa

from model.tables import Table


def declared(engine: sa.Engine) -> dict[str, Any]:
    """The look of the tables as the model declares them; made in this (empty) database."""
    Table.metadata.create_all(engine)
    return looks(engine)


def looks(engine: sa.Engine) -> dict[str, Any]:
    """Columns, keys, checks and indexes of each table of the model, without their order."""
    inspector = sa.inspect(engine)
    return {name: _look(inspector, name) for name in Table.metadata.tables}


def _look(inspector: sa.Inspector, table: str) -> dict[str, Any]:
    columns = inspector.get_columns(table)
    return {
        "columns": {c["name"]: (str(c["type"]), c["nullable"], _default(c)) for c in columns},
        "key": inspector.get_pk_constraint(table)["constrained_columns"],
        "checks": {(c["name"], c["sqltext"]) for c in inspector.get_check_constraints(table)},
        "unique": {tuple(c["column_names"]) for c in inspector.get_unique_constraints(table)},
        "links": {
            (*c["constrained_columns"], c["referred_table"], *c["referred_columns"])
            for c in inspector.get_foreign_keys(table)
        },
        "indexes": {(c["name"], *c["column_names"], c["unique"]) for c in inspector.get_indexes(table)},
    }


def _default(column: Any) -> str:
    return str(column.get("default"))
