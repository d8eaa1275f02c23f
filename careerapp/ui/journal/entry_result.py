"""What was just written down: what it changed, what still stands, and where else it counts."""

from datetime import date
from typing import NamedTuple

import streamlit as st
from pydantic import ValidationError

from careerapp.analysis.drawing.salvage import Salvage, Salvaged, salvage, ways_through
from careerapp.analysis.findings.effects import effects
from careerapp.analysis.findings.sentences import way_name
from careerapp.domain import edits
from careerapp.domain.edits import Edit
from careerapp.domain.items import DataPoint, Experiment, Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import CONFIDENCE_WORDS, confidence_word
from careerapp.errors import EditError
from careerapp.picture.overlay import routes_overlay
from careerapp.storage.records import Head
from careerapp.ui.journal.entry_editor import correct
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.session import map_state, navigation, revise_state, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.scroll_into_view import scroll_into_view
from careerapp.ui.shared.widgets import data_point_row, note
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import in_ten
from careerapp.wording.phrases import capital, listed, named, sentence

MOST_SHIFTS = 4
MOST_HOPES = 3

BOX = "just-kept"
"""Key of what is told in."""

STAYS = "nothing is gained or lost on the map. It remembers this."


class Consequences(NamedTuple):
    """What a data point changes, and which links that comes from; titles between asterisks."""

    what: tuple[str, ...]
    why: tuple[str, ...] = ()


class JustKept(NamedTuple):
    """What is told of a data point after it was kept.

    Attributes
    ----------
    version : id of where.
    point : what was kept, as it is told of.
    seq : the revision it made, so that it can be taken back while nothing else was done.
    before : the model that it changed.
    said : what it changed.
    salvage : what still stands, after a setback.
    lit : id of what a signpost that fired speaks for.
    then : what was decided for that case.
    check : id of the check that it answers; it is told where that stood.
    opening : what it opened, which became an idea.
    """

    version: str
    point: DataPoint
    seq: int
    before: WorkModel
    said: Consequences
    salvage: Salvage | None = None
    lit: str | None = None
    then: str = ""
    check: str = ""
    opening: str = ""


def consequences_of(
    model: WorkModel, point: DataPoint, today: date, opening: str = ""
) -> Consequences:
    """Give what keeping a data point changes: on the map, and where things are judged in numbers.

    Parameters
    ----------
    opening : str
        What it opened, which becomes an idea; ``""`` for nothing.

    Raises
    ------
    EditError
        When it cannot be kept.
    """
    drawn = effects(model, point)
    idea = (sentence(f"Into the tray of ideas goes {named(opening)}"),) if opening else ()
    if not point.about or all(link.confidence is None for link in model.links):
        return Consequences((*drawn, *idea))
    from careerapp.analysis.findings.shifts import chance_shifts, link_shifts  # it imports NumPy

    after = edits.log(point)(model).model
    return Consequences(
        (*drawn, *chance_shifts(model, after, today)[:MOST_SHIFTS], *idea),
        link_shifts(model, after, today)[:MOST_SHIFTS],
    )


def show_consequences(said: Consequences, lead: str) -> None:
    """Write what a data point changes, and below it in grey what that comes from."""
    what = [marked(each) for each in said.what]
    with st.container(gap="xsmall"):
        if len(what) > 1:
            st.markdown("\n".join([*([lead, ""] if lead else []), *(f"- {each}" for each in what)]))
        else:
            st.markdown(" ".join([lead, *what]))
        with st.container(gap=None):
            for why in said.why:
                note(marked(why))


