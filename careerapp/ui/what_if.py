"""The parts of the What if…? page: what falls away, what becomes of each hope, saved what-ifs."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from careerapp.analysis.structure import hinges
from careerapp.domain.items import LOST_STATUSES
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import in_ten
from careerapp.domain.types import MAX_TITLE
from careerapp.domain.workspace import Future
from careerapp.storage.records import Head
from careerapp.ui import clock, numbers, saving, state
from careerapp.ui.charts import Change
from careerapp.ui.text import escape, marked, short
from careerapp.ui.widgets import note, titled

if TYPE_CHECKING:
    from careerapp.analysis import Drill, OutcomeDrill

TAG = "tag:"
STANDING_BADGES = {
    "lost": ":gray-badge[:material/close: would end]",
    "weakened": ":yellow-badge[:material/trending_down: would hurt]",
    "intact": ":green-badge[:material/check: still stands]",
}
MOST_SUGGESTIONS = 5
TOO_SMALL = 0.005
"""A chance that falls by less is not drawn as falling."""
LIKELY = {"a long shot": 0.15, "could go either way": 0.5, "likely": 0.75, "for sure": 1.0}
"""How likely a whole tag falls away, in words."""


class Choice(NamedTuple):
    """What falls away, as it was picked: stones and links by id, and whole tags."""

    items: tuple[str, ...]
    tags: tuple[str, ...]


def can_fall_away(model: WorkModel) -> dict[str, str]:
    """Everything that can be taken away, by the key it is picked under: stones, tags, links."""
    alive = [stone for stone in model.stones if stone.status not in LOST_STATUSES]
    names = {stone.id: stone.title for stone in alive}
    names |= {TAG + tag: f"Everything tagged {tag}" for tag in _tags(model)}
    return names | {link.id: f"The step {model.title_of(link.id)}" for link in model.links}


def _tags(model: WorkModel) -> list[str]:
    alive = (stone for stone in model.stones if stone.status not in LOST_STATUSES)
    return sorted({tag for stone in alive for tag in stone.tags})


def picker(model: WorkModel) -> Choice:
    """Pick what falls away: anything on the map, a whole tag, or one of the suggestions."""
    names = can_fall_away(model)
    state.keep_known_losses(names)
    with st.container(gap="small"):
        picked = st.multiselect(
            "What falls away?",
            list(names),
            format_func=lambda key: names.get(key, ""),
            key=state.WHAT_IF,
            placeholder="Pick a stone, a person or a tag; or click on the map",
        )
        with st.container(horizontal=True, gap="small"):
            for label, keys in _suggestions(model):
                st.button(
                    label,
                    key=f"suggest-{'-'.join(keys)}",
                    on_click=state.suppose,
                    args=(keys,),
                    type="tertiary",
                    icon=":material/alt_route:",
                )
    return Choice(
        tuple(key for key in picked if not key.startswith(TAG)),
        tuple(key.removeprefix(TAG) for key in picked if key.startswith(TAG)),
    )


def how_likely(choice: Choice) -> float:
    """Ask how likely a tag falls away as a whole; 1 for sure, and where no tag was picked."""
    if not choice.tags:
        return 1.0
    word = st.select_slider(
        f"How likely is it that everything tagged {escape(', '.join(choice.tags))} falls away?",
        list(LIKELY),
        "for sure",
        key="what-if-likely",
        width=460,
    )
    return LIKELY[word]


def _suggestions(model: WorkModel) -> list[tuple[str, tuple[str, ...]]]:
    """The present job, what most hopes hinge on, the widest tags."""
    found: dict[tuple[str, ...], str] = {}
    hinging: dict[str, int] = {}
    for outcome in model.outcomes:
        for id in hinges(model, outcome.id):
            if id in model.nodes:
                hinging[id] = hinging.get(id, 0) + outcome.importance
    if jobs := _present_roles(model):
        found[jobs] = "I lose my present job"
    for id in sorted(hinging, key=lambda each: -hinging[each])[:2]:
        found.setdefault((id,), f"Without {escape(short(model.title_of(id), 28))}")
    carried = {tag: sum(tag in stone.tags for stone in model.stones) for tag in _tags(model)}
    for tag in sorted(carried, key=lambda each: -carried[each])[:3]:
        if carried[tag] > 1:
            found[(TAG + tag,)] = f"Without {escape(short(tag, 24))}"
    return [(label, keys) for keys, label in found.items()][:MOST_SUGGESTIONS]


def _present_roles(model: WorkModel) -> tuple[str, ...]:
    from careerapp.analysis import present_roles

    return present_roles(model)


def what_stands_out(head: Head, today: date) -> None:
    """Say what few would guess from the map, each with a click that shows it; nothing, no card."""
    from careerapp.analysis.surprises import surprises

    told = surprises(head.model, numbers.assessment(head, today))
    if not told:
        return
    with st.container(border=True, gap="small", key="stands-out"):
        st.markdown("##### What stands out")
        for number, each in enumerate(told):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", wrap=False
            ):
                st.markdown(marked(each.sentence), width="stretch")
                st.button(
                    "",
                    key=f"stands-out-{number}",
                    icon=":material/alt_route:",
                    type="tertiary",
                    help="Take it away and see",
                    on_click=state.suppose,
                    args=((*each.without, *(TAG + tag for tag in each.tags)),),
                )


def outcome_rows(model: WorkModel, found: "Drill") -> None:
    """Each open hope, the hardest hit first: what becomes of it, and of its chance if judged."""
    order = list(STANDING_BADGES)
    hopes = [each for each in found.outcomes.values() if model.nodes[each.id].status == "open"]
    for each in sorted(
        (each for each in hopes if each.standing != "no way"),
        key=lambda each: order.index(each.standing),
    ):
        with st.container(gap=None):
            with st.container(
                horizontal=True, vertical_alignment="center", gap="small", wrap=False
            ):
                st.markdown(titled(model.nodes[each.id]), width="stretch")
                st.markdown(STANDING_BADGES[each.standing], width="content")
            if change := _chance_change(each):
                note(change)
    without = [model.title_of(each.id) for each in hopes if each.standing == "no way"]
    if without:
        note(f"No way yet, so nothing to lose: {escape(', '.join(without))}.")


def changes(model: WorkModel, found: "Drill") -> list[Change]:
    """Give the chances that a loss takes something from, for a picture."""
    return [
        Change(short(model.title_of(each.id), 30), each.before.value, each.after.value)
        for each in found.outcomes.values()
        if each.before.value is not None
        and each.after.value is not None
        and each.before.value - each.after.value > TOO_SMALL
    ]


def _chance_change(found: "OutcomeDrill") -> str:
    before, after = found.before.value, found.after.value
    if before is None or after is None:
        return ""
    if found.standing == "intact":
        return f"stays at {in_ten(before)}, by your own guesses"
    if found.standing == "lost":
        return f"was {in_ten(before)}, by your own guesses"
    was, now = in_ten(before), in_ten(after)
    if was == now:
        return f"a little less than {was}, by your own guesses"
    return f"from {was} to **{now}**, by your own guesses"


def still_counts(model: WorkModel, found: "Drill") -> None:
    """What is of use on the ways that are left, and what would lead nowhere any more."""
    st.markdown("##### What still counts")
    if not found.still_counts:
        st.markdown("Nothing that is on the map now. The ideas in the tray may be worth a look.")
    else:
        st.markdown(_titles(model, found.still_counts) + ".")
    if found.idle:
        note(f"Would lead nowhere any more: {_titles(model, found.idle)}.")


def _titles(model: WorkModel, ids: tuple[str, ...], most: int = 12) -> str:
    titles = ", ".join(f"*{escape(model.title_of(id))}*" for id in ids[:most])
    return f"{titles} and {len(ids) - most} more" if len(ids) > most else titles


def saved_what_ifs(head: Head, choice: Choice) -> None:
    """Named what-ifs: look at one again, keep the one on the screen."""
    workspace = head.version.workspace_id
    repo = state.repository()
    futures = repo.futures(workspace)
    for future in futures:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":material/bookmark: {escape(future.name)}", width="stretch")
            keys = (*future.without, *(TAG + tag for tag in future.tags))
            st.button(
                "Look",
                key=f"future-{future.id}",
                type="tertiary",
                on_click=state.suppose,
                args=(keys,),
            )
            st.button(
                "",
                key=f"forget-{future.id}",
                icon=":material/close:",
                type="tertiary",
                help="Forget this what-if",
                on_click=_forget,
                args=(workspace, future),
            )
    if choice.items or choice.tags:
        key = f"future-name-{state.nonce('future')}"
        with st.form("form-future", border=False):
            st.text_input(
                "Keep this what-if as",
                key=key,
                max_chars=MAX_TITLE,
                placeholder="For example: retail shrinks",
            )
            st.form_submit_button(
                "Keep it",
                icon=":material/bookmark_add:",
                on_click=_keep,
                args=(workspace, choice, key),
            )
    elif not futures:
        note("Take something away first; a what-if worth coming back to can be kept here.")


def _keep(workspace: str, choice: Choice, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        state.notify("Give it a name; a few words will do.", ":material/error:")
        return
    future = Future(id=clock.new_id(), name=name, without=choice.items, tags=choice.tags)
    if saving.attempt(lambda: state.repository().keep_future(workspace, future)):
        state.renew("future")
        state.notify(f"Kept the what-if *{escape(name)}*", ":material/bookmark_added:")


def _forget(workspace: str, future: Future) -> None:
    saving.attempt(lambda: state.repository().forget_future(workspace, future.id))
