"""The effects that something can have on a stone, link or hope: their words and what they change.

An effect is added to its Literal in `items`; a test fails until it is in the tables here.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from careerapp.domain.items import About, DataPointKind, Effect, Item, Link, Node, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.domain.reach import could_rest_on, falling
from careerapp.domain.scales import MOST_IMPORTANT
from careerapp.domain.statuses import HELD_STATUSES, LOST_STATUSES


class KindOfEffect(NamedTuple):
    """The properties of an effect on one kind of item.

    Attributes
    ----------
    word : after a title and "now", on a button; and in the history.
    news : the kind of data point that it belongs to.
    sets : fields of the item that it sets.
    more : by how much it changes a hope's importance.
    """

    word: str
    news: DataPointKind
    sets: Mapping[str, object] = {}
    more: int = 0

    @property
    def changes_item(self) -> bool:
        """Whether it changes the item itself, and not only what is believed of links."""
        return bool(self.sets or self.more)


_UNCHANGED = KindOfEffect("as before", "change")
_EASIER = KindOfEffect("easier", "win")
_HARDER = KindOfEffect("harder", "setback")

ON_STONE: Mapping[Effect, KindOfEffect] = {
    "unchanged": _UNCHANGED,
    "done": KindOfEffect("done", "win", {"status": "done"}),
    "easier": _EASIER,
    "harder": _HARDER,
    # A lost stone stays on the map, hatched, so that one sees what depended on it; only a person
    # drops it.
    "gone": KindOfEffect("gone", "setback", {"status": "blocked"}),
}
ON_LINK: Mapping[Effect, KindOfEffect] = {
    "unchanged": _UNCHANGED,
    "holds": KindOfEffect("holds", "win", {"closed": False}),
    "easier": _EASIER,
    "harder": _HARDER,
    "closed": KindOfEffect("no longer leads there", "setback", {"closed": True}),
}
ON_OUTCOME: Mapping[Effect, KindOfEffect] = {
    "unchanged": _UNCHANGED,
    "done": KindOfEffect("came true", "win", {"status": "reached"}),
    "easier": _EASIER,
    "harder": _HARDER,
    "no_longer_true": KindOfEffect("no longer true", "setback", {"status": "open"}),
    "matters_more": KindOfEffect("matters more", "change", more=1),
    "matters_less": KindOfEffect("matters less", "change", more=-1),
    "gone": KindOfEffect("let go", "change", {"status": "let_go"}),
}
_ON_OTHERS: Mapping[Effect, KindOfEffect] = {"unchanged": _UNCHANGED}

WHAT_I_WANT: frozenset[Effect] = frozenset({"matters_more", "matters_less", "gone"})
"""Effects on a hope by which a change is one of what a person wants, not of what is around them."""


def effects_on(item: Item | None) -> Mapping[Effect, KindOfEffect]:
    """Give the effects that something can have on an item, in the order to offer them.

    >>> from careerapp.domain.items import Link
    >>> list(effects_on(Link(id="l", source="today", target="o")))
    ['unchanged', 'holds', 'easier', 'harder', 'closed']
    """
    match item:
        case Stone():
            return ON_STONE
        case Link():
            return ON_LINK
        case Outcome():
            return ON_OUTCOME
        case _:
            return _ON_OTHERS


def offered_effects(
    item: Item | None, kind: DataPointKind, wants: bool | None = None
) -> tuple[Effect, ...]:
    """Give the effects to offer for a kind of data point, at most five: those that can be so.

    Parameters
    ----------
    item : Item or None
        As it is now: what is done already cannot become done, what is gone cannot go.
    kind : str
        A win offers what is good, a setback what is bad, a change both.
    wants : bool, optional
        Of a change: whether it is one of what a person wants, not of what is around them. Where
        nobody said, a hope has the effects of both but *easier* and *harder*.

    Examples
    --------
    >>> from careerapp.domain.items import Outcome
    >>> hope = Outcome(id="o", kind="role", title="Team lead")
    >>> offered_effects(hope, "change", wants=True)
    ('unchanged', 'matters_more', 'matters_less', 'gone')
    >>> offered_effects(hope, "win")
    ('unchanged', 'done', 'easier')
    """
    known = effects_on(item)
    if item is None or kind == "nothing":
        return ("unchanged",)
    return tuple(
        effect
        for effect in known
        if effect == "unchanged"
        or (_can_be(item, effect) and _fits(item, effect, known[effect].news, kind, wants))
    )


def _fits(
    item: Item, effect: Effect, news: DataPointKind, kind: DataPointKind, wants: bool | None
) -> bool:
    """Tell whether an effect that can be is one of this kind of data point."""
    of_wants = isinstance(item, Outcome) and effect in WHAT_I_WANT
    if kind != "change":
        return news == kind
    if wants or of_wants:
        return of_wants and wants is not False
    if wants is None and isinstance(item, Outcome):
        return effect == "no_longer_true"
    # A change around me brings nothing by itself; but what was closed may lead there again.
    return effect != "done" and (effect != "holds" or (isinstance(item, Link) and item.closed))


def _can_be(item: Item, effect: Effect) -> bool:
    """Tell whether an effect is possible: whether it would change the item, if it sets fields."""
    match item, effect:
        case Stone(status=status), "gone":
            return status not in LOST_STATUSES
        case Stone(status=status), "done":
            return status not in HELD_STATUSES
        case Outcome(status="let_go"), "harder" | "easier" | "matters_more" | "matters_less":
            return False
        case Outcome(status=status), "no_longer_true":
            return status == "reached"
        case (Link(), "holds") | (_, "harder" | "easier"):
            return True
        case _:
            return any(
                getattr(item, name) != now for name, now in fields_after(item, effect).items()
            )


def effect_words(item: Item | None, effect: Effect) -> str:
    """Give the words for an effect on an item; of what was removed, words that fit anything.

    >>> from careerapp.domain.items import Link
    >>> effect_words(Link(id="l", source="today", target="o", closed=True), "holds")
    'leads there again'
    >>> effect_words(None, "matters_less")
    'matters less'
    """
    if effect == "holds" and isinstance(item, Link) and item.closed:
        return "leads there again"
    tables = (effects_on(item), ON_STONE, ON_LINK, ON_OUTCOME)
    return next(table[effect].word for table in tables if effect in table)


def ways_in(model: WorkModel, id: str) -> tuple[Link, ...]:
    """Give the open links into a node; what happened to it may speak for one of them, or for all.

    None for what is no node.
    """
    return tuple(link for link in model.links_into.get(id, ()) if not link.closed)


def asks_for_way(model: WorkModel, kind: DataPointKind, about: About) -> bool:
    """Tell whether it is worth asking which way into a node a data point spoke for.

    Only a win or a setback is evidence, and only where there is a choice. A node that one now has,
    or that is gone, no longer waits for what leads to it.
    """
    known = effects_on(model.items.get(about.id)).get(about.made)
    settles = known is not None and known.sets.get("status") in (*HELD_STATUSES, *LOST_STATUSES)
    return kind in ("win", "setback") and not settles and len(ways_in(model, about.id)) > 1


def may_rest_on(model: WorkModel, id: str) -> dict[str, bool]:
    """Give what a person has that may fall when a stone goes: whether it is known to, by id.

    Known is what rests on it, however far off; of the rest that it leads to nobody said so yet.

    Examples
    --------
    >>> model = WorkModel(
    ...     stones=(
    ...         Stone(id="job", kind="role", title="Store manager", status="done"),
    ...         Stone(id="rota", kind="experience", title="Rota", status="done"),
    ...     ),
    ...     links=(Link(id="l", source="job", target="rota"),),
    ... )
    >>> may_rest_on(model, "job")
    {'rota': False}
    """
    unknown = dict.fromkeys(could_rest_on(model, {id}), False)
    known = falling(model, {id})
    return unknown | {each: True for each in model.nodes if each in known}


def falls_with(model: WorkModel, ids: tuple[str, ...]) -> Iterator[About]:
    """Yield what losing things one has means for each: a stone is gone, a hope no longer true."""
    for id in ids:
        node: Node | None = model.nodes.get(id)
        if node is not None:
            yield About(id=id, made="no_longer_true" if isinstance(node, Outcome) else "gone")


def fields_after(item: Item, effect: Effect) -> dict[str, object]:
    """Give the fields of an item that an effect sets, with their new values.

    >>> from careerapp.domain.items import Outcome
    >>> hope = Outcome(id="o", kind="role", title="Team lead", importance=5)
    >>> fields_after(hope, "matters_less"), fields_after(hope, "matters_more")
    ({'importance': 4}, {'importance': 5})
    """
    known = effects_on(item)[effect]
    fields = dict(known.sets)
    if known.more and isinstance(item, Outcome):
        fields["importance"] = max(1, min(MOST_IMPORTANT, item.importance + known.more))
    return fields
