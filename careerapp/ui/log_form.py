"""Logging what happened: free text first, then what it touched and what it made of that."""

from datetime import date
from typing import Any

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.effects import effects
from careerapp.analysis.mentions import likely_kind, mentioned
from careerapp.domain import edits
from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.items import About, DataPoint, Idea, Made, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.errors import EditError
from careerapp.picture.palette import HAPPENINGS
from careerapp.ui import clock, saving, state
from careerapp.ui.forms.form import problem
from careerapp.ui.text import escape, marked
from careerapp.ui.widgets import note

FORM = "log"
MOST_SHIFTS = 4
NODE_MADE: tuple[Made, ...] = ("unchanged", "done", "easier", "harder", "gone")
LINK_MADE: tuple[Made, ...] = ("unchanged", "easier", "harder")
STRENGTH_WORDS = {1: "a hint", 2: "clear", 3: "strong"}


def log_form(model: WorkModel, today: date) -> None:
    """Draw the form; nothing is kept before the button is pressed, and its effect is said first."""
    number = state.nonce(FORM)
    keys = {
        name: f"log-{name}-{number}"
        for name in ("note", "kind", "about", "other", "opening", "at", "strength")
    }
    told = state.take_log_about()
    if told in model.items:
        st.session_state[keys["about"]] = [told]
    with st.container(border=True, gap="medium", key="log-form"):
        text = st.text_area(
            "In your own words",
            key=keys["note"],
            height=84,
            max_chars=MAX_TEXT,
            placeholder="Maria showed my chart to her team. Or: the course is full until spring.",
        )
        said = state.problems(FORM)
        if "note" in said:
            problem(said["note"])
        if text.strip():
            kind = _kind_picker(keys["kind"], text)
            about = _about_picker(model, keys, text)
            made = _made_pickers(model, about, number)
            opening = st.text_input(
                "Did it open something new? It goes into the tray of ideas",
                key=keys["opening"],
                max_chars=MAX_TITLE,
                placeholder="For example: a rota job at head office",
            )
            with st.expander("When, and how strong a sign", key=f"log-more-{number}"):
                at = st.date_input("When was it?", today, key=keys["at"], format="YYYY-MM-DD")
                strength = st.segmented_control(
                    "How strong a sign is it?",
                    list(STRENGTH_WORDS),
                    default=2,
                    required=True,
                    format_func=lambda value: capital(STRENGTH_WORDS[value]),
                    key=keys["strength"],
                )
            values = {
                "at": at or today,
                "kind": kind,
                "note": text.strip(),
                "about": tuple(About(id=id, made=made[id]) for id in about),
                "strength": strength or 2,
            }
            _preview(model, values)
        else:
            values = None
            opening = ""
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                "Keep it",
                key="log-keep",
                type="primary",
                icon=":material/check:",
                on_click=_keep,
                args=(keys, values, opening),
            )
            if not text.strip():
                st.button(
                    "Nothing happened",
                    key="log-nothing",
                    type="tertiary",
                    help="Written down too: a quiet stretch is worth knowing about",
                    on_click=_nothing,
                )
        for field, message in said.items():
            if field != "note":
                problem(message)


def _kind_picker(key: str, text: str) -> str:
    """Guess from the words until the person has picked."""
    if not st.session_state.get(f"{key}-picked"):
        st.session_state[key] = likely_kind(text)
    picked = st.segmented_control(
        "It was a",
        list(HAPPENINGS),
        required=True,
        format_func=lambda kind: f":material/{HAPPENINGS[kind][0]}: {HAPPENINGS[kind][2]}",
        key=key,
        on_change=_mark_picked,
        args=(key,),
    )
    return picked or "change"


def _mark_picked(key: str) -> None:
    st.session_state[f"{key}-picked"] = True


def _about_picker(model: WorkModel, keys: dict[str, str], text: str) -> list[str]:
    """Offer what the words seem to speak of; anything else is one list away."""
    offered = list(mentioned(model, text))
    chosen = [id for id in st.session_state.get(keys["about"]) or [] if id in model.items]
    options = list(dict.fromkeys([*chosen, *offered]))
    picked: list[str] = []
    if options:
        picked = st.pills(
            "About",
            options,
            selection_mode="multi",
            format_func=lambda id: escape(model.title_of(id)),
            key=keys["about"],
        )
    everything = [*model.nodes, *(link.id for link in model.links)]
    other = st.multiselect(
        "Also about" if options else "What is it about?",
        everything,
        format_func=model.title_of,
        key=keys["other"],
        placeholder="Nothing in particular, or pick a part of the map",
    )
    return list(dict.fromkeys([*picked, *other]))


def _made_pickers(model: WorkModel, about: list[str], number: int) -> dict[str, Made]:
    made: dict[str, Made] = {}
    for id in about:
        options = NODE_MADE if isinstance(model.items[id], Outcome | Stone) else LINK_MADE
        picked = st.segmented_control(
            f"It made *{escape(model.title_of(id))}*",
            options,
            default="unchanged",
            required=True,
            format_func=capital,
            key=f"log-made-{number}-{id}",
            wrap=True,
        )
        made[id] = picked or "unchanged"
    return made


def _preview(model: WorkModel, values: dict[str, Any]) -> None:
    """Say what keeping it would change: on the map, and where things are judged in numbers."""
    try:
        point = DataPoint(id="preview", **values)
        found = effects(model, point)
    except (EditError, ValidationError):
        return  # said at the field when it is kept
    said = [*found.sentences, *_shifts(model, point)]
    with st.container(gap=None):
        if said:
            st.markdown(f"**If you keep this:** {' '.join(marked(each) for each in said)}")
        else:
            st.markdown("**If you keep this,** the map stays as it is and remembers it.")
        if found.still_of_use:
            titles = ", ".join(f"*{escape(model.title_of(id))}*" for id in found.still_of_use[:5])
            note(f"Still of use on other ways: {titles}.")


def _shifts(model: WorkModel, point: DataPoint) -> tuple[str, ...]:
    if not point.about or all(link.confidence is None for link in model.links):
        return ()
    # NumPy and SciPy wait until a number is wanted.
    from careerapp.analysis.shifts import shifts

    return shifts(model, edits.log(point)(model).model, clock.today())[:MOST_SHIFTS]


def _keep(keys: dict[str, str], values: dict[str, Any] | None, opening: str) -> None:
    state.forget_problems(FORM)
    if values is None:
        state.tell_problem(FORM, "note", "A few words first: what happened?")
        return
    idea = None
    try:
        point = DataPoint(id=clock.new_id(), **values)
        if opening.strip():
            idea = Idea(id=clock.new_id(), text=opening, at=clock.today())
    except ValidationError as error:
        found = as_edit_error(error)
        state.tell_problem(FORM, found.field, str(found))
        return
    if saving.save(edits.log(point, idea), form=FORM):
        state.renew(FORM)


def _nothing() -> None:
    point = DataPoint(
        id=clock.new_id(), at=clock.today(), kind="change", note="Nothing new.", strength=1
    )
    if saving.save(edits.log(point), form=FORM):
        state.renew(FORM)
