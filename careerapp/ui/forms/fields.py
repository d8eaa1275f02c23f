"""The fields of items as widgets: words first, figures below "More"."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from careerapp.domain.items import Months
from careerapp.domain.kinds import KindOfOutcome, KindOfStone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import CONFIDENCE_WORDS, MONTHS_WORDS, confidence_word, months_word
from careerapp.domain.statuses import STATUSES, NodeStatus
from careerapp.domain.types import MAX_TEXT, MAX_TITLE
from careerapp.errors import EditError
from careerapp.ui.forms.form import Field
from careerapp.ui.shared.widgets import kind_with_icon
from careerapp.wording.dates import describe_month
from careerapp.wording.phrases import capital


def line(name: str, label: str, *, placeholder: str = "") -> Field:
    """Give a field of one line of text."""
    return Field(
        name,
        lambda key, start: st.text_input(
            label, start, key=key, max_chars=MAX_TITLE, placeholder=placeholder
        ),
    )


def area(name: str, label: str, *, placeholder: str = "") -> Field:
    """Give a field of several lines of text."""
    return Field(
        name,
        lambda key, start: st.text_area(
            label, start, key=key, max_chars=MAX_TEXT, placeholder=placeholder, height=74
        ),
    )


def _pills(
    label: str, options: list[Any], describe: Callable[[Any], str], help: str | None = None
) -> Callable[[str, Any], Any]:
    """Give a function that draws a choice of one of a few, all of them visible."""
    return lambda key, start: st.pills(
        label,
        options,
        default=start,
        required=True,
        format_func=describe,
        key=key,
        help=help,
        wrap=True,
    )


def choice(name: str, label: str, words: Mapping[Any, str], *, help: str | None = None) -> Field:
    """Give a field with one of a few values, all of them visible."""
    return Field(
        name,
        _pills(label, list(words), lambda value: capital(words[value]), help),
    )


def pick(name: str, label: str, words: Mapping[Any, str]) -> Field:
    """Give a field with one of several values, in a list."""
    values = list(words)
    return Field(
        name,
        lambda key, start: st.selectbox(
            label,
            values,
            index=values.index(start) if start in values else 0,
            format_func=lambda value: capital(words[value]),
            key=key,
        ),
    )


def kind(
    kinds: Mapping[Any, KindOfOutcome] | Mapping[Any, KindOfStone], *, guess: bool = False
) -> Field:
    """Give the field for the kind of an outcome or stone; with ``guess`` it can be left open."""
    options = (["", *kinds]) if guess else list(kinds)

    def describe(value: str) -> str:
        return kind_with_icon(kinds[value]) if value else "Guess for me"

    return Field(
        "kind",
        lambda key, start: st.pills(
            "What kind?", options, default=start, required=True, format_func=describe, key=key
        ),
    )


def status(name: str, statuses: Sequence[NodeStatus]) -> Field:
    return pick(name, "Where is it now?", {value: STATUSES[value].word for value in statuses})


def in_words(
    name: str,
    label: str,
    words: Mapping[str, Any],
    describe: Callable[[Any], str],
    unset: str = "Not judged yet",
) -> Field:
    """Give a field whose value is picked as a word; an untouched word keeps the exact figure."""
    return Field(
        name,
        _pills(label, list(words), lambda word: unset if words[word] is None else capital(word)),
        show=describe,
        read=lambda word, old: old if word == describe(old) else words[word],
    )


CONFIDENCE = in_words(
    "confidence", "How likely does it lead there?", CONFIDENCE_WORDS, confidence_word
)

EXACT_CONFIDENCE = Field(
    "exact_confidence",
    lambda key, start: st.number_input(
        "In figures, out of 100",
        min_value=0.0,
        max_value=100.0,
        value=start,
        step=5.0,
        format="%g",
        key=key,
        placeholder="Not judged yet",
    ),
    show=lambda confidence: None if confidence is None else round(confidence * 100, 4),
    read=lambda percent, old: (
        old
        if percent is None or (old is not None and round(old * 100, 4) == percent)
        else percent / 100
    ),
    of="confidence",
)

MONTHS = in_words("months", "How long might it take?", MONTHS_WORDS, months_word)


def _read_months(text: str, old: Months | None) -> Months | None:
    if not text.strip() or text == _months_in_figures(old):
        return old
    try:
        low, likely, high = (float(part) for part in text.split(","))
        return Months(low=low, likely=likely, high=high)
    except ValueError:
        raise EditError(
            "Three numbers, the smallest first, such as 2, 4, 9; at most 600 months.",
            "exact_months",
        ) from None


def _months_in_figures(months: Months | None) -> str:
    return "" if months is None else f"{months.low:g}, {months.likely:g}, {months.high:g}"


EXACT_MONTHS = Field(
    "exact_months",
    lambda key, start: st.text_input(
        "In months: at best, likely, at worst",
        start,
        key=key,
        placeholder="For example: 2, 4, 9",
        validate=(
            r"^\s*$|^\s*\d+(\.\d+)?\s*,\s*\d+(\.\d+)?\s*,\s*\d+(\.\d+)?\s*$",
            "Three numbers",
        ),
    ),
    show=_months_in_figures,
    read=_read_months,
    of="months",
)


def tags(known: Sequence[str]) -> Field:
    """Give the field for tags: picked from those in use, or typed."""
    return Field(
        "tags",
        lambda key, start: st.multiselect(
            "Tags",
            sorted({*known, *start}),
            default=start,
            key=key,
            accept_new_options=True,
            max_selections=20,
            select_all=False,
            placeholder="Employer, industry, person, place",
        ),
        show=list,
        read=lambda chosen, _: tuple(chosen),
    )


def toggle(name: str, label: str) -> Field:
    return Field(name, lambda key, start: st.toggle(label, start, key=key))


PROGRESS = Field(
    "progress",
    lambda key, start: st.slider(
        "How far along, while it is under way", 0, 100, start, step=5, format="%d%%", key=key
    ),
    show=lambda share: round(share * 100),
    read=lambda percent, old: old if percent == round(old * 100) else percent / 100,
)


def against(model: WorkModel) -> Field:
    """Give the field for the outcomes a stone works against."""
    titles = {outcome.id: outcome.title for outcome in model.outcomes}
    return Field(
        "against",
        lambda key, start: st.multiselect(
            "Works against",
            list(titles),
            default=[id for id in start if id in titles],
            format_func=lambda id: titles[id],
            key=key,
            select_all=False,
            placeholder="A hope it makes harder",
        ),
        show=list,
        read=lambda chosen, _: tuple(chosen),
    )


YEARS_AHEAD = 7
"""How many years of months are offered, this one included."""

NO_MONTH = ""
"""The option for no month: Streamlit lets nobody clear a selection that had a value at first."""


def month(name: str, label: str, today: date) -> Field:
    """Give a field for a month of the next years, or none."""
    options = [
        f"{year}-{number:02d}"
        for year in range(today.year, today.year + YEARS_AHEAD)
        for number in range(1, 13)
        if (year, number) >= (today.year, today.month)
    ]

    def draw(key: str, start: str) -> None:
        known = [NO_MONTH, *sorted({*options, *([start] if start else [])})]
        st.selectbox(
            label,
            known,
            index=known.index(start),
            format_func=lambda month: describe_month(month) if month else "No date",
            key=key,
        )

    return Field(name, draw, show=lambda by: by or NO_MONTH, read=lambda month, _: month or None)


def due(name: str, label: str) -> Field:
    """Give a field for a day to come, or one in the past that was not met."""
    return Field(name, lambda key, start: st.date_input(label, start, key=key, format="YYYY-MM-DD"))


LONG_AGO = date(1930, 1, 1)
"""The first day that can be picked: an earlier one is taken for a slip of the keyboard."""


def past_day(name: str, label: str, today: date) -> Field:
    """Give a field for a day not after today, unless a file brought one."""

    def draw(key: str, start: date) -> None:
        st.date_input(
            label,
            start,
            min_value=min(LONG_AGO, start),
            max_value=max(today, start),
            key=key,
            format="YYYY-MM-DD",
        )

    return Field(name, draw)


PREDICTION = in_words(
    "prediction", "What do you expect?", CONFIDENCE_WORDS, confidence_word, "Rather not say"
)

ASKS_HOURS = Field(
    "hours_a_week",
    lambda key, start: st.number_input(
        "Hours a week it asks",
        0.0,
        168.0,
        start,
        step=1.0,
        format="%g",
        key=key,
        help="0 where nobody knows yet",
    ),
    show=lambda asks: asks.hours_a_week or 0.0,
    read=lambda hours, old: (
        old if hours == (old.hours_a_week or 0.0) else old.replace(hours_a_week=hours or None)
    ),
    of="asks",
)
