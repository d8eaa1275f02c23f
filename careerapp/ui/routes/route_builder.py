"""The route builder: a route from Today over steps to an outcome, drawn as one edit."""

from typing import Any

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.guess import guess_stone_kind, same_title
from careerapp.domain.items import Stone, StoneKind
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.types import MAX_TITLE, TODAY_ID
from careerapp.ui.forms.form import problem
from careerapp.ui.session import clock, form_state, map_state, saving
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital

FORM = "route"


def route_builder(model: WorkModel) -> None:
    """Draw the builder: start, steps, outcome; a step on the map already is found by its title."""
    steps = map_state.route_steps()
    goals = {outcome.id: outcome.title for outcome in model.outcomes if outcome.status == "open"}
    starts = [TODAY_ID, *(stone.id for stone in model.stones)]
    number = form_state.nonce(FORM)
    st.subheader("Add a way", anchor=False)
    aimed = map_state.route_goal()
    options = list(goals)
    goal_key, start_key = f"route-goal-{number}-{aimed}", f"route-start-{number}"
    st.selectbox(
        "To what you hope for",
        options,
        index=options.index(aimed) if aimed in goals else (0 if options else None),
        format_func=lambda id: goals.get(id, id),
        accept_new_options=True,
        placeholder="Pick a hope or type a new one",
        key=goal_key,
    )
    st.selectbox(
        "From",
        starts,
        format_func=model.title_of,
        key=start_key,
    )
    for index, (title, kind) in enumerate(steps):
        _step_row(model, index, title, kind)
    known = [stone.title for stone in model.stones]
    step_key = f"route-step-{number}-{len(steps)}"
    st.selectbox(
        f"Step {len(steps) + 1}" if steps else "First step",
        known,
        index=None,
        accept_new_options=True,
        placeholder="Type a step and press Enter, or pick one",
        key=step_key,
        on_change=_add_step,
        args=(step_key,),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.button(
            "Draw this way",
            key="route-draw",
            type="primary",
            icon=":material/add_link:",
            on_click=_draw_route,
            args=(goal_key, start_key),
        )
        if steps:
            st.button(
                "Start over",
                key="route-clear",
                type="tertiary",
                on_click=_start_over,
            )
    for message in form_state.problems(FORM).values():
        problem(message)


def _step_row(model: WorkModel, index: int, title: str, kind: StoneKind) -> None:
    existing = next((stone for stone in model.stones if same_title(stone.title, title)), None)
    shown = STONE_KINDS[existing.kind if existing else kind]
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", wrap=False):
        st.markdown(
            f":gray[{index + 1}] :{shown.colour}[:material/{shown.icon}:] {escape(title)}",
            width="stretch",
        )
        if existing:
            note("on the map")
        else:
            key = f"route-kind-{index}-{title}"
            st.menu_button(
                capital(shown.word),
                list(STONE_KINDS),
                format_func=lambda value: capital(STONE_KINDS[value].word),
                key=key,
                help="A guess; change it here",
                on_click=_set_kind,
                args=(index, key),
            )
        st.button(
            "Leave out",
            key=f"route-drop-{index}-{title}",
            type="tertiary",
            help=f"Leave out step {index + 1}",
            on_click=_drop_step,
            args=(index,),
        )


def _add_step(key: str) -> None:
    title = " ".join((st.session_state.get(key) or "").split())[:MAX_TITLE]
    if not title:
        return
    steps = map_state.route_steps()
    if any(same_title(title, other) for other, _ in steps):
        form_state.report_problem(FORM, "steps", "That step is on this way already.")
    else:
        form_state.forget_problems(FORM)
        steps.append((title, guess_stone_kind(title)))
    st.session_state[key] = None


def _set_kind(index: int, key: str) -> None:
    steps = map_state.route_steps()
    steps[index] = (steps[index][0], st.session_state[key])


def _drop_step(index: int) -> None:
    del map_state.route_steps()[index]


def _start_over() -> None:
    map_state.clear_route_steps()
    form_state.renew(FORM)


def _draw_route(goal_key: str, start_key: str) -> None:
    goal = st.session_state.get(goal_key) or ""
    start = st.session_state.get(start_key) or TODAY_ID
    steps = [edits.RouteStep(title, kind) for title, kind in map_state.route_steps()]
    if not goal.strip():
        form_state.report_problem(
            FORM, "outcome", "Where does this way lead? Pick a hope or type one."
        )
        return
    if saving.save(edits.build_route(steps, goal, clock.new_ids(), start=start), form=FORM):
        map_state.clear_route_steps()
        form_state.renew(FORM)


# --- single stones and links -------------------------------------------------------------------


def make_stone(values: dict[str, Any]) -> edits.Edit:
    """Give the edit that adds a single stone, its kind guessed where none was picked."""
    kind = values["kind"] or guess_stone_kind(values["title"])
    return edits.add(Stone(id=clock.new_id(), **{**values, "kind": kind}))
