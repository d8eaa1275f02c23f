"""The What if…? page: take something away, and see the effect on every hope."""

import streamlit as st

from careerapp import analysis
from careerapp.analysis.findings.verdict import verdict, ways_left
from careerapp.picture.overlay import loss_overlay
from careerapp.ui.pathway_map import MapEvent, Selected, pathway_map
from careerapp.ui.session import clock, navigation, notices, what_if_state, work
from careerapp.ui.shared import assessments
from careerapp.ui.shared.losses import list_losses, standings_of_hopes
from careerapp.ui.shared.widgets import note
from careerapp.ui.what_if.exposure_cards import exposure_cards
from careerapp.ui.what_if.next_step_card import next_step_card
from careerapp.ui.what_if.panels import (
    draw_chances,
    draw_still_counts,
    loss_picker,
    outcome_rows,
    surprises_card,
)
from careerapp.ui.what_if.resting_question import resting_question
from careerapp.ui.what_if.saved_list import saved_what_ifs
from careerapp.wording.markdown import marked


@work.part("what-if-page")
def page() -> None:
    """Draw the page as one fragment: a click on the map reruns this and nothing around it."""
    notices.show_notices()
    head, today = work.head(), clock.today()
    model = head.model
    st.title("What if…?", anchor=False)
    st.markdown("Take something away, and see what still stands: pick it, or click it on the map.")
    if not model.outcomes:
        st.markdown("No hope is on the map yet, so nothing can be lost. Name one, then come back.")
        st.page_link("app_pages/outcomes.py", label="Name one hope", icon=":material/flag:")
        return
    if not list_losses(model):
        st.markdown("There is nothing to take away yet. Draw a way first, then come back.")
        st.page_link("app_pages/routes.py", label="Draw a way", icon=":material/conversion_path:")
        return
    # Large maps take some seconds the first time; after that the assessment is cached.
    with st.spinner("Working out what hangs on what…", show_time=False):
        assessments.assess_head(head, today)
    wide, side = st.columns([12, 5], gap="medium")
    with wide:
        choice = loss_picker(head, today)
        # On a phone the verdict comes first and the map after it.
        words = st.container() if navigation.is_narrow() else side
        found = analysis.rehearse(model, choice.items, choice.tags, as_of=today)
        standing = standings_of_hopes(model, found)

        def handle(events: tuple[MapEvent, ...]) -> None:
            for event in events:
                if isinstance(event, Selected) and event.id and event.id in list_losses(model):
                    what_if_state.toggle_loss(event.id)

        pathway_map(
            model,
            key=f"what-if-map-{head.version.id}",
            height=560,
            overlay=loss_overlay(model, found.lost, standing) if found.lost else None,
            on_events=handle,
            picking=True,
            focus=False,
        )
        draw_chances(model, choice, found, today)
    with words:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            note("Nothing is changed here; it is only supposed.")
            if found.lost:
                st.button(
                    "Put it back",
                    key="put-back",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=what_if_state.pick_losses,
                    args=((),),
                )
        if found.lost:
            with st.container(border=True, gap="small", key="loss"):
                left = ways_left(model, found)
                headline = verdict(model, found, assessments.ways_of(head), left)
                st.markdown(f"#### {marked(headline)}")
                if what_if_state.take_announcement():
                    st.toast(marked(headline), icon=":material/alt_route:")
                resting_question(model, choice.items)
                outcome_rows(model, found, left)
                draw_still_counts(model, found)
        else:
            surprises_card(head, today)
    with side:
        if not found.lost:
            next_step_card(model, today)
        st.markdown("##### Saved what-ifs")
        saved_what_ifs(head, choice)
    exposure_cards(head, today, something_lost=bool(found.lost))


page()