def keep(
    edit: Edit,
    point_id: str,
    today: date,
    *,
    form: str = "",
    opening: str = "",
    lit: str | None = None,
    then: str = "",
    check: str = "",
) -> bool:
    """Save an edit that writes down a data point, and have its effect told on the page.

    Parameters
    ----------
    edit : Edit
        Such as `careerapp.domain.edits.log` or `resolve` gives it.
    point_id : str
        Id of the data point that it writes down.
    form : str
        Key of the form that a problem belongs to.
    opening : str
        What it opened, which becomes an idea.
    lit, then : str
        Of a signpost that fired: what it is about, and what was decided for that case.
    check : str
        Id of the check that it answers.

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
    revise_state.set_last_entry(
        JustKept(
            version=head.version.id,
            point=point,
            seq=head.seq,
            before=before,
            said=_said_or_nothing(before, point, today, opening),
            salvage=salvage(before, head.model, point.about_ids)
            if takes_something(point)
            else None,
            lit=lit,
            then=then,
            check=check,
            opening=opening,
        )
    )
    navigation.bring_into_view(BOX)
    return True


def takes_something(point: DataPoint) -> bool:
    """Whether it is bad news of something, after which it is told what still stands."""
    bad = point.kind == "setback" or any(about.made == "gone" for about in point.about)
    return bad and bool(point.about)


def answered(head: Head) -> str:
    """Id of the check that there is something to tell of, or ``""``."""
    told = _told(head)
    return told[0].check if told else ""


def _told(head: Head) -> tuple[JustKept, DataPoint] | None:
    """What there is to tell, unless it was taken back, or removed elsewhere."""
    kept = revise_state.last_entry()
    if not isinstance(kept, JustKept) or kept.version != head.version.id:
        return None
    point = head.model.items.get(kept.point.id)
    return (kept, point) if isinstance(point, DataPoint) else None


def just_kept(head: Head, today: date, *, check: str = "") -> None:
    """Draw the panel while there is something to tell of the version that is shown.

    What answers a check is told in the list of checks, where that stood; all else by the form.
    """
    told = _told(head)
    if told is None or told[0].check != check:
        return
    kept, point = told
    model = head.model
    if _told_of(point) != _told_of(kept.point):
        kept = _corrected(head, kept, point, today)
    with st.container(border=True, gap="small", key=BOX):
        scroll_into_view(BOX)
        st.markdown("##### :green[:material/check_circle:] Kept")
        data_point_row(point, model, today)
        test = model.items.get(kept.check)
        if isinstance(test, Experiment) and (said := expected(test)):
            note(said)
        if any(kept.said):
            show_consequences(kept.said, "")
        elif not kept.lit:
            note(capital(STAYS))
        if kept.then:
            st.markdown(f"You decided: **{escape(kept.then)}**")
        if kept.lit:
            _speaks_for(model, kept.lit)
        if kept.salvage:
            _what_still_stands(model, kept.salvage)
        _elsewhere(point)
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
                    correct(model, point, today, "kept")
            shown = next((id for id in point.about_ids if is_drawn(model, id)), None)
            if shown and st.button(
                "See it on the map",
                key="kept-map",
                type="tertiary",
                icon=":material/conversion_path:",
            ):
                map_state.select(shown)
                st.switch_page("app_pages/routes.py")


def expected(experiment: Experiment) -> str:
    """Say what was expected of a test: in the word that was picked, or else in ten."""
    chance = experiment.prediction
    if chance is None:
        return ""
    word = confidence_word(chance)
    if CONFIDENCE_WORDS[word] == chance:
        return f"You expected: {word}."
    return f"You said {in_ten(chance)}."


def is_drawn(model: WorkModel, id: str) -> bool:
    """Whether something is to be seen on the map: a node or a link, not an idea in the tray."""
    return isinstance(model.items.get(id), Outcome | Stone | Link)


def _told_of(point: DataPoint) -> tuple[object, ...]:
    """What the telling depends on; titles are filled in as it is kept."""
    return (point.kind, point.at, point.strength, [(each.id, each.made) for each in point.about])


def _corrected(head: Head, kept: JustKept, point: DataPoint, today: date) -> JustKept:
    """Tell anew what was put right in the meantime, against the map as it was before all of it."""
    lost = takes_something(point)
    anew = kept._replace(
        point=point,
        said=_said_or_nothing(kept.before, point, today, kept.opening),
        salvage=salvage(kept.before, head.model, point.about_ids) if lost else None,
    )
    revise_state.set_last_entry(anew)
    return anew


def _said_or_nothing(
    before: WorkModel, point: DataPoint, today: date, opening: str
) -> Consequences:
    """What a data point does to a map; nothing where it is about what was not there yet."""
    try:
        return consequences_of(before, point, today, opening)
    except EditError:
        return Consequences(())


def _take_back() -> None:
    saving.undo()
    revise_state.set_last_entry(None)


def _what_still_stands(model: WorkModel, found: Salvage) -> None:
    """The other ways, by name, and a way into the map where they lead."""
    for hope in found.hopes[:MOST_HOPES]:
        if hope.outcome in model.nodes:
            _hope(model, hope)
    titles = [f"*{escape(model.title_of(id))}*" for id in found.still_counts if id in model.items]
    if titles:
        st.markdown(f"Still of use on other ways: {listed(titles[:6])}.")


def _hope(model: WorkModel, hope: Salvaged) -> None:
    title = f"*{escape(model.title_of(hope.outcome))}*"
    with st.container(gap="xsmall"):
        if len(hope.standing) == 1:
            st.markdown(f"**One other way to {title} still stands**")
        elif hope.standing:
            st.markdown(f"**Other ways to {title} still stand**")
        else:
            st.markdown(f"**No other way to {title} is on the map yet**")
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


def _speaks_for(model: WorkModel, about: str) -> None:
    """Light the ways that a signpost speaks for."""
    found = ways_through(model, about)
    if not found:
        return
    outcome = found[0][0]
    lit = [way for each, way in found if each == outcome]
    st.markdown(f"It speaks for {_these(len(lit))} to *{escape(model.title_of(outcome))}*:")
    pathway_map(
        model,
        key=f"lit-{about}",
        height=240,
        only=frozenset().union(*(way.all_nodes for way in lit)),
        overlay=routes_overlay(model, outcome, lit),
        still=True,
        legend=False,
    )


def _these(number: int) -> str:
    return "this way" if number == 1 else "these ways"


def _elsewhere(point: DataPoint) -> None:
    """Offer to count it in the other versions that have what it is about."""
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
