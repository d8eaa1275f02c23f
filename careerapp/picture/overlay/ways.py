"""The overlays of ways, hinges and losses."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from careerapp.domain.model import WorkModel
from careerapp.domain.reach import falling, reachable
from careerapp.domain.types import TODAY_ID
from careerapp.picture.overlay.core import FADED, STRONG, LegendEntry, Mark, Overlay
from careerapp.picture.palette import Tone

ON_A_WAY = Mark(words="on a way")


class DrawnRoute(Protocol):
    """A way to an outcome, as far as an overlay needs it: ids of its nodes and links."""

    @property
    def drawn_nodes(self) -> frozenset[str]: ...
    @property
    def drawn_links(self) -> frozenset[str]: ...


def routes_overlay(model: WorkModel, outcome_id: str, ways: Iterable[DrawnRoute]) -> Overlay:
    """Bring out the ways to one outcome; the rest fades.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
        Stays clear even with no way to it.
    ways : iterable of DrawnRoute
        As `careerapp.analysis.drawing.ways.ways` gives them.
    """
    found = tuple(ways)
    clear = frozenset({outcome_id}).union(*(way.drawn_nodes for way in found))
    strong = frozenset[str]().union(*(way.drawn_links for way in found))
    return Overlay(
        name=f"Ways to {model.title_of(outcome_id)}",
        nodes={
            id: ON_A_WAY if id in clear else FADED
            for id in (TODAY_ID, *model.nodes)
            if id != outcome_id
        },
        links={
            link.id: STRONG._replace(words="on a way") if link.id in strong else FADED
            for link in model.links
        },
        legend=(LegendEntry("mark strong", "On a way"),) if strong else (),
    )


def hinge_overlay(model: WorkModel, hinges: str | Iterable[str] | None, ways: int) -> Overlay:
    """Ring what all ways to an outcome need, with words that say so.

    Parameters
    ----------
    model : WorkModel
    hinges : str, iterable of str or None
        Ids of nodes and links, as `careerapp.analysis.drawing.ways.hinges` gives them, or just one.
    ways : int
        How many really different ways there are.
    """
    ids = frozenset({hinges} if isinstance(hinges, str) else hinges or ())
    badge = {1: "the one way needs this", 2: "both ways need this"}.get(
        ways, f"all {ways} ways need this"
    )
    nodes = {id: Mark(ring=True, badge=badge) for id in model.nodes if id in ids}
    through = STRONG._replace(words=badge)
    links = {link.id: through for link in model.links if link.id in ids}
    legend = [LegendEntry("mark ring", "All ways need it")] if nodes else []
    legend += [LegendEntry("mark strong", "All ways run through it")] if links else []
    return Overlay("What it hinges on", nodes, links, tuple(legend))


_STANDING: Mapping[str, tuple[str, Tone]] = {
    "lost": ("would end", "end"),
    "weakened": ("would hurt", "note"),
    "intact": ("still stands", "ok"),
}


def loss_overlay(
    model: WorkModel,
    lost: Collection[str],
    standing: Mapping[str, str],
) -> Overlay:
    """Strike out all that a loss takes along, and write below each outcome what becomes of it.

    Parameters
    ----------
    model : WorkModel
    lost : collection of str
        Ids of the nodes and links that fall away.
    standing : mapping of str to str
        ``"lost"``, ``"weakened"`` or ``"intact"`` by outcome id, as
        `careerapp.analysis.measures.losses.rehearse` gives it.
    """
    without = frozenset(lost)
    gone = (reachable(model) - reachable(model, without)) | without | falling(model, without)
    nodes = {id: Mark(lost=True) for id in model.nodes if id in gone}
    for id, what in standing.items():
        badge, tone = _STANDING.get(what, ("", "note"))
        nodes[id] = Mark(badge=badge, tone=tone, lost=what == "lost", weak=what == "weakened")
    return Overlay(
        name="What would be lost",
        nodes=nodes,
        links={
            link.id: Mark(lost=True)
            for link in model.links
            if gone & {link.id, link.source, link.target}
        },
        legend=(LegendEntry("mark lost", "Would be lost"),),
    )
