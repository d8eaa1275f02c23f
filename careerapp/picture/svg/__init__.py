"""The map as an SVG picture, drawn without a browser, for print and reports."""

from careerapp.picture.svg.parts import Part, node_part, sample_part
from careerapp.picture.svg.picture import svg_of

__all__ = ["Part", "node_part", "sample_part", "svg_of"]
