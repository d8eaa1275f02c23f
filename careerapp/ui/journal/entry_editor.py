"""The editor of a data point that was kept: its words, what it is about, its effects."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from careerapp.analysis.journal.search import titles_of
from careerapp.domain import edits
from careerapp.domain.effects import asks_for_way, effects_on, offered_effects, ways_in
from careerapp.domain.items import About, DataPoint, Effect, Item
from careerapp.domain.kinds import DATA_POINT_KINDS, NEWS
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import STRENGTH_WORDS
from careerapp.domain.types import MAX_TITLE
from careerapp.storage.records import EventKind
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import Field, item_form
from careerapp.ui.journal.effect_picker import pick_effect, pick_ways_in, read_ways_in
from careerapp.ui.session import form_state, saving, work
from careerapp.ui.shared.widgets import note

LOGGED: tuple[EventKind, ...] = ("data point",)


def entry_editor(model: WorkModel, point: DataPoint, today: date, place: str) -> None:
    """Draw the form that corrects a data point, and the button that removes it.

    Parameters
    ----------
    place : str
        Part of the keys: the same entry may be on a page twice.
    """
    form = f"{place}-{point.id}"
    _effect_pickers(model, point, form)
    kinds = DATA_POINT_KINDS if point.kind == "nothing" else NEWS
    item_form(
        form,
        point,
        (
            fields.area("note", "In your own words"),
            fields.choice(
                "kind", "What was it?", {kind: DATA_POINT_KINDS[kind].word for kind in kinds}
            ),
            fields.past_day("at", "When was it?", today),
        ),
        (
            _about_field(model, point),
            fields.choice("strength", "How strong a sign is it?", STRENGTH_WORDS),
        ),
    )
    if any(_changed_the_map(model, about) for about in point.about):
        note("Removing it leaves the map as it is: what it changed there stays so.")
    st.button(
        "Remove it",
        key=f"{place}-remove-{point.id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=saving.apply,
        args=(edits.remove(point.id),),
    )


def _changed_the_map(model: WorkModel, about: About) -> bool:
    known = effects_on(model.items.get(about.id)).get(about.made)
    return known is not None and known.changes_item


def _effect_pickers(model: WorkModel, point: DataPoint, form: str) -> None:
    """Draw a picker for each effect; a click saves the new effect and takes back the former one."""
    links = {link.id for link in model.links}
    for about in point.about:
        if about.id not in model.nodes and about.id not in links:
            continue
        offered = offered_effects(model.items[about.id], point.kind)
        options = [*offered, *([] if about.made in offered else [about.made])]
        # The key has the effect: one that was chosen elsewhere, or undone, is shown.
        key = f"{form}-made-{about.id}-{about.made}-{form_state.nonce(form)}"
        if len(options) > 1:
            pick_effect(
                model,
                about.id,
                options,
                key=key,
                default=about.made,
                on_change=_save_effect,
                args=(point.id, about, key, form),
            )
        _ways_in_picker(model, point, about, form)


def _ways_in_picker(model: WorkModel, point: DataPoint, about: About, form: str) -> None:
    """Ask which way into a node it spoke for, of those that were open then; a click saves that."""
    if not asks_for_way(model, point.kind, about):
        return
    into = model.links_into.get(about.id, ())
    then = about.links or [link.id for link in ways_in(model, about.id)]
    links = [link for link in into if link.id in then or link.id in point.spoke_for]
    if len(links) < 2:
        return
    own = {link.id for link in links}
    others = [id for id in point.spoke_for if id not in own]
    digest = "-".join(sorted(own.intersection(point.spoke_for)))
    pick_ways_in(
        model,
        about.id,
        f"{form}-ways-{about.id}-{digest}",
        links,
        point.spoke_for,
        lambda key: saving.apply(edits.change(point.id, spoke_for=(*others, *read_ways_in(key)))),
    )


def _save_effect(point: str, about: About, key: str, form: str) -> None:
    effect: Effect = st.session_state[key]

    def edit(model: WorkModel) -> edits.Edited:
        """Look up what it was before within the save's transaction."""
        was = effects_on(model.items.get(about.id)).get(about.made)
        before = _item_before(point, about.id) if was and was.changes_item else None
        return edits.correct_effect(point, about.id, effect, before)(model)

    if not saving.save(edit):
        form_state.renew(form)


def _item_before(point: str, id: str) -> Item | None:
    """Give a node or link as it was before a data point was kept; None where nobody knows."""
    version, repo = work.head().version.id, work.repository()
    events = repo.story(version, kinds=LOGGED, most=10_000)
    seq = next((each.seq for each in events if any(one.id == point for one in each.points)), 0)
    return repo.model_at(version, seq - 1).items.get(id) if seq >= 2 else None


def _about_field(model: WorkModel, point: DataPoint) -> Field:
    """Give the field for what it is about; what is added there starts without an effect."""
    titles = {id: model.title_of(id) for id in (*model.nodes, *(link.id for link in model.links))}
    titles |= {id: title or "something removed" for id, title in titles_of(model, point)}
    return Field(
        "about",
        lambda key, start: st.multiselect(
            "What is it about?",
            list(titles),
            default=start,
            format_func=lambda id: titles[id],
            key=key,
            select_all=False,
            placeholder="Nothing in particular, or pick a part of the map",
        ),
        show=lambda about: [each.id for each in about],
        read=lambda ids, old: _about(titles, ids, old),
    )


def _about(titles: Mapping[str, str], ids: Sequence[str], old: tuple[About, ...]) -> Any:
    before = {each.id: each for each in old}
    return tuple(before.get(id) or About(id=id, title=titles[id][:MAX_TITLE]) for id in ids)
