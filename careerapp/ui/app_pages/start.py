"""The Start page: the main finding, the next step, the small map, the latest data points."""

import streamlit as st

from careerapp.analysis.findings.chances import describe_chance
from careerapp.analysis.findings.sentences import main_finding
from careerapp.analysis.findings.way_words import count_ways, path_of, way_name
from careerapp.analysis.journal.search import sift
from careerapp.domain.statuses import describe_status
from careerapp.domain.workflow import three_steps
from careerapp.picture.overlay import hinge_overlay
from careerapp.ui.checks.check_list import check_list
from careerapp.ui.checks.forms import small_thing_form
from careerapp.ui.journal.entry_result import draw_entry_result
from careerapp.ui.journal.log_form import log_form
from careerapp.ui.map.overlays import HINGES, show_overlay
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.session import clock, map_state, revise_state, work
from careerapp.ui.shared import assessments
from careerapp.ui.shared.explanation import why_popover
from careerapp.ui.shared.widgets import data_point_row, note, noted, text_page, title_with_icon
from careerapp.ui.start.pairing_question import pairing_question
from careerapp.ui.start.small_map import nodes_around
from careerapp.wording.dates import lately
from careerapp.wording.markdown import escape, marked

head = work.head()
model = head.model
today = clock.today()
finding = main_finding(model)
opened = work.opened()
where = three_steps(model, opened.snapshots)

NEXT = {
    "no hopes": ("Name one hope", "app_pages/outcomes.py", "flag"),
    "all reached": ("Name the next hope", "app_pages/outcomes.py", "flag"),
    "no way": ("Find a way there", "app_pages/routes.py", "alt_route"),
    "one way": ("Find a second way", "app_pages/routes.py", "alt_route"),
    "hinge": ("Find a way without it", "app_pages/routes.py", "alt_route"),
    "sturdy": ("Look at the map", "app_pages/routes.py", "conversion_path"),
}


def next_label() -> str:
    """Give the label of the main button, with the title of the node that all ways need."""
    if finding.case == "hinge" and finding.hinge in model.nodes:
        title = model.title_of(finding.hinge)
        if len(title) <= 24:
            return f"Find a way without {escape(title)}"
    return NEXT[finding.case][0]


def map_caption() -> str:
    """Describe what the small map shows."""
    if finding.outcome is None:
        return "Your map."
    ring = " The ring marks what all of them need." if finding.hinge in model.nodes else ""
    return f"Your ways to *{escape(model.title_of(finding.outcome))}*.{ring}"


with text_page():
    with st.container(gap="small"):
        note(
            f"{escape(opened.workspace.name)} · {escape(head.version.name)} · last changed"
            f" {lately(head.changed_at.astimezone().date(), today)}"
        )
        st.title(marked(finding.headline), anchor=False)
        st.markdown(marked(finding.detail))
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            label, page, icon = NEXT[finding.case]
            if st.button(next_label(), type="primary", icon=f":material/{icon}:", key="next"):
                map_state.set_route_goal(finding.outcome)
                if finding.case == "hinge" and finding.outcome:
                    show_overlay(HINGES, finding.outcome)
                st.switch_page(page)
            st.button(
                "Something happened",
                key="start-log",
                icon=":material/edit_note:",
                on_click=revise_state.show_log_form,
                args=(not revise_state.is_log_form_shown(),),
            )
            if finding.ways:
                with st.popover("Why does it say this?", icon=":material/help:"):
                    st.markdown("These ways are on your map:")
                    for way in finding.ways:
                        steps = " → ".join(map(escape, path_of(model, way)))
                        st.markdown(f"**{marked(way_name(model, way, finding.ways))}**")
                        note(steps)
                    note("From the drawing alone; no number is used.")

    left, right = st.columns([8, 5], gap="large")
    with left:
        if revise_state.is_log_form_shown():
            st.subheader("Anything happen? Even nothing.", anchor=False)
            log_form(model, today)
        draw_entry_result(head, today)
        if not model.is_empty:
            asked = pairing_question(model)
            around = nodes_around(model, finding) | ({asked.thing} if asked else set())
            with st.container(key="small-map"):
                pathway_map(
                    model,
                    key="start-map",
                    height=290,
                    only=around,
                    overlay=hinge_overlay(model, finding.hinge, len(finding.ways)),
                    still=True,
                    legend=False,
                )
            with st.container(
                horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
            ):
                note(map_caption())
                st.page_link(
                    "app_pages/routes.py",
                    label="Open the map",
                    icon=":material/arrow_forward:",
                    icon_position="right",
                )
        st.subheader("Lately", anchor=False)
        if model.journal:
            for point in sift(model)[:3]:
                data_point_row(point, model, today)
            st.page_link(
                "app_pages/revise.py", label="All that happened", icon=":material/history:"
            )
        else:
            st.markdown(
                "Nothing is written down yet. A win, a setback, a change of mind: it all counts."
            )
    with right:
        st.subheader("To check", anchor=False)
        check_list(head, today, brief=True)
        if not any(check.is_open for check in model.experiments) and not model.is_empty:
            small_thing_form(today, key="start-try")
        st.subheader("What you hope for", anchor=False)
        for outcome in sorted(model.outcomes, key=lambda each: -each.importance):
            known = outcome.status == "open" and assessments.assess_hope(head, outcome.id, today)
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", wrap=False
            ):
                if outcome.status == "open":
                    remarks = [count_ways(head.model, outcome.id)]
                    remarks += [describe_chance(known)] if known and known.has_way else []
                else:
                    remarks = [describe_status(outcome)]
                noted(title_with_icon(outcome), " · ".join(remarks))
                if known:
                    why_popover(model, outcome, known, today)
        if not where.snapshots and where.next == "revise":
            note("Keep a snapshot when this looks right; you can always come back to it.")
            if st.button("Keep a snapshot", key="start-snapshot", icon=":material/photo_camera:"):
                revise_state.open_tab("History")
                st.switch_page("app_pages/revise.py")
