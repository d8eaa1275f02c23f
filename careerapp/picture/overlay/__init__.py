"""Overlays of the map, one at a time: marks on nodes and links, with their legend."""

from careerapp.picture.overlay.core import FADED, PLAIN, STRONG, LegendEntry, Mark, Overlay
from careerapp.picture.overlay.difference import difference_overlay
from careerapp.picture.overlay.status_and_age import age_overlay, status_overlay
from careerapp.picture.overlay.ways import (
    DrawnRoute,
    hinge_overlay,
    loss_overlay,
    routes_overlay,
)

__all__ = [
    "FADED",
    "PLAIN",
    "STRONG",
    "DrawnRoute",
    "LegendEntry",
    "Mark",
    "Overlay",
    "age_overlay",
    "difference_overlay",
    "hinge_overlay",
    "loss_overlay",
    "routes_overlay",
    "status_overlay",
]
