"""A workspace: versions of a work model with their snapshots, what-ifs and settings."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from careerapp.domain.model import InvariantError, WorkModel
from careerapp.domain.types import Id, OptionalTitle, Tag, Text, Title, Value
from careerapp.errors import Problem

VersionColour = Literal["blue", "orange", "violet", "green", "red", "gray"]


class Snapshot(Value):
    """A named, dated, immutable copy of a version, with a note."""

    id: Id
    name: Title
    note: Text = ""
    at: date
    model: WorkModel


class Note(Value):
    """A dated remark on a version, such as where this month's effort goes."""

    at: date
    text: Text


class Focus(Value):
    """The ways that get a person's time, each by the ids of its nodes, and since when."""

    since: date
    ways: tuple[tuple[Id, ...], ...] = ()


class Version(Value):
    """One alternative work model; versions are equals, none is "plan B".

    ``note`` is one line on what it is, ``colour`` the mark by which it is told apart.
    """

    id: Id
    name: Title
    note: OptionalTitle = ""
    colour: VersionColour | None = None
    order: int = 0
    archived: bool = False
    focus: Focus | None = None
    notes: tuple[Note, ...] = ()
    model: WorkModel
    snapshots: tuple[Snapshot, ...] = ()


class Future(Value):
    """A named what-if: which nodes, links and tags fall away."""

    id: Id
    name: Title
    without: tuple[Id, ...] = ()
    tags: tuple[Tag, ...] = ()


class Sitting(Value):
    """A review that was begun and not finished, so that it can be taken up again.

    ``done`` names the steps that were gone through, ``still_true`` the outcomes that are still so.
    """

    begun: date
    done: Annotated[tuple[Tag, ...], Field(max_length=20)] = ()
    still_true: tuple[Id, ...] = ()


class SameThing(Value):
    """An answer to whether two items of different versions, by id, are one thing in life."""

    one: Id
    other: Id
    same: bool


class Settings(Value):
    """A person's rhythm and choices."""

    review_every_weeks: Annotated[int, Field(ge=1, le=52)] = 4
    last_review: date | None = None
    sitting: Sitting | None = None


class Workspace(Value):
    """All that belongs together of one person: the content of a file.

    Version and snapshot ids belong to the file: storage gives its own when it takes one in.
    """

    name: OptionalTitle = ""
    versions: Annotated[tuple[Version, ...], Field(min_length=1, max_length=100)]
    settings: Settings = Settings()
    futures: tuple[Future, ...] = ()
    same: Annotated[tuple[SameThing, ...], Field(max_length=10_000)] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Workspace":
        problems: list[Problem] = []
        seen: set[str] = set()
        for place, id in self._places_of_ids():
            if id in seen:
                problems.append(Problem(place, "this id is used twice"))
            seen.add(id)
        if problems:
            raise InvariantError(tuple(problems))
        return self

    def _places_of_ids(self) -> Iterator[tuple[str, str]]:
        for number, version in enumerate(self.versions):
            yield f"versions[{number}].id", version.id
            for index, snapshot in enumerate(version.snapshots):
                yield f"versions[{number}].snapshots[{index}].id", snapshot.id
        for number, future in enumerate(self.futures):
            yield f"futures[{number}].id", future.id
