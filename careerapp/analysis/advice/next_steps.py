"""Next steps: stones with most at stake, stones that keep doors open, links to test first."""

from datetime import date
from functools import lru_cache
from math import exp, inf
from typing import NamedTuple

import numpy as np

from careerapp.analysis.engine.study import KEPT_STUDIES, Study, study_of
from careerapp.analysis.engine.subgraph import Subgraph
from careerapp.analysis.measures.arrival import mean_months
from careerapp.analysis.measures.fragility import SingleLoss, single_losses
from careerapp.analysis.routing.link_costs import priced_links
from careerapp.analysis.routing.paths import Network
from careerapp.analysis.routing.submaps import Derivations
from careerapp.domain.items import Stone
from careerapp.domain.model import WorkModel

SHORTEST = 0.1
"""Months that a step takes at least when what is at stake is divided by them."""

MAX_REPLANS = 60
"""How many links of one best plan are tried without, those believed in least first."""

TOO_LITTLE = 1e-8
"""Gains up to this may come from rounding."""


class Stake(NamedTuple):
    """The chance of one outcome, with a step and without it."""

    outcome: str
    chance: float
    without: float


class NextStep(NamedTuple):
    """A stone to work on.

    Attributes
    ----------
    id : the stone.
    ready : whether it can be begun with what is held now.
    doors : ids of the open outcomes it feeds.
    ends : ids of the open outcomes that no way leads to without it.
    at_stake : chance that goes without it, outcomes weighed by importance; ``None`` while none of
        those it feeds has a chance.
    months_left : months it is expected to take still; ``None`` while nobody has said.
    per_month : chance at stake per month left; ``None`` where one of these is.
    why : the outcomes behind it, those with most to lose first.
    """

    id: str
    ready: bool
    doors: tuple[str, ...]
    ends: tuple[str, ...]
    at_stake: float | None
    months_left: float | None
    per_month: float | None
    why: tuple[Stake, ...]


class WorthTesting(NamedTuple):
    """A link to test before much is built on it.

    Attributes
    ----------
    id : the link.
    value : what knowing beforehand whether it works adds to the chance of the best plan, outcomes
        weighed by importance.
    outcomes : ids of the outcomes it would matter for.
    on_best_plan : whether the best plan for one of them runs over it.
    """

    id: str
    value: float
    outcomes: tuple[str, ...]
    on_best_plan: bool


def next_steps(model: WorkModel, k: int = 3, as_of: date | None = None) -> tuple[NextStep, ...]:
    """List the stones to work on next: ready ones first, by chance at stake a month.

    Parameters
    ----------
    model : WorkModel
    k : int
        How many at the most.
    as_of : date, optional
        The day the figures are for: older data points count less. By default that of the latest.

    Notes
    -----
    The chance at stake is the chance of the outcomes less their chance without the step. (The gain
    from trying a step is always 0 in expectation, so skipping it is compared instead.)

    While some outcome is not judged, steps are sorted by the share of each chance that would be
    lost: 1 where no way is left, which the drawing tells without beliefs. A step without months is
    then taken to be as long as the longest one. Of very many outcomes only the most important
    count; `Assessment.left_out` names the others.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria", confidence=0.5),
    ...         Link(id="b", source="maria", target="lead", confidence=0.5),
    ...     ),
    ... )
    >>> (step,) = next_steps(model)
    >>> step.id, step.ready, step.at_stake, step.ends
    ('maria', True, 0.25, ('lead',))
    """
    return _in_order(study_of(model, as_of))[: max(k, 0)]


