"""What is kept on this machine: workspaces and versions to switch, name, branch and put away."""

import streamlit as st

from careerapp.domain.types import MAX_TITLE
from careerapp.errors import CareerAppError
from careerapp.storage.records import Head, VersionRecord, WorkspaceRecord
from careerapp.ui import clock, state
from careerapp.ui.text import ago, escape
from careerapp.ui.widgets import note

ORIGIN_WORDS = {"own": "your own", "sample": "a copy of a sample", "file": "from a file"}


def workspaces_panel(here: str) -> None:
    """All workspaces, the one that is open marked; each can be opened, renamed, put away."""
    repo, today = state.repository(), clock.today()
    for record in repo.workspaces():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            with st.container(gap=None):
                mark = ":material/check: " if record.id == here else ""
                st.markdown(f"{mark}{escape(record.name)}")
                note(
                    f"{ORIGIN_WORDS[record.origin]}, changed"
                    f" {ago(record.changed_at.astimezone().date(), today)}"
                )
            if record.id != here:
                st.button(
                    "Open", key=f"open-{record.id}", on_click=state.open_work, args=(record.id,)
                )
            _workspace_menu(record, here)
    if removed := repo.removed_workspaces():
        with st.expander(f"Put away ({len(removed)})", key="put-away"):
            for record in removed:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.markdown(escape(record.name))
                    st.button(
                        "Bring back",
                        key=f"back-{record.id}",
                        on_click=repo.bring_back_workspace,
                        args=(record.id,),
                    )
    if st.button("Begin another", icon=":material/add:", type="tertiary", key="begin-another"):
        st.switch_page("app_pages/first.py")


def _workspace_menu(record: WorkspaceRecord, here: str) -> None:
    with st.popover(
        "",
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"workspace-menu-{record.id}",
        help="Rename or put away",
    ):
        key = f"rename-{record.id}-{hash(record.name)}"
        with st.form(f"form-{key}", border=False):
            st.text_input("Name", record.name, key=key, max_chars=MAX_TITLE)
            st.form_submit_button("Rename", on_click=_rename_workspace, args=(record.id, key))
        st.button(
            "Put it away",
            key=f"away-{record.id}",
            icon=":material/inventory_2:",
            type="tertiary",
            help="It can be brought back at any time",
            on_click=_put_away,
            args=(record,),
        )


def _rename_workspace(id: str, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if name:
        state.repository().rename_workspace(id, name)
        state.notify(f"Renamed to *{escape(name)}*", ":material/check:")
    else:
        state.notify("A name may not be empty.", ":material/error:")


def _put_away(record: WorkspaceRecord) -> None:
    state.repository().remove_workspace(record.id)
    state.notify(
        f"Put away *{escape(record.name)}*; it can be brought back here", ":material/inventory_2:"
    )


def versions_panel(head: Head) -> None:
    """The versions of this workspace, and a new one that starts from the one that is open."""
    repo = state.repository()
    versions = repo.versions(head.version.workspace_id)
    alive = [version for version in versions if not version.archived]
    for version in versions:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            mark = ":material/check: " if version.id == head.version.id else ""
            said = " :gray[(put away)]" if version.archived else ""
            st.markdown(f"{mark}{escape(version.name)}{said}", width="stretch")
            if version.id != head.version.id and not version.archived:
                st.button(
                    "Open",
                    key=f"open-version-{version.id}",
                    on_click=state.open_work,
                    args=(version.workspace_id, version.id),
                )
            _version_menu(version, len(alive))
    key = f"branch-{state.nonce('branch')}"
    with st.form("form-branch", border=False):
        st.text_input(
            "One more version, starting from this one",
            key=key,
            max_chars=MAX_TITLE,
            placeholder="For example: the tech way",
        )
        st.form_submit_button(
            "Make a version",
            icon=":material/call_split:",
            on_click=_branch,
            args=(head.version.id, key),
        )


def _version_menu(version: VersionRecord, alive: int) -> None:
    with st.popover(
        "",
        icon=":material/more_horiz:",
        type="tertiary",
        key=f"version-menu-{version.id}",
        help="Rename or put away",
    ):
        key = f"rename-version-{version.id}-{hash(version.name)}"
        with st.form(f"form-{key}", border=False):
            st.text_input("Name", version.name, key=key, max_chars=MAX_TITLE)
            st.form_submit_button("Rename", on_click=_rename_version, args=(version.id, key))
        if version.archived or alive > 1:
            st.button(
                "Take it out again" if version.archived else "Put it away",
                key=f"archive-{version.id}",
                icon=":material/inventory_2:",
                type="tertiary",
                on_click=state.repository().archive_version,
                args=(version.id, not version.archived),
            )


def _rename_version(id: str, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if name:
        state.repository().rename_version(id, name)
        state.notify(f"Renamed to *{escape(name)}*", ":material/check:")
    else:
        state.notify("A name may not be empty.", ":material/error:")


def _branch(version: str, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        state.notify("Give the version a name.", ":material/error:")
        return
    try:
        branched = state.repository().branch(version, name)
    except CareerAppError as error:
        state.notify(escape(str(error)), ":material/error:")
        return
    workspace = state.workspace_id()
    if workspace:
        state.renew("branch")
        state.open_work(workspace, branched)
        state.notify(f"You are in the new version *{escape(name)}*", ":material/call_split:")
