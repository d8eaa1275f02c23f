"""The paths of careerapp's files on this machine."""

import os
from pathlib import Path

import platformdirs

from careerapp.storage.failures import translated

DATA_DIR_VARIABLE = "CAREERAPP_DATA_DIR"


def data_dir() -> Path:
    """Give the folder that holds all of a person's work, made if it is not there.

    ``CAREERAPP_DATA_DIR`` decides, else the system's own place for a user's data. A folder made
    here is open to its owner alone (mode 0700); one that is there already is left as it is.

    Raises
    ------
    StorageError
        When the folder cannot be made.
    """
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    folder = Path(chosen) if chosen else platformdirs.user_data_path("careerapp", appauthor=False)
    with translated():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def database_path() -> Path:
    """Give the path of the database."""
    return data_dir() / "careerapp.db"


def log_path() -> Path:
    """Give the path of the log, which holds ids and errors, never a person's text."""
    return data_dir() / "careerapp.log"
