"""The parts of the What if…? page: the picker of losses, and the effect on each hope."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.ways import Way
from careerapp.analysis.findings.way_words import by_name, no_ways
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES
from careerapp.storage.records import Head
from careerapp.ui.session import what_if_state
from careerapp.ui.shared import assessments
from careerapp.ui.shared.charts import Change, draw_before_and_after
from careerapp.ui.shared.losses import (
    LossChoice,
    list_losses,
    loss_keys,
    parse_loss_keys,
    suggest_losses,
)
from careerapp.ui.shared.widgets import note, title_with_icon
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import in_ten
from careerapp.wording.phrases import capital, listed, short

STANDING_BADGES = {
    "lost": ":gray-badge[:material/close: would end]",
    "weakened": ":yellow-badge[:material/trending_down: would hurt]",
    "intact": ":green-badge[:material/check: still stands]",
}
FALLEN_BADGE = ":gray-badge[:material/close: no longer true]"
TOO_SMALL = 0.005
"""A chance that falls by less is not drawn as falling."""
BEGUN = (*HELD_STATUSES, "active")
"""The statuses of what is there already or under way."""
MOST_TITLES = 12
FOR_SURE = "for sure"
LIKELY = {"a long shot": 0.15, "could go either way": 0.5, "likely": 0.75, FOR_SURE: 1.0}
"""The likelihoods that a whole tag falls away, by word."""
LIKELY_PHRASES = {
    "a long shot": "is a long shot",
    "could go either way": "could go either way",
    "likely": "is likely",
}


def loss_picker(head: Head, today: date) -> LossChoice:
    """Draw the picker of losses: anything on the map, a whole tag, or a suggestion."""
    names = list_losses(head.model)
    what_if_state.drop_unknown_losses(names)
    with st.container(gap="small"):
        picked = st.multiselect(
            "What falls away?",
            list(names),
            format_func=lambda key: names.get(key, ""),
            key=what_if_state.WHAT_IF,
            select_all=False,
            persist_state="session",
            placeholder="Pick a stone, a person or a tag; or click on the map",
        )
        with st.container(horizontal=True, gap="small"):
            for label, keys in suggest_losses(head, today).items():
                st.button(
                    escape(label),
                    key=f"suggest-{'-'.join(keys)}",
                    on_click=what_if_state.pick_losses,
                    args=(keys,),
                    type="tertiary",
                    icon=":material/alt_route:",
                )
    return parse_loss_keys(picked)


def ask_likelihood(choice: LossChoice) -> str:
    """Ask how likely a whole tag falls away; give a word of `LIKELY`."""
    from careerapp.analysis.measures.losses import MAX_SHOCKS  # it imports NumPy

    if not 0 < len(choice.tags) <= MAX_SHOCKS:
        return FOR_SURE
    tags = escape(listed([short(tag, 24) for tag in choice.tags]))
    several = f"How likely is it, for each of {tags}, that everything so tagged falls away?"
    one = f"How likely is it that everything tagged {tags} falls away?"
    return st.select_slider(
        several if len(choice.tags) > 1 else one,
        list(LIKELY),
        FOR_SURE,
        key="what-if-likely",
        width=460,
    )


def draw_chances(
    model: WorkModel, choice: LossChoice, found: "analysis.Drill", today: date
) -> None:
    """Draw the chances before and after; a tag falls away as likely as is picked."""
    word = ask_likelihood(choice)
    if word == FOR_SURE:
        draw_before_and_after(list_changes(model, found))
        return
    shocks = dict.fromkeys(choice.tags, LIKELY[word])
    maybe = analysis.rehearse(model, choice.items, as_of=today, shocks=shocks)
    draw_before_and_after(list_changes(model, maybe), f"if that {LIKELY_PHRASES[word]}")


def surprises_card(head: Head, today: date) -> None:
    """Draw a card with surprises of the map, each with a button that shows it; none, no card."""
    surprises = assessments.find_surprises(head, today)
    if not surprises:
        return
    with st.container(border=True, gap="small", key="stands-out"):
        st.markdown("##### What stands out")
        for number, each in enumerate(surprises):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", wrap=False
            ):
                st.markdown(marked(each.sentence), width="stretch")
                st.button(
                    "Try it",
                    key=f"stands-out-{number}",
                    type="tertiary",
                    help="Take it away and see",
                    on_click=what_if_state.pick_losses,
                    args=(loss_keys(each.without, each.tags),),
                )


def outcome_rows(
    model: WorkModel, found: "analysis.Drill", left: Mapping[str, tuple[Way, ...]]
) -> None:
    """List each open hope, the hardest hit first, with its standing and the change of its chance.

    Then those that are true now and would not be any more.
    """
    order = list(STANDING_BADGES)
    hopes = [each for each in found.outcomes.values() if model.nodes[each.id].status == "open"]
    for each in sorted(
        (each for each in hopes if each.standing != "no way"),
        key=lambda each: order.index(each.standing),
    ):
        remarks = [_chance_change(each)]
        if each.id in left:
            remarks.insert(0, f"left: {marked(by_name(model, left[each.id]))}")
        _row(model, each.id, STANDING_BADGES[each.standing], *filter(None, remarks))
    for id in found.outcomes:
        if id in found.falls:
            _row(model, id, FALLEN_BADGE, "true now, but it rests on what would be gone")
    without = [each for each in hopes if each.standing == "no way"]
    if without:
        said = capital(no_ways(model, [each.id for each in without]))
        titles = escape(", ".join(model.title_of(each.id) for each in without))
        note(f"{said}, so nothing to lose: {titles}.")


def _row(model: WorkModel, id: str, badge: str, *remarks: str) -> None:
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            st.markdown(title_with_icon(model.nodes[id]), width="stretch")
            st.markdown(badge, width="content")
        if remarks:
            note(". ".join(map(capital, remarks)))


def list_changes(model: WorkModel, found: "analysis.Drill") -> list[Change]:
    """List the chances that a loss lowers, for the chart."""
    return [
        Change(short(model.title_of(each.id), 30), each.before.value, each.after.value)
        for each in found.outcomes.values()
        if each.before.value is not None
        and each.after.value is not None
        and each.before.value - each.after.value > TOO_SMALL
    ]


def _chance_change(found: "analysis.OutcomeDrill") -> str:
    before, after = found.before.value, found.after.value
    if before is None or after is None:
        return ""
    if found.standing == "intact":
        return f"stays at {in_ten(before)}, by your own guesses"
    if found.standing == "lost":
        return f"was {in_ten(before)}, by your own guesses"
    was, now = in_ten(before), in_ten(after)
    if was == now:
        return f"a little less than {was}, by your own guesses"
    return f"from {was} to **{now}**, by your own guesses"


def draw_still_counts(model: WorkModel, found: "analysis.Drill") -> None:
    """List what is still of use after a loss, what is ahead, what is cut off and what is idle."""
    begun = tuple(id for id in found.still_counts if model.nodes[id].status in BEGUN)
    ahead = tuple(id for id in found.still_counts if id not in begun)
    st.markdown("##### What still counts")
    if begun:
        st.markdown(_titles(model, begun) + ".")
    elif not ahead:
        st.markdown("Nothing that is on the map now. The ideas in the tray may be worth a look.")
    if ahead:
        note(f"Still ahead on ways that are left: {_titles(model, ahead)}.")
    if found.cut_off:
        note(f"No way would lead there any more: {_titles(model, found.cut_off)}.")
    stones = tuple(id for id in found.falls if id not in found.outcomes)
    if stones:
        note(f"Would go too, as you said: {_titles(model, stones)}.")
    if found.idle:
        note(f"Would lead nowhere any more: {_titles(model, found.idle)}.")


def _titles(model: WorkModel, ids: tuple[str, ...]) -> str:
    titles = ", ".join(f"*{escape(model.title_of(id))}*" for id in ids[:MOST_TITLES])
    more = len(ids) - MOST_TITLES
    return f"{titles} and {more} more" if more > 0 else titles
