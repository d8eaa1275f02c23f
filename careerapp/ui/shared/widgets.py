"""Small pieces of several pages: titles with icons, badges, remarks, a data point as a row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import streamlit as st

from careerapp.domain.effects import effect_words
from careerapp.domain.items import DataPoint, Node
from careerapp.domain.kinds import (
    DATA_POINT_KINDS,
    KindOfDataPoint,
    KindOfOutcome,
    KindOfStone,
    kind_of,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.wording.dates import short_day
from careerapp.wording.markdown import escape, paragraphs
from careerapp.wording.phrases import capital

TEXT_WIDTH = 1120
"""Pixels of a page that is mostly read."""


@contextmanager
def text_page(width: int = TEXT_WIDTH) -> Iterator[None]:
    """Draw a centred column for a page that is mostly read."""
    with st.container(horizontal_alignment="center"), st.container(width=width, gap="medium"):
        yield


def kind_with_icon(kind: KindOfOutcome | KindOfStone | KindOfDataPoint) -> str:
    """Give a kind's word behind its icon, as Markdown."""
    return f":material/{kind.icon}: {capital(kind.word)}"


def note(markdown: str) -> None:
    """Draw a small grey remark; the text is Markdown, already escaped."""
    st.markdown(f":small[:gray[{markdown}]]")


def noted(markdown: str, remark: str) -> None:
    """Write a line with a small grey remark right below it; both are Markdown.

    One element where a line and a `note` in a container are three: long lists are made of these.
    """
    text = f"{markdown}\\\n:small[:gray[{remark}]]" if remark else markdown
    st.markdown(text, width="stretch")


def title_with_icon(node: Node) -> str:
    """Give a node's title behind its kind's icon, as Markdown."""
    kind = kind_of(node)
    return f":{kind.colour}[:material/{kind.icon}:] {escape(node.title)}"


def data_point_row(point: DataPoint, model: WorkModel, today: date) -> None:
    """Draw a data point: its day, its kind, its note, and what it is about."""
    kind = DATA_POINT_KINDS[point.kind]
    with st.container(horizontal=True, gap="small", wrap=False):
        st.markdown(f":gray[{short_day(point.at, today)}]", width=58)
        st.markdown(f":{kind.colour}[:material/{kind.icon}:]", width=22)
        none = kind.word if point.kind == "nothing" else f"{kind.word} without a note"
        text = paragraphs(point.note) or f"*{none}*"
        noted(text, describe_data_point(point, model, kind.word))


def describe_data_point(point: DataPoint, model: WorkModel, word: str) -> str:
    """Describe the kind of a data point, what it is about and its effect there, as Markdown."""
    parts = [word]
    for about in point.about:
        there = about.id in model.items or about.id == TODAY_ID
        title = model.title_of(about.id) if there else about.title
        words = effect_words(model.items.get(about.id), about.made)
        effect = f" {words}" if about.made != "unchanged" else ""
        name = f"*{escape(title or 'something')}*{effect}"
        parts.append(name if there else f"{name} (not on this map)")
    return " · ".join(parts)
