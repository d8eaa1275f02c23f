"""Edits made on the map: a node at a place, a node linked on, several stones at once."""

from collections.abc import Mapping

from careerapp.domain.edits.core import Edit, Edited, find, revised_item, with_items
from careerapp.domain.edits.items import add
from careerapp.domain.edits.routes import place
from careerapp.domain.guess import same_title
from careerapp.domain.items import Link, Node, Outcome, Stone, StoneStatus
from careerapp.domain.model import WorkModel
from careerapp.domain.naming import NOUNS
from careerapp.domain.reach import falling, held
from careerapp.domain.statuses import STATUSES
from careerapp.domain.types import TODAY_ID
from careerapp.errors import EditError
from careerapp.wording.phrases import listed, named


def placed(edit: Edit, positions: Mapping[str, tuple[float, float]]) -> Edit:
    """Make an edit also put nodes at places on the map; its description stays as it is.

    Parameters
    ----------
    edit : Edit
    positions : mapping of node id to (x, y)
        In map units.
    """

    def both(model: WorkModel) -> Edited:
        after, description = edit(model)
        return Edited(place(positions)(after).model, description)

    return both


def join(source: str, target: str, link_id: str) -> Edit:
    """Link two nodes; refused where one of them is gone.

    Parameters
    ----------
    source, target : str
        Ids of nodes; the source may be Today.
    link_id : str
        A fresh id for the link.
    """

    def edit(model: WorkModel) -> Edited:
        for id in (source, target):
            if id != TODAY_ID:
                find(model, id)
        return add(Link(id=link_id, source=source, target=target))(model)

    return edit


def add_after(node: Node, source: str, link_id: str) -> Edit:
    """Add an outcome or stepping stone that another node leads to, as one edit.

    Parameters
    ----------
    node : Outcome or Stone
    source : str
        Id of what leads to it: a stone, or Today.
    link_id : str
        A fresh id for the link.
    """

    def edit(model: WorkModel) -> Edited:
        after = join(source, node.id, link_id)(add(node)(model).model).model
        before = named(model.title_of(source))
        return Edited(after, f"Added {NOUNS[type(node)]} {named(node.title)} after {before}")

    return edit


def set_status(ids: tuple[str, ...], status: StoneStatus) -> Edit:
    """Set several stepping stones to one status.

    Parameters
    ----------
    ids : tuple of str
        Outcomes and Today among them are passed over.
    status : str

    Raises
    ------
    EditError
        When there is no stone among them, or one of the items is gone.
    """

    def edit(model: WorkModel) -> Edited:
        stones = _stones(model, ids)
        changed = (revised_item(stone, status=status) for stone in stones)
        after = with_items(model, *changed)
        return Edited(after, f"Set {_name_stones(stones)} to {STATUSES[status].word}")

    return edit


def tag(ids: tuple[str, ...], word: str) -> Edit:
    """Give several stepping stones a tag; those that have it (case aside) keep theirs.

    Parameters
    ----------
    ids : tuple of str
        Outcomes and Today among them are passed over.
    word : str

    Raises
    ------
    EditError
        When there is no stone among them, all of them have the tag, or it will not do.
    """

    def edit(model: WorkModel) -> Edited:
        stones = _stones(model, ids)
        without = [
            stone for stone in stones if not any(same_title(word, each) for each in stone.tags)
        ]
        if not without:
            raise EditError("They all have this tag already.", "tags")
        changed = [revised_item(stone, tags=(*stone.tags, word)) for stone in without]
        after = with_items(model, *changed)
        return Edited(after, f"Tagged {_name_stones(without)} {named(changed[0].tags[-1])}")

    return edit


def rest_on(id: str, support: str) -> Edit:
    """Say that something one has is there only while something else one has stands.

    Where other things that stand lead to it too, it needs all of them from then on.

    Parameters
    ----------
    id, support : str
        What would go, and what it would go with; a link leads from the second to the first.

    Raises
    ------
    EditError
        Where that cannot be said: something else that is not had yet could bring it too.
    """

    def edit(model: WorkModel) -> Edited:
        node = find(model, id)
        if not isinstance(node, Stone | Outcome):
            raise EditError("Only what you have can rest on something.")
        said = f"Said that {named(node.title)} is there only while {named(model.title_of(support))}"
        for needs in (node.needs, "all"):
            after = with_items(model, revised_item(node, rests=True, needs=needs))
            if id in falling(after, frozenset({support})):
                return Edited(after, f"{said} stands")
        had = held(model)
        others = [
            named(model.title_of(link.source))
            for link in model.links_into.get(id, ())
            if link.source not in had
        ]
        led = f" {listed(others)} would bring it too, as it is drawn." if others else ""
        raise EditError(f"That cannot be marked.{led}", "rests")

    return edit


def _stones(model: WorkModel, ids: tuple[str, ...]) -> list[Stone]:
    found = [find(model, id) for id in dict.fromkeys(ids) if id != TODAY_ID]
    stones = [item for item in found if isinstance(item, Stone)]
    if not stones:
        raise EditError("There is no stepping stone among what is picked.")
    return stones


def _name_stones(stones: list[Stone]) -> str:
    return named(stones[0].title) if len(stones) == 1 else f"{len(stones)} stepping stones"
