"""What is to be checked: experiments to answer, signposts to watch for, the next review."""

from datetime import date, timedelta

import streamlit as st

from careerapp.domain import edits
from careerapp.domain.items import (
    About,
    DataPoint,
    Experiment,
    ExperimentResult,
    Link,
    Signpost,
)
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import in_ten
from careerapp.domain.types import TODAY_ID
from careerapp.domain.workflow import next_review
from careerapp.storage.records import Head
from careerapp.ui import clock, saving, state
from careerapp.ui.forms.fields import PREDICTION, due, line
from careerapp.ui.forms.form import Field, add_form
from careerapp.ui.text import ago, day, escape
from careerapp.ui.widgets import note

RESULTS: dict[ExperimentResult, tuple[str, str]] = {
    "worked": ("It worked", "win"),
    "failed": ("It failed", "setback"),
    "inconclusive": ("Can't tell", "change"),
}
"""How a result is picked, and the kind of data point it becomes."""


def open_experiments(model: WorkModel) -> list[Experiment]:
    """Experiments still to be answered, the soonest due first."""
    waiting = [check for check in model.experiments if check.is_open]
    return sorted(waiting, key=lambda check: check.due or date.max)


def open_signposts(model: WorkModel) -> list[Signpost]:
    """Signposts still being watched, the soonest first."""
    watched = [sign for sign in model.signposts if sign.is_open]
    return sorted(watched, key=lambda sign: sign.by or date.max)


def to_check(head: Head, today: date, *, brief: bool) -> None:
    """List what is to be checked; ``brief`` shows the first few and one way to each."""
    model = head.model
    experiments, signposts = open_experiments(model), open_signposts(model)
    most = 3 if brief else 100
    settings = state.repository().settings(head.version.workspace_id)
    review = next_review(settings, state.first_day(head.version.id))
    with st.container(border=True, gap="small"):
        for experiment in experiments[:most]:
            _experiment_row(model, experiment, today, brief)
        for signpost in signposts[:most]:
            _signpost_row(model, signpost, today, brief)
        if brief:
            overdue = review < today
            when = f"{day(review)}, {ago(review, today)}"
            _row(
                "event_upcoming",
                "orange" if overdue else "gray",
                "Review" if not overdue else "A review is waiting",
                f"Was due {when}" if overdue else when,
            )
        elif not experiments and not signposts:
            st.markdown("Nothing is waiting to be checked.")
            note("A small test turns a guess into something you know.")


def _row(icon: str, colour: str, text: str, remark: str) -> None:
    with st.container(horizontal=True, gap="small", vertical_alignment="center", wrap=False):
        st.markdown(f":{colour}[:material/{icon}:]", width="content")
        with st.container(gap=None):
            st.markdown(text)
            note(remark)


def _when(due_on: date | None, today: date, word: str) -> str:
    if due_on is None:
        return "No date set."
    if due_on < today:
        return f"Was due {day(due_on)}, {ago(due_on, today)}."
    return f"{word} {day(due_on)}, {ago(due_on, today)}."


def _experiment_row(model: WorkModel, experiment: Experiment, today: date, brief: bool) -> None:
    late = experiment.due is not None and experiment.due <= today
    said = (
        f" You said {in_ten(experiment.prediction)}." if experiment.prediction is not None else ""
    )
    about = "" if brief else f" About *{escape(model.title_of(experiment.about))}*."
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":{'orange' if late else 'gray'}[:material/science:]", width="content")
        with st.container(gap=None):
            st.markdown(escape(experiment.question))
            note(f"{_when(experiment.due, today, 'By')}{said}{about}")
        with st.popover("Answer", key=f"answer-{experiment.id}-{brief}"):
            st.markdown(f"**{escape(experiment.question)}**")
            key = f"answer-note-{experiment.id}-{brief}"
            st.text_area("What happened?", key=key, height=74, max_chars=4000)
            with st.container(horizontal=True, gap="small"):
                for result, (label, _) in RESULTS.items():
                    st.button(
                        label,
                        key=f"result-{result}-{experiment.id}-{brief}",
                        on_click=_answer,
                        args=(experiment, result, key),
                    )
            if not brief:
                st.button(
                    "Remove",
                    key=f"remove-{experiment.id}",
                    type="tertiary",
                    icon=":material/delete:",
                    on_click=saving.apply,
                    args=(edits.remove(experiment.id),),
                )


