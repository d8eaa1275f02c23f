"""What a data point changes, before it is kept: statuses, ways that remain, what still counts."""

from typing import NamedTuple

from careerapp.analysis.sentences import NUMBERS, count, way_name
from careerapp.analysis.structure import Way, ways
from careerapp.analysis.verdict import listed
from careerapp.domain.edits import STATUS_WORDS, log, named
from careerapp.domain.items import DataPoint
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import capital


class Effects(NamedTuple):
    """What keeping a data point would do.

    Attributes
    ----------
    sentences : in words, titles between asterisks; empty when nothing on the map changes.
    still_of_use : ids of stones on ways that remain, where a way was lost.
    """

    sentences: tuple[str, ...]
    still_of_use: tuple[str, ...]


def effects(model: WorkModel, point: DataPoint) -> Effects:
    """Compare the map before and after a data point, from the drawing alone."""
    after = log(point)(model).model
    if not any(about.made in ("done", "gone") for about in point.about):
        return Effects((), ())  # nothing else changes the drawing
    said = [
        f"{named(node.title)} goes from {STATUS_WORDS[node.status]} to"
        f" {STATUS_WORDS[after.nodes[id].status]}."
        for id, node in model.nodes.items()
        if after.nodes[id].status != node.status
    ]
    lost_a_way = False
    still: dict[str, None] = {}
    for outcome in after.outcomes:
        if outcome.status != "open":
            continue
        before, now = ways(model, outcome.id), ways(after, outcome.id)
        if len(before) == len(now):
            continue
        title = named(outcome.title)
        if len(now) > len(before):
            more = NUMBERS[len(now) - len(before)]
            said.append(f"{capital(count(len(now), 'way'))} to {title}, {more} more than before.")
            continue
        lost_a_way = True
        if now:
            left = f"{count(len(now), 'way')} {'is' if len(now) == 1 else 'are'} left"
            said.append(f"{title} had {count(len(before), 'way')}; {left}: {by_name(after, now)}.")
        else:
            said.append(f"No way to {title} is left on the map.")
        for way in now:
            still |= dict.fromkeys(id for id in way.nodes if id in after.nodes)
    stones = {stone.id for stone in after.stones}
    touched = set(point.about_ids)
    useful = tuple(id for id in still if id in stones and id not in touched) if lost_a_way else ()
    return Effects(tuple(said), useful)


def by_name(model: WorkModel, found: tuple[Way, ...]) -> str:
    """Name ways within a sentence: ``through *Maria* and straight there``."""
    names = (way_name(model, way, found) for way in found)
    return listed([name[:1].lower() + name[1:] for name in names])
