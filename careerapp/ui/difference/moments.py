"""The moments of a version: the day of each, and the work model as it was then."""

from datetime import date
from typing import NamedTuple

from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head, Moment
from careerapp.ui.session import work
from careerapp.wording.dates import full_day


class PastModel(NamedTuple):
    """A moment and the work model as it was then."""

    moment: Moment
    model: WorkModel


def day_of(moment: Moment) -> date:
    """Give the local date of a moment."""
    return moment.on or moment.at.astimezone().date()


def describe_date(moment: Moment) -> str:
    """Write the date of a moment in full."""
    return full_day(day_of(moment))


def read_model_at(head: Head, moment: Moment) -> PastModel:
    """Read the model of a moment, with its nodes where they lie now."""
    if moment.seq == head.seq:
        return PastModel(moment, head.model)
    return PastModel(moment, work.repository().model_at(head.version.id, moment.seq))
