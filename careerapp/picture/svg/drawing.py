"""The common tools of all parts of an SVG picture: elements, safe text, colours, pills."""

import re
from collections.abc import Mapping
from typing import NamedTuple, assert_never
from xml.etree.ElementTree import Element, SubElement

from careerapp.picture.palette import NODE_KINDS, NodeKind
from careerapp.picture.wrapping import ems

SANS = "'Source Sans 3', 'Source Sans Pro', system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
SERIF = "'Source Serif 4', 'Source Serif Pro', Georgia, 'Noto Serif', serif"
"""Fonts for headings; none comes with the picture, so the first that a machine has is taken."""


class Ink(NamedTuple):
    """A kind's colour on paper: for lines and solid fills, for tints, for words on a tint."""

    solid: str
    tint: str
    words: str


TEXT = "#2A2622"
PAPER = "#FFFFFF"
PRIMARY = "#2F635B"
LINE = "#8A8073"
HATCH = "#EFE9DE"
QUIET = "#5E564C"
NOTE = "#B98A00"


def _ink(kind: NodeKind) -> Ink:
    match kind:
        case "skill":
            return Ink("#3488C8", "#E6EFF9", "#1D4F86")
        case "role":
            return Ink("#C47420", "#FBEEDA", "#7A4A08")
        case "experience":
            return Ink("#842C0A", "#F8E6DE", "#7A2C0E")
        case "relationship":
            return Ink("#4A158A", "#EEE6F7", "#4F2380")
        case "outcome":
            return Ink("#2F635B", "#DFEFEA", "#174E44")
        case "today":
            return Ink(TEXT, PAPER, PAPER)
        case _:
            assert_never(kind)


KINDS: Mapping[NodeKind, Ink] = {kind: _ink(kind) for kind in NODE_KINDS}
"""The colours of each kind in the light theme: paper is white, whatever the screen is."""

LINK_INKS = {"line": LINE, "primary": PRIMARY, "text": TEXT}
"""The colours of links, by the names that `careerapp.picture.looks` gives them."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", /, **attributes: object) -> Element:
    """Put an element into another; ``stroke_width`` is written ``stroke-width``."""
    element = SubElement(parent, tag, attributes_of(attributes))
    if text:
        element.text = safe(text)
    return element


def attributes_of(values: dict[str, object]) -> dict[str, str]:
    return {
        name.rstrip("_").replace("_", "-"): number(value)
        if isinstance(value, float)
        else str(value)
        for name, value in values.items()
        if value is not None
    }


def number(value: float) -> str:
    """Write a length with two digits after the point at most.

    >>> number(12.0), number(0.333333)
    ('12', '0.33')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".")


def dashed(dashes: tuple[int, ...]) -> str | None:
    """Write dashes as SVG does; None for a solid line."""
    return " ".join(map(str, dashes)) or None


def safe(text: str) -> str:
    """Leave out the few characters that XML cannot hold; the rest is escaped when it is written."""
    return _NOT_XML.sub("\ufffd", text)


def readable_on(colour: str) -> str:
    """Give ink or paper, whichever is read better on a colour.

    >>> readable_on("#4A158A"), readable_on("#F9BE43")
    ('#FFFFFF', '#2A2622')
    """
    light = _luminance(colour) + 0.05
    return PAPER if 1.05 / light >= light / (_luminance(TEXT) + 0.05) else TEXT


def _luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    shares = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def pill(parent: Element, words: str, x: float, y: float, size: float, fill: str, ink: str) -> None:
    """Draw a few words on a small pill with its middle at (x, y)."""
    width, height = ems(words) * size * 1.28 + 14, size + 6
    add(
        parent, "rect", x=x - width / 2, y=y - height / 2, width=width, height=height,
        rx=height / 2, fill=fill,
    )  # fmt: skip
    add(
        parent, "text", words, x=x, y=y + size * 0.35, fill=ink, text_anchor="middle",
        font_size=size, font_weight="600",
    )  # fmt: skip
