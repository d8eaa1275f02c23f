"""The Outcomes page, step 1: the hopes for the next 3 to 5 years, of five kinds."""

from typing import Any

import streamlit as st

from careerapp.analysis.findings.way_words import count_ways
from careerapp.domain import edits
from careerapp.domain.guess import guess_outcome_kind
from careerapp.domain.items import Outcome
from careerapp.domain.kinds import OUTCOME_KINDS
from careerapp.domain.scales import IMPORTANCE_WORDS
from careerapp.domain.statuses import describe_status
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import add_form
from careerapp.ui.forms.kind_picker import kind_picker
from careerapp.ui.forms.outcome import outcome_form
from careerapp.ui.forms.today import today_form
from careerapp.ui.outcomes.importance_form import importance_form
from careerapp.ui.session import clock, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import note, noted, text_page, title_with_icon
from careerapp.wording.dates import describe_month
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital

head = work.head()
model = head.model
today = clock.today()
hopes = sorted(model.outcomes, key=lambda outcome: -outcome.importance)
used = {outcome.kind for outcome in hopes if outcome.status != "let_go"}
empty = [kind for kind in OUTCOME_KINDS if kind not in used]


def add_outcome(values: dict[str, Any]) -> edits.Edit:
    """Give the edit that adds an outcome, its kind guessed where none was picked."""
    kind = values["kind"] or guess_outcome_kind(values["title"])
    return edits.add(Outcome(id=clock.new_id(), **{**values, "kind": kind}))


def possible_moves(outcome: Outcome) -> dict[str, int]:
    """Give the moves past a neighbour that matters as much, in places of the list of the model."""
    place = {each.id: number for number, each in enumerate(model.outcomes)}
    shown = hopes.index(outcome)
    beside = {"Move up": hopes[:shown][-1:], "Move down": hopes[shown + 1 :][:1]}
    return {
        way: place[other.id] - place[outcome.id]
        for way, others in beside.items()
        for other in others
        if other.importance == outcome.importance
    }


def act_on_menu(outcome: Outcome, key: str) -> None:
    """Do what was picked from an outcome's menu."""
    match st.session_state[key]:
        case "Duplicate":
            saving.save(edits.duplicate(outcome.id, clock.new_id()))
        case "Move up" | "Move down" as way:
            saving.save(edits.move(outcome.id, possible_moves(outcome)[way]))
        case "Remove":
            saving.save(edits.remove(outcome.id))


def describe_outcome(outcome: Outcome) -> str:
    """Describe the status of an outcome, or its ways, importance and date."""
    if outcome.status != "open":
        return describe_status(outcome)
    remarks = [count_ways(model, outcome.id)]
    remarks.append(IMPORTANCE_WORDS[outcome.importance])
    if outcome.by:
        remarks.append(f"by {describe_month(outcome.by)}")
    return " · ".join(remarks)


with text_page():
    listed, beside = st.columns([8, 5], gap="large")
    with listed:
        st.title("What do you hope for?", anchor=False)
        st.markdown(
            f"In the next {model.horizon_years} years. Hopes, not targets: several may live side by"
            " side, and each may change."
        )
        if not hopes:
            st.markdown("No hope is written down yet. One is enough to begin with.")
        for outcome in hopes:
            with st.container(border=True, gap="small"):
                with st.container(
                    horizontal=True, vertical_alignment="center", gap="small", wrap=False
                ):
                    with st.container(gap=None):
                        st.markdown(f"#### {title_with_icon(outcome)}")
                        note(escape(describe_outcome(outcome)))
                    key = f"menu-{outcome.id}"
                    st.menu_button(
                        "More",
                        [*possible_moves(outcome), "Duplicate", "Remove"],
                        key=key,
                        help="More for this hope",
                        on_click=act_on_menu,
                        args=(outcome, key),
                    )
                kind_picker(outcome, "list")
                if outcome.why:
                    st.markdown(escape(outcome.why))
                change = st.expander("Change it", key=f"change-{outcome.id}", on_change="rerun")
                if change.open:
                    with change:
                        outcome_form(f"outcome-{outcome.id}", outcome, today)
        if hopes:
            st.page_link(
                "app_pages/routes.py",
                label="Next: find ways there",
                icon=":material/arrow_forward:",
                icon_position="right",
            )
    with beside:
        st.space(12)
        st.subheader("One more hope", anchor=False)
        add_form(
            "add-outcome",
            (
                fields.line(
                    "title",
                    "What do you hope is true of your work?",
                    placeholder=f"For example: {OUTCOME_KINDS[(*empty, 'role')[0]].example}",
                ),
                fields.kind(OUTCOME_KINDS, guess=True),
            ),
            add_outcome,
            {"title": "", "kind": "", "why": "", "sign": "", "by": None},
            (
                fields.area("why", "Why does it matter?"),
                fields.area("sign", "How would you know it is true?"),
                fields.month("by", "By when, if there is a date", today),
            ),
            submit="Add this hope",
            primary=True,
        )
        st.subheader(f"{capital(count(len(OUTCOME_KINDS), 'kind'))} of hope", anchor=False)
        with st.container(gap="xsmall"):
            for kind, known in OUTCOME_KINDS.items():
                titles = [outcome.title for outcome in hopes if outcome.kind == kind]
                noted(
                    f":{known.colour}[:material/{known.icon}:] {capital(known.word)}",
                    ", ".join(escape(title) for title in titles)
                    if titles
                    else f"Nothing yet. For example: {known.example}.",
                )
        if len(hopes) > 1:
            label, icon = "What matters most?", ":material/sort:"
            with folds.expander(label, icon=icon, key="importance") as drawn:
                if drawn:
                    importance_form(hopes)
        label, icon = "Where are you today?", ":material/my_location:"
        with folds.expander(label, icon=icon, key="today") as drawn:
            if drawn:
                today_form(model)
