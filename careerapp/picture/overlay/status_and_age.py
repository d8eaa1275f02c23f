"""The overlays of statuses, and of the time since links last met evidence."""

from collections.abc import Mapping
from datetime import date

from careerapp.domain.items import Node, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES, describe_status
from careerapp.domain.types import TODAY_ID
from careerapp.picture.overlay.core import FADED, LegendEntry, Mark, Overlay

NEW_DAYS = 92
"""Evidence of so many days ago or less counts as recent."""
OLD_DAYS = 365
"""Evidence of more days ago counts as old."""


def status_overlay(model: WorkModel) -> Overlay:
    """Write its status below each node, and mark which could be started now; the rest fades.

    A stone could be started if it is not and `can_start` says so.
    """
    nodes = {id: mark for id, node in model.nodes.items() if (mark := _standing(model, node))}
    had = {TODAY_ID, *(id for id, node in model.nodes.items() if node.status in HELD_STATUSES)}
    faded = {id for id, mark in nodes.items() if mark.faded}
    lost = {id for id, node in model.nodes.items() if node.status in LOST_STATUSES}
    links = {}
    for link in model.links:
        if link.source in had and link.target in had:
            links[link.id] = Mark(strong=True, words="gone already")
        elif link.target in faded or link.source in lost:
            links[link.id] = FADED
    badges = {mark.badge for mark in nodes.values()}
    legend = []
    if any(mark.strong for mark in links.values()):
        legend.append(LegendEntry("mark strong", "Gone already"))
    if "could start now" in badges:
        legend.append(LegendEntry("badge ok", "Could start now"))
    if any(mark.faded for mark in nodes.values()):
        legend.append(LegendEntry("mark faded", "Later"))
    return Overlay("Where things stand", nodes, links, tuple(legend))


def _standing(model: WorkModel, node: Node) -> Mark | None:
    words = describe_status(node)
    if node.status in HELD_STATUSES:
        return Mark(words=words)
    if node.status in LOST_STATUSES:
        return Mark(badge=words, tone="end")
    if node.status == "active":
        return Mark(badge=words)
    if not isinstance(node, Stone):
        return None
    if can_start(model, node):
        return Mark(badge="could start now", tone="ok")
    return FADED._replace(words="later")


def can_start(model: WorkModel, stone: Stone) -> bool:
    """Tell whether a person has what leads to a stone: any of it, or all where all is needed.

    A stone that nothing leads to can be started.
    """
    before = [link.source for link in model.links_into.get(stone.id, ())]
    had = [id == TODAY_ID or model.nodes[id].status in HELD_STATUSES for id in before]
    return not had or (all(had) if stone.needs == "all" else any(had))


def age_overlay(model: WorkModel, last_met: Mapping[str, date], as_of: date) -> Overlay:
    """Show how long ago each link last met evidence: heavy, plain, dashed, and pale for never.

    Parameters
    ----------
    model : WorkModel
    last_met : mapping of link id to date
        When something last happened that spoke of a link, as
        `careerapp.analysis.evidence.last_evidence` gives it; without an entry, never.
    as_of : date
    """
    links = {link.id: _age(last_met.get(link.id), as_of) for link in model.links}
    kinds = {(mark.strong, mark.weak, mark.faded) for mark in links.values()}
    samples = (
        ((True, False, False), "link lately", "Met evidence lately"),
        ((False, False, False), "link plain", "Within a year"),
        ((False, True, False), "link long-ago", "Over a year ago"),
        ((False, False, True), "link never", "Never tested"),
    )
    legend = tuple(LegendEntry(sample, words) for kind, sample, words in samples if kind in kinds)
    return Overlay("Age of evidence", {}, links, legend)


def _age(last: date | None, as_of: date) -> Mark:
    if last is None:
        return FADED._replace(words="never tested")
    days = max(0, (as_of - last).days)
    return Mark(
        strong=days <= NEW_DAYS,
        weak=days > OLD_DAYS,
        words=f"met evidence {_span(days)}",
    )


def _span(days: int) -> str:
    """Write a number of days as how long ago that was, roughly.

    >>> _span(0), _span(1), _span(13), _span(75), _span(800)
    ('today', 'yesterday', '13 days ago', '2 months ago', '2 years ago')
    """
    if days < 14:
        return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    if days < 60:
        return f"{round(days / 7)} weeks ago"
    if days < 730:
        return f"{round(days / 30.4)} months ago"
    return f"{round(days / 365)} years ago"
