"""The overlays of the map on Routes, chosen one at a time, with the questions each asks."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.ways import Way, hinges
from careerapp.analysis.evidence import last_evidence
from careerapp.analysis.findings.way_words import way_name
from careerapp.domain.model import WorkModel
from careerapp.picture.overlay import (
    Overlay,
    age_overlay,
    difference_overlay,
    hinge_overlay,
    loss_overlay,
    routes_overlay,
    status_overlay,
)
from careerapp.storage.records import Head
from careerapp.ui.session import clock, what_if_state, work
from careerapp.ui.shared import assessments
from careerapp.ui.shared.losses import (
    known_loss_keys,
    list_losses,
    parse_loss_keys,
    standings_of_hopes,
    suggest_losses,
)
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import unmarked
from careerapp.wording.phrases import short

PLAIN = "The plain map"
HINGES = "What it hinges on"
ALL_WAYS = "All ways"

_OVERLAY, _HOPE = "map-overlay", "map-hope"


class OverlayChoice(NamedTuple):
    """An overlay to choose; a new one is added to `CHOICES`.

    Attributes
    ----------
    name : its name in the list.
    overlay : draws the further questions it has, such as which hope, and gives the overlay, or None
        while there is nothing to mark.
    """

    name: str
    overlay: Callable[[Head], Overlay | None]


def choose_overlay(head: Head) -> Overlay | None:
    """Draw the choice of overlays; give the chosen one, or None for the plain map."""
    known: Mapping[str, OverlayChoice] = {choice.name: choice for choice in CHOICES}
    shown = st.selectbox(
        "Show on the map",
        [PLAIN, *known],
        icon=":material/layers:",
        filter_mode=None,
        label_visibility="collapsed",
        key=_OVERLAY,
        persist_state="session",
        width=230,
    )
    return known[shown].overlay(head) if shown in known else None


def show_overlay(overlay: str, hope: str) -> None:
    """Choose an overlay of an outcome for the map on Routes, from another page."""
    st.session_state[_OVERLAY] = overlay
    st.session_state[_HOPE] = hope


def choose_hope(model: WorkModel) -> str | None:
    """Draw the choice of open outcomes, the most important first; None where there is none."""
    hopes = {
        outcome.id: outcome.title
        for outcome in sorted(model.outcomes, key=lambda each: -each.importance)
        if outcome.status == "open"
    }
    if not hopes:
        return None
    hope = st.selectbox(
        "Which hope",
        list(hopes),
        format_func=lambda id: short(hopes[id]),
        filter_mode=None,
        label_visibility="collapsed",
        key=_HOPE,
        persist_state="session",
        width=220,
    )
    return hope if hope in hopes else None


def _ways_overlay(head: Head) -> Overlay | None:
    """Mark all ways to a hope, or the one that is chosen by name."""
    model = head.model
    hope = choose_hope(model)
    if hope is None:
        return None
    found = assessments.ways_of(head)[hope]
    names: dict[str, tuple[Way, ...]] = {}
    for number, way in enumerate(found, 1):
        name = unmarked(way_name(model, way, found))
        names[f"{name} ({number})" if name in names else name] = (way,)
    if len(names) < 2:
        return routes_overlay(model, hope, found)
    chosen = st.selectbox(
        "Which way",
        [ALL_WAYS, *names],
        format_func=short,
        filter_mode=None,
        label_visibility="collapsed",
        key=f"map-way-{hope}",
        persist_state="session",
        width=220,
    )
    overlay = routes_overlay(model, hope, names.get(chosen, found))
    return overlay._replace(name=f"{overlay.name}: {chosen}") if chosen in names else overlay


def _hinges_overlay(head: Head) -> Overlay | None:
    hope = choose_hope(head.model)
    if hope is None:
        return None
    found = assessments.ways_of(head)[hope]
    return hinge_overlay(head.model, hinges(head.model, hope), len(found))


def _loss_overlay(head: Head) -> Overlay | None:
    """Mark a loss: the one on What if…?, a saved what-if, or a suggestion."""
    model = head.model
    names = list_losses(model)
    losses: dict[str, tuple[str, tuple[str, ...]]] = {}
    if picked := tuple(key for key in what_if_state.picked_losses() if key in names):
        losses["supposed"] = ("What I took away on What if…?", picked)
    for future in work.opened().futures:
        if keys := known_loss_keys(future, names):
            losses[future.id] = (short(future.name), keys)
    losses |= {label: (label, keys) for label, keys in suggest_losses(head, clock.today()).items()}
    if not losses:
        note("Take something away on *What if…?*: then what would go with it shows here.")
        return None
    chosen = st.selectbox(
        "What falls away",
        list(losses),
        format_func=lambda key: losses[key][0],
        filter_mode=None,
        label_visibility="collapsed",
        key=f"map-loss-{head.version.id}",
        persist_state="session",
        width=220,
    )
    if chosen not in losses:
        return None
    name, keys = losses[chosen]
    choice = parse_loss_keys(keys)
    found = analysis.rehearse(model, choice.items, choice.tags, as_of=clock.today())
    overlay = loss_overlay(model, found.lost, standings_of_hopes(model, found))
    return overlay._replace(name=f"What would be lost: {name}")


def _snapshot_overlay(head: Head) -> Overlay | None:
    repo, key = work.repository(), f"map-since-{head.version.id}"
    with repo.reading_together():
        snapshots = {record.id: record for record in repo.snapshots(head.version.id)}
        asked = st.session_state.get(key, next(iter(snapshots), None))
        before = repo.snapshot_model(asked) if asked in snapshots else None
    if not snapshots:
        note("Keep a snapshot on Revise: then what changes from there on shows here.")
        return None
    today = clock.today()
    chosen = st.selectbox(
        "Which snapshot",
        list(snapshots),
        format_func=lambda id: (
            f"{short(snapshots[id].name)} ({short_day(snapshots[id].at, today)})"
        ),
        filter_mode=None,
        label_visibility="collapsed",
        key=key,
        persist_state="session",
        width=220,
    )
    if chosen not in snapshots or before is None:
        return None
    overlay = difference_overlay(before, head.model)
    if not overlay.legend:
        note("Nothing on the map has changed since.")
    return overlay._replace(name=f"Since {snapshots[chosen].name}")


def _status_overlay(head: Head) -> Overlay:
    return status_overlay(head.model)


def _age_overlay(head: Head) -> Overlay:
    return age_overlay(head.model, last_evidence(head.model), clock.today())


CHOICES = (
    OverlayChoice("Ways to one hope", _ways_overlay),
    OverlayChoice(HINGES, _hinges_overlay),
    OverlayChoice("If something falls away", _loss_overlay),
    OverlayChoice("Since a snapshot", _snapshot_overlay),
    OverlayChoice("Where things stand", _status_overlay),
    OverlayChoice("Age of evidence", _age_overlay),
)
