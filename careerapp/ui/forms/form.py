"""Forms that change an item or add one: their widgets, their values, problems at fields."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import streamlit as st
from pydantic import ValidationError

from careerapp.domain.edits import Edit, Shown, change, describe
from careerapp.domain.edits.core import as_edit_error
from careerapp.domain.items import Item
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from careerapp.ui.session import form_state, notices, saving
from careerapp.ui.shared import folds
from careerapp.wording.markdown import escape


class Field(NamedTuple):
    """How one field of an item is shown in a widget, and read from it.

    Attributes
    ----------
    name : name of the field, and of the domain field unless ``of`` names another.
    draw : draws the widget, given its key and its first value.
    show : turns the domain value into the first value of the widget.
    read : turns the value of the widget, and the domain value it showed, into the new domain value.
    of : the domain field, where two widgets share one.
    """

    name: str
    draw: Callable[[str, Any], object]
    show: Callable[[Any], Any] = lambda value: value
    read: Callable[[Any, Any], Any] = lambda widget, _: widget
    of: str = ""

    @property
    def field(self) -> str:
        return self.of or self.name


def _keys(form: str, fields: Sequence[Field], values: Mapping[str, Any]) -> dict[str, str]:
    """Give each widget a key that changes when the value it shows was changed elsewhere.

    So an undo, or a save in another tab, shows in the form. Values that could not be saved are kept
    apart (`form_state.keep_typed`) and shown again.
    """
    shown = repr([(field.name, values.get(field.field)) for field in fields])
    digest = hashlib.blake2b(shown.encode(), digest_size=6).hexdigest()
    return {
        field.name: f"{form}.{form_state.nonce(form)}.{digest}.{field.name}" for field in fields
    }


def draw_fields(
    form: str, fields: Sequence[Field], values: Mapping[str, Any], keys: Mapping[str, str]
) -> None:
    """Draw the widgets of some fields, each with its problem below it."""
    typed, problems = form_state.typed(form), form_state.problems(form)
    for field in fields:
        start = typed.get(field.name, field.show(values.get(field.field)))
        field.draw(keys[field.name], start)
        if field.name in problems:
            problem(problems[field.name])


def _draw_more(
    form: str, more: Sequence[Field], values: Mapping[str, Any], keys: Mapping[str, str]
) -> None:
    """Draw further fields below "More", at once where one of them has a problem."""
    if not more:
        return
    with folds.expander("More", key=f"more-{form}") as drawn:
        touched = form_state.problems(form).keys() | form_state.typed(form).keys()
        if drawn or not touched.isdisjoint(field.name for field in more):
            draw_fields(form, more, values, keys)


def problem(message: str) -> None:
    """Show a problem, right below what it is about."""
    st.markdown(f":red[:material/error: {escape(message)}]")


def _domain_fields(fields: Sequence[Field]) -> set[str]:
    return {field.field for field in fields}


def _changed(
    fields: Sequence[Field], typed: Mapping[str, Any], shown: Mapping[str, Any]
) -> dict[str, Any]:
    """Read the widgets; give the domain fields whose values differ from those shown."""
    changed: dict[str, Any] = {}
    for field in fields:
        if field.name in typed:
            new = field.read(typed[field.name], shown.get(field.field))
            if new != shown.get(field.field):
                changed[field.field] = new
    return changed


def item_form(
    form: str,
    item: Item | WorkModel,
    fields: Sequence[Field],
    more: Sequence[Field] = (),
) -> None:
    """Draw a form that changes an item or the model as a whole; it saves changed fields only.

    Parameters
    ----------
    form : str
        Key of the form; the same item in two places needs two.
    item : Item or WorkModel
        The item as it is now.
    fields, more : sequences of Field
        The fields shown at once, and those below "More".
    """
    everything = (*fields, *more)
    values = {field.field: getattr(item, field.field) for field in everything}
    keys = _keys(form, everything, values)
    with st.form(f"form-{form}", border=False, enter_to_submit=True):
        draw_fields(form, fields, values, keys)
        _draw_more(form, more, values, keys)
        st.form_submit_button(
            "Save",
            key=f"submit-{form}",
            icon=":material/check:",
            on_click=_save_item,
            args=(form, item, everything, keys),
        )
        if whole := form_state.problems(form).get(""):
            problem(whole)


def _save_item(
    form: str, item: Item | WorkModel, fields: Sequence[Field], keys: Mapping[str, str]
) -> None:
    typed = form_state.read_widgets(keys)
    try:
        changed = _changed(
            fields, typed, {name: getattr(item, name) for name in _domain_fields(fields)}
        )
    except EditError as error:
        form_state.report_problem(form, error.field, str(error))
        form_state.keep_typed(form, typed)
        return
    if not changed:
        notices.notify("Nothing to save: nothing was changed.")
        return
    id = None if isinstance(item, WorkModel) else item.id
    edit = describe(**changed) if id is None else change(id, **changed)
    if saving.save(edit, Shown(id, {name: getattr(item, name) for name in changed}), form):
        form_state.renew(form)
    else:
        form_state.keep_typed(form, typed)


def add_form(
    form: str,
    fields: Sequence[Field],
    make: Callable[[dict[str, Any]], Edit],
    start: Mapping[str, Any],
    more: Sequence[Field] = (),
    *,
    submit: str = "Add",
    primary: bool = False,
    border: bool = True,
) -> None:
    """Draw a form that adds something; it starts afresh once that is saved.

    Parameters
    ----------
    make : callable
        Gives the edit that adds something, from the values of the fields.
    start : mapping
        The first values of the fields.
    """
    everything = (*fields, *more)
    keys = _keys(form, everything, start)
    with st.form(f"form-{form}", border=border):
        draw_fields(form, fields, start, keys)
        _draw_more(form, more, start, keys)
        st.form_submit_button(
            submit,
            key=f"submit-{form}",
            type="primary" if primary else "secondary",
            icon=":material/add:",
            on_click=_save_new,
            args=(form, everything, keys, make, dict(start)),
        )
        if whole := form_state.problems(form).get(""):
            problem(whole)


def _save_new(
    form: str,
    fields: Sequence[Field],
    keys: Mapping[str, str],
    make: Callable[[dict[str, Any]], Edit],
    start: Mapping[str, Any],
) -> None:
    typed = form_state.read_widgets(keys)
    try:
        edit = make({**start, **_changed(fields, typed, start)})
    except (ValidationError, EditError) as error:
        found = as_edit_error(error) if isinstance(error, ValidationError) else error
        form_state.report_problem(form, found.field, str(found))
        form_state.keep_typed(form, typed)
        return
    if saving.save(edit, form=form):
        form_state.renew(form)
    else:
        form_state.keep_typed(form, typed)
