"""The log form: what happened in free text, then what it is about and its effect there."""

from datetime import date
from typing import Any, NamedTuple

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.drawing.salvage import salvage
from careerapp.analysis.journal.mentions import SURE, likely_kind, mentioned
from careerapp.domain import edits
from careerapp.domain.edits import make
from careerapp.domain.items import About, DataPoint, DataPointKind, Idea
from careerapp.domain.kinds import DATA_POINT_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import STRENGTH_WORDS
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.errors import EditError
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import problem
from careerapp.ui.journal import entry_result
from careerapp.ui.journal.effect_picker import pick_effect
from careerapp.ui.session import clock, form_state, navigation, revise_state, work
from careerapp.ui.shared.widgets import kind_with_icon, note
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital, listed, short

FORM = "log"
ELSE, NEW = "\0something else", "\0something new"
"""Two further options beside the nodes that are offered; no id has that first character."""


class WidgetKeys(NamedTuple):
    """The keys of the widgets of one form; the form after it has others."""

    number: int
    note: str
    kind: str
    about: str
    other: str
    opening: str
    at: str
    strength: str

    @classmethod
    def for_form(cls, number: int) -> "WidgetKeys":
        return cls(number, *(f"log-{name}-{number}" for name in cls._fields[1:]))

    def effect(self, id: str) -> str:
        return f"log-made-{self.number}-{id}"


@work.part("log")
def log_form(model: WorkModel, today: date) -> None:
    """Draw the form; the effect of a data point is previewed before it is kept.

    It is one fragment: a pause in typing reruns this and nothing around it.
    """
    if navigation.take_redraw_request():
        st.rerun()  # the result is drawn outside of this fragment
    keys = WidgetKeys.for_form(form_state.nonce(FORM))
    subject = revise_state.take_entry_subject()
    if subject in model.items:
        st.session_state[keys.about] = [subject]
        form_state.mark_picked(keys.about)
    with st.container(border=True, gap="medium", key="log-form"):
        text = st.text_area(
            "In your own words",
            key=keys.note,
            height=84,
            max_chars=MAX_TEXT,
            placeholder="Maria showed my chart to her team. Or: the course is full until spring.",
            persist_state="session",
        ).strip()
        # Nothing may stand between the text and this button: a click on it leaves the text area,
        # and what then appeared in between would move the button away from under the mouse.
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button(
                "Keep it",
                key="log-keep",
                type="primary",
                icon=":material/check:",
                on_click=_keep_entry,
                args=(keys,),
            )
            if not text:
                st.button(
                    "Nothing happened",
                    key="log-nothing",
                    type="tertiary",
                    help="Written down too: a quiet stretch is worth knowing about",
                    on_click=_keep_nothing_new,
                )
        for message in form_state.problems(FORM).values():
            problem(message)
        if text:
            _preview(model, keys, today)
            _details(model, keys, text, today)


def _details(model: WorkModel, keys: WidgetKeys, text: str, today: date) -> None:
    """Draw the kind, the subjects and the effects, guessed from the text until somebody picks."""
    _follow_guess(keys.kind, likely_kind(text))
    picked = st.segmented_control(
        "It was a",
        list(DATA_POINT_KINDS),
        required=True,
        format_func=lambda kind: kind_with_icon(DATA_POINT_KINDS[kind]),
        key=keys.kind,
        on_change=form_state.mark_picked,
        args=(keys.kind,),
    )
    kind: DataPointKind = picked or "change"
    about = _about_picker(model, keys, text)
    for id in about:
        key = keys.effect(id)
        _follow_guess(key, DATA_POINT_KINDS[kind].effect)
        pick_effect(model, id, key=key, on_change=form_state.mark_picked, args=(key,))
    with st.expander("When, and how strong a sign", key=f"log-more-{keys.number}"):
        st.date_input(
            "When was it?",
            today,
            min_value=fields.LONG_AGO,
            max_value=today,
            key=keys.at,
            format="YYYY-MM-DD",
        )
        st.segmented_control(
            "How strong a sign is it?",
            list(STRENGTH_WORDS),
            default=2,
            required=True,
            format_func=lambda value: capital(STRENGTH_WORDS[value]),
            key=keys.strength,
        )


def _follow_guess(key: str, value: object) -> None:
    """Set a widget to the guess, until the person has picked in it."""
    if not form_state.is_picked(key):
        st.session_state[key] = value


