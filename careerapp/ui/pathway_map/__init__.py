"""The map of a work model as a component: drawn in the browser, which sends events back."""

from careerapp.ui.pathway_map.component import layouts, pathway_map
from careerapp.ui.pathway_map.events import MapEvent, Moved, Selected

__all__ = ["MapEvent", "Moved", "Selected", "layouts", "pathway_map"]
