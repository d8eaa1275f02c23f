"""The History tab of Revise: the map at any moment, the difference to another, all events."""

import streamlit as st

from careerapp.ui.difference.comparison import draw_difference, draw_moment_map
from careerapp.ui.difference.moments import day_of, read_model_at
from careerapp.ui.history.event_list import draw_story, read_story
from careerapp.ui.history.snapshot_form import snapshot_form
from careerapp.ui.history.time_slider import (
    choose_other_moment,
    describe_span,
    moment_actions,
    moment_slider,
    name_moment,
    read_moments,
)
from careerapp.ui.session import clock, form_state, notices, work
from careerapp.ui.shared import folds
from careerapp.wording.dates import lately
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital


@work.part("history")
def history_tab() -> None:
    """Draw the tab as one fragment: sliding reruns this and nothing around it."""
    notices.show_notices()
    head, today = work.head(), clock.today()
    version = head.version.id
    with work.repository().reading_together():
        snapshots = work.repository().snapshots(version)
        known, chosen, other = read_moments(head, snapshots)
        then, since = read_model_at(head, known[chosen]), read_model_at(head, known[other])
        story = read_story(version)
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.title("How it came to this", anchor=False, width="content")
        # A new key once a snapshot is kept closes the popover, so that a second click adds none.
        key = f"keep-{form_state.nonce('snapshot')}"
        with folds.popover("Keep how it is now", icon=":material/photo_camera:", key=key) as drawn:
            if drawn:
                snapshot_form(head)
    steps = capital(count(head.seq, "step"))
    kept = f" and {count(len(snapshots), 'snapshot')}" if snapshots else ""
    began = lately(day_of(known[min(known)]), today)
    st.markdown(f"{steps}{kept}, the first {began}. Nothing is ever lost.")
    if head.seq > 1:
        moment_slider(head, known, chosen, today)
        draw_moment_map(head, then, since)
        moment_actions(head, known[chosen], name_moment(known[chosen], snapshots))
    left, right = st.columns([7, 6], gap="large")
    with left:
        if head.seq > 1:
            st.subheader(describe_span(then, since, head, today), anchor=False)
            choose_other_moment(head, known, snapshots, other, today)
            draw_difference(head, then, since, today)
        else:
            st.markdown(
                "There is one moment so far: how it began. Change something, and you can slide"
                " back to it."
            )
    with right:
        st.subheader("All of it, newest first", anchor=False)
        draw_story(head, story, today)
