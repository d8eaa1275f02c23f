"""Which schema a database has, and how an older one is brought to today's."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from careerapp.storage import failures
from careerapp.storage.tables import Row

REVISIONS = ("0001",)
"""Every schema there has been, oldest first. A database with any other was made by a newer one."""

MIGRATIONS = Path(__file__).parent / "migrations"

_NUMBER = text("SELECT version_num FROM alembic_version")


def schema_of(connection: Connection) -> str:
    """Read the number of a database's schema.

    Raises
    ------
    NewerDataError
        When it is none that this careerapp knows.
    DamagedError
        When there is none, or more than one.
    """
    numbers = connection.execute(_NUMBER).scalars().all()
    if len(numbers) != 1:
        raise failures.damaged()
    if numbers[0] not in REVISIONS:
        raise failures.newer()
    return str(numbers[0])


def upgrade_schema(connection: Connection) -> None:
    """Run every step that is missing, within the connection's own transaction."""
    # Alembic is needed on the first start and after an update, and costs a fifth of a second.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def missing_tables(connection: Connection) -> set[str]:
    """Name the tables that should be there and are not."""
    return set(Row.metadata.tables) - set(inspect(connection).get_table_names())
