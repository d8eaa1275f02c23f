"""The result of a data point that was kept: what it changed, what still stands, other versions."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.drawing.salvage import Salvage, Salvaged, salvage, ways_through
from careerapp.analysis.findings.way_words import way_name
from careerapp.domain import edits
from careerapp.domain.edits import Edit
from careerapp.domain.items import DataPoint, Effect, Experiment, Idea, Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import CONFIDENCE_WORDS, confidence_word
from careerapp.errors import EditError
from careerapp.picture.overlay import routes_overlay
from careerapp.storage.records import Head
from careerapp.ui.journal.consequences import (
    Consequences,
    find_consequences,
    show_consequences,
)
from careerapp.ui.journal.entry_editor import entry_editor
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.session import map_state, navigation, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.scroll_into_view import scroll_into_view
from careerapp.ui.shared.widgets import data_point_row, note
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import in_ten
from careerapp.wording.phrases import listed, named, sentence

SomeItem = TypeVar("SomeItem", Idea, Outcome)

MOST_HOPES = 3

TAKES_AWAY: frozenset[Effect] = frozenset({"gone", "closed", "no_longer_true"})

BOX = "just-kept"
"""Key of the container of a result."""


class EntryResult(NamedTuple):
    """The result of keeping a data point, to be shown once it is kept.

    Attributes
    ----------
    version : id of the version that has it.
    point : the data point whose result this is.
    seq : number of its revision, so that it can be undone while no other edit followed.
    before : the model before it was kept.
    consequences : what it changed.
    salvage : what still stands, after a setback.
    supported : id of what a sign that was seen speaks for.
    then : what the person had decided to do when the sign is seen.
    check : id of the test or sign that it answers; the result is drawn where that stood.
    opening : text of the idea that it opened.
    hope : the hope that came of it, something new that one wants.
    """

    version: str
    point: DataPoint
    seq: int
    before: WorkModel
    consequences: Consequences
    salvage: Salvage | None = None
    supported: str | None = None
    then: str = ""
    check: str = ""
    opening: str = ""
    hope: Outcome | None = None


def keep_entry(
    edit: Edit,
    point_id: str,
    today: date,
    *,
    form: str = "",
    supported: str | None = None,
    then: str = "",
    check: str = "",
) -> bool:
    """Save an edit that adds a data point, and have its result shown on the page.

    Parameters
    ----------
    edit : Edit
        As `careerapp.domain.edits.log`, `resolve` or `settle` give it.
    point_id : str
        Id of the data point that the edit adds.
    form : str
        Key of the form at which a problem is shown.
    supported, then : str
        Of a sign that was seen: id of what it speaks for, and what the person had decided to do.
    check : str
        Id of the test or sign that it answers.

    Returns
    -------
    bool
        Whether it was saved.
    """
    saved = saving.save(edit, form=form)
    if saved is None:
        return False
    before, head = saved.before.model, saved.after
    point = head.model.items[point_id]
    assert isinstance(point, DataPoint)
    opening = next((idea.text for idea in _new(before.ideas, head.model.ideas)), "")
    hope = next(iter(_new(before.outcomes, head.model.outcomes)), None)
    revise_state.set_last_entry(
        EntryResult(
            version=head.version.id,
            point=point,
            seq=head.seq,
            before=before,
            consequences=_consequences_or_none(before, point, today, opening, hope),
            salvage=salvage(before, head.model, point.about_ids) if is_bad_news(point) else None,
            # After bad news what still stands is shown, not the ways that it hit.
            supported=None if is_bad_news(point) else supported,
            then=then,
            check=check,
            opening=opening,
            hope=hope,
        )
    )
    navigation.bring_into_view(BOX)
    return True


def _new(before: Sequence[SomeItem], after: Sequence[SomeItem]) -> Iterator[SomeItem]:
    known = {item.id for item in before}
    return (item for item in after if item.id not in known)


def is_bad_news(point: DataPoint) -> bool:
    """Tell whether a data point takes something away, so that what still stands is shown."""
    bad = point.kind == "setback" or any(about.made in TAKES_AWAY for about in point.about)
    return bad and bool(point.about)


def answered_check(head: Head) -> str:
    """Give the id of the test or sign whose answer was kept last, or ``""``."""
    last = _last_entry(head)
    return last[0].check if last else ""


def _last_entry(head: Head) -> tuple[EntryResult, DataPoint] | None:
    """Give the result to show and its data point as it is now, unless that was removed."""
    kept = revise_state.last_entry()
    if not isinstance(kept, EntryResult) or kept.version != head.version.id:
        return None
    point = head.model.items.get(kept.point.id)
    return (kept, point) if isinstance(point, DataPoint) else None


def draw_entry_result(head: Head, today: date, *, check: str = "") -> None:
    """Draw the result of the data point kept last in this version, if there is one.

    The answer to a check is drawn in the list of checks, where the check stood; all else below the
    form.
    """
    last = _last_entry(head)
    if last is None or last[0].check != check:
        return
    kept, point = last
    model = head.model
    if _shown_values(point) != _shown_values(kept.point):
        kept = _worked_out_again(head, kept, point, today)
    with st.container(border=True, gap="small", key=BOX):
        scroll_into_view(BOX)
        st.markdown("##### :green[:material/check_circle:] Kept")
        data_point_row(point, model, today)
        test = model.items.get(kept.check)
        if isinstance(test, Experiment) and (expectation := describe_expectation(test)):
            note(expectation)
        if kept.consequences.changes or not kept.supported:
            show_consequences(kept.consequences, "")
        if kept.then:
            st.markdown(f"You decided: **{escape(kept.then)}**")
        if kept.supported:
            _draw_supported_ways(model, kept.supported)
        if kept.salvage:
            _draw_salvage(model, kept.salvage)
        _offer_other_versions(point)
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button("Done", key="kept-done", on_click=revise_state.set_last_entry, args=(None,))
            if head.seq == kept.seq:
                st.button(
                    "Take it back",
                    key="kept-undo",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_take_back,
                )
            key = f"kept-correct-{point.id}"
            with folds.popover("Correct it", icon=":material/edit:", key=key) as drawn:
                if drawn:
                    entry_editor(model, point, today, "kept")
            shown = next((id for id in point.about_ids if is_on_map(model, id)), None)
            if shown and st.button(
                "See it on the map",
                key="kept-map",
                type="tertiary",
                icon=":material/conversion_path:",
            ):
                map_state.select(shown)
                st.switch_page("app_pages/routes.py")


def describe_expectation(experiment: Experiment) -> str:
    """Describe what was expected of a test, in the word that was picked or else in ten."""
    chance = experiment.prediction
    if chance is None:
        return ""
    word = confidence_word(chance)
    if CONFIDENCE_WORDS[word] == chance:
        return f"You expected: {word}."
    return f"You said {in_ten(chance)}."


def is_on_map(model: WorkModel, id: str) -> bool:
    """Tell whether this is a node or link, and not an idea in the tray."""
    return isinstance(model.items.get(id), Outcome | Stone | Link)


def _shown_values(point: DataPoint) -> tuple[object, ...]:
    """Give the values of a data point that its result depends on."""
    about = [(each.id, each.made) for each in point.about]
    return (point.kind, point.at, point.strength, about, point.spoke_for)


def _worked_out_again(head: Head, kept: EntryResult, point: DataPoint, today: date) -> EntryResult:
    """Work out the result of a data point that was corrected, against the map before it."""
    lost = is_bad_news(point)
    anew = kept._replace(
        point=point,
        consequences=_consequences_or_none(kept.before, point, today, kept.opening, kept.hope),
        salvage=salvage(kept.before, head.model, point.about_ids) if lost else None,
    )
    revise_state.set_last_entry(anew)
    return anew


def _consequences_or_none(
    before: WorkModel, point: DataPoint, today: date, opening: str, hope: Outcome | None
) -> Consequences:
    """Find the consequences for a map; none where it lacked what the data point is about."""
    try:
        return find_consequences(before, point, today, opening, hope)
    except EditError:
        return Consequences()


def _take_back() -> None:
    saving.undo()
    revise_state.set_last_entry(None)


def _draw_salvage(model: WorkModel, found: Salvage) -> None:
    """Name the other ways to each hope, with a button to add one."""
    for hope in found.hopes[:MOST_HOPES]:
        if hope.outcome in model.nodes:
            _hope_row(model, hope)
    titles = [f"*{escape(model.title_of(id))}*" for id in found.still_counts if id in model.items]
    if titles:
        st.markdown(sentence(f"Still of use on other ways: {listed(titles[:6])}"))


def _hope_row(model: WorkModel, hope: Salvaged) -> None:
    title = f"*{escape(model.title_of(hope.outcome))}*"
    with st.container(gap="xsmall"):
        if len(hope.standing) == 1:
            st.markdown(f"**One other way to {title} still stands**")
        elif hope.standing:
            st.markdown(f"**Other ways to {title} still stand**")
        else:
            st.markdown(f"**No other way to {title} is on the map**")
            note("It does not have to be a good idea yet.")
        standing = tuple(each.way for each in hope.standing)
        for each in hope.standing:
            called = way_name(model, each.way, standing)
            name = marked(called)
            titles = [named(model.title_of(id)) for id in each.reuses if id in model.nodes]
            same = [marked(title) for title in titles if title not in called]
            used = f" :small[:gray[with {listed(same)}, as before]]" if same else ""
            st.markdown(f":material/route: {name}{used}")
        if st.button(
            "Add another way",
            key=f"salvage-{hope.outcome}",
            type="tertiary",
            icon=":material/add_link:",
        ):
            map_state.set_route_goal(hope.outcome)
            st.switch_page("app_pages/routes.py")


def _draw_supported_ways(model: WorkModel, about: str) -> None:
    """Draw the ways that a sign speaks for."""
    found = ways_through(model, about)
    if not found:
        return
    outcome = found[0][0]
    supported = [way for each, way in found if each == outcome]
    st.markdown(
        f"It speaks for {_this_way(len(supported))} to *{escape(model.title_of(outcome))}*:"
    )
    pathway_map(
        model,
        key=f"lit-{about}",
        height=240,
        only=frozenset().union(*(way.drawn_nodes for way in supported)),
        overlay=routes_overlay(model, outcome, supported),
        still=True,
        legend=False,
    )


def _this_way(number: int) -> str:
    return "this way" if number == 1 else "these ways"


def _offer_other_versions(point: DataPoint) -> None:
    """Offer to count a data point in the other versions that have what it is about."""
    if not point.about:
        return
    for head in work.other_heads():
        version, other = head.version, head.model
        try:
            fits = edits.fitting(point, other)
        except ValidationError:
            continue
        name = escape(version.name)
        if point.id in other.items:
            note(f":material/check: Counts in *{name}* too.")
        elif fits:
            titles = listed([f"*{escape(other.title_of(id))}*" for id in fits.about_ids])
            verb = "is" if len(fits.about) == 1 else "are"
            with st.container(horizontal=True, gap="small", vertical_alignment="center"):
                st.markdown(f"{titles} {verb} in *{name}* too.", width="content")
                st.button(
                    "Count it there too",
                    key=f"count-in-{version.id}",
                    icon=":material/add:",
                    on_click=saving.save_in,
                    args=(version.id, edits.log(fits)),
                )
