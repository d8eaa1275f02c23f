"""The map as a file: SVG for print and reports, HTML to look around in offline."""

from collections.abc import Callable, Collection
from functools import partial
from typing import NamedTuple

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.exchange.html_map import html_of
from careerapp.picture.drawn import View
from careerapp.picture.overlay import Overlay
from careerapp.picture.svg import svg_of
from careerapp.picture.table import rows_of
from careerapp.picture.view import view_of
from careerapp.storage.records import Head
from careerapp.ui.pathway_map import layouts
from careerapp.ui.session import clock, work
from careerapp.ui.shared import widgets
from careerapp.ui.shared.files import file_name
from careerapp.wording.dates import day


class ShownMap(NamedTuple):
    """The map to be written into a file.

    Attributes
    ----------
    model : the whole work model.
    overlay : the overlay of the map, or None.
    view : gives the map as it is shown.
    title, note : the heading, and the line below it with the date.
    """

    model: WorkModel
    overlay: Overlay | None
    view: Callable[[], View]
    title: str
    note: str


class MapFile(NamedTuple):
    """A kind of file the map can be downloaded as; a new one is added to `FILES`.

    Attributes
    ----------
    label : the label of its button.
    ending, mime : the ending of the file name and the type of the file.
    icon : the Material symbol of the button.
    write : gives the content of the file; called when the button is pressed.
    """

    label: str
    ending: str
    mime: str
    icon: str
    write: Callable[[ShownMap], str]


def picture_menu(
    head: Head,
    *,
    overlay: Overlay | None = None,
    only: Collection[str] | None = None,
    show_dropped: bool = False,
) -> None:
    """Draw a popover with the downloads of the map as it is shown, with its overlay and filter."""
    with st.popover("Print or share", icon=":material/print:", key="map-picture"):
        widgets.note("As it is shown now, in light colours.")
        picture_buttons(head, "shown", overlay=overlay, only=only, show_dropped=show_dropped)


def picture_buttons(
    head: Head,
    key: str,
    *,
    overlay: Overlay | None = None,
    only: Collection[str] | None = None,
    show_dropped: bool = False,
) -> None:
    """Draw a download button for each of `FILES`; a file is made when its button is pressed."""
    model = head.model

    def view() -> View:
        return view_of(
            model,
            overlay=overlay,
            only=only,
            show_dropped=show_dropped,
            arrange=layouts.arrange,
        )

    note = day(clock.today()) + f" {clock.today().year}"
    if overlay:
        note = f"{overlay.name}. {note}"
    shown = ShownMap(model, overlay, view, _title(head), note)
    for file in FILES:
        st.download_button(
            file.label,
            partial(file.write, shown),
            file_name=file_name("map", file.ending),
            mime=file.mime,
            icon=f":material/{file.icon}:",
            on_click="ignore",
            key=f"picture-{file.ending}-{key}",
            disabled=model.is_empty,
        )


def _title(head: Head) -> str:
    """Name the picture after the workspace, and the version where there are several."""
    opened = work.opened()
    title = opened.workspace.name or "My work model"
    several = len(opened.versions) > 1
    return f"{title}: {head.version.name}" if several else title


def _svg(shown: ShownMap) -> str:
    return svg_of(shown.view(), title=shown.title, note=shown.note)


def _html(shown: ShownMap) -> str:
    rows = rows_of(shown.model, shown.overlay)
    return html_of(shown.view(), rows, title=shown.title, note=shown.note)


FILES = (
    MapFile("For print and reports (SVG)", "svg", "image/svg+xml", "image", _svg),
    MapFile("To look around in, offline (HTML)", "html", "text/html", "travel_explore", _html),
)
