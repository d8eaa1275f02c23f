"""Alembic's environment: runs the steps on the connection and transaction it is given."""

from alembic import context

from careerapp.storage.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
)
context.run_migrations()
