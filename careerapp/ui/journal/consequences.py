"""The consequences of a data point: what it changes, or why it changes nothing."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

import streamlit as st

from careerapp.analysis.findings.effects import effects
from careerapp.analysis.findings.made import UNMOVED, why_unmoved
from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Outcome
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import marked
from careerapp.wording.phrases import named, sentence

MOST_SHIFTS = 4
MOST_STAYING = 2

COUNTS = "The ways stay as they are. This counts differently from now on:"
"""For beliefs that move where no hope's chance does: not all of its links may be judged."""


class Consequences(NamedTuple):
    """The consequences of a data point, in sentences with titles between asterisks.

    Attributes
    ----------
    changes : what it changes on the map, in the chances and among the ideas.
    reasons : the links whose beliefs moved those chances.
    stays : where nothing changes, why.
    """

    changes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    stays: str = ""


def find_consequences(
    model: WorkModel,
    point: DataPoint,
    today: date,
    opening: str = "",
    hope: Outcome | None = None,
    rests: Collection[str] = (),
) -> Consequences:
    """Find what keeping a data point changes on the map, and in chances where links are judged.

    Parameters
    ----------
    opening : str
        Text of an idea that it opened, or ``""``.
    hope : Outcome, optional
        Something new that one wants, which goes onto the map with it.
    rests : collection of str
        Ids of what fell because it rested on what is gone.

    Raises
    ------
    EditError
        When it cannot be kept.
    """
    drawn = list(effects(model, point))
    if opening:
        drawn.append(sentence(f"Into the tray of ideas goes {named(opening)}"))
    if hope is not None:
        kind = OUTCOME_KINDS[hope.kind].word
        drawn.append(f"Onto the map goes {named(hope.title)}, a hope of the kind *{kind}*.")
    judged = any(link.confidence is not None for link in model.links)
    if not point.about or not judged:
        return Consequences(tuple(drawn), stays="" if drawn else why_unmoved(model, point))
    # it imports NumPy
    from careerapp.analysis.findings.shifts import chance_shifts, chances_that_stay, link_shifts

    after = edits.log(point, rests=rests)(model).model
    changes = (*drawn, *chance_shifts(model, after, today)[:MOST_SHIFTS])
    reasons = link_shifts(model, after, today)[:MOST_SHIFTS]
    if changes:
        return Consequences(changes, reasons)
    why = why_unmoved(model, point)
    if why == UNMOVED and reasons:
        return Consequences((), reasons, COUNTS)
    news = point.kind in ("win", "setback")
    standing = chances_that_stay(after, point.about_ids, today)[:MOST_STAYING] if news else ()
    return Consequences(stays=" ".join((why, *standing)))


def show_consequences(found: Consequences, lead: str) -> None:
    """List what a data point changes, and in grey below it the links that this comes from."""
    changes = [marked(each) for each in found.changes or (found.stays,) if each]
    with st.container(gap="xsmall"):
        if len(changes) > 1:
            st.markdown(
                "\n".join([*([lead, ""] if lead else []), *(f"- {each}" for each in changes)])
            )
        else:
            st.markdown(" ".join(filter(None, [lead, *changes])))
        with st.container(gap=None):
            for reason in found.reasons:
                note(marked(reason))
