"""The workspace and version a tab shows, read once at the beginning of a run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, ParamSpec

import streamlit as st

from careerapp.errors import CareerAppError
from careerapp.storage.engine import open_engine
from careerapp.storage.locations import database_path
from careerapp.storage.records import Head, Opened
from careerapp.storage.repository import Repository
from careerapp.ui.session import clock

Arguments = ParamSpec("Arguments")

_WORKSPACE = "workspace_id"
_VERSION = "version_id"
_OPENED = "opened_work"
_OTHERS = "other_heads"
_IN_A_RUN = "in_a_run"
_CLEARED_ON_OPEN: set[str] = set()


def cleared_on_open(key: str) -> str:
    """Register a session key as one that `open_work` clears, and give the key back."""
    _CLEARED_ON_OPEN.add(key)
    return key


@st.cache_resource(max_entries=8, show_spinner=False)
def _engine(path: str) -> Any:
    return open_engine(Path(path))


def repository() -> Repository:
    """Give the store of all work on this machine; a `StorageError` when it cannot be used."""
    path = database_path()
    return Repository(_engine(str(path)), now=clock.now, today=clock.today, new_id=clock.new_id)


def start_afresh() -> None:
    """Forget the session of this tab and the open database."""
    _engine.clear()
    st.session_state.clear()


@contextmanager
def run() -> Iterator[Opened | None]:
    """Read the workspace and version this tab shows, for the block; None while there is no work.

    A page as a whole is such a block, and so is each `part` of it that is drawn alone. A block
    within another one reads nothing. Callbacks run before the block is entered, so they act on the
    version that was shown when their button was pressed.
    """
    if st.session_state.get(_IN_A_RUN):
        yield st.session_state.get(_OPENED)
        return
    opened = repository().opened(st.session_state.get(_WORKSPACE), st.session_state.get(_VERSION))
    st.session_state[_OPENED] = opened
    st.session_state.pop(_OTHERS, None)
    st.session_state[_WORKSPACE] = opened and opened.workspace.id
    st.session_state[_VERSION] = opened and opened.head.version.id
    st.session_state[_IN_A_RUN] = True
    try:
        yield opened
    finally:
        st.session_state[_IN_A_RUN] = False


def part(key: str) -> Callable[[Callable[Arguments, None]], Callable[Arguments, None]]:
    """Make a function a Streamlit fragment: a widget in it reruns it without the rest of the page.

    It reads the work anew, as `run` does.
    """

    def decorate(draw: Callable[Arguments, None]) -> Callable[Arguments, None]:
        @st.fragment(key=key)
        @wraps(draw)
        def drawn(*args: Arguments.args, **kwargs: Arguments.kwargs) -> None:
            with run():
                draw(*args, **kwargs)

        return drawn

    return decorate


def opened() -> Opened:
    """Give the workspace and version this tab shows; go to the first page while there is none."""
    shown: Opened | None = st.session_state.get(_OPENED)
    if shown is None:
        _go_to_first_page()
    return shown


def _go_to_first_page() -> NoReturn:
    st.switch_page("app_pages/first.py")


def head() -> Head:
    """Give the version this tab shows, as it was at the beginning of the run."""
    return opened().head


def other_heads() -> tuple[Head, ...]:
    """Give the workspace's other versions in use, read once a run.

    A version that cannot be read is left out; the error is shown when somebody opens it.
    """
    heads: list[Head] | None = st.session_state.get(_OTHERS)
    if heads is not None:
        return tuple(heads)
    heads = st.session_state[_OTHERS] = []
    shown, repo = opened(), repository()
    others = (each for each in shown.versions if each.id != shown.head.version.id)
    if in_use := [version.id for version in others if not version.archived]:
        with repo.reading_together():
            for version in in_use:
                with suppress(CareerAppError):
                    heads.append(repo.head(version))
    return tuple(heads)


def version_id() -> str | None:
    """Give the id of the version this tab shows, or None while there is no work."""
    version: str | None = st.session_state.get(_VERSION)
    return version


def first_day() -> date:
    """Give the local date of the version's first revision, from which reviews are scheduled."""
    return opened().began_at.astimezone().date()


def open_work(workspace: str, version: str | None = None) -> None:
    """Show another workspace, or another version, in this tab and in the next one opened.

    Selections and drafts of the former work are forgotten; typed text stays with its version (see
    `form_state.nonce`).
    """
    st.session_state[_WORKSPACE] = workspace
    st.session_state[_VERSION] = version
    for key in _CLEARED_ON_OPEN:
        st.session_state.pop(key, None)
    repository().mark_opened(workspace, version)
