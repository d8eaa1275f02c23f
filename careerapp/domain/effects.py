"""The effects that something can have on a stone, link or hope: their words and what they change.

An effect is added to its Literal in `items`; a test fails until it is in the tables here.
"""

from collections.abc import Mapping
from typing import NamedTuple

from careerapp.domain.items import DataPointKind, Effect, Item, Link, Outcome, Stone
from careerapp.domain.scales import MOST_IMPORTANT


class KindOfEffect(NamedTuple):
    """The properties of an effect on one kind of item.

    Attributes
    ----------
    word : after "it made", "is" or "does it": on a button and in the history.
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


_UNCHANGED = KindOfEffect("unchanged", "change")
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
    "holds": KindOfEffect("it holds", "win", {"closed": False}),
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
