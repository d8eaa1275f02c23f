"""The difference between two moments of a version: on the map, in sentences, as a table."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.since import happened
from careerapp.analysis.findings.moved import describe_moved
from careerapp.analysis.findings.progress import describe_ways
from careerapp.domain.difference import Difference, difference, rows, sentences
from careerapp.domain.items import DataPoint
from careerapp.picture.overlay import difference_overlay
from careerapp.storage.records import Head
from careerapp.ui.difference.moments import PastModel, day_of
from careerapp.ui.pathway_map import pathway_map
from careerapp.ui.shared import assessments
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import marked, unmarked
from careerapp.wording.numbers import count
from careerapp.wording.phrases import capital, named

AS_IT_WAS, COLOURS = "As it was", "What has changed"
SENTENCES, TABLE = "In sentences", "As a table"
MOST_SENTENCES = 40
MOST_ROWS = 500

COLUMNS: dict[str, Any] = {
    "what": st.column_config.TextColumn("What", width=110),
    "name": st.column_config.TextColumn("Which", width=190),
    "change": st.column_config.TextColumn("Change", width=80),
    "was": st.column_config.TextColumn("Was", width=110),
    "now": st.column_config.TextColumn("Is now", width=110),
}


def draw_moment_map(head: Head, then: PastModel, other: PastModel) -> None:
    """Draw the map of a moment, or the later map with the difference between both marked."""
    if then.model.is_empty and other.model.is_empty:
        st.markdown("The map was still empty.")
        return
    shown = st.segmented_control(
        "Show",
        [AS_IT_WAS, COLOURS],
        default=AS_IT_WAS,
        required=True,
        label_visibility="collapsed",
        key="moment-look",
        persist_state="session",
    )
    earlier, later = sorted((then, other), key=lambda each: each.moment.seq)
    changed = shown == COLOURS
    with st.container(key="history-map"):
        pathway_map(
            later.model if changed else then.model,
            key=f"history-map-{head.version.id}",
            height=600,
            overlay=difference_overlay(earlier.model, later.model) if changed else None,
            still=True,
        )


def draw_difference(head: Head, then: PastModel, other: PastModel, today: date) -> None:
    """Draw the difference between two moments, in sentences or as a table."""
    earlier, later = sorted((then, other), key=lambda each: each.moment.seq)
    found = difference(earlier.model, later.model)
    if found.is_empty:
        st.markdown("Nothing differs between the two.")
        return
    how = st.segmented_control(
        "Tell it",
        [SENTENCES, TABLE],
        default=SENTENCES,
        required=True,
        label_visibility="collapsed",
        key="moment-telling",
        persist_state="session",
    )
    if how == TABLE:
        _table(found)
    else:
        _sentences(found, list(_describe_shifts(head, earlier, later, today)))


def _sentences(found: Difference, moved: list[str]) -> None:
    """List first how numbers moved, then what was edited, then the data points."""
    logged = tuple(item for item in found.added if isinstance(item, DataPoint))
    rest = found._replace(
        added=tuple(item for item in found.added if not isinstance(item, DataPoint))
    )
    done = (*sentences(rest), *sentences(found._replace(added=logged, removed=(), changed=())))
    with st.container(gap="xsmall"):
        for sentence in (*moved, *done[:MOST_SENTENCES]):
            st.markdown(f"- {marked(sentence)}")
    if len(done) > MOST_SENTENCES:
        note(f"And {len(done) - MOST_SENTENCES:,} more; the table has them.")


def _table(found: Difference) -> None:
    listed = rows(found)
    st.dataframe(
        [
            row._asdict() | {"what": capital(row.what), "name": unmarked(row.name)}
            for row in listed[:MOST_ROWS]
        ],
        hide_index=True,
        column_config=COLUMNS,
        alt="Everything that differs: what, which, how, what it was and what it is now",
    )
    if len(listed) > MOST_ROWS:
        note(f"The first {MOST_ROWS:,} of {count(len(listed), 'difference')}.")


def _describe_shifts(
    head: Head, earlier: PastModel, later: PastModel, today: date
) -> Iterator[str]:
    """Describe which ways opened or were lost, then how chances moved, with months behind them."""
    yield from describe_ways(happened((earlier.model, later.model)))
    before, after = (_assessed(head, each, today) for each in (earlier, later))
    if before is None or after is None:
        return
    for each in analysis.compare_assessments(before, after):
        if {before.outcomes[each.id].status, after.outcomes[each.id].status} != {"open"}:
            continue
        words = describe_moved(each.chance, each.median_months)
        if words:
            yield f"{named(later.model.title_of(each.id))}: {words}."


def _assessed(head: Head, then: PastModel, today: date) -> "analysis.Assessment | None":
    """Assess a moment; None where no link is judged."""
    if all(link.confidence is None for link in then.model.links):
        return None
    if then.moment.seq == head.seq:
        return assessments.assess_head(head, today)
    return assessments.assess_model(then.model, day_of(then.moment))
