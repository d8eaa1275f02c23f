"""Opening, checking and migrating the database: everything that is SQLite's own."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from careerapp.storage import failures, schema
from careerapp.storage.failures import legible, translated

BUSY_SECONDS = 10
"""How long a save waits for another program before it gives up."""


def open_engine(path: Path) -> Engine:
    """Open the database at a path: made when it is not there, migrated when it is older.

    Parameters
    ----------
    path : Path
        Its folder has to be there.

    Returns
    -------
    Engine
        Safe to be shared by threads; opening one is slow enough to be worth keeping it.

    Raises
    ------
    DamagedError
        When there is a file that is not a whole database of careerapp. It is left as it is.
    NewerDataError
        When a newer careerapp wrote it. It is left as it is.
    ReadOnlyError, DiskFullError, BusyError
        When it has to be made or migrated and cannot be. One that only cannot be written opens.

    Notes
    -----
    Before an older database is migrated, a dated copy of it is put beside it.
    """
    with translated():
        if not path.exists():
            _create(path)
        engine = _connect(path)
        try:
            _make_ready(engine, path)
        except BaseException:
            engine.dispose()
            raise
        return engine


_shared: ContextVar[Connection | None] = ContextVar("shared", default=None)
"""The connection of the transaction that is open in this thread, shared by all within it."""


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database throughout."""
    shared = _shared_with(engine)
    if shared is not None:
        with translated(), legible():
            yield shared
        return
    with translated(), legible(), engine.begin() as connection:
        yield connection


@contextmanager
def reading_together(engine: Engine) -> Iterator[Connection]:
    """Let all reads of this thread share one transaction until the end of the block.

    For several short reads in a row: a page that holds one open keeps others from saving.
    """
    with reading(engine) as connection, _sharing(connection):
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that alone may write; all of it is kept at the end, or nothing.

    All that this thread reads or writes within is part of the same transaction.

    Raises
    ------
    StorageError
        Any of them; also when another careerapp has migrated the database meanwhile.
    """
    shared = _shared_with(engine)
    if shared is not None:
        yield shared
        return
    engine = engine.execution_options(begin="BEGIN IMMEDIATE")
    with translated(), engine.begin() as connection:
        if not schema.is_current(connection):
            raise failures.moved()
        with _sharing(connection):
            yield connection


def _shared_with(engine: Engine) -> Connection | None:
    shared = _shared.get()
    return shared if shared is not None and shared.engine.pool is engine.pool else None


@contextmanager
def _sharing(connection: Connection) -> Iterator[None]:
    token = _shared.set(connection)
    try:
        yield
    finally:
        _shared.reset(token)


def copy_into(engine: Engine, target: Path) -> None:
    """Write a whole and consistent copy of the database, also while others save.

    A file that is there is replaced once the copy is complete, never by half of one; but not the
    database itself, which others may be writing to.
    """
    with translated():
        if target.exists() and target.samefile(str(engine.url.database)):
            raise failures.itself()
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".careerapp-", suffix=".tmp")
        os.close(handle)
        unfinished = Path(name)
        try:
            with closing(engine.raw_connection()) as connection:
                connection.cursor().execute("VACUUM INTO ?", (str(unfinished),))
            with unfinished.open("rb+") as file:
                os.fsync(file.fileno())
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)


def _connect(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        # Without this the driver would begin transactions by itself, too late to be safe.
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS},
        # A statement that fails must not put what a person wrote into the log.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    """Set safe options: no write-ahead log (older SQLite may corrupt it), each commit synced."""
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that writes takes the lock at once, so its reads stay true."""
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _create(path: Path) -> None:
    """Make a new database aside and move it into place, so that a kill never leaves half of one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".careerapp-", suffix=".tmp")
    os.close(handle)
    unfinished = Path(name)
    engine = _connect(unfinished)
    try:
        with engine.execution_options(begin="BEGIN EXCLUSIVE").begin() as connection:
            schema.upgrade(connection)
        engine.dispose()
        _put_in_place(unfinished, path)
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def _put_in_place(unfinished: Path, path: Path) -> None:
    """Move a file into place, but never over one that another careerapp made meanwhile."""
    try:
        os.link(unfinished, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            unfinished.rename(path)


def _make_ready(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        number = schema.number(connection)
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise failures.damaged()
        is_current = schema.is_current(connection)
    if not is_current:
        today = datetime.now(UTC).date()
        copy_into(engine, path.with_name(f"{path.stem}-{today}-schema-{number}{path.suffix}"))
        _migrate(engine)
    with engine.connect() as connection:
        if schema.missing_tables(connection):
            raise failures.damaged()


def _migrate(engine: Engine) -> None:
    """Migrate in place and in one transaction, so that a second running careerapp goes on."""
    with engine.execution_options(begin="BEGIN EXCLUSIVE").connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        # Rebuilding a table drops the old one, which would take along what points at it.
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                schema.upgrade(connection)
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise failures.damaged()
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
