"""What is sent to the browser to be drawn: one frozen type, plain JSON values inside."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from careerapp.domain.items import Idea
from careerapp.domain.model import WorkModel
from careerapp.picture.drawn import View
from careerapp.picture.looks import FADED_CONTRAST, FADED_LINK, FADED_NODE, STEM
from careerapp.picture.network import network_data
from careerapp.ui.pathway_map.events import Heard

MOST_IDEAS = 12
"""How many ideas wait beside the map; the tray below it has them all."""

LOOKS: dict[str, Any] = {
    "faded": {"link": FADED_LINK, "node": FADED_NODE, "contrast": FADED_CONTRAST},
    "stem": STEM._asdict() | {"dashes": list(STEM.dashes)},
}
"""What the browser decides by itself, since hands do: what stands back, and a stem's look then."""


class Payload(NamedTuple):
    """Everything the front end knows.

    Attributes
    ----------
    key : which map this is; the browser remembers zoom and place under it.
    label : what the picture is, in one line.
    nodes, edges, options : of the pyvis network; see `careerapp.picture.network`.
    looks : `LOOKS`.
    legend : ``[sample, words]`` pairs; empty for none.
    selected : id of the selected node or link, or None.
    picked : ids of several nodes that are selected together; empty where ``selected`` says it.
    focus : whether selecting a node fades what neither leads to it nor from it.
    found : ids of the nodes a search found, or None when nothing is searched for.
    picking : whether a click is only told, and nothing stays selected.
    editing : whether hands can add, link, rename and remove.
    still : a picture only: nothing can be moved, zoomed or selected.
    placing : whether nodes can be dragged.
    height : of the map in CSS pixels where routes run to the right.
    ideas : ``[id, text]`` of what waits to be put on the map.
    heard : ``[by, n]`` of the last event that was answered, or None.
    """

    key: str
    label: str
    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]
    looks: dict[str, Any]
    legend: list[list[str]]
    selected: str | None
    picked: list[str]
    focus: bool
    found: list[str] | None
    picking: bool
    editing: bool
    still: bool
    placing: bool
    height: int
    ideas: list[list[str]]
    heard: list[str | int] | None


def payload_of(
    view: View,
    *,
    key: str,
    height: int,
    selected: str | None = None,
    picked: Collection[str] = (),
    focus: bool = True,
    found: frozenset[str] | None = None,
    picking: bool = False,
    editing: bool = False,
    still: bool = False,
    placing: bool = True,
    legend: bool = True,
    ideas: Sequence[Idea] = (),
    heard: Heard | None = None,
) -> Payload:
    """Put a view into the form that is sent; see `Payload` for the parameters."""
    network = network_data(view)
    drawn = {node.id for node in view.nodes} | {edge.id for edge in view.edges}
    return Payload(
        key=key,
        label=view.label,
        nodes=network.nodes,
        edges=network.edges,
        options=network.options,
        looks=LOOKS,
        legend=[[entry.sample, entry.words] for entry in view.legend] if legend else [],
        selected=selected if selected in drawn else None,
        picked=[id for id in picked if id in drawn],
        focus=focus,
        found=None if found is None else sorted(found & drawn),
        picking=picking,
        editing=editing and not still,
        still=still,
        placing=placing and not still,
        height=height,
        ideas=[[idea.id, idea.text] for idea in ideas[:MOST_IDEAS]],
        heard=list(heard) if heard else None,
    )


def found_by(model: WorkModel, text: str) -> frozenset[str] | None:
    """Find nodes by their title, note, reason or tags; None when nothing is searched for.

    All words typed must occur, in any order; case and accents' form aside.
    """
    words = text.casefold().split()
    if not words:
        return None
    found = set()
    for id, node in model.nodes.items():
        texts = [node.title, getattr(node, "note", ""), getattr(node, "why", "")]
        said = "\n".join([*texts, *getattr(node, "tags", ())]).casefold()
        if all(word in said for word in words):
            found.add(id)
    return frozenset(found)
