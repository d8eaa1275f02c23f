"""Small work models drawn in a line of text, for tests that speak of a few nodes."""

from collections.abc import Mapping
from typing import Any

from careerapp.domain.items import Link, Outcome, Stone
from careerapp.domain.model import WorkModel

NO_FIELDS: Mapping[str, Mapping[str, Any]] = {}


def sketch(
    *routes: str,
    nodes: Mapping[str, Mapping[str, Any]] = NO_FIELDS,
    links: Mapping[str, Mapping[str, Any]] = NO_FIELDS,
    **fields: Any,
) -> WorkModel:
    """Draw routes such as ``"today a b Lead"``: ids with a capital are outcomes, others stones.

    Titles are the ids, a link's id is ``"a>b"``; `nodes` and `links` give further fields by id.

    >>> model = sketch("today a Lead", nodes={"a": {"status": "done"}})
    >>> [stone.id for stone in model.stones], [link.id for link in model.links]
    (['a'], ['today>a', 'a>Lead'])
    """
    ids = dict.fromkeys(id for route in routes for id in route.split() if id != "today")
    pairs = dict.fromkeys(
        pair for route in routes for pair in zip(route.split(), route.split()[1:], strict=False)
    )
    return WorkModel(
        outcomes=tuple(_node(Outcome, "role", id, nodes) for id in ids if id[0].isupper()),
        stones=tuple(_node(Stone, "skill", id, nodes) for id in ids if not id[0].isupper()),
        links=tuple(
            Link(
                id=f"{source}>{target}",
                source=source,
                target=target,
                **links.get(f"{source}>{target}", {}),
            )
            for source, target in pairs
        ),
        **fields,
    )


def _node(what: type[Any], kind: str, id: str, nodes: Mapping[str, Mapping[str, Any]]) -> Any:
    return what(**{"id": id, "kind": kind, "title": id, **nodes.get(id, {})})
