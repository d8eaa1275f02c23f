"""The ways through a selected node or link, in the inspector."""

from careerapp.analysis.drawing.ways import ways
from careerapp.analysis.findings.way_words import path_of, way_name
from careerapp.domain.model import WorkModel
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import noted
from careerapp.wording.markdown import escape, marked


def list_ways_through(model: WorkModel, id: str) -> None:
    """List the ways to open outcomes through a node or link; nothing where there are none."""
    hopes = [outcome for outcome in model.outcomes if outcome.status == "open"]
    passing = [
        (outcome, way, found)
        for outcome, found in ((hope, ways(model, hope.id)) for hope in hopes)
        for way in found
        if id in way.drawn_nodes or id in way.drawn_links
    ]
    if not passing:
        return
    with folds.expander(f"Ways through here ({len(passing)})", key=f"through-{id}") as drawn:
        for outcome, way, found in passing if drawn else ():
            name = marked(way_name(model, way, found))
            steps = " → ".join(map(escape, path_of(model, way)))
            noted(f"{name} to *{escape(outcome.title)}*", steps)
