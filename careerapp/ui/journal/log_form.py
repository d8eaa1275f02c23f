"""The log form: what happened in free text, then what it is about and its effect there."""

from datetime import date
from typing import Any, NamedTuple

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.drawing.salvage import salvage
from careerapp.analysis.journal.mentions import (
    SURE,
    likely_kind,
    likely_wish,
    mentioned,
    speaks_of_wants,
)
from careerapp.domain import edits
from careerapp.domain.edits import make
from careerapp.domain.guess import guess_outcome_kind
from careerapp.domain.items import DataPoint, DataPointKind, Idea, Outcome
from careerapp.domain.kinds import DATA_POINT_KINDS, NEWS, OUTCOME_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import STRENGTH_WORDS
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.domain.workflow import open_hopes
from careerapp.errors import EditError
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import problem
from careerapp.ui.journal import entry_result
from careerapp.ui.journal.consequences import find_consequences, show_consequences
from careerapp.ui.journal.effect_picker import MadeForm
from careerapp.ui.session import clock, form_state, navigation, revise_state, work
from careerapp.ui.shared.widgets import kind_with_icon, note
from careerapp.wording.markdown import escape
from careerapp.wording.phrases import capital, listed, sentence, short

FORM = "log"
ELSE, NEW = "\0something else", "\0something new"
"""Two further options beside the nodes that are offered; no id has that first character."""

WANTS = {True: "What I want", False: "What is around me"}
MOST_HOPES = 6
"""How many hopes are offered where what a person wants has changed."""


class WidgetKeys(NamedTuple):
    """The keys of the widgets of one form; the form after it has others."""

    number: int
    note: str
    kind: str
    wants: str
    about: str
    other: str
    opening: str
    hope: str
    hope_kind: str
    at: str
    strength: str

    @classmethod
    def for_form(cls, number: int) -> "WidgetKeys":
        return cls(number, *(f"log-{name}-{number}" for name in cls._fields[1:]))


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
    form_state.follow_guess(keys.kind, likely_kind(text))
    st.segmented_control(
        "It was a",
        NEWS,
        required=True,
        format_func=lambda kind: kind_with_icon(DATA_POINT_KINDS[kind]),
        key=keys.kind,
        on_change=form_state.mark_picked,
        args=(keys.kind,),
    )
    if _kind(keys, text) == "change":
        form_state.follow_guess(keys.wants, speaks_of_wants(text))
        st.segmented_control(
            "What changed?",
            list(WANTS),
            required=True,
            format_func=WANTS.__getitem__,
            key=keys.wants,
            on_change=form_state.mark_picked,
            args=(keys.wants,),
        )
    about = _about_picker(model, keys, text)
    _made_form(model, keys, text).draw(about)
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


