"""The data sent to the browser: the map to draw, and its selection, search and settings."""

from collections.abc import Collection
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from careerapp.domain.items import Idea
from careerapp.domain.model import WorkModel
from careerapp.picture.drawn import View
from careerapp.picture.looks import FADED_CONTRAST, FADED_LINK, FADED_NODE, STEM
from careerapp.picture.network import network_data
from careerapp.ui.pathway_map.events import Heard
from careerapp.ui.pathway_map.packing import compact, pack, steps

MOST_IDEAS = 12
"""How many ideas lie beside the map; the tray below it has them all."""

LOOKS: dict[str, Any] = {
    "faded": {"link": FADED_LINK, "node": FADED_NODE, "contrast": FADED_CONTRAST},
    "stem": STEM._asdict() | {"dashes": list(STEM.dashes)},
}
"""Looks that the browser applies by itself: of what is faded, and of the stem before a node."""


class Map(NamedTuple):
    """A map as it is sent: large, and sent again only once it has changed.

    Attributes
    ----------
    id : digest of the text, by which the browser names the map that it has.
    text : JSON of ``label`` (a description in one line), of ``nodes``, ``edges`` and
        ``options`` of the pyvis network, `LOOKS`, ``legend`` (pairs of sample and words) and
        ``ideas`` (id and text of those beside the map). Nodes and edges are packed; an
        edge names its nodes by their places in the list.
    """

    id: str
    text: str


class MapMoment(NamedTuple):
    """What is sent with every run, beside the map: selection, search and settings.

    Attributes
    ----------
    key : key of the map on the page; the browser remembers zoom and place under it.
    map : id of the `Map` it belongs to.
    selected : id of the selected node or link, or None.
    picked : ids of several nodes that are selected together; empty for one or none.
    focus : whether nodes fade that neither lead to the selected node nor from it.
    found : ids of the nodes a search found, or None when nothing is searched for.
    picking : whether a click only sends an event, and nothing stays selected.
    editing : whether nodes can be added, linked, renamed and removed.
    still : whether it is a picture only: nothing can be moved, zoomed or selected.
    placing : whether nodes can be dragged.
    height : height of the map in CSS pixels where routes run to the right.
    heard : ``[by, n]`` of the last event that was answered, or None.
    """

    key: str
    map: str
    selected: str | None
    picked: list[str]
    focus: bool
    found: list[str] | None
    picking: bool
    editing: bool
    still: bool
    placing: bool
    height: int
    heard: list[str | int] | None


@lru_cache(maxsize=16)
def map_of(view: View, *, legend: bool = True, ideas: tuple[Idea, ...] = ()) -> Map:
    """Turn a view into the map that is sent; the latest ones are cached."""
    network = network_data(view)
    place = {node["id"]: index for index, node in enumerate(network.nodes)}
    text = compact(
        {
            "label": view.label,
            "nodes": pack([_packed_node(node) for node in network.nodes]),
            "edges": pack([_packed_edge(edge, place) for edge in network.edges]),
            "options": network.options,
            "looks": LOOKS,
            "legend": [[entry.sample, entry.words] for entry in view.legend] if legend else [],
            "ideas": [[idea.id, idea.text] for idea in ideas[:MOST_IDEAS]],
        }
    )
    return Map(blake2b(text.encode(), digest_size=12).hexdigest(), text)


def _packed_node(node: dict[str, Any]) -> dict[str, Any]:
    """Split a node's tooltip, so that its title is not sent twice."""
    name, _, remarks = node["title"].partition("\n")
    short = {key: value for key, value in node.items() if key != "title"} | {"said": remarks}
    return short if name == node["label"].replace("\n", " ") else short | {"name": name}


def _packed_edge(edge: dict[str, Any], place: dict[str, int]) -> dict[str, Any]:
    """Name the nodes of an edge by their places, and give its bends as distances."""
    bends = {name: steps(edge[name]) for name in ("bends", "phone_bends") if name in edge}
    return edge | {"from": place[edge["from"]], "to": place[edge["to"]]} | bends


def moment_of(
    view: View,
    *,
    key: str,
    map: str,
    height: int,
    selected: str | None = None,
    picked: Collection[str] = (),
    focus: bool = True,
    found: frozenset[str] | None = None,
    picking: bool = False,
    editing: bool = False,
    still: bool = False,
    placing: bool = True,
    heard: Heard | None = None,
) -> MapMoment:
    """Give what is sent beside a view's map; see `MapMoment` for the parameters."""
    drawn = {node.id for node in view.nodes} | {edge.id for edge in view.edges}
    return MapMoment(
        key=key,
        map=map,
        selected=selected if selected in drawn else None,
        picked=[id for id in picked if id in drawn],
        focus=focus,
        found=None if found is None else sorted(found & drawn),
        picking=picking,
        editing=editing and not still,
        still=still,
        placing=placing and not still,
        height=height,
        heard=[heard.by, heard.n] if heard else None,
    )


def as_sent(moment: MapMoment, map: Map | None) -> bytes:
    """Give the bytes for the browser: the moment, and its map unless the browser has that."""
    text = compact(moment._asdict())
    return (f'{text[:-1]},"drawing":{map.text}}}' if map else text).encode()


def find_nodes(model: WorkModel, text: str) -> frozenset[str] | None:
    """Find nodes by their title, note, reason or tags; None when nothing is searched for.

    All words typed must occur, in any order; case and accents' form aside.
    """
    words = text.casefold().split()
    if not words:
        return None
    found = set()
    for id, node in model.nodes.items():
        texts = [node.title, getattr(node, "note", ""), getattr(node, "why", "")]
        searched = "\n".join([*texts, *getattr(node, "tags", ())]).casefold()
        if all(word in searched for word in words):
            found.add(id)
    return frozenset(found)
