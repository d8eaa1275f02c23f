"""The work a tab shows: the repository, the workspace and the version it has open."""

from datetime import date
from typing import Any

import streamlit as st

from careerapp.storage.engine import open_engine
from careerapp.storage.locations import database_path
from careerapp.storage.records import Head
from careerapp.storage.repository import Repository
from careerapp.ui.session import clock

_WORKSPACE = "workspace_id"
_VERSION = "version_id"
_BEGUN: set[str] = set()


def begun(key: str) -> str:
    """Register a session key whose value is forgotten when a tab opens other work; gives it."""
    _BEGUN.add(key)
    return key


@st.cache_resource(max_entries=8, show_spinner=False)
def _engine(path: str) -> Any:
    return open_engine(database_path())


def repository() -> Repository:
    """The work kept on this machine; raises a `StorageError` when it cannot be used."""
    path = database_path()
    return Repository(_engine(str(path)), now=clock.now, today=clock.today, new_id=clock.new_id)


def start_afresh() -> None:
    """Forget all of this tab, and what was kept open of the database."""
    _engine.clear()
    st.session_state.clear()


def workspace_id() -> str | None:
    """The workspace this tab shows; the one last opened, in a new tab."""
    repo = repository()
    known = {record.id for record in repo.workspaces()}
    chosen = st.session_state.get(_WORKSPACE)
    if chosen not in known:
        last = repo.last_opened()
        chosen = last if last in known else next(iter(known), None)
        st.session_state[_WORKSPACE] = chosen
        st.session_state.pop(_VERSION, None)
    return chosen


def version_id() -> str | None:
    """The version this tab shows, of its workspace."""
    workspace = workspace_id()
    if workspace is None:
        return None
    repo = repository()
    versions = repo.versions(workspace)
    in_use = [version.id for version in versions if not version.archived]
    known = in_use or [version.id for version in versions]
    chosen = st.session_state.get(_VERSION)
    if chosen not in known:
        last = repo.last_version(workspace)
        chosen = last if last in known else next(iter(known), None)
        st.session_state[_VERSION] = chosen
    return chosen


def shown_version() -> str | None:
    """The version that was shown last, without asking whether it is still there."""
    version: str | None = st.session_state.get(_VERSION)
    return version


def open_work(workspace: str, version: str | None = None) -> None:
    """Show another workspace, or another version, in this tab and in the next one opened.

    What was begun in the one before stays with it: see `nonce` for what was typed.
    """
    st.session_state[_WORKSPACE] = workspace
    st.session_state[_VERSION] = version
    for key in _BEGUN:
        st.session_state.pop(key, None)
    repository().mark_opened(workspace, version)


def head() -> Head:
    """The version this tab shows, as it is now in the database."""
    version = version_id()
    if version is None:
        st.switch_page("app_pages/first.py")
    return repository().head(version)


def first_day(version: str) -> date:
    """The local date of a version's first revision; the review rhythm starts there."""
    oldest = repository().history(version, most=1, before=2)
    return oldest[-1].at.astimezone().date() if oldest else clock.today()
