"""Errors of the disk and the database, translated into careerapp's own."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from careerapp.errors import (
    BusyError,
    DamagedError,
    DiskFullError,
    NewerDataError,
    ReadOnlyError,
    StorageError,
)


def damaged() -> DamagedError:
    return DamagedError(
        "The file that holds your work cannot be read. It was left exactly as it is, and nothing "
        "was written over it."
    )


def newer() -> NewerDataError:
    return NewerDataError(
        "Your work was saved by a newer careerapp. It was left untouched; please start the newer "
        "one."
    )


def read_only() -> ReadOnlyError:
    return ReadOnlyError(
        "Nothing can be saved just now: the file that holds your work, or its folder, is "
        "read-only. What was saved before is safe."
    )


def disk_full() -> DiskFullError:
    return DiskFullError(
        "There is no room left on the disk, so this was not saved. What was saved before is safe."
    )


def busy() -> BusyError:
    return BusyError(
        "Another program is busy with the file that holds your work, so this was not done. "
        "Nothing was changed; please try again in a moment."
    )


def moved() -> StorageError:
    return StorageError(
        "The file that holds your work was moved or replaced while careerapp was running, so this "
        "was not saved. Please start careerapp again."
    )


def itself() -> StorageError:
    return StorageError(
        "This is the very file that holds your work; please give the copy another name or place."
    )


_BY_CODE = {
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
}

_BY_ERRNO = {
    errno.ENOSPC: disk_full,
    errno.EDQUOT: disk_full,
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.ENOENT: read_only,
    errno.ENOTDIR: read_only,
}


@contextmanager
def translated() -> Iterator[None]:
    """Raise errors of the disk and the database within as a `StorageError` for people to read."""
    try:
        yield
    except DBAPIError as error:
        raise _from_database(error.orig) from _fit_to_log(error)
    except sqlite3.Error as error:
        raise _from_database(error) from _fit_to_log(error)
    except UnicodeDecodeError:  # SQLite's own message, quoting a damaged schema
        raise damaged() from None
    except PoolTimeoutError as error:
        raise busy() from error
    except OSError as error:
        raise _from_system(error) from error


@contextmanager
def legible() -> Iterator[None]:
    """Raise a `ValueError` within as `DamagedError`: what was read is not what was saved."""
    try:
        yield
    except ValueError:
        raise damaged() from None


def _from_database(error: BaseException | None) -> StorageError:
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved()
    if code is not None and code & 0xFF in _BY_CODE:
        return _BY_CODE[code & 0xFF]()
    # A table, a column or readable text that should be there and is not: the file was tampered
    # with or damaged in a way that SQLite itself has no code for.
    if any(sign in str(error) for sign in ("no such table", "no such column", "decode to UTF-8")):
        return damaged()
    return StorageError("That could not be saved or read just now. Nothing was changed.")


def _from_system(error: OSError) -> StorageError:
    known = _BY_ERRNO.get(error.errno or 0)
    return known() if known else StorageError("The disk could not be used. Nothing was changed.")


def _fit_to_log(error: BaseException) -> BaseException | None:
    """Give an error for the log, or None where it may quote what a person wrote."""
    return None if "decode to UTF-8" in str(error) else error
