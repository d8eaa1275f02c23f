"""The panel beside the map for the selected node or link: its role, its form, its data points."""

from datetime import date
from typing import Any

import streamlit as st

from careerapp.analysis.drawing.ways import hinges, ways
from careerapp.analysis.findings.way_words import no_way
from careerapp.domain import edits
from careerapp.domain.items import Link, Node, Outcome, Stone
from careerapp.domain.model import WorkModel, why_not_link
from careerapp.domain.reach import held, leading_to, reachable, works
from careerapp.domain.scales import APPEAL_WORDS, GROUNDS_WORDS, NEEDS_WORDS
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES, STONE_STATUSES, describe_link
from careerapp.domain.types import TODAY_ID
from careerapp.errors import EditError
from careerapp.ui.checks.evidence_panel import evidence_panel
from careerapp.ui.checks.forms import small_thing_form
from careerapp.ui.forms import fields
from careerapp.ui.forms.form import Field, add_form, item_form
from careerapp.ui.forms.kind_picker import kind_picker
from careerapp.ui.forms.outcome import outcome_form
from careerapp.ui.forms.today import today_form
from careerapp.ui.routes.resting_toggle import resting_toggle
from careerapp.ui.routes.ways_of_item import list_ways_through
from careerapp.ui.session import clock, map_state, revise_state, saving, what_if_state
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import data_point_row, note
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import count
from careerapp.wording.phrases import listed, named


def inspector(model: WorkModel, selected: str, today: date) -> None:
    """Draw the panel for the selected node or link."""
    with st.container(border=True, gap="small", key="inspector"):
        item = model.items.get(selected)
        if isinstance(item, Outcome | Stone):
            _node_panel(model, item, today)
        elif isinstance(item, Link):
            _link_panel(model, item, today)
        else:
            st.subheader("Today", anchor=False)
            today_form(model)
            _draw_links(model, TODAY_ID)
        st.button(
            "Close",
            key="inspector-close",
            type="tertiary",
            icon=":material/close:",
            on_click=map_state.select,
            args=(None,),
        )


def _node_panel(model: WorkModel, node: Node, today: date) -> None:
    st.subheader(escape(node.title), anchor=False)
    kind_picker(node, "map")
    st.markdown(_describe_role(model, node))
    if isinstance(node, Stone):
        _stone_form(model, node)
    else:
        outcome_form(f"map-outcome-{node.id}", node, today)
    resting_toggle(model, node)
    _draw_links(model, node.id)
    list_ways_through(model, node.id)
    _draw_data_points(model, node.id, today)
    with st.container(horizontal=True, gap="small"):
        _log_button(node.id)
        if (
            isinstance(node, Stone)
            and node.status not in LOST_STATUSES
            and st.button("What if it fell away?", key="what-if-it", icon=":material/alt_route:")
        ):
            what_if_state.pick_losses([node.id])
            st.switch_page("app_pages/what_if.py")
        key = f"node-menu-{node.id}"
        st.menu_button(
            "More",
            ["Duplicate", "Delete"],
            key=key,
            on_click=_node_menu,
            args=(node.id, key),
        )


def _describe_role(model: WorkModel, node: Node) -> str:
    """Describe what a node means for the hopes, from the drawing alone."""
    if isinstance(node, Outcome):
        if node.status != "open":
            return ""
        number = len(ways(model, node.id))
        return (
            f"{count(number, 'way').capitalize()} lead here."
            if number > 1
            else ("One way leads here." if number else f"There is {no_way(model, node.id)}.")
        )
    needing, through, beside = [], [], True
    for outcome in model.outcomes:
        found = ways(model, outcome.id)
        if any(node.id in way.drawn_nodes for way in found):
            through.append(outcome)
            beside = any(node.id not in way.drawn_nodes for way in found)
            if node.id in hinges(model, outcome.id):
                needing.append((outcome, len(found)))
    if needing:
        outcome, number = needing[0]
        every = {1: "The one way", 2: "Both ways"}.get(number, f"All {count(number, 'way')}")
        verb = "needs" if number == 1 else "need"
        more = (
            f", and so do those to {count(len(needing) - 1, 'other hope')}"
            if len(needing) > 1
            else ""
        )
        return f"**{every} to *{escape(outcome.title)}* {verb} this**{more}."
    if through:
        titles = ", ".join(f"*{escape(outcome.title)}*" for outcome in through[:3])
        other = "there is another without it" if beside else "something else you have starts it too"
        others = other if len(through) == 1 else "none of them needs it"
        return f"On a way to {titles}; {others}."
    return _beside_ways(model, node)


def _beside_ways(model: WorkModel, node: Stone) -> str:
    """Describe a stone that is on none of the ways that are counted."""
    if node.status in LOST_STATUSES:
        return "No way leads over it now."
    if not model.links_into.get(node.id) and node.status not in HELD_STATUSES:
        return "On no way to a hope yet: nothing leads here."
    onward = [link.target for link in model.links_from.get(node.id, ()) if works(link)]
    had = held(model)
    if node.id in had and onward and had.issuperset(onward):
        return "What it led to is there already."
    reached = reachable(model)
    beyond = [
        named(outcome.title)
        for outcome in model.outcomes
        if outcome.status == "open"
        and node.id in reached
        and node.id in leading_to(model, (outcome.id,))
        and outcome.id in reached
    ]
    if beyond and node.id not in had:
        return marked(f"Leads on towards {listed(beyond[:3])}, beside the ways that are counted.")
    return "On no way to a hope yet."


