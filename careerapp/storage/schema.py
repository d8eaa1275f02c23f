"""The schema number of a database, and the migration of an older one."""

from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, inspect, text

from careerapp.storage import failures
from careerapp.storage.tables import Row

NUMBERS = ("0001", "0002")
"""All schemas, oldest first; a database with another one was made by a newer careerapp."""

MIGRATIONS = Path(__file__).parent / "migrations"

_NUMBER = text("SELECT version_num FROM alembic_version")
_ONE_AT_A_TIME = Lock()


def number(connection: Connection) -> str:
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
    if numbers[0] not in NUMBERS:
        raise failures.newer()
    return str(numbers[0])


def is_current(connection: Connection) -> bool:
    """Tell whether a database needs no migration; raises as `number` does."""
    return number(connection) == NUMBERS[-1]


def upgrade(connection: Connection) -> None:
    """Run all migrations that a database lacks, in the connection's own transaction."""
    # Alembic is needed on the first start and after an update only, and is slow to import.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:  # Alembic keeps what it works on in module-level names.
        command.upgrade(config, "head")


def missing_tables(connection: Connection) -> set[str]:
    """Give the names of tables that should be there and are not."""
    return set(Row.metadata.tables) - set(inspect(connection).get_table_names())
