"""Titles kept in checks and data points, which outlive what they are about."""

from collections.abc import Set
from typing import NamedTuple, TypeVar

from careerapp.domain.edits.core import revised_item
from careerapp.domain.items import Check, DataPoint, Experiment, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import title_then

SomeCheck = TypeVar("SomeCheck", bound=Check)


class Learned(NamedTuple):
    """The checks and data points of a model, with the titles of what is about to be removed."""

    experiments: tuple[Experiment, ...]
    signposts: tuple[Signpost, ...]
    journal: tuple[DataPoint, ...]


def remembered(model: WorkModel, gone: Set[str]) -> Learned:
    """Write the titles of removed items into checks and data points that lack them.

    Only those that came from a file can lack them.
    """
    return Learned(
        experiments=tuple(_check(model, check, gone) for check in model.experiments),
        signposts=tuple(_check(model, check, gone) for check in model.signposts),
        journal=tuple(_data_point(model, point, gone) for point in model.journal),
    )


def _check(model: WorkModel, check: SomeCheck, gone: Set[str]) -> SomeCheck:
    if check.about not in gone or check.about_title:
        return check
    return revised_item(check, about_title=title_then(model, check.about))


def _data_point(model: WorkModel, point: DataPoint, gone: Set[str]) -> DataPoint:
    if not any(about.id in gone and not about.title for about in point.about):
        return point
    about = tuple(
        revised_item(each, title=title_then(model, each.id))
        if each.id in gone and not each.title
        else each
        for each in point.about
    )
    return revised_item(point, about=about)
