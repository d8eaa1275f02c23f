"""Setting a damaged work file aside: it is kept, and work can go on in a new one."""

from datetime import date
from pathlib import Path

from careerapp.storage.failures import translated


def set_aside(path: Path, today: date) -> Path:
    """Move a database, and the journal SQLite may have left beside it, out of the way.

    Returns
    -------
    Path
        Where it lies now: beside where it was, with the date in its name; never over another file.

    Raises
    ------
    StorageError
        When the folder does not let it; the file is then where it was.
    """
    stem = f"{path.stem}-damaged-{today}"
    names = (f"{stem}{path.suffix}", *(f"{stem}-{number}{path.suffix}" for number in range(2, 100)))
    aside = next(path.with_name(name) for name in names if not path.with_name(name).exists())
    journal = path.with_name(f"{path.name}-journal")
    with translated():
        path.rename(aside)
        if journal.exists():
            journal.rename(aside.with_name(f"{aside.name}-journal"))
    return aside
