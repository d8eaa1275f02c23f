"""The Revise page, step 3: data points, checks, the history, reviews."""

import streamlit as st

from careerapp.ui.checks.assumptions_panel import assumptions_panel
from careerapp.ui.checks.calibration_panel import calibration_panel
from careerapp.ui.checks.check_list import check_list
from careerapp.ui.checks.evidence_panel import ask_about_conflict
from careerapp.ui.checks.forms import experiment_form, signpost_form
from careerapp.ui.history.tab import history_tab
from careerapp.ui.journal.entry_result import draw_entry_result
from careerapp.ui.journal.log_form import log_form
from careerapp.ui.journal.timeline import timeline
from careerapp.ui.review.tab import review_tab
from careerapp.ui.session import clock, navigation, revise_state, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import text_page

head = work.head()
model = head.model
today = clock.today()


def write_down() -> None:
    st.title("Anything happen? Even nothing.", anchor=False)
    log_form(model, today)
    draw_entry_result(head, today)


def story() -> None:
    st.subheader("What has happened", anchor=False)
    timeline(model, today)


def checks() -> None:
    st.subheader("To check", anchor=False)
    check_list(head, today, brief=False)
    with folds.expander("Test something", icon=":material/science:", key="new-test") as drawn:
        if drawn:
            experiment_form(model, today, key="experiment")
    label, icon = "Watch for something", ":material/visibility:"
    with folds.expander(label, icon=icon, key="new-sign") as drawn:
        if drawn:
            signpost_form(model, today, key="signpost")


def assumptions() -> None:
    ask_about_conflict(model, today)
    assumptions_panel(head, today)
    calibration_panel(head, today)


with text_page():
    happened, history, review = st.tabs(
        ["What happened", "History", "Review"], on_change="rerun", key=revise_state.REVISE_TABS
    )
    if happened.open:
        with happened:
            if navigation.is_narrow():
                # Checks stand before the timeline, which may be long.
                for part in (write_down, checks, story, assumptions):
                    part()
            else:
                left, right = st.columns([8, 5], gap="large")
                with left:
                    write_down()
                    story()
                with right:
                    st.space(12)
                    checks()
                    assumptions()
    if history.open:
        with history:
            history_tab()
    if review.open:
        with review:
            review_tab(head, today)