def _answer(experiment: Experiment, result: ExperimentResult, key: str) -> None:
    label, kind = RESULTS[result]
    text = st.session_state.get(key, "").strip() or f"{experiment.question} {label}."
    point = _point(kind, text[:4000], experiment.about)
    saving.save(edits.resolve(experiment.id, result, clock.today(), point))


def _signpost_row(model: WorkModel, signpost: Signpost, today: date, brief: bool) -> None:
    late = signpost.by is not None and signpost.by < today
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        st.markdown(f":{'orange' if late else 'gray'}[:material/visibility:]", width="content")
        with st.container(gap=None):
            st.markdown(escape(signpost.watch_for))
            until = f"Watching until {day(signpost.by)}." if signpost.by else "Watching."
            note(f"{until} Then: {escape(signpost.then)}" if signpost.then else until)
        with st.popover("Seen?", key=f"seen-{signpost.id}-{brief}"):
            st.markdown(f"**{escape(signpost.watch_for)}**")
            if signpost.then:
                st.markdown(f"You decided: {escape(signpost.then)}")
            with st.container(horizontal=True, gap="small"):
                st.button(
                    "It happened",
                    key=f"fired-{signpost.id}-{brief}",
                    on_click=_settle,
                    args=(signpost, "fired"),
                )
                st.button(
                    "Stop watching",
                    key=f"retired-{signpost.id}-{brief}",
                    type="tertiary",
                    on_click=_settle,
                    args=(signpost, "retired"),
                )


def _settle(signpost: Signpost, status: str) -> None:
    point = _point("change", signpost.watch_for, signpost.about) if status == "fired" else None
    saving.save(edits.settle(signpost.id, status, point))


def _point(kind: str, note_text: str, about: str) -> DataPoint:
    return DataPoint.model_validate(
        {
            "id": clock.new_id(),
            "at": clock.today(),
            "kind": kind,
            "note": note_text,
            "about": () if about == TODAY_ID else (About(id=about),),
        }
    )


# --- making checks -----------------------------------------------------------------------------


def about_field(model: WorkModel, label: str = "What is it about?") -> Field:
    """Pick what a check is about: a node, a link or an idea."""
    options = [TODAY_ID, *model.nodes, *(link.id for link in model.links)]
    options += [idea.id for idea in model.ideas]

    def say(id: str) -> str:
        item = model.items.get(id)
        return f"{model.title_of(id)}{' (link)' if isinstance(item, Link) else ''}"

    return Field(
        "about",
        lambda key, start: st.selectbox(
            label,
            options,
            index=options.index(start) if start in options else 0,
            format_func=say,
            key=key,
        ),
    )


def small_thing_form(model: WorkModel, today: date, *, key: str, about: str = TODAY_ID) -> None:
    """Ask for one small thing to try, by a date: an experiment without ceremony."""
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


def experiment_form(model: WorkModel, today: date, *, key: str, about: str | None = None) -> None:
    """A test of an assumption: question, prediction, due date."""
    add_form(
        key,
        (
            line("question", "What do you want to find out?", placeholder="A yes or no question"),
            about_field(model),
            PREDICTION,
            due("due", "By when?"),
        ),
        lambda values: edits.add(Experiment(id=clock.new_id(), **values)),
        {
            "question": "",
            "about": about or _most_important(model),
            "prediction": None,
            "due": today + timedelta(weeks=4),
        },
        submit="Add to the list",
        border=False,
    )


def signpost_form(model: WorkModel, today: date, *, key: str) -> None:
    """Watch for something, and what to do when it happens."""
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
