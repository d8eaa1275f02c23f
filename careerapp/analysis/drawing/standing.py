"""Whether a way of an earlier map is still open, and whether one was ever lost."""

from careerapp.analysis.drawing.ways import Way
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import held, leading_to, works
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.types import TODAY_ID


def stands(model: WorkModel, way: Way) -> bool:
    """Whether all that a way of one map needs is still open on another; any start will do.

    What got done since still stands.
    """
    links = {link.id: link for link in model.links}
    had, lost = held(model), LOST_STATUSES
    starts = zip(way.starts, (way.links[0], *way.start_links), strict=True)
    begins = (
        any(start in had and id in links and works(links[id]) for start, id in starts)
        or way.nodes[1] in had
    )
    nodes = (*way.nodes[1:], *way.also)
    return (
        begins
        and all(
            id == TODAY_ID or (id in model.nodes and model.nodes[id].status not in lost)
            for id in nodes
        )
        and all(id in links and works(links[id]) for id in (*way.links[1:], *way.also_links))
    )


def was_open(model: WorkModel, id: str) -> bool:
    """Whether something is lost, or a link closed, on what leads to a node."""
    leading = leading_to(model, (id,))
    return any(
        model.nodes[each].status in LOST_STATUSES for each in leading if each in model.nodes
    ) or any(link.closed for each in leading for link in model.links_into.get(each, ()))
