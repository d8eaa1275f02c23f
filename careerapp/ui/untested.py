"""What has gone longest without evidence: the links a person rests on and never tried."""

from datetime import date

import streamlit as st

from careerapp.analysis.structure import ways
from careerapp.domain.items import Link
from careerapp.domain.model import WorkModel
from careerapp.ui.checks import small_thing_form
from careerapp.ui.text import ago, escape
from careerapp.ui.widgets import note


def last_evidence(model: WorkModel, link: Link) -> date | None:
    """When a link last met evidence: a data point about it or about what it leads to."""
    about = {link.id, link.target}
    dates = [point.at for point in model.journal if about.intersection(point.about_ids)]
    return max(dates, default=None)


def longest_untested(model: WorkModel, today: date) -> None:
    """Name the link on a way to a hope that has met no evidence for the longest time."""
    on_ways = {
        id
        for outcome in model.outcomes
        for way in ways(model, outcome.id, most=3)
        for id in way.all_links
    }
    links = [link for link in model.links if link.id in on_ways and link.confidence is not None]
    if not links:
        return
    seen = {link.id: last_evidence(model, link) for link in links}
    oldest = min(links, key=lambda link: seen[link.id] or date.min)
    when = seen[oldest.id]
    st.subheader("Longest without evidence", anchor=False)
    with st.container(gap=None):
        st.markdown(
            f"*{escape(model.title_of(oldest.source))}* leads to"
            f" *{escape(model.title_of(oldest.target))}*"
        )
        note(f"Last met evidence {ago(when, today)}." if when else "Never tested yet.")
    with st.expander("Think of a small test", icon=":material/science:", key="test-oldest"):
        small_thing_form(model, today, key=f"test-{oldest.id}", about=oldest.id)