def _about_picker(model: WorkModel, keys: WidgetKeys, text: str) -> list[str]:
    """Draw the subjects that the text mentions, and options for others; give the picked ones."""
    _follow_guess(keys.about, list(mentioned(model, text, share=SURE)))
    chosen = [
        id
        for id in st.session_state.get(keys.about) or []
        if id in model.items or id in (ELSE, NEW)
    ]
    st.session_state[keys.about] = chosen
    # Mentioned ones first: so an option keeps its place in the row when it is picked.
    options = [id for id in dict.fromkeys([*mentioned(model, text), *chosen]) if id in model.items]
    titles = {
        **{id: escape(model.title_of(id)) for id in options},
        ELSE: ":material/add: Something on the map",
        NEW: ":material/lightbulb: Something new",
    }
    st.pills(
        "About",
        list(titles),
        selection_mode="multi",
        format_func=lambda id: titles.get(id, ""),
        key=keys.about,
        on_change=form_state.mark_picked,
        args=(keys.about,),
        wrap=True,
    )
    picked = st.session_state.get(keys.about) or []
    if ELSE in picked:
        st.multiselect(
            "What else is it about?",
            [*model.nodes, *(link.id for link in model.links)],
            format_func=model.title_of,
            key=keys.other,
            select_all=False,
            placeholder="Pick parts of the map",
        )
    if NEW in picked:
        st.text_input(
            "What did it open? It goes into the tray of ideas",
            key=keys.opening,
            max_chars=MAX_TITLE,
            placeholder="Your words above, or what you would call it",
        )
    return _picked_subjects(model, keys, text)


# --- from the widgets to a data point ----------------------------------------------------------
#
# Values are read when the button is pressed: somebody who types and clicks at once presses a button
# that was drawn before the text was there.


def _picked_subjects(model: WorkModel, keys: WidgetKeys, text: str) -> list[str]:
    picked = _picked_or_guess(keys.about, list(mentioned(model, text, share=SURE)))
    other = st.session_state.get(keys.other) or [] if ELSE in picked else []
    return [id for id in dict.fromkeys([*picked, *other]) if id in model.items]


def _picked_or_guess(key: str, guess: Any) -> Any:
    return st.session_state.get(key, guess) if form_state.is_picked(key) else guess


def _point_values(model: WorkModel, keys: WidgetKeys, today: date) -> dict[str, Any]:
    """Give the values of the data point, with guesses for what was not picked."""
    text = (st.session_state.get(keys.note) or "").strip()
    kind: DataPointKind = _picked_or_guess(keys.kind, likely_kind(text)) or "change"
    return {
        "at": st.session_state.get(keys.at) or today,
        "kind": kind,
        "note": text,
        "about": tuple(
            About(
                id=id,
                made=_picked_or_guess(keys.effect(id), DATA_POINT_KINDS[kind].effect)
                or "unchanged",
            )
            for id in _picked_subjects(model, keys, text)
        ),
        "strength": st.session_state.get(keys.strength) or 2,
    }


def _idea_text(keys: WidgetKeys) -> str:
    """Give the text of the idea it opened, or the first line of the note; ``""`` for no idea."""
    if NEW not in _picked_or_guess(keys.about, []):
        return ""
    typed = " ".join((st.session_state.get(keys.opening) or "").split())
    first = (st.session_state.get(keys.note) or "").strip().split("\n")[0]
    return typed or short(" ".join(first.split()), MAX_TITLE)


def _preview(model: WorkModel, keys: WidgetKeys, today: date) -> None:
    """Show what keeping the data point would change."""
    try:
        point = DataPoint(id="preview", **_point_values(model, keys, today))
        found = entry_result.find_consequences(model, point, today, _idea_text(keys))
        after = edits.log(point)(model).model
    except (EditError, ValidationError):
        return  # shown at the form once it is kept
    with st.container(gap=None):
        if any(found):
            lead = "**If you keep this:**"
            entry_result.show_consequences(
                found,
                lead
                if found.changes
                else "**If you keep this,** nothing is gained or lost on the map, but:",
            )
        else:
            st.markdown(f"**If you keep this,** {entry_result.STAYS}")
        bad = entry_result.is_bad_news(point)
        if bad and (still := salvage(model, after, point.about_ids).still_counts):
            titles = listed([f"*{escape(model.title_of(id))}*" for id in still[:6]])
            note(f"Still of use on other ways: {titles}.")


def _keep_entry(keys: WidgetKeys) -> None:
    form_state.forget_problems(FORM)
    today, id, opening = clock.today(), clock.new_id(), _idea_text(keys)
    idea_id = clock.new_id()

    def edit(model: WorkModel) -> edits.Edited:
        """Read the values within the save: another tab may have removed a subject."""
        values = _point_values(model, keys, today)
        if not values["note"]:
            raise EditError("A few words first: what happened?", "note")
        point = make(DataPoint, id=id, **values)
        idea = make(Idea, id=idea_id, text=opening, at=today) if opening else None
        return edits.log(point, idea=idea)(model)

    if entry_result.keep_entry(edit, id, today, form=FORM, opening=opening):
        form_state.renew(FORM)
        navigation.request_redraw()


def _keep_nothing_new() -> None:
    point = DataPoint(
        id=clock.new_id(), at=clock.today(), kind="nothing", note="Nothing new.", strength=1
    )
    if entry_result.keep_entry(edits.log(point), point.id, clock.today(), form=FORM):
        form_state.renew(FORM)
        navigation.request_redraw()
