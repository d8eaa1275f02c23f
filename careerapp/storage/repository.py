"""The repository: everything that is kept, in the words of the domain."""

from contextlib import AbstractContextManager
from pathlib import Path

from careerapp.storage.days import Days
from careerapp.storage.engine import copy_into, reading_together, writing
from careerapp.storage.models import Models
from careerapp.storage.opened import OpenedWork
from careerapp.storage.snapshots import Snapshots
from careerapp.storage.story import Story
from careerapp.storage.transfer import Transfer
from careerapp.storage.versions import Versions


class Repository(OpenedWork, Transfer, Versions, Models, Snapshots, Story, Days):
    """Keeps work models; domain values in, domain values and records out.

    Each call is one transaction, unless reads share one: it is kept whole, or nothing of it. What
    is returned was read, or is on the disk. Safe to be used by several threads and beside other
    programs.

    Raises
    ------
    StorageError
        From every method; its children say what was the matter, `NotFoundError` that an id means
        nothing (any more).
    """

    def reading_together(self) -> AbstractContextManager[object]:
        """Let all that this thread reads until the end of the block see one state, in one go.

        Keep the block short: while it lasts, nobody can save.
        """
        return reading_together(self._engine)

    def saving_together(self) -> AbstractContextManager[object]:
        """Let all that this thread saves until the end of the block be kept, or nothing of it."""
        return writing(self._engine)

    def backup(self, target: Path) -> None:
        """Write a copy of everything into a file, undo history and all, also while others save.

        A file that is there is replaced, once the copy is complete.
        """
        copy_into(self._engine, target)