def keeps_doors_open(
    model: WorkModel, k: int = 3, as_of: date | None = None
) -> tuple[NextStep, ...]:
    """List the stones that can begin now and lead to the most open outcomes.

    Parameters
    ----------
    model, k, as_of
        As in `next_steps`.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(
    ...         Outcome(id="lead", kind="role", title="Team lead"),
    ...         Outcome(id="cook", kind="role", title="Cook"),
    ...     ),
    ...     stones=(
    ...         Stone(id="maria", kind="relationship", title="Maria"),
    ...         Stone(id="course", kind="skill", title="Course"),
    ...     ),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...         Link(id="c", source="maria", target="cook"),
    ...         Link(id="d", source="today", target="course"),
    ...         Link(id="e", source="course", target="cook"),
    ...     ),
    ... )
    >>> [(step.id, step.doors) for step in keeps_doors_open(model)]
    [('maria', ('lead', 'cook')), ('course', ('cook',))]
    """
    steps = [step for step in _in_order(study_of(model, as_of)) if step.ready]
    return tuple(sorted(steps, key=lambda step: -len(step.doors))[: max(k, 0)])


def all_steps(study: Study) -> list[NextStep]:
    """List every stone on a way that is not done yet, in the order of the map."""
    graph = study.graph
    weights = importance_shares(study)
    losses: dict[str, dict[str, SingleLoss]] = {}
    for outcome, of in single_losses(study).items():
        for loss in of:
            losses.setdefault(loss.id, {})[outcome] = loss
    doors: dict[str, list[str]] = {}
    for id in study.hopes:
        subgraph = study.subgraph(id)
        for node in subgraph.nodes if subgraph else ():
            doors.setdefault(graph.ids[node], []).append(id)
    steps = []
    for stone in study.model.stones:
        if stone.id not in doors:
            continue
        mine = losses.get(stone.id, {})
        why = [
            Stake(id, chance, loss.chance)
            for id, loss in mine.items()
            if loss.chance is not None and (chance := study.chance(id).value) is not None
        ]
        at_stake = (
            sum(weights[each.outcome] * (each.chance - each.without) for each in why)
            if why
            else None
        )
        months = mean_months(stone)
        steps.append(
            NextStep(
                stone.id,
                _is_ready(study, stone),
                tuple(doors[stone.id]),
                tuple(id for id, loss in mine.items() if loss.ends_it),
                at_stake,
                months,
                None if at_stake is None or months is None else at_stake / max(months, SHORTEST),
                tuple(
                    sorted(
                        why,
                        key=lambda each: weights[each.outcome] * (each.without - each.chance),
                    )
                ),
            )
        )
    return steps


def worth_testing(
    model: WorkModel, k: int = 3, as_of: date | None = None
) -> tuple[WorthTesting, ...]:
    """List the links to test first: those whose result would change the best plan most.

    Parameters
    ----------
    model, k, as_of
        As in `next_steps`.

    Notes
    -----
    The expected value of information (Howard, 1966), if the likeliest route is the plan. A link on
    it is worth (1 - p) times the chance of the best plan without it. A link off it is worth p times
    what the best plan over it has more. Where a node needs all of its links, only links of the best
    plan are valued. Of a long plan the `MAX_REPLANS` least likely links are valued; of many
    outcomes the most important count, as in `next_steps`.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria", status="done"),),
    ...     links=(
    ...         Link(id="a", source="maria", target="lead", confidence=0.6),
    ...         Link(id="b", source="today", target="lead", confidence=0.5),
    ...     ),
    ... )
    >>> [(link.id, round(link.value, 2)) for link in worth_testing(model)]
    [('a', 0.2), ('b', 0.2)]
    """
    study = study_of(model, as_of)
    weights = importance_shares(study)
    value: dict[int, float] = {}
    outcomes: dict[int, list[str]] = {}
    on_plan = set()
    for id in study.closely:
        subgraph = study.subgraph(id)
        if subgraph is None or subgraph.unjudged:
            continue
        over = _over_sub_maps if subgraph.needs_all else _over_paths
        gains, plan = over(study, study.graph.place[id], subgraph)
        on_plan |= plan & gains.keys()
        for link, gain in gains.items():
            value[link] = value.get(link, 0.0) + weights[id] * gain
            outcomes.setdefault(link, []).append(id)
    best = sorted(value, key=lambda link: (-round(value[link], 12), link))[: max(k, 0)]
    return tuple(
        WorthTesting(
            study.graph.link_ids[link], value[link], tuple(outcomes[link]), link in on_plan
        )
        for link in best
    )


