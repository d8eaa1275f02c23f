"""The explanation of a chance behind a small button: ways, links, pairs of losses and charts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import streamlit as st

from careerapp import analysis
from careerapp.analysis.drawing.ways import Way, ways
from careerapp.analysis.findings.beliefs import belief_said
from careerapp.analysis.findings.way_words import path_of, way_name
from careerapp.analysis.measures.beliefs import Evidence, evidence
from careerapp.domain.items import Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import name_item
from careerapp.domain.statuses import HELD_STATUSES
from careerapp.ui.shared.charts import WayPoint, draw_arrival, draw_time_and_chance
from careerapp.ui.shared.widgets import note, noted
from careerapp.wording.markdown import escape, marked
from careerapp.wording.numbers import count, in_ten
from careerapp.wording.phrases import capital, either, listed, sentence, short

MOST_MOVED = 4
"""How many links with data points about them are listed."""


def why_popover(
    model: WorkModel, outcome: Outcome, found: "analysis.OutcomeAssessment", today: date
) -> None:
    """Draw a small button; the explanation behind it is worked out once it is opened."""
    popover = st.popover(
        "Why?",
        icon=":material/help:",
        key=f"why-{outcome.id}",
        on_change="rerun",
    )
    if popover.open:
        with popover:
            _draw_explanation(model, outcome, found, today)


def _draw_explanation(
    model: WorkModel, outcome: Outcome, found: "analysis.OutcomeAssessment", today: date
) -> None:
    """Draw the ways and links that a chance comes from, with the figures."""
    different = ways(model, outcome.id)
    met = evidence(model, today)
    apart = ", each mostly of its own links" if len(different) > 1 else ""
    st.markdown(f"**{capital(count(len(different), 'way'))}{apart}**")
    for way in different:
        name = marked(way_name(model, way, different))
        noted(f":material/route: {name}", " ".join(_describe_links(model, way, met)))
    _draw_evidence(model, different, met)
    if found.chance is None:
        st.markdown("**Not judged yet**")
        for link in found.unjudged[:6]:
            note(escape(model.title_of(link)))
        return
    exactly = "" if found.exact else f", give or take {found.margin:.1%}"
    st.markdown(f"**{found.chance:.0%}{exactly}, from your own guesses and what happened since**")
    if found.worst_loss is not None and found.chance_after_worst_loss is not None:
        worst = escape(model.title_of(found.worst_loss))
        left = found.chance_after_worst_loss
        note(f"After the worst single loss, *{worst}*: {in_ten(left) if left else 'nothing left'}.")
    _draw_pair_losses(model, outcome, found, today)
    if found.undated:
        names = ", ".join(f"*{escape(model.title_of(id))}*" for id in found.undated[:5])
        note(f"No months yet: nobody has said how long {names} may take.")
    note("Each link works or does not, on its own, as often as you believe it does.")
    _draw_charts(model, outcome, today)


def _describe_links(model: WorkModel, way: Way, met: Mapping[str, Evidence]) -> Iterator[str]:
    """Describe each step of a way with the belief in its link; then the links it needs besides."""

    def counted(title: str, link: str) -> str:
        value = met[link].value
        return f"{title} ({'not judged' if value is None else in_ten(value)})"

    starts, first, *titles = map(escape, path_of(model, way))
    values = [met[link].value for link in (way.links[0], *way.start_links)]
    begun = either(["not judged" if value is None else in_ten(value) for value in values])
    yield f"{' → '.join([starts, f'{first} ({begun})', *map(counted, titles, way.links[1:])])}."
    if way.also_links:
        besides = listed([counted(escape(model.title_of(link)), link) for link in way.also_links])
        yield f"Needed besides: {besides}."


def _draw_evidence(model: WorkModel, different: Sequence[Way], met: Mapping[str, Evidence]) -> None:
    """List the links of these ways that data points are about: the belief, and what it became."""
    links = dict.fromkeys(
        link for way in different for link in (*way.links, *way.start_links, *way.also_links)
    )
    described = {link: words for link in links if (words := belief_said(met[link]))}
    if described:
        st.markdown("**What has happened since**")
        with st.container(gap="xsmall"):
            for link in list(described)[:MOST_MOVED]:
                note(f"{marked(name_item(model, link))}: {described[link]}")


def _draw_pair_losses(
    model: WorkModel, outcome: Outcome, found: "analysis.OutcomeAssessment", today: date
) -> None:
    if not found.survives_any_one or found.survives_any_two is not False:
        return
    for one, other in analysis.pair_losses(model, outcome.id, today)[:2]:
        both = f"*{escape(model.title_of(one))}* and *{escape(model.title_of(other))}*"
        note(f"Losing both {both} would end it.")


def _draw_charts(model: WorkModel, outcome: Outcome, today: date) -> None:
    """Draw by when it is reached and how the ways compare, where months and chances are known."""
    curve = analysis.arrival_curve(model, outcome.id, as_of=today)
    if curve is not None and curve.chance[0] < curve.chance[-1]:
        st.markdown("**By when**")
        draw_arrival(curve)
    points = [
        WayPoint(short(_last_step_ahead(model, route.nodes), 26), route.months, route.chance)
        for route in analysis.routes(model, outcome.id, k=5, different=True, as_of=today)
        if route.months is not None and route.chance is not None
    ]
    if len(points) > 1:
        st.markdown("**Sooner, or surer**")
        draw_time_and_chance(points)
        _draw_best_routes(model, outcome, today)


def _draw_best_routes(model: WorkModel, outcome: Outcome, today: date) -> None:
    """Name the best route by months, by chance, and by months at stake for its chance."""
    measures: dict[Literal["months", "chance", "risk"], str] = {
        "months": "soonest",
        "chance": "surest",
        "risk": "fewest months for its chance",
    }
    best: dict[tuple[str, ...], list[str]] = {}
    for by, word in measures.items():
        for route in analysis.routes(model, outcome.id, k=1, by=by, as_of=today):
            best.setdefault(route.nodes, []).append(word)
    for nodes, words in best.items():
        through = escape(_last_step_ahead(model, nodes))
        note(sentence(f"{capital(listed(words))}: through *{through}*"))


def _last_step_ahead(model: WorkModel, nodes: tuple[str, ...]) -> str:
    """Give the title of the last step before the outcome that is not done: it names the route."""
    ahead = [id for id in nodes[1:-1] if model.nodes[id].status not in HELD_STATUSES]
    return model.title_of(ahead[-1] if ahead else nodes[0])