def _stone_form(model: WorkModel, stone: Stone) -> None:
    known_tags = sorted({tag for each in model.stones for tag in each.tags})
    item_form(
        f"stone-{stone.id}",
        stone,
        (
            fields.status("status", STONE_STATUSES),
            fields.area("note", "Note"),
        ),
        (
            fields.line("title", "Title"),
            fields.MONTHS,
            fields.PROGRESS,
            fields.tags(known_tags),
            fields.toggle("bold", "A bold step: risky or out of the ordinary"),
            fields.choice("appeal", "How is it to do?", APPEAL_WORDS),
            fields.choice("needs", "To get it, this needs", NEEDS_WORDS),
            fields.against(model),
            fields.ASKS_HOURS,
            fields.EXACT_MONTHS,
        ),
    )


def _draw_links(model: WorkModel, id: str) -> None:
    """List the links of a node, each to open, with a form for one more."""
    into, onward = model.links_into.get(id, ()), model.links_from.get(id, ())
    is_outcome = isinstance(model.nodes.get(id), Outcome)
    if id != TODAY_ID:
        with folds.expander(f"Comes from ({len(into)})", key=f"into-{id}") as drawn:
            for link in into if drawn else ():
                _link_button(model, link, link.source)
            if drawn:
                _link_form(model, id, incoming=True)
    if not is_outcome:
        with folds.expander(f"Leads to ({len(onward)})", key=f"onward-{id}") as drawn:
            for link in onward if drawn else ():
                _link_button(model, link, link.target)
            if drawn:
                _link_form(model, id, incoming=False)


def _link_button(model: WorkModel, link: Link, other: str) -> None:
    st.button(
        f"{escape(model.title_of(other))} · {describe_link(link)}",
        key=f"open-{link.id}-{other}",
        type="tertiary",
        icon=":material/linear_scale:",
        help="Open this link",
        on_click=map_state.select,
        args=(link.id,),
        wrap=True,
    )


def _link_form(model: WorkModel, id: str, *, incoming: bool) -> None:
    outcomes = {outcome.id for outcome in model.outcomes}
    linked = {(link.source, link.target) for link in model.links}

    def ends(other: str) -> tuple[str, str]:
        return (other, id) if incoming else (id, other)

    others = [
        other
        for other in (TODAY_ID, *model.nodes)
        if not why_not_link(*ends(other), outcomes) and ends(other) not in linked
    ]
    if not others:
        return
    end = "source" if incoming else "target"

    def draw(key: str, start: str | None) -> None:
        st.selectbox(
            "From" if incoming else "To",
            others,
            index=None,
            format_func=model.title_of,
            key=key,
            placeholder="Pick what comes before" if incoming else "Pick what it leads to",
        )

    def make(values: dict[str, Any]) -> edits.Edit:
        if values[end] is None:
            raise EditError("Pick one first.", end)
        source, target = ends(values[end])
        return edits.add(Link(id=clock.new_id(), source=source, target=target))

    add_form(
        f"link-{end}-{id}", (Field(end, draw),), make, {end: None}, submit="Link", border=False
    )


def _link_panel(model: WorkModel, link: Link, today: date) -> None:
    closed = " :gray-badge[:material/close: no longer leads there]" if link.closed else ""
    st.markdown(f":gray-badge[:material/linear_scale: Link]{closed}")
    source, target = model.title_of(link.source), model.title_of(link.target)
    st.subheader(f"{escape(source)} → {escape(target)}", anchor=False)
    item_form(
        f"link-{link.id}",
        link,
        (
            fields.CONFIDENCE,
            fields.area(
                "assumption", "What must be true for that?", placeholder="The one thing it rests on"
            ),
        ),
        (
            fields.choice("grounds", "How do you know?", GROUNDS_WORDS),
            fields.EXACT_CONFIDENCE,
        ),
    )
    evidence_panel(model, link, today)
    list_ways_through(model, link.id)
    _draw_data_points(model, link.id, today)
    key = f"try-{link.id}"
    with folds.expander("Try it out", icon=":material/science:", key=key) as drawn:
        if drawn:
            small_thing_form(today, key=f"try-form-{link.id}", about=link.id)
    with st.container(horizontal=True, gap="small"):
        _log_button(link.id)
        st.button(
            "It leads there again" if link.closed else "It no longer leads there",
            key=f"close-{link.id}",
            type="tertiary",
            icon=":material/link:" if link.closed else ":material/close:",
            on_click=saving.apply,
            args=(edits.change(link.id, closed=not link.closed),),
        )
        st.button(
            "Remove this link",
            key=f"unlink-{link.id}",
            type="tertiary",
            icon=":material/link_off:",
            on_click=saving.apply,
            args=(edits.remove(link.id),),
        )


def _log_button(id: str) -> None:
    """Draw a button that leads to the log form, with this as its subject."""
    if st.button("Something happened", key="inspector-log", icon=":material/edit_note:"):
        revise_state.set_entry_subject(id)
        st.switch_page("app_pages/revise.py")


def _draw_data_points(model: WorkModel, id: str, today: date) -> None:
    """List the data points about a node or link, newest first, and the tests of it."""
    points = [point for point in model.journal if id in point.about_ids]
    tests = [test for test in model.experiments if test.about == id]
    if not points and not tests:
        return
    with folds.expander(f"What happened ({len(points)})", key=f"learned-{id}") as drawn:
        if not drawn:
            return
        for point in sorted(points, key=lambda each: each.at, reverse=True)[:10]:
            data_point_row(point, model, today)
        for test in tests:
            result = "still open" if test.is_open else test.result
            note(f":material/science: {escape(test.question)} · {result}")


def _node_menu(id: str, key: str) -> None:
    match st.session_state[key]:
        case "Duplicate":
            copy = clock.new_id()
            if saving.save(edits.duplicate(id, copy)):
                map_state.select(copy)
        case "Delete" if saving.save(edits.remove(id)):
            map_state.select(None)
