"""The forms that add a small test or a sign to watch for."""

from datetime import date, timedelta

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import Experiment, Idea, Link, Signpost
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.ui.forms.fields import PREDICTION, due, line
from careerapp.ui.forms.form import Field, add_form
from careerapp.ui.session import clock


def about_field(model: WorkModel) -> Field:
    """Give the field for what a check is about: a node, a link or an idea."""
    options = [TODAY_ID, *model.nodes, *(link.id for link in model.links)]
    options += [idea.id for idea in model.ideas]

    def describe(id: str) -> str:
        item = model.items.get(id)
        kind = " (link)" if isinstance(item, Link) else " (idea)" if isinstance(item, Idea) else ""
        return f"{model.title_of(id)}{kind}"

    return Field(
        "about",
        lambda key, start: st.selectbox(
            "What is it about?",
            options,
            index=options.index(start) if start in options else 0,
            format_func=describe,
            key=key,
        ),
    )


def small_thing_form(today: date, *, key: str, about: str = TODAY_ID) -> None:
    """Draw the short form of a test: one small thing to try, by a date."""
    add_form(
        key,
        (
            line(
                "question",
                "One small thing to try",
                placeholder="For example: ask Maria for one hour",
            ),
            due("due", "By when?"),
        ),
        lambda values: edits.add(Experiment(id=clock.new_id(), **values)),
        {"question": "", "due": today + timedelta(weeks=2), "about": about},
        submit="I will try it",
    )


def experiment_form(model: WorkModel, today: date, *, key: str) -> None:
    """Draw the form of a test: question, when and where, prediction, due date."""
    add_form(
        key,
        (
            line(
                "question",
                "What do you want to find out?",
                placeholder="For example: will the clinic take me along for a day?",
            ),
            about_field(model),
            line("plan", "When and where?", placeholder="For example: Tuesday after work, at hers"),
            PREDICTION,
            due("due", "By when?"),
        ),
        lambda values: edits.add(Experiment(id=clock.new_id(), **values)),
        {
            "question": "",
            "about": _most_important(model),
            "plan": "",
            "prediction": None,
            "due": today + timedelta(weeks=4),
        },
        submit="Add to the list",
        border=False,
    )


def signpost_form(model: WorkModel, today: date, *, key: str) -> None:
    """Draw the form of a sign: what to watch for, until when, and what to do then."""
    add_form(
        key,
        (
            line("watch_for", "Watch for", placeholder="For example: the depot announces a move"),
            about_field(model),
            due("by", "Until when?"),
            line("then", "When it happens, I will", placeholder="Decided now, in calm"),
        ),
        lambda values: edits.add(Signpost(id=clock.new_id(), **values)),
        {
            "watch_for": "",
            "about": _most_important(model),
            "by": today + timedelta(weeks=12),
            "then": "",
        },
        submit="Watch for it",
        border=False,
    )


def _most_important(model: WorkModel) -> str:
    hopes = sorted(model.outcomes, key=lambda outcome: -outcome.importance)
    return hopes[0].id if hopes else TODAY_ID
