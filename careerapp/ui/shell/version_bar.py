"""The bar above each page with its version and sample, and the page shown when storage fails."""

import streamlit as st

from careerapp.errors import (
    BusyError,
    DamagedError,
    DiskFullError,
    NewerDataError,
    ReadOnlyError,
    StorageError,
)
from careerapp.storage.locations import database_path
from careerapp.ui.session import saving, work
from careerapp.ui.shared.widgets import note, text_page
from careerapp.wording.markdown import escape

VERSION_KEY = "version-choice"


def version_bar() -> None:
    """Show the choice of versions where there are several, and the way back from a sample."""
    opened = work.opened()
    here, own = opened.workspace, opened.last_own
    versions = [version for version in opened.versions if not version.archived]
    if len(versions) < 2 and here.origin != "sample":
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="version-bar"):
        if here.origin == "sample":
            st.markdown(
                f":small[:material/content_copy: A copy of the sample *{escape(here.name)}*."
                " Change what you like.]",
                width="content",
            )
            if own:
                st.button(
                    "Back to my own work",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=work.open_work,
                    args=(own,),
                )
            elif st.button("Begin my own", type="tertiary", icon=":material/edit:"):
                st.switch_page("app_pages/first.py")
        if len(versions) > 1:
            current = opened.head.version.id
            names = {version.id: version.name for version in versions}
            st.space("stretch")
            key = f"{VERSION_KEY}-{current}"
            st.segmented_control(
                "Version",
                list(names),
                default=current,
                required=True,
                format_func=lambda id: escape(names[id]),
                key=key,
                label_visibility="collapsed",
                on_change=_choose_version,
                args=(here.id, key),
            )


def _choose_version(workspace: str, key: str) -> None:
    work.open_work(workspace, st.session_state[key])


def recovery_page(error: StorageError) -> None:
    """Show what is wrong with the work file, that nothing was lost, and what helps."""
    titles = {
        DamagedError: "Your work file cannot be read",
        NewerDataError: "Your work was saved by a newer careerapp",
        ReadOnlyError: "Your work can be read but not saved",
        DiskFullError: "There is no room left to save",
        BusyError: "Another program is holding your work file",
    }
    help_with = {
        DamagedError: "Set it aside to go on: it is kept beside the new one, so that it can still"
        " be repaired. Then open a workspace file you downloaded, or begin anew.",
        NewerDataError: "Nothing was touched. Update careerapp on this machine, then come back.",
        ReadOnlyError: "Nothing was lost. Allow careerapp to write to its folder, then try again.",
        DiskFullError: "Everything saved before is safe. Free some space, then try again.",
        BusyError: "Nothing was lost. Close the other program, then try again.",
    }
    kind = next((kind for kind in titles if isinstance(error, kind)), None)
    with text_page(760):
        st.title(titles[kind] if kind else "Your work cannot be opened right now")
        st.markdown(escape(str(error)))
        st.markdown(help_with[kind] if kind else "Nothing was changed.")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button("Try again", type="primary", icon=":material/refresh:")
            if isinstance(error, DamagedError):
                st.button(
                    "Set it aside", icon=":material/inventory_2:", on_click=saving.set_work_aside
                )
            with st.popover("Where is it?", icon=":material/folder_open:"):
                note("Your work lies in this file on this computer:")
                st.code(str(database_path()), language=None)
