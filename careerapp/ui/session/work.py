"""The work a tab shows: read once at the beginning of a run, and acted on until the next."""

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

Given = ParamSpec("Given")

_WORKSPACE = "workspace_id"
_VERSION = "version_id"
_OPENED = "opened_work"
_OTHERS = "other_heads"
_IN_A_RUN = "in_a_run"
_BEGUN: set[str] = set()


def begun(key: str) -> str:
    """Register a session key whose value is forgotten when a tab opens other work; gives it."""
    _BEGUN.add(key)
    return key


@st.cache_resource(max_entries=8, show_spinner=False)
def _engine(path: str) -> Any:
    return open_engine(Path(path))


def repository() -> Repository:
    """The work kept on this machine; raises a `StorageError` when it cannot be used."""
    path = database_path()
    return Repository(_engine(str(path)), now=clock.now, today=clock.today, new_id=clock.new_id)


def start_afresh() -> None:
    """Forget all of this tab, and what was kept open of the database."""
    _engine.clear()
    st.session_state.clear()


@contextmanager
def run() -> Iterator[Opened | None]:
    """Read what this tab shows, for all that is drawn in the block; None while there is no work.

    The page as a whole is such a block, and so is each part that can be drawn alone. Within another
    one it reads nothing. Callbacks run before: they act on what was shown when they were pressed.
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


def part(key: str) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Make a function a part of its page that a widget in it draws alone; a fragment."""

    def decorate(draw: Callable[Given, None]) -> Callable[Given, None]:
        @st.fragment(key=key)
        @wraps(draw)
        def drawn(*args: Given.args, **kwargs: Given.kwargs) -> None:
            with run():
                draw(*args, **kwargs)

        return drawn

    return decorate


def opened() -> Opened:
    """What this tab shows; leads to the first page while there is no work."""
    shown: Opened | None = st.session_state.get(_OPENED)
    if shown is None:
        _begin()
    return shown


def _begin() -> NoReturn:
    st.switch_page("app_pages/first.py")


def head() -> Head:
    """The version this tab shows, as it was at the beginning of the run."""
    return opened().head


def other_heads() -> tuple[Head, ...]:
    """The other versions in use of the workspace, read once a run.

    One that cannot be read is passed over: it says so where it is opened.
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
    """The version this tab shows."""
    version: str | None = st.session_state.get(_VERSION)
    return version


def first_day() -> date:
    """The local date of the version's first revision; the review rhythm starts there."""
    return opened().began_at.astimezone().date()


def open_work(workspace: str, version: str | None = None) -> None:
    """Show another workspace, or another version, in this tab and in the next one opened.

    What was begun in the one before stays with it: see `form_state.nonce` for what was typed.
    """
    st.session_state[_WORKSPACE] = workspace
    st.session_state[_VERSION] = version
    for key in _BEGUN:
        st.session_state.pop(key, None)
    repository().mark_opened(workspace, version)
