"""A moment of a version: the day it speaks of, and the model as it was."""

from datetime import date
from typing import NamedTuple

from careerapp.domain.model import WorkModel
from careerapp.storage.records import Head, Moment
from careerapp.ui.session import work
from careerapp.wording.dates import full_day


class Then(NamedTuple):
    """A moment, and the model as it was."""

    moment: Moment
    model: WorkModel


def day_of(moment: Moment) -> date:
    """The local date that a moment speaks of."""
    return moment.on or moment.at.astimezone().date()


def date_of(moment: Moment) -> str:
    """Say the date of a moment in full."""
    return full_day(day_of(moment))


def read(head: Head, moment: Moment) -> Then:
    """Read the model of a moment, its nodes where they lie now."""
    if moment.seq == head.seq:
        return Then(moment, head.model)
    return Then(moment, work.repository().model_at(head.version.id, moment.seq))
