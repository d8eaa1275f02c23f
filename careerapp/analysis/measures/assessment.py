"""Assessments: chance, months, hinges and rigidity of all outcomes of a work model."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from careerapp.analysis.engine.study import Study, study_of
from careerapp.analysis.measures.arrival import months_if_reached
from careerapp.analysis.measures.fragility import SingleLoss, single_losses
from careerapp.analysis.measures.pairs import MAX_PAIR_WORK, independent_routes, survives_any_two
from careerapp.domain.items import Outcome, OutcomeStatus
from careerapp.domain.model import WorkModel


@dataclass(frozen=True)
class OutcomeAssessment:
    """Figures of one outcome.

    Attributes
    ----------
    id, status : which outcome.
    has_way : whether a way leads to it, or it is reached already.
    chance : share of worlds in which it is reached, 0 to 1; ``None`` until every link on a route
        to it is judged. 0 without a way, 1 where it is reached already.
    margin : half-width of the 95 % interval of the chance; 0 when exact.
    exact : whether the chance was computed, not sampled.
    months : 10th, 50th and 90th percentile of months from now until it is reached, if it is;
        ``None`` until every link on its routes is judged and every stone on them has months, and
        where it is reached in too few worlds.
    unjudged : ids of links on its routes without a belief.
    undated : ids of stones on its routes without months.
    hinges_on : ids of single losses that leave no way, stones before links, from the start.
    survives_any_one, survives_any_two : whether a way is left after any one loss, and any two;
        the second is ``None`` where there are too many pairs or outcomes to try.
    losses : single losses with the chance each leaves, the worst first.
    worst_loss : id of the worst single loss; ``None`` without a chance, and where it is not known
        what some loss would leave, as what falls along could be gained again by unjudged links.
    chance_after_worst_loss : the chance it leaves.
    rigidity : share of the chance that is lost with it, 0 to 1.
    independent_routes : how many routes share nothing that can be lost; ``None`` where a node on
        the way needs all of its links, and where there are too many outcomes.
    """

    id: str
    status: OutcomeStatus
    has_way: bool
    chance: float | None
    margin: float | None
    exact: bool
    months: tuple[float, float, float] | None = None
    unjudged: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    hinges_on: tuple[str, ...] = ()
    survives_any_one: bool = False
    survives_any_two: bool | None = False
    losses: tuple[SingleLoss, ...] = ()
    worst_loss: str | None = None
    chance_after_worst_loss: float | None = None
    rigidity: float | None = None
    independent_routes: int | None = None


@dataclass(frozen=True)
class Assessment:
    """Figures of a work model as of a date.

    Attributes
    ----------
    outcomes : every outcome by id.
    rigidity : mean rigidity of outcomes, weighed by importance, 0 to 1; ``None`` while no open
        outcome has a chance. Outcomes in the following three fields do not count.
    without_way : ids of open outcomes without a way.
    unjudged : ids of open outcomes without a chance yet.
    left_out : ids of open outcomes with chance, months and hinges only, as more important ones are
        too many already.
    """

    as_of: date
    outcomes: Mapping[str, OutcomeAssessment]
    rigidity: float | None
    without_way: tuple[str, ...]
    unjudged: tuple[str, ...]
    left_out: tuple[str, ...]


def assess(model: WorkModel, as_of: date) -> Assessment:
    """Assess all outcomes of a model; the same model always gives the same figures.

    Parameters
    ----------
    model : WorkModel
    as_of : date
        The day the figures are for: older data points count less.

    Examples
    --------
    >>> from careerapp.domain.items import Link, Outcome, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(
    ...         Stone(id="maria", kind="relationship", title="Maria"),
    ...         Stone(id="course", kind="skill", title="Course"),
    ...     ),
    ...     links=(
    ...         Link(id="a", source="today", target="maria", confidence=0.7),
    ...         Link(id="b", source="maria", target="lead", confidence=0.7),
    ...         Link(id="c", source="today", target="course", confidence=0.7),
    ...         Link(id="d", source="course", target="lead", confidence=0.7),
    ...     ),
    ... )
    >>> found = assess(model, as_of=date(2027, 3, 1)).outcomes["lead"]
    >>> round(found.chance, 4), found.worst_loss, round(found.chance_after_worst_loss, 2)
    (0.7399, 'maria', 0.49)
    >>> found.survives_any_one, found.independent_routes
    (True, 2)
    """
    return assess_study(study_of(model, as_of))


def assess_study(study: Study) -> Assessment:
    """Assess all outcomes of a study."""
    losses = single_losses(study)
    most_work = MAX_PAIR_WORK // max(1, len(study.closely))
    months = months_if_reached(study)
    outcomes = {
        outcome.id: _assess_outcome(
            study, outcome, losses.get(outcome.id, ()), months.get(outcome.id), most_work
        )
        for outcome in study.model.outcomes
    }
    return Assessment(
        study.as_of,
        outcomes,
        _rigidity(study, outcomes),
        tuple(id for id in study.hopes if not outcomes[id].has_way),
        tuple(id for id in study.hopes if outcomes[id].chance is None),
        tuple(id for id in study.hopes if outcomes[id].has_way and id not in study.closely),
    )


def _assess_outcome(
    study: Study,
    outcome: Outcome,
    losses: tuple[SingleLoss, ...],
    months: tuple[float, float, float] | None,
    most_work: int,
) -> OutcomeAssessment:
    graph, id, status = study.graph, outcome.id, outcome.status
    subgraph = study.subgraph(id)
    chance = study.chance(id)
    if subgraph is None:
        had = graph.held[graph.place[id]]
        return OutcomeAssessment(
            id,
            status,
            had,
            *chance,
            months=months,
            survives_any_one=had,
            survives_any_two=had,
            independent_routes=None if had else 0,
        )
    hinges = tuple(loss.id for loss in losses if loss.ends_it)
    closely = id in study.closely
    routes, two = None, None
    if closely:
        routes = study.once(("routes", id), lambda: independent_routes(study, id))
        two = not hinges and study.once(
            ("two", id, most_work), lambda: survives_any_two(study, id, routes, most_work)
        )
    worst = _worst(losses) if closely else None
    return OutcomeAssessment(
        id,
        status,
        True,
        *chance,
        months=months,
        unjudged=tuple(graph.link_ids[link] for link in subgraph.unjudged),
        undated=tuple(graph.ids[node] for node in subgraph.undated),
        hinges_on=hinges,
        survives_any_one=not hinges,
        survives_any_two=two,
        losses=losses,
        worst_loss=worst.id if worst else None,
        chance_after_worst_loss=worst.chance if worst else None,
        rigidity=worst.share if worst else None,
        independent_routes=routes,
    )


def _worst(losses: Sequence[SingleLoss]) -> SingleLoss | None:
    """Give the worst of ranked losses; None where one that nobody can judge may be worse."""
    first, last = losses[0], losses[-1]
    if first.share is None or (last.share is None and not first.ends_it):
        return None
    return first


def _rigidity(study: Study, outcomes: Mapping[str, OutcomeAssessment]) -> float | None:
    shares = [
        (outcome.importance, rigidity)
        for outcome in study.model.outcomes
        if (rigidity := outcomes[outcome.id].rigidity) is not None
    ]
    total = sum(importance for importance, _ in shares)
    return sum(weight * rigidity for weight, rigidity in shares) / total if total else None
