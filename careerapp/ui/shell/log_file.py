"""The log file beside the database: ids and names of errors, never a text a person wrote."""

import logging
from logging.handlers import RotatingFileHandler

from careerapp.storage.locations import log_path


def set_up() -> None:
    """Write careerapp's log to its file, once a process; without a log where that fails."""
    logger = logging.getLogger("careerapp")
    path = str(log_path())
    for handler in list(logger.handlers):
        if isinstance(handler, RotatingFileHandler):
            if handler.baseFilename == path:
                return
            logger.removeHandler(handler)
            handler.close()
    try:
        handler = RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except OSError:
        return  # a read-only folder: the page shows that, and goes on without a log
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
