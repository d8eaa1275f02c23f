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
        "Ruth, 46, bus depot supervisor",
        "From one ladder to three skills: timetables, fault records, training drivers. Two depots "
        "are being merged, and the question is what goes with her job and what does not.",
        "insights",
        "orange",
    ),
    Sample(
        "graduate",
        "Mateo, 23, a year after his degree",
        "Two versions of the same hopes, tenants' advice and tech. A grant ends in one of them; "
        "what he learned there counts in both.",
        "alt_route",
        "blue",
    ),
    Sample(
        "parent",
        "Pavel, 38, at home with twins",
        "Once a ship's cook, now with work that fits two small children and his wife's shifts. "
        "The shifts move, and he reshapes what he hopes for.",
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
