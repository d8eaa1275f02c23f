"""The map of a work model on a page: drawn in the browser, answered in plain events."""

from careerapp.ui.pathway_map.component import layouts, pathway_map
from careerapp.ui.pathway_map.events import MapEvent, Moved, Selected

__all__ = ["MapEvent", "Moved", "Selected", "layouts", "pathway_map"]
