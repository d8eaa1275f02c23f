"""The overlay of changes between two work models, on the map of the later one."""

from collections.abc import Collection, Iterable

from careerapp.domain.difference import FIELD_WORDS, FieldChange, difference
from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.scales import confidence_word
from careerapp.domain.statuses import LEFT_STATUSES, STATUSES
from careerapp.picture.overlay.core import FADED, LegendEntry, Mark, Overlay


def difference_overlay(before: WorkModel, after: WorkModel) -> Overlay:
    """Mark on the map of one model what is new, changed or gone since another.

    Parameters
    ----------
    before, after : WorkModel
        The map drawn is the one of `after`.

    Returns
    -------
    Overlay
        Nodes and links that were removed are drawn too, struck out, and so are nodes dropped or let
        go since. Where only the journal changed the map stays plain; else all that is the same
        fades.
    """
    found = difference(before, after)
    changes: dict[str, list[FieldChange]] = {}
    for change in found.changed:
        if change.id in after.items and isinstance(after.items[change.id], Outcome | Stone | Link):
            changes.setdefault(change.id, []).append(change)
    nodes: dict[str, Mark] = {}
    links: dict[str, Mark] = {}
    nodes_too: list[Outcome | Stone] = []
    links_too: list[Link] = []
    for item in found.added:
        if isinstance(item, Link):
            links[item.id] = Mark(badge="new", tone="ok", strong=True)
        elif isinstance(item, Outcome | Stone):
            nodes[item.id] = Mark(badge="new", tone="ok", strong=True)
    for id, those in changes.items():
        item = after.items[id]
        words = f"changed: {_was(those)}"
        if isinstance(item, Link):
            links[id] = Mark(badge="changed", strong=True, words=words)
            continue
        nodes[id] = Mark(badge="changed", words=words)
        if isinstance(item, Outcome | Stone) and item.status in LEFT_STATUSES:
            nodes_too.append(item)
    for item in found.removed:
        if item.id in after.items:
            continue  # its id has come to mean something else, which is marked as new
        if isinstance(item, Link):
            links[item.id] = Mark(lost=True, words="removed")
            links_too.append(item)
        elif isinstance(item, Outcome | Stone):
            nodes[item.id] = Mark(badge="removed", tone="end", lost=True)
            nodes_too.append(item)
    legend = _legend(nodes.values(), links.values())
    if nodes or links:
        ends = {
            end for link in after.links if link.id in links for end in (link.source, link.target)
        }
        nodes |= {id: FADED for id in after.nodes if id not in nodes and id not in ends}
        links |= {link.id: FADED for link in after.links if link.id not in links}
    return Overlay("What has changed", nodes, links, legend, tuple(nodes_too), tuple(links_too))


def _was(changes: Iterable[FieldChange]) -> str:
    """Write the former values where they are short, and the names of the other fields."""
    said = []
    for change in changes:
        if change.field == "title":
            said.append(f"was called {change.old}")
        elif change.field == "status":
            said.append(f"was {STATUSES[change.old].word}")
        elif change.field == "confidence":
            was, now = confidence_word(change.old), confidence_word(change.new)
            # Within one word only the figures tell.
            same = was == now and change.old is not None
            said.append(f"was {f'{change.old:.0%}' if same else was}")
        else:
            said.append(FIELD_WORDS.get(change.field, change.field.replace("_", " ")))
    return ", ".join(said)


def _legend(nodes: Collection[Mark], links: Collection[Mark]) -> tuple[LegendEntry, ...]:
    entries = []
    if any(mark.badge == "new" for mark in nodes):
        entries.append(LegendEntry("badge ok", "New"))
    if any(mark.badge == "changed" for mark in nodes):
        entries.append(LegendEntry("badge note", "Changed"))
    if any(mark.strong for mark in links):
        entries.append(LegendEntry("mark strong", "New or changed"))
    if any(mark.lost for mark in (*nodes, *links)):
        entries.append(LegendEntry("mark lost", "Removed"))
    if nodes or links:
        entries.append(LegendEntry("mark faded", "As it was"))
    return tuple(entries)
