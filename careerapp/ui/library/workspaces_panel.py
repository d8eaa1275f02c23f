"""The workspaces and versions on this machine: to open, rename, put away, bring back and branch."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

import streamlit as st

from careerapp.domain.types import MAX_TITLE
from careerapp.storage.records import Head, VersionRecord, WorkspaceRecord
from careerapp.ui.session import clock, form_state, navigation, notices, saving, work
from careerapp.ui.shared import folds
from careerapp.ui.shared.widgets import noted
from careerapp.wording.dates import lately
from careerapp.wording.markdown import escape

ORIGIN_WORDS = {"own": "your own", "sample": "a copy of a sample", "file": "from a file"}


def workspaces_panel(here: str, removed: Sequence[WorkspaceRecord]) -> None:
    """List all workspaces, each to open, rename or put away; below them those put away."""
    repo, today = work.repository(), clock.today()
    for record in work.opened().workspaces:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            changed = lately(record.changed_at.astimezone().date(), today)
            with st.container():  # a text alone would take the whole width
                noted(
                    _name(record.name, record.id == here),
                    f"{ORIGIN_WORDS[record.origin]}, changed {changed}",
                )
            if record.id != here:
                st.button("Open", key=f"open-{record.id}", on_click=_open, args=(record.id,))
            with _menu(record.id) as drawn:
                if not drawn:
                    continue
                _rename_form(record.id, record.name, repo.rename_workspace)
                _put_away_button(record.id, record.name, repo.remove_workspace)
    if removed:
        with folds.expander(f"Put away ({len(removed)})", key="put-away") as drawn:
            for record in removed if drawn else ():
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    st.markdown(escape(record.name), width="stretch")
                    _bring_back_button(record.id, record.name, repo.bring_back_workspace)
    if st.button("Begin another", icon=":material/add:", type="tertiary", key="begin-another"):
        st.switch_page("app_pages/first.py")


def _open(workspace: str) -> None:
    work.open_work(workspace)
    navigation.go_to("app_pages/start.py")


def versions_panel(head: Head) -> None:
    """List the versions of this workspace, and offer a new one that starts from the open one."""
    versions = work.opened().versions
    in_use = [version for version in versions if not version.archived]
    for version in versions:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            remark = " :gray[(put away)]" if version.archived else ""
            here = version.id == head.version.id
            st.markdown(_name(version.name, here) + remark, width="stretch")
            if not here and not version.archived:
                st.button(
                    "Open",
                    key=f"open-version-{version.id}",
                    on_click=work.open_work,
                    args=(version.workspace_id, version.id),
                )
            _version_menu(version, can_put_away=len(in_use) > 1)
    key = f"branch-{form_state.nonce('branch')}"
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
            args=(head.version, key),
        )


def _version_menu(version: VersionRecord, *, can_put_away: bool) -> None:
    repo = work.repository()
    with _menu(version.id) as drawn:
        if not drawn:
            return
        _rename_form(version.id, version.name, repo.rename_version)
        if version.archived:
            _bring_back_button(version.id, version.name, lambda id: repo.archive_version(id, False))
        elif can_put_away:
            _put_away_button(version.id, version.name, lambda id: repo.archive_version(id, True))


def _name(name: str, here: bool) -> str:
    return f"{':material/check: ' if here else ''}{escape(name)}"


def _menu(id: str) -> AbstractContextManager[bool]:
    return folds.popover("More", key=f"menu-{id}", help="Rename or put away")


def _rename_form(id: str, name: str, rename: Callable[[str, str], object]) -> None:
    key = f"rename-{id}-{form_state.nonce(f'rename-{id}')}"
    with st.form(f"form-{key}", border=False):
        st.text_input("Name", name, key=key, max_chars=MAX_TITLE)
        st.form_submit_button("Rename", on_click=_rename, args=(id, key, rename))


def _rename(id: str, key: str, rename: Callable[[str, str], object]) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        notices.notify("A name may not be empty.", ":material/error:")
    elif saving.attempt(lambda: rename(id, name)):
        form_state.renew(f"rename-{id}")
        notices.notify(f"Renamed to *{escape(name)}*", ":material/check:")


def _put_away_button(id: str, name: str, put_away: Callable[[str], object]) -> None:
    st.button(
        "Put it away",
        key=f"away-{id}",
        icon=":material/inventory_2:",
        type="tertiary",
        help="It can be brought back at any time",
        on_click=_change,
        args=(id, put_away, f"Put away *{escape(name)}*; it can be brought back here"),
    )


def _bring_back_button(id: str, name: str, bring_back: Callable[[str], object]) -> None:
    st.button(
        "Bring back",
        key=f"back-{id}",
        icon=":material/unarchive:",
        type="tertiary",
        on_click=_change,
        args=(id, bring_back, f"Brought back *{escape(name)}*"),
    )


def _change(id: str, move: Callable[[str], object], message: str) -> None:
    if saving.attempt(lambda: move(id)):
        notices.notify(message, ":material/inventory_2:")


def _branch(version: VersionRecord, key: str) -> None:
    name = " ".join(st.session_state[key].split())
    if not name:
        notices.notify("Give the version a name.", ":material/error:")
        return

    def branch() -> None:
        repo = work.repository()
        with repo.saving_together():
            work.open_work(version.workspace_id, repo.branch(version.id, name))

    if saving.attempt(branch):
        form_state.renew("branch")
        notices.notify(f"You are in the new version *{escape(name)}*", ":material/call_split:")
