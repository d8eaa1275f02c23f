"""What Python and the front end agree on, made from the Python side: the tests of both read it.

``python -m tests.contract.made`` writes the files anew, after a change that is meant.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from careerapp.domain.edits import as_edit_error, make
from careerapp.domain.items import Idea, Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.errors import EditError
from careerapp.picture.network import network_data
from careerapp.picture.view import view_of
from careerapp.ui.pathway_map.events import NEW_KINDS, Heard, parse_events
from careerapp.ui.pathway_map.payload import as_sent, map_of, moment_of

HERE = Path(__file__).parent

MODEL = WorkModel(
    outcomes=(
        Outcome(id="lead", kind="role", title="Team lead in analytics", importance=5),
        Outcome(id="free", kind="balance", title="Fridays at home", status="reached"),
    ),
    stones=(
        Stone(id="maria", kind="relationship", title="Maria <b>", status="done"),
        Stone(id="sql", kind="skill", title="דוח SQL", status="active", progress=0.4, bold=True),
        Stone(id="analyst", kind="role", title="Reporting analyst", needs="all"),
    ),
    links=(
        Link(id="1", source="today", target="maria", confidence=0.75),
        Link(id="2", source="today", target="sql"),
        Link(id="3", source="maria", target="analyst", confidence=0.4),
        Link(id="4", source="sql", target="analyst"),
        Link(id="5", source="analyst", target="lead", confidence=0.9),
        Link(id="6", source="sql", target="free", confidence=0.5, closed=True),
    ),
    ideas=(Idea(id="teach", text="Teach an evening class"),),
)
"""Every looks a node or link has at least once."""

SENT: dict[str, dict[str, Any]] = {
    "select a node": {"op": "select", "id": "maria"},
    "select a link": {"op": "select", "id": "3"},
    "select nothing": {"op": "select", "id": None},
    "pick several": {"op": "pick", "ids": ["maria", "lead"]},
    "move": {"op": "move", "to": {"maria": [12, -34], "today": [0, 5]}},
    "add": {"op": "add", "title": "Night school", "kind": "skill", "at": [120, -40], "from": None},
    "add without a kind": {
        "op": "add", "title": "Ana", "kind": None, "at": None, "from": "sql",
    },
    "link": {"op": "link", "from": "maria", "to": "lead"},
    "rename": {"op": "rename", "id": "maria", "title": "Maria", "was": "Maria <b>"},
    "remove": {"op": "remove", "ids": ["maria", "sql"]},
    "map an idea": {"op": "idea", "id": "teach", "at": [1, 2]},
    "send an idea": {"op": "idea", "id": "teach", "at": None},
    "undo": {"op": "undo"},
    "redo": {"op": "redo"},
}  # fmt: skip
"""Every kind of event as the front end makes it."""

TITLES = ("Maria", "  ", "", "t" * 200, "t" * 201, "🦀" * 200, "🦀" * 201, f" {'two  words ' * 18}")


def events() -> dict[str, Any]:
    """Each event as it is sent, and what Python makes of it."""
    parsed = {name: parse_events([sent], MODEL)[0] for name, sent in SENT.items()}
    return {
        name: {"sent": SENT[name], "as": type(event).__name__, "with": event._asdict()}
        for name, event in parsed.items()
    }


def payload() -> dict[str, Any]:
    """What is sent of a map that has something of everything."""
    view = view_of(MODEL)
    drawing = map_of(view, ideas=MODEL.ideas)
    moment = moment_of(
        view,
        key="map-of-v",
        map=drawing.id,
        height=520,
        selected="maria",
        editing=True,
        heard=Heard("tab", 7),
    )
    sent: dict[str, Any] = json.loads(as_sent(moment, drawing))
    return sent


def network() -> dict[str, Any]:
    """The nodes and edges of the same map, as pyvis gives them."""
    data = network_data(view_of(MODEL))
    return {"nodes": data.nodes, "edges": data.edges}


def refused_links() -> list[dict[str, str]]:
    """Every pair of nodes, and why they may not be linked."""
    ends = ["today", *MODEL.nodes]
    return [
        {"from": one, "to": other, "why": _why_not(one, other)} for one in ends for other in ends
    ]


def _why_not(source: str, target: str) -> str:
    def add() -> None:
        MODEL.replace(links=(*MODEL.links, Link(id="new", source=source, target=target)))

    return _refusal(add)


def _refusal(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except ValidationError as error:
        return str(as_edit_error(error))
    except EditError as error:
        return str(error)
    return ""


def titles() -> list[dict[str, str]]:
    """Titles, and why they will not do."""
    return [
        {
            "title": title,
            "why": _refusal(lambda title=title: make(Idea, id="x", text=title)),  # type: ignore[misc]
        }
        for title in TITLES
    ]


CONTRACT: dict[str, Callable[[], Any]] = {
    "payload": payload,
    "network": network,
    "events": events,
    "kinds": lambda: list(NEW_KINDS),
    "links": refused_links,
    "titles": titles,
}


def as_kept(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def main() -> None:
    for name, example in CONTRACT.items():
        (HERE / f"{name}.json").write_text(as_kept(example()), encoding="utf-8")


if __name__ == "__main__":
    main()
