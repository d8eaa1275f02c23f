"""The card with one thing to do next; more of it: what to test first, open doors, one more link."""

from datetime import date

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.way_words import no_ways
from careerapp.domain import edits
from careerapp.domain.items import Link, Stone
from careerapp.domain.model import WorkModel
from careerapp.ui.session import clock, map_state, saving
from careerapp.ui.shared.widgets import note, title_with_icon
from careerapp.wording.markdown import escape
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import listed, sentence

MOST_LINKS = 3
"""How many links that would help are shown; only a person can tell which makes sense."""


def next_step_card(model: WorkModel, today: date) -> None:
    """Draw the card, from the drawing, and from beliefs where there are some."""
    steps = analysis.next_steps(model, 1, today)
    with st.container(border=True, gap="small", key="advice"):
        st.markdown("##### One thing to do next")
        if not steps:
            st.markdown(_nothing_ahead(model))
            return
        _next_step(model, steps[0])
        with st.expander("More", key="more-advice", on_change="rerun") as more:
            if more.open:
                _test_first(model, today)
                _open_doors(model, today)
                _one_more_link(model, today)


def _nothing_ahead(model: WorkModel) -> str:
    hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    if not hopes:
        return "No hope is open now. What would you like to be true next?"
    if any(ways(model, outcome.id, most=1) for outcome in hopes):
        return "Everything on your ways is had already. What would open another one?"
    never = no_ways(model, [each.id for each in hopes]) == "no way yet"
    none = "No way leads to a hope yet" if never else "No way to a hope is open now"
    return f"{none}. What would open one?"


def _next_step(model: WorkModel, step: "analysis.NextStep") -> None:
    stone = model.nodes[step.id]
    st.markdown(f"#### {title_with_icon(stone)}")
    st.markdown(_why(model, step))
    if isinstance(stone, Stone) and stone.appeal == "drains":
        note("You said that it drains you. It may be worth doing with somebody.")
    if st.button("Open it on the map", key="advice-open", icon=":material/conversion_path:"):
        map_state.select(step.id)
        st.switch_page("app_pages/routes.py")


def _why(model: WorkModel, step: "analysis.NextStep") -> str:
    """Describe what would be lost by leaving this step out, never what trying it would gain."""
    if step.ends:
        titles = listed([f"*{escape(model.title_of(id))}*" for id in step.ends[:3]])
        reason = sentence(f"Without it no way leads to {titles}")
    elif step.why:
        worst = step.why[0]
        was, now = in_ten(worst.chance), in_ten(worst.without)
        lost = f"goes from {was} to {now}" if was != now else f"is a little less than {was}"
        reason = f"Left out, *{escape(model.title_of(worst.outcome))}* {lost}, by your own guesses."
    else:
        reason = f"It is on the way to {count(len(step.doors), 'hope')}."
    if step.months_left is not None and step.per_month is not None:
        months = max(1, round(step.months_left))
        reason += f" The step itself takes about {count(months, 'month')} still."
    return reason


def _test_first(model: WorkModel, today: date) -> None:
    links = analysis.worth_testing(model, 1, today)
    st.markdown("**Test first**")
    if not links and any(link.confidence is not None for link in model.links):
        note("No test would change what is best to do: no hope has two ways that are judged.")
        return
    if not links:
        note("Once a few links are judged, this says which guess is worth a small test.")
        return
    link = next(each for each in model.links if each.id == links[0].id)
    ends = (
        f"*{escape(model.title_of(link.source))}* leads to *{escape(model.title_of(link.target))}*"
    )
    st.markdown(f"Whether {ends}: knowing that would change most.")
    if st.button("Test it", key="advice-test", icon=":material/science:", type="tertiary"):
        map_state.select(link.id)
        st.switch_page("app_pages/routes.py")


def _open_doors(model: WorkModel, today: date) -> None:
    steps = analysis.keeps_doors_open(model, 1, today)
    if steps and len(steps[0].doors) > 1:
        st.markdown("**Keeps most doors open**")
        doors = count(len(steps[0].doors), "hope")
        st.markdown(f"*{escape(model.title_of(steps[0].id))}* is on a way to {doors}.")


def _one_more_link(model: WorkModel, today: date) -> None:
    st.markdown("**One more link**")
    with st.spinner("Trying every link that could be drawn…", show_time=False):
        links = analysis.one_more_link(model, MOST_LINKS, as_of=today)
    if not links:
        note("No single link would add much, or nothing is judged yet.")
        return
    st.markdown("Could one of these be true?")
    for number, link in enumerate(links):
        outcome, gain = link.outcomes[0]
        with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
            source, target = (escape(model.title_of(id)) for id in (link.source, link.target))
            more = f"about {max(1, round(100 * gain))} in 100 more"
            hope = escape(model.title_of(outcome))
            helps = f"{more} for *{hope}*" if outcome != link.target else more
            st.markdown(f"*{source}* leads to *{target}*: {helps}.", width="stretch")
            st.button(
                "Draw it",
                key=f"advice-draw-{number}",
                type="tertiary",
                help="Draws the link, not judged yet; undo takes it back",
                on_click=_add_link,
                args=(link,),
            )
    note("Each as one that could go either way; what is true of them only you know.")


def _add_link(link: "analysis.MoreLink") -> None:
    saving.apply(edits.add(Link(id=clock.new_id(), source=link.source, target=link.target)))
