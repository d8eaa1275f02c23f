"""What is laid over the plain map, one at a time: marks on nodes and links, with their legend."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.picture.palette import Tone


class Mark(NamedTuple):
    """How a node or link is set off.

    Attributes
    ----------
    ring : a yellow ring around a node.
    badge, tone : a few words below a node, and what they amount to.
    faded : stands back, still to be read.
    lost : grey, dashed, struck out.
    weak : dotted outline.
    strong : drawn heavier, in the theme's own colour.
    """

    ring: bool = False
    badge: str = ""
    tone: Tone = "note"
    faded: bool = False
    lost: bool = False
    weak: bool = False
    strong: bool = False


PLAIN = Mark()
FADED = Mark(faded=True)
STRONG = Mark(strong=True)


class LegendEntry(NamedTuple):
    """One sample of the legend: what is drawn (``"kind skill"``, ``"mark ring"``) and its words."""

    sample: str
    words: str


class Overlay(NamedTuple):
    """Marks by the id of a node (``"today"`` too) or link; what has none is drawn plainly."""

    name: str
    nodes: Mapping[str, Mark]
    links: Mapping[str, Mark]
    legend: tuple[LegendEntry, ...] = ()


class Route(Protocol):
    """What an overlay needs to know of a way to an outcome."""

    @property
    def all_nodes(self) -> frozenset[str]: ...
    @property
    def all_links(self) -> frozenset[str]: ...


def routes_overlay(model: WorkModel, outcome_id: str, ways: Iterable[Route]) -> Overlay:
    """Bring out the ways to one outcome; the rest fades.

    Parameters
    ----------
    model : WorkModel
    outcome_id : str
        Stays clear even with no way to it.
    ways : iterable of Route
        As `careerapp.analysis.structure.ways` gives them.
    """
    found = tuple(ways)
    clear = frozenset({outcome_id}).union(*(way.all_nodes for way in found))
    strong = frozenset[str]().union(*(way.all_links for way in found))
    return Overlay(
        name=f"Ways to {model.title_of(outcome_id)}",
        nodes={id: FADED for id in (TODAY_ID, *model.nodes) if id not in clear},
        links={link.id: STRONG if link.id in strong else FADED for link in model.links},
        legend=(LegendEntry("mark strong", "On a way"),) if strong else (),
    )


def hinge_overlay(model: WorkModel, hinges: str | Iterable[str] | None, ways: int) -> Overlay:
    """Ring what all ways to an outcome need, with words that say so.

    Parameters
    ----------
    model : WorkModel
    hinges : str, iterable of str or None
        Ids of nodes and links, as `careerapp.analysis.structure.hinges` gives them, or just one.
    ways : int
        How many really different ways there are.
    """
    ids = frozenset({hinges} if isinstance(hinges, str) else hinges or ())
    badge = {1: "the one way needs this", 2: "both ways need this"}.get(
        ways, f"all {ways} ways need this"
    )
    nodes = {id: Mark(ring=True, badge=badge) for id in model.nodes if id in ids}
    links = {link.id: STRONG for link in model.links if link.id in ids}
    legend = [LegendEntry("mark ring", "All ways need it")] if nodes else []
    legend += [LegendEntry("mark strong", "All ways run through it")] if links else []
    return Overlay("What it hinges on", nodes, links, tuple(legend))


def filter_overlay(model: WorkModel, kept: Iterable[str], name: str = "Filter") -> Overlay:
    """Keep some nodes clear, and the links between them; the rest fades."""
    clear = frozenset(kept)
    return Overlay(
        name=name,
        nodes={id: FADED for id in (TODAY_ID, *model.nodes) if id not in clear},
        links={
            link.id: FADED
            for link in model.links
            if link.source not in clear or link.target not in clear
        },
    )


class Loss(Protocol):
    """What an overlay needs to know of what falls away."""

    @property
    def outcomes(self) -> Mapping[str, str]: ...
    @property
    def gone(self) -> frozenset[str]: ...
    @property
    def dead_links(self) -> frozenset[str]: ...


_FATES: Mapping[str, tuple[str, Tone]] = {
    "ends": ("would end", "end"),
    "hurts": ("would hurt", "note"),
    "stands": ("still stands", "ok"),
}


def loss_overlay(model: WorkModel, loss: Loss) -> Overlay:
    """Strike out what a loss takes along, and say below each hope what becomes of it.

    Parameters
    ----------
    model : WorkModel
    loss : Loss
        As `careerapp.analysis.fates.fates` gives it.
    """
    nodes = {id: Mark(lost=True) for id in model.nodes if id in loss.gone}
    for id, fate in loss.outcomes.items():
        badge, tone = _FATES[fate]
        nodes[id] = Mark(badge=badge, tone=tone, lost=fate == "ends", weak=fate == "hurts")
    return Overlay(
        name="What would be lost",
        nodes=nodes,
        links={link.id: Mark(lost=True) for link in model.links if link.id in loss.dead_links},
        legend=(LegendEntry("mark lost", "Would be lost"),),
    )
