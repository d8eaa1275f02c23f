"""The errors careerapp raises on purpose, all with one base class."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing wrong with data from outside.

    Attributes
    ----------
    place : str
        A path such as ``"versions[0].model.links[3].target"``, or a field's name.
    message : str
        One plain sentence, without any of the person's text.
    """

    place: str
    message: str


class CareerAppError(Exception):
    """Base class of all errors raised on purpose. ``str(error)`` can be shown to a person."""


class EditError(CareerAppError):
    """An edit that cannot be done, with the field that the message belongs to.

    Parameters
    ----------
    message : str
        One or two plain sentences for the person.
    field : str
        Name of the field the message belongs to, or ``""`` for the edit as a whole.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class ItemGoneError(EditError):
    """An edit of something that is not in the model (any more)."""


class ConflictError(CareerAppError):
    """A save that would overwrite what was changed elsewhere since the form was shown.

    Parameters
    ----------
    fields : tuple of str
        Names of the fields that differ; empty when the item itself is gone.
    """

    def __init__(self, fields: tuple[str, ...]) -> None:
        what = "This was changed in another tab" if fields else "This was removed in another tab"
        super().__init__(f"{what} while you had it open. Nothing was overwritten.")
        self.fields = fields


class BundleError(CareerAppError):
    """A file that cannot be read as a workspace; nothing was changed by it.

    Parameters
    ----------
    problems : iterable of (place, message)
        At least one; see `Problem`.
    """

    def __init__(self, problems: "list[Problem] | tuple[Problem, ...]") -> None:
        self.problems = tuple(Problem(*problem) for problem in problems)
        first = self.problems[0]
        super().__init__(f"{first.place}: {first.message}" if first.place else first.message)


class StorageError(CareerAppError):
    """The database cannot be used; what was saved before is untouched."""


class NotFoundError(StorageError):
    """A workspace, version, revision or snapshot that is not (any more) in the database."""


class DamagedError(StorageError):
    """The database file is not readable as one; it is kept as it is."""


class NewerDataError(StorageError):
    """The database was written by a newer careerapp; it is left untouched."""


class ReadOnlyError(StorageError):
    """The database may be read but not written."""


class DiskFullError(StorageError):
    """There is no room left to save."""


class BusyError(StorageError):
    """Another program held the database for too long."""
