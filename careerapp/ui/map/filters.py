"""The filter of the map by kind, status, tag and hope, and the remark on what it hides."""

import streamlit as st

from careerapp.domain.items import Stone
from careerapp.domain.kinds import STONE_KINDS
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import leading_to
from careerapp.domain.statuses import LEFT_STATUSES, STATUSES, STONE_STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.ui.pathway_map.payload import find_nodes
from careerapp.wording.phrases import capital, short


def draw_filters(model: WorkModel) -> tuple[frozenset[str] | None, bool]:
    """Draw the filter; give the nodes to draw, or None for all, and whether dropped ones are."""
    tags = sorted({tag for stone in model.stones for tag in stone.tags})
    hopes = {outcome.id: outcome.title for outcome in model.outcomes}
    with st.popover("Filter", icon=":material/filter_alt:", key="map-filter"):
        kinds = st.pills(
            "Kinds of stone",
            list(STONE_KINDS),
            selection_mode="multi",
            format_func=lambda value: capital(STONE_KINDS[value].word),
            key="filter-kinds",
            persist_state="session",
        )
        statuses = st.pills(
            "Where they are",
            [each for each in STONE_STATUSES if each not in LEFT_STATUSES],
            selection_mode="multi",
            format_func=lambda value: capital(STATUSES[value].word),
            key="filter-statuses",
            persist_state="session",
        )
        chosen_tags = (
            st.multiselect(
                "Tags", tags, key="filter-tags", select_all=False, persist_state="session"
            )
            if tags
            else []
        )
        chosen_hopes = (
            st.multiselect(
                "What leads to",
                list(hopes),
                format_func=lambda id: short(hopes[id]),
                placeholder="Any hope",
                select_all=False,
                key="filter-hopes",
                persist_state="session",
            )
            if len(hopes) > 1
            else []
        )
        show_dropped = st.toggle(
            "Show what was dropped or let go", key="filter-dropped", persist_state="session"
        )
    wanted = [id for id in chosen_hopes if id in hopes]
    if not (kinds or statuses or chosen_tags or wanted):
        return None, show_dropped
    leading = leading_to(model, wanted) if wanted else model.nodes.keys()

    def fits(stone: Stone) -> bool:
        return (
            stone.id in leading
            and (not kinds or stone.kind in kinds)
            and (not statuses or stone.status in statuses)
            and (not chosen_tags or not set(chosen_tags).isdisjoint(stone.tags))
        )

    kept = {stone.id for stone in model.stones if fits(stone)}
    return frozenset({TODAY_ID, *kept, *(wanted or hopes)}), show_dropped


def describe_hidden(
    model: WorkModel, only: frozenset[str] | None, find: str, show_dropped: bool
) -> str:
    """Describe how much a filter or search hides; empty where nothing is hidden."""
    there = {
        id for id, node in model.nodes.items() if show_dropped or node.status not in LEFT_STATUSES
    }
    drawn = there if only is None else there & only
    found = find_nodes(model, find)
    if found is not None and not found & drawn:
        return "*Filter* hides what was found." if found else "Nothing on the map says that."
    hidden = len(there) - len(drawn)
    return f"*Filter* hides {hidden} of {len(there)}." if hidden else ""
