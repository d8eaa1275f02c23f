"""Losses to suppose, and the keys they are picked by, on What if…? and on the map."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from careerapp import analysis
from careerapp.domain.model import WorkModel
from careerapp.domain.statuses import LOST_STATUSES
from careerapp.domain.workspace import Future
from careerapp.storage.records import Head
from careerapp.ui.shared import assessments
from careerapp.wording.phrases import short

TAG = "tag:"
MOST_SUGGESTIONS = 4


class LossChoice(NamedTuple):
    """The losses that were picked: stones and links by id, and whole tags."""

    items: tuple[str, ...]
    tags: tuple[str, ...]


def parse_loss_keys(keys: Iterable[str]) -> LossChoice:
    """Part keys into ids of stones and links, and tags.

    >>> parse_loss_keys(["maria", "tag:retail"])
    LossChoice(items=('maria',), tags=('retail',))
    """
    picked = tuple(keys)
    return LossChoice(
        tuple(key for key in picked if not key.startswith(TAG)),
        tuple(key.removeprefix(TAG) for key in picked if key.startswith(TAG)),
    )


def loss_keys(items: Iterable[str], tags: Iterable[str]) -> tuple[str, ...]:
    """Give the keys of stones and links, and of whole tags."""
    return (*items, *(TAG + tag for tag in tags))


def known_loss_keys(future: Future, names: Mapping[str, str]) -> tuple[str, ...]:
    """Give the keys of a saved what-if whose stones, links and tags are on this map."""
    return tuple(key for key in loss_keys(future.without, future.tags) if key in names)


def list_losses(model: WorkModel) -> dict[str, str]:
    """List everything that can be taken away, by key with its name: stones, tags, links."""
    alive = [stone for stone in model.stones if stone.status not in LOST_STATUSES]
    names = {stone.id: stone.title for stone in alive}
    names |= {TAG + tag: f"Everything tagged {tag}" for tag in _count_tags(model)}
    return names | {link.id: f"The step {model.title_of(link.id)}" for link in model.links}


def _count_tags(model: WorkModel) -> dict[str, int]:
    """Count the stones that carry each tag, of those that can be lost."""
    carried: dict[str, int] = {}
    for stone in model.stones:
        for tag in stone.tags if stone.status not in LOST_STATUSES else ():
            carried[tag] = carried.get(tag, 0) + 1
    return dict(sorted(carried.items()))


def suggest_losses(head: Head, today: date) -> dict[str, tuple[str, ...]]:
    """Suggest losses worth a look: the present job, what most hopes hinge on, the widest tags."""
    model, assessed = head.model, assessments.assess_head(head, today)
    found: dict[tuple[str, ...], str] = {}
    hinging: dict[str, int] = {}
    for outcome in model.outcomes:
        for id in assessed.outcomes[outcome.id].hinges_on:
            if id in model.nodes:
                hinging[id] = hinging.get(id, 0) + outcome.importance
    if jobs := analysis.present_roles(model):
        found[jobs] = "I lose my present job"
    for id in sorted(hinging, key=lambda each: -hinging[each])[:2]:
        found.setdefault((id,), f"Without {short(model.title_of(id), 36)}")
    carried = _count_tags(model)
    for tag in sorted(carried, key=lambda each: -carried[each])[:3]:
        if carried[tag] > 1:
            found[TAG + tag,] = f"Without {short(tag, 24)}"
    return {label: keys for keys, label in [*found.items()][:MOST_SUGGESTIONS]}


def standings_of_hopes(model: WorkModel, found: "analysis.Drill") -> dict[str, str]:
    """Give the standing after a loss of each open hope that had a way, by id."""
    return {
        id: each.standing
        for id, each in found.outcomes.items()
        if model.nodes[id].status == "open" and each.standing != "no way"
    }
