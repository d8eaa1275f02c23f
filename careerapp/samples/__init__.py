"""The workspaces of three invented people."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from careerapp.domain.workspace import Workspace
from careerapp.exchange import read_bundle, shift_dates

TOLD_ON = date(2026, 6, 15)
"""The day that the samples take for today; all their dates move with the real one."""

_HERE = Path(__file__).parent


class Sample(NamedTuple):
    """A sample: its key, and the texts, icon and colour of its card."""

    key: str
    title: str
    description: str
    icon: str
    colour: str


SAMPLES = (
    Sample(
        "mid_career",
        "Ana, 41, store manager",
        "From fixed promotions to skills: nineteen years in retail, three ways into analytics, "
        "and one person everything seems to hang on.",
        "insights",
        "orange",
    ),
    Sample(
        "graduate",
        "Tomasz, 24, just graduated",
        "Two versions of the same hopes, non-profit and tech, and the question which one moves.",
        "alt_route",
        "blue",
    ),
    Sample(
        "parent",
        "Noor, 36, at home with two children",
        "Work re-modelled around school hours, and what holds when family needs change.",
        "balance",
        "green",
    ),
)
"""In the order in which they are offered."""


def load_sample(key: str, today: date) -> Workspace:
    """Read a sample, its dates moved so that it is up to date.

    Parameters
    ----------
    key : str
        Of one of `SAMPLES`.
    today : date

    Raises
    ------
    KeyError
        When there is no sample of that key.
    """
    if key not in (sample.key for sample in SAMPLES):
        raise KeyError(key)
    workspace = read_bundle(_HERE / f"{key}.json")
    return shift_dates(workspace, (today - TOLD_ON).days)
