"""Run by Alembic: migrate over the connection handed in, in its transaction."""

from alembic import context

from quiz_app.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
