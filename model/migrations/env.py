"""Alembic's entry: always on the connection that `model.opening.migrate` hands over."""

from alembic import context

from model.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
