"""A card for each hope: its ways, the single losses that end or hurt it, its chance and months."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.ways import Way
from careerapp.analysis.evidence import effective_confidences
from careerapp.analysis.findings.chances import describe_chance, describe_way_chance, way_chance
from careerapp.analysis.findings.verdict import exposure
from careerapp.analysis.findings.way_words import by_name, in_sentence, no_way, way_name
from careerapp.domain.items import Link, Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.workflow import open_hopes
from careerapp.storage.records import Head
from careerapp.ui.session import map_state, what_if_state
from careerapp.ui.shared import assessments
from careerapp.ui.shared.explanation import why_popover
from careerapp.ui.shared.widgets import note, noted, title_with_icon
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import count, describe_months
from careerapp.wording.phrases import capital, listed, named, sentence

MOST_LOSSES = 3
LONG_SHOT = 0.2
"""A hope with a chance below this is called a long shot, though it survives every loss."""

LOSS_BADGES = {
    "ends it": ":gray-badge[ends it]",
    "would hurt": ":yellow-badge[would hurt]",
    "matters little": ":green-badge[matters little]",
}


def exposure_cards(head: Head, today: date, *, something_lost: bool = False) -> None:
    """Describe how exposed all hopes are, then draw a card for each open one, weightiest first.

    While something is taken away, the heading says that the cards are about the map as it is.
    """
    model, found = head.model, assessments.assess_head(head, today)
    hopes = open_hopes(model)
    if not hopes:
        return
    as_it_is = ", with nothing taken away" if something_lost else ""
    st.subheader(f"What each hope hangs on{as_it_is}", anchor=False)
    if len(hopes) > 1:
        st.markdown(marked(" ".join(exposure(model, found))))
    different = assessments.ways_of(head)
    beliefs = effective_confidences(model, today)
    with st.grid(3, min_column_width=300, gap="medium"):
        for outcome in hopes:
            with st.container(border=True, height="stretch", gap="small"):
                known = found.outcomes[outcome.id]
                _card(model, outcome, known, different[outcome.id], beliefs, today)


def _card(
    model: WorkModel,
    outcome: Outcome,
    found: "analysis.OutcomeAssessment",
    different: tuple[Way, ...],
    beliefs: Mapping[str, float | None],
    today: date,
) -> None:
    """Draw what the drawing says of a hope, and its numbers below."""
    st.markdown(f"#### {title_with_icon(outcome)}")
    if not found.has_way:
        _draw_no_way(model, outcome)
        return
    ways = marked(" ".join(_describe_ways(model, different, beliefs)))
    noted(f"**{_sturdiness(found)}**", ways)
    for loss in islice(leave_out_repeated(model, found.losses), MOST_LOSSES):
        _loss_row(model, outcome.id, loss)
    st.space("stretch")
    with st.container(gap="xsmall"):
        months = describe_months(found.months)
        note(". ".join(capital(each) for each in (describe_chance(found), months) if each))
        if found.survives_any_one and found.chance is not None and found.chance < LONG_SHOT:
            note("No single loss ends it, but it is a long shot anyway.")
        why_popover(model, outcome, found, today)


def _draw_no_way(model: WorkModel, outcome: Outcome) -> None:
    st.markdown(f"There is {no_way(model, outcome.id)}.")
    st.space("stretch")
    if st.button(
        "Find a way", key=f"what-if-aim-{outcome.id}", icon=":material/add_link:", type="tertiary"
    ):
        map_state.set_route_goal(outcome.id)
        st.switch_page("app_pages/routes.py")


def _describe_ways(
    model: WorkModel, found: tuple[Way, ...], beliefs: Mapping[str, float | None]
) -> Iterator[str]:
    """Name the ways; once all are judged, name the safest and its weakest link too."""
    needed = found[0].also if len(found) == 1 else ()
    through = by_name(model, found)
    titles = [named(model.title_of(id)) for id in needed if id in model.nodes]
    also = [title for title in titles if title not in through]
    besides = f", with {listed(also)} besides" if also else ""
    yield sentence(f"{capital(count(len(found), 'way'))}: {through}{besides}")
    chances = {way: way_chance(way, beliefs) for way in found}
    if not found or None in chances.values():
        return
    safest = max(found, key=lambda way: chances[way] or 0.0)
    weakest = min(sorted(safest.all_links), key=lambda id: beliefs[id] or 0.0)
    weak = f"weakest at {name_item(model, weakest)}"
    if len(found) == 1:
        yield sentence(capital(weak))
        return
    name = in_sentence(way_name(model, safest, found))
    chance = describe_way_chance(safest, beliefs)
    yield sentence(f"The safest, {name}: {chance}, {weak}")


def leave_out_repeated(
    model: WorkModel, losses: Iterable["analysis.SingleLoss"]
) -> Iterator["analysis.SingleLoss"]:
    """Leave out links whose loss has the same effect as the loss of a node at their end."""
    given: set[tuple[str, str]] = set()
    for loss in losses:
        link = model.items.get(loss.id)
        ends = (link.source, link.target) if isinstance(link, Link) else ()
        if loss.phrase and given.isdisjoint((end, loss.phrase) for end in ends):
            given.add((loss.id, loss.phrase))
            yield loss


def _sturdiness(found: "analysis.OutcomeAssessment") -> str:
    if not found.survives_any_one:
        return "One loss ends it"
    if found.survives_any_two:
        return "Survives any two losses"
    return "Survives any one loss"


def _loss_row(model: WorkModel, outcome: str, loss: "analysis.SingleLoss") -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        title = escape(model.title_of(loss.id))
        icon = ":material/linear_scale: " if loss.id not in model.nodes else ""
        st.markdown(f":small[{icon}*{title}*]", width="stretch")
        st.markdown(LOSS_BADGES[loss.phrase or "matters little"], width="content")
        st.button(
            "Try it",
            key=f"suppose-{outcome}-{loss.id}",
            type="tertiary",
            help=f"Suppose it away: {escape(model.title_of(loss.id))}",
            on_click=what_if_state.pick_losses,
            args=((loss.id,),),
            kwargs={"answer": True},
        )
