"""Links as assumptions: how much hangs on each, and how old its evidence is."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from careerapp.analysis.drawing.on_ways import off_ways
from careerapp.analysis.drawing.ways import hinges
from careerapp.analysis.evidence import DAYS_A_MONTH, HALF_LIFE, last_evidence
from careerapp.domain.items import Link, Outcome
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held, reachable, works


class LinkLoss(Protocol):
    """The part of `SingleLoss` that assumptions need; a protocol, as that class needs NumPy."""

    @property
    def id(self) -> str: ...
    @property
    def ends_it(self) -> bool: ...
    @property
    def share(self) -> float | None: ...


class Assumption(NamedTuple):
    """A link, with how much hangs on it and when it last met evidence.

    Attributes
    ----------
    link : Link
    carries : share of all hopes that would be lost without it, 0 to 1, weighed by importance.
    ends : ids of the outcomes without a way once it is gone, the most important first.
    hurts : ids of the outcomes that lose a part of their chance.
    last : date of its latest evidence; ``None`` if it never met any.
    pressing : `carries` times the share of the evidence that has faded; assumptions are sorted by
        this.
    """

    link: Link
    carries: float
    ends: tuple[str, ...]
    hurts: tuple[str, ...]
    last: date | None
    pressing: float


def aged_assumptions(
    model: WorkModel, as_of: date, losses: Mapping[str, Iterable[LinkLoss]] | None = None
) -> tuple[Assumption, ...]:
    """List the links that lead to open outcomes, those with the most untested weight first.

    Parameters
    ----------
    model : WorkModel
    as_of : date
    losses : mapping, optional
        Of outcome ids to what each single loss would leave, as an assessment gives it. Without it
        the drawing alone decides: a link carries an outcome when no way is left without it.

    Notes
    -----
    Evidence fades as it does everywhere: half of it is gone after 24 months. Links that carry
    equally come in the order of their age, those that never met evidence first.

    Examples
    --------
    >>> from careerapp.domain.items import DataPoint, Stone
    >>> model = WorkModel(
    ...     outcomes=(Outcome(id="lead", kind="role", title="Team lead"),),
    ...     stones=(Stone(id="maria", kind="relationship", title="Maria"),),
    ...     links=(
    ...         Link(id="a", source="today", target="maria"),
    ...         Link(id="b", source="maria", target="lead"),
    ...     ),
    ...     journal=(DataPoint(id="d", at=date(2027, 3, 1), kind="win", about=("a",)),),
    ... )
    >>> [(each.link.id, each.ends, each.last) for each in aged_assumptions(model, date(2027, 3, 1))]
    [('b', ('lead',), None), ('a', ('lead',), datetime.date(2027, 3, 1))]
    """
    hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    hopes.sort(key=lambda outcome: -outcome.importance)
    total = sum(outcome.importance for outcome in hopes)
    met = last_evidence(model)
    leading = _leading_to(model, [outcome.id for outcome in hopes])
    carries: dict[str, float] = {}
    ends: dict[str, list[str]] = {}
    hurts: dict[str, list[str]] = {}
    for outcome in hopes:
        for id, share, ended in _shares(model, outcome, losses):
            carries[id] = carries.get(id, 0.0) + share * outcome.importance / total
            (ends if ended else hurts).setdefault(id, []).append(outcome.id)
    found = [
        Assumption(
            link,
            carries.get(link.id, 0.0),
            tuple(ends.get(link.id, ())),
            tuple(hurts.get(link.id, ())),
            met.get(link.id),
            carries.get(link.id, 0.0) * _untested(met.get(link.id), as_of),
        )
        for link in model.links
        if link.id in leading
    ]
    return tuple(sorted(found, key=lambda each: (-round(each.pressing, 9), each.last or date.min)))


def _leading_to(model: WorkModel, outcomes: Iterable[str]) -> set[str]:
    """Collect the links that can be on a route to an outcome."""
    reached, had = reachable(model), held(model)

    def into(id: str) -> list[tuple[str, str]]:
        links = model.links_into.get(id, ()) if id not in had else ()
        return [(link.source, link.id) for link in links if link.source in reached and works(link)]

    def needs_all(id: str) -> bool:
        return model.nodes[id].needs == "all"

    leading: set[str] = set()
    for outcome in outcomes:
        if outcome in reached:
            leading |= _before(outcome, into) - off_ways(outcome, into, needs_all)
    return leading


def _before(end: str, into: Callable[[str], Iterable[tuple[str, str]]]) -> set[str]:
    """Collect the links from which others lead to a node."""
    links: set[str] = set()
    pending, seen = [end], {end}
    while pending:
        for source, link in into(pending.pop()):
            links.add(link)
            if source not in seen:
                seen.add(source)
                pending.append(source)
    return links


def _shares(
    model: WorkModel, outcome: Outcome, losses: Mapping[str, Iterable[LinkLoss]] | None
) -> list[tuple[str, float, bool]]:
    """List (link, share of the chance lost without it, whether no way is left) for one outcome."""
    links = {link.id for link in model.links}
    if losses is None:
        return [(id, 1.0, True) for id in hinges(model, outcome.id) if id in links]
    return [
        (loss.id, share, loss.ends_it)
        for loss in losses.get(outcome.id, ())
        if loss.id in links and (share := 1.0 if loss.ends_it else loss.share or 0.0) > 0
    ]


def _untested(last: date | None, as_of: date) -> float:
    """Give the share of the evidence that has faded, 0 to 1; 1 without any evidence."""
    if last is None:
        return 1.0
    months = max(0, (as_of - last).days) / DAYS_A_MONTH
    return 1.0 - float(2 ** (-months / HALF_LIFE))
