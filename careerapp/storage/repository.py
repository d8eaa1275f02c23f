"""The repository: all that pages read and save, as domain values."""

from contextlib import AbstractContextManager
from pathlib import Path

from careerapp.storage.days import Days
from careerapp.storage.engine import copy_into, reading_together, writing
from careerapp.storage.opened import OpenedWork
from careerapp.storage.snapshots import Snapshots
from careerapp.storage.story import Story
from careerapp.storage.transfer import Transfer
from careerapp.storage.versions import Versions
from careerapp.storage.work_models import Models


class Repository(OpenedWork, Transfer, Versions, Models, Snapshots, Story, Days):
    """Keeps work models; domain values in, domain values and records out.

    Each call is one transaction, unless several share one: all of it is saved, or nothing. A call
    that saves returns when that is on the disk. Safe for several threads and beside other programs.

    Raises
    ------
    StorageError
        From every method, as one of its subclasses; `NotFoundError` for an id of something that is
        not there (any more).
    """

    def reading_together(self) -> AbstractContextManager[object]:
        """Let all that this thread reads until the end of the block be one transaction.

        Keep the block short: while it lasts, nobody can save.
        """
        return reading_together(self._engine)

    def saving_together(self) -> AbstractContextManager[object]:
        """Let all that this thread saves until the end of the block be one transaction."""
        return writing(self._engine)

    def backup(self, target: Path) -> None:
        """Write a copy of everything into a file, undo history and all, also while others save.

        A file that is there is replaced, once the copy is complete.
        """
        copy_into(self._engine, target)