def importance_shares(study: Study) -> dict[str, float]:
    """Give the weight of each open outcome: its importance as a share of all."""
    weights = {
        outcome.id: outcome.importance
        for outcome in study.model.outcomes
        if outcome.status == "open"
    }
    total = sum(weights.values())
    return {id: weight / total for id, weight in weights.items()}


@lru_cache(maxsize=KEPT_STUDIES)
def _in_order(study: Study) -> tuple[NextStep, ...]:
    """Sort all steps: those that can begin now first, then by chance at stake a month."""
    steps = all_steps(study)
    if all(study.chance(id).value is not None for id in study.hopes):
        return tuple(sorted(steps, key=_most_at_stake))
    weights = importance_shares(study)
    longest = max((step.months_left for step in steps if step.months_left), default=1.0)

    def share_a_month(step: NextStep) -> tuple[float, ...]:
        share = sum(weights[id] for id in step.ends)
        for each in step.why:
            if each.outcome not in step.ends and each.chance:
                share += weights[each.outcome] * (each.chance - each.without) / each.chance
        months = longest if step.months_left is None else max(step.months_left, SHORTEST)
        return (not step.ready, -round(share / months, 12), -round(share, 12), -len(step.doors))

    return tuple(sorted(steps, key=share_a_month))


def _most_at_stake(step: NextStep) -> tuple[float, ...]:
    return (
        not step.ready,
        step.per_month is None,
        -round(step.per_month or 0.0, 12),
        -round(step.at_stake or 0.0, 12),
        -len(step.ends),
        -len(step.doors),
    )


def _is_ready(study: Study, stone: Stone) -> bool:
    graph = study.graph
    node = graph.place[stone.id]
    ready = [graph.held[source] for source, _ in graph.into[node]]
    return all(ready) if graph.needs_all[node] else any(ready)


def _over_paths(study: Study, end: int, subgraph: Subgraph) -> tuple[dict[int, float], set[int]]:
    """Give the value of testing each link for one outcome, and the links of its best plan."""
    network = Network(study, end, subgraph, "chance")
    table, last = network.table, network.table.row[end]
    to_end = network.least_costs_to(last)
    distance, before = network.least_costs()
    steps = table.steps(network.path(before, last))
    best = exp(-distance[last])
    chance = np.exp(-network.costs)
    over = np.exp(-distance[table.source] - to_end[table.target])
    gains = chance * np.maximum(0.0, over - best)
    gains[steps] = 0.0
    steps = steps[table.links[steps] >= 0]
    for step in steps[np.argsort(chance[steps], kind="stable")][:MAX_REPLANS]:
        price, network.costs[step] = network.costs[step], np.inf
        other = network.least_costs()[0][last]
        network.costs[step] = price
        gains[step] = (1 - chance[step]) * exp(-other)
    telling = (gains > TOO_LITTLE) & (table.links >= 0)
    found = dict(zip(table.links[telling].tolist(), gains[telling].tolist(), strict=True))
    return found, set(table.links[steps].tolist())


def _over_sub_maps(study: Study, end: int, subgraph: Subgraph) -> tuple[dict[int, float], set[int]]:
    """Give the same where nodes need all of their links; only for links of the plan."""
    graph = study.graph
    # Without what ends it there is no other plan to turn to.
    ends_it = {loss.id for loss in single_losses(study)[graph.ids[end]] if loss.ends_it}
    price = priced_links(study, subgraph, "chance")
    derivations = Derivations(study, subgraph, price, adds_up=True)
    plan = set(derivations.best(until=end).links_to(study, end))
    gains = {}
    replaceable = [link for link in plan if graph.link_ids[link] not in ends_it]
    for link in sorted(replaceable, key=lambda each: (-price[each], each))[:MAX_REPLANS]:
        other = derivations.best({link}, until=end).cost.get(end, inf)
        gains[link] = (1 - exp(-price[link])) * exp(-other)
    return {link: gain for link, gain in gains.items() if gain > TOO_LITTLE}, plan
