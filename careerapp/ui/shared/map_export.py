"""The map as pictures to take along: SVG for print and reports, one HTML file to look around in."""

from collections.abc import Collection

import streamlit as st

from careerapp.domain.model import WorkModel
from careerapp.picture.drawn import View
from careerapp.picture.overlay import Overlay
from careerapp.picture.view import view_of
from careerapp.storage.records import Head
from careerapp.ui.pathway_map import layouts
from careerapp.ui.session import clock, work
from careerapp.ui.shared.files import file_name
from careerapp.ui.shared.widgets import note
from careerapp.wording.dates import day


def picture_menu(
    head: Head,
    *,
    overlay: Overlay | None = None,
    only: Collection[str] | None = None,
    show_dropped: bool = False,
) -> None:
    """Offer the map as it is shown, with its overlay and filter, in a popover of a toolbar."""
    with st.popover("Print or share", icon=":material/print:", key="map-picture"):
        note("As it is shown now, in light colours.")
        picture_buttons(head, "shown", overlay=overlay, only=only, show_dropped=show_dropped)


def picture_buttons(
    head: Head,
    key: str,
    *,
    overlay: Overlay | None = None,
    only: Collection[str] | None = None,
    show_dropped: bool = False,
) -> None:
    """Offer both files; they are drawn when they are asked for."""
    model = head.model

    def view() -> View:
        return view_of(
            model,
            overlay=overlay,
            only=only,
            show_dropped=show_dropped,
            arrange=layouts.arrange,
        )

    said = day(clock.today()) + f" {clock.today().year}"
    if overlay:
        said = f"{overlay.name}. {said}"
    st.download_button(
        "For print and reports (SVG)",
        lambda: _svg(view(), _title(head), said),
        file_name=file_name("map", "svg"),
        mime="image/svg+xml",
        icon=":material/image:",
        on_click="ignore",
        key=f"picture-svg-{key}",
        disabled=model.is_empty,
    )
    st.download_button(
        "To look around in, offline (HTML)",
        lambda: _html(model, overlay, view(), _title(head), said),
        file_name=file_name("map", "html"),
        mime="text/html",
        icon=":material/travel_explore:",
        on_click="ignore",
        key=f"picture-html-{key}",
        disabled=model.is_empty,
    )


def _title(head: Head) -> str:
    """Name the picture after the workspace, and the version where there are several."""
    opened = work.opened()
    title = opened.workspace.name or "My work model"
    several = len(opened.versions) > 1
    return f"{title}: {head.version.name}" if several else title


def _svg(view: View, title: str, said: str) -> str:
    from careerapp.picture.svg import svg_of

    return svg_of(view, title=title, note=said)


def _html(model: WorkModel, overlay: Overlay | None, view: View, title: str, said: str) -> str:
    from careerapp.exchange.html_map import html_of
    from careerapp.picture.table import rows_of

    return html_of(view, rows_of(model, overlay), title=title, note=said)