def _about_picker(model: WorkModel, keys: WidgetKeys, text: str) -> list[str]:
    """Draw the subjects that the text mentions, and options for others; give the picked ones."""
    wants = _wants(keys, text)
    form_state.follow_guess(keys.about, list(mentioned(model, text, share=SURE)))
    chosen = [
        id
        for id in st.session_state.get(keys.about) or []
        if id in model.items or id in (ELSE, NEW)
    ]
    st.session_state[keys.about] = chosen
    # Mentioned ones first: so an option keeps its place in the row when it is picked.
    likely = mentioned(model, text)
    if wants:  # what one wants is said of hopes
        hopes = [hope.id for hope in open_hopes(model)]
        likely = (*(id for id in likely if id in hopes), *hopes[:MOST_HOPES])
    offered = dict.fromkeys([*likely, *chosen])
    options = [id for id in offered if id in model.items]
    titles = {
        **{id: escape(model.title_of(id)) for id in options},
        ELSE: ":material/add: Something on the map",
        NEW: ":material/flag: Something new I want"
        if wants
        else ":material/lightbulb: Something new",
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
    if NEW in picked and wants:
        _new_hope_fields(keys)
    elif NEW in picked:
        st.text_input(
            "What did it open? It goes into the tray of ideas",
            key=keys.opening,
            max_chars=MAX_TITLE,
            placeholder="Your words above, or what you would call it",
        )
    return _picked_subjects(model, keys, text)


def _new_hope_fields(keys: WidgetKeys) -> None:
    """Ask what the new hope is called; its kind is guessed from that."""
    typed = st.text_input(
        "What do you hope for? It goes onto the map",
        key=keys.hope,
        max_chars=MAX_TITLE,
        placeholder="What would be true of your work then",
    )
    form_state.follow_guess(keys.hope_kind, guess_outcome_kind(_title_of_new(keys, typed)))
    st.pills(
        "What kind of hope is it?",
        list(OUTCOME_KINDS),
        required=True,
        format_func=lambda kind: kind_with_icon(OUTCOME_KINDS[kind]),
        key=keys.hope_kind,
        on_change=form_state.mark_picked,
        args=(keys.hope_kind,),
        wrap=True,
    )


# --- from the widgets to a data point ----------------------------------------------------------
#
# Values are read when the button is pressed: somebody who types and clicks at once presses a button
# that was drawn before the text was there.


def _picked_subjects(model: WorkModel, keys: WidgetKeys, text: str) -> list[str]:
    picked = form_state.picked_or(keys.about, list(mentioned(model, text, share=SURE)))
    other = st.session_state.get(keys.other) or [] if ELSE in picked else []
    return [id for id in dict.fromkeys([*picked, *other]) if id in model.items]


def _text(keys: WidgetKeys) -> str:
    return (st.session_state.get(keys.note) or "").strip()


def _kind(keys: WidgetKeys, text: str) -> DataPointKind:
    kind: DataPointKind = form_state.picked_or(keys.kind, likely_kind(text))
    return kind


def _wants(keys: WidgetKeys, text: str) -> bool:
    """Tell whether it is a change of what the person wants."""
    wants = form_state.picked_or(keys.wants, speaks_of_wants(text))
    return bool(wants) and _kind(keys, text) == "change"


def _made_form(model: WorkModel, keys: WidgetKeys, text: str) -> MadeForm:
    kind, wants = _kind(keys, text), _wants(keys, text)
    guess = likely_wish(text) if wants else None
    return MadeForm(model, f"log-{keys.number}", kind, wants if kind == "change" else None, guess)


class _Happening(NamedTuple):
    """The values of the form: those of the data point, and what comes of it."""

    values: dict[str, Any]
    rests: tuple[str, ...]
    opening: str
    hope: dict[str, Any]


def _read_form(model: WorkModel, keys: WidgetKeys, today: date) -> _Happening:
    """Read the form, with guesses for what was not picked."""
    text = _text(keys)
    made = _made_form(model, keys, text).read(_picked_subjects(model, keys, text))
    values = {
        "at": st.session_state.get(keys.at) or today,
        "kind": _kind(keys, text),
        "note": text,
        "about": made.about,
        "spoke_for": made.spoke_for,
        "strength": st.session_state.get(keys.strength) or 2,
    }
    new = NEW in form_state.picked_or(keys.about, [])
    if not new or not text:
        return _Happening(values, made.rests, "", {})
    if not _wants(keys, text):
        return _Happening(
            values, made.rests, _title_of_new(keys, st.session_state.get(keys.opening)), {}
        )
    title = _title_of_new(keys, st.session_state.get(keys.hope)).rstrip(" .")
    kind = form_state.picked_or(keys.hope_kind, guess_outcome_kind(title))
    return _Happening(values, made.rests, "", {"kind": kind, "title": title})


def _title_of_new(keys: WidgetKeys, typed: str | None) -> str:
    """Give what the idea or hope that came of it is called, or the first line of the note."""
    first = _text(keys).split("\n")[0]
    return " ".join((typed or "").split()) or short(" ".join(first.split()), MAX_TITLE)


def _preview(model: WorkModel, keys: WidgetKeys, today: date) -> None:
    """Show what keeping the data point would change."""
    try:
        read = _read_form(model, keys, today)
        point = DataPoint(id="preview", **read.values)
        hope = Outcome(id="preview-hope", **read.hope) if read.hope else None
        found = find_consequences(model, point, today, read.opening, hope, read.rests)
        after = edits.log(point, rests=read.rests)(model).model
    except (EditError, ValidationError):
        return  # shown at the form once it is kept
    with st.container(gap=None):
        show_consequences(found, "**If you keep this:**")
        bad = entry_result.is_bad_news(point)
        if bad and (still := salvage(model, after, point.about_ids).still_counts):
            titles = listed([f"*{escape(model.title_of(id))}*" for id in still[:6]])
            note(sentence(f"Still of use on other ways: {titles}"))


def _keep_entry(keys: WidgetKeys) -> None:
    form_state.forget_problems(FORM)
    today, id, new_id = clock.today(), clock.new_id(), clock.new_id()

    def edit(model: WorkModel) -> edits.Edited:
        """Read the values within the save: another tab may have removed a subject."""
        read = _read_form(model, keys, today)
        if not read.values["note"]:
            raise EditError("A few words first: what happened?", "note")
        point = make(DataPoint, id=id, **read.values)
        idea = make(Idea, id=new_id, text=read.opening, at=today) if read.opening else None
        hope = make(Outcome, id=new_id, **read.hope) if read.hope else None
        return edits.log(point, idea=idea, hope=hope, rests=read.rests)(model)

    if entry_result.keep_entry(edit, id, today, form=FORM):
        form_state.renew(FORM)
        navigation.request_redraw()


def _keep_nothing_new() -> None:
    point = DataPoint(
        id=clock.new_id(), at=clock.today(), kind="nothing", note="Nothing new.", strength=1
    )
    if entry_result.keep_entry(edits.log(point), point.id, clock.today(), form=FORM):
        form_state.renew(FORM)
        navigation.request_redraw()
