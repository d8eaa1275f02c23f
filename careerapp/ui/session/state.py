"""The only module that names session keys: where a person is, their work, and what to tell them."""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import streamlit as st

from careerapp.domain.items import StoneKind
from careerapp.domain.model import WorkModel
from careerapp.storage.engine import open_engine
from careerapp.storage.locations import database_path
from careerapp.storage.records import Head
from careerapp.storage.repository import Repository
from careerapp.ui.session import clock
from careerapp.ui.text import escape

_WORKSPACE = "workspace_id"
_VERSION = "version_id"
_NOTICES = "notices"
_SELECTED = "selected_id"
_PICKED = "picked_ids"
_HEARD = "map_heard"
_DRAFT = "route_draft"
_AIM = "route_aim"
_GO_TO = "go_to"
_UNTIDY = "before_tidying"
_LOG_ABOUT = "log_about"
_KEPT = "just_kept"
_LOGGING = "logging_here"
_REDRAW = "redraw"
_SHOWN = "shown"
_BELIEFS = "beliefs_kept"
_ERRORS = "form_errors"
_TYPED = "form_typed"
_NONCE = "form_nonce"
NARROW = "viewport"
WHAT_IF = "what-if"
_ANSWER = "what-if-answer"
REVISE_TABS = "revise-tabs"
_MOMENTS = "moments"


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


# --- where a person is -------------------------------------------------------------------------


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


def open_work(workspace: str, version: str | None = None) -> None:
    """Show another workspace, or another version, in this tab and in the next one opened.

    What was begun in the one before stays with it: see `nonce` for what was typed.
    """
    st.session_state[_WORKSPACE] = workspace
    st.session_state[_VERSION] = version
    for begun in (_SELECTED, _PICKED, _DRAFT, _AIM, _LOG_ABOUT, _KEPT, _LOGGING, _ERRORS, _TYPED):
        st.session_state.pop(begun, None)
    repository().mark_opened(workspace, version)


def go_to(page: str) -> None:
    """Show another page at the next run; for callbacks, which run before pages are known."""
    st.session_state[_GO_TO] = page


def take_destination() -> str | None:
    page: str | None = st.session_state.pop(_GO_TO, None)
    return page


def head() -> Head:
    """The version this tab shows, as it is now in the database."""
    version = version_id()
    if version is None:
        st.switch_page("app_pages/first.py")
    return repository().head(version)


def show(box: str) -> None:
    """Have a part of the page brought into view: there is something new in it."""
    st.session_state.setdefault(_SHOWN, {})[box] = shows(box) + 1


def shows(box: str) -> int:
    """How often a part of the page was to be brought into view so far."""
    return int(st.session_state.get(_SHOWN, {}).get(box, 0))


def redraw() -> None:
    """Let the whole page be drawn after a callback that belongs to a part of it."""
    st.session_state[_REDRAW] = True


def take_redraw() -> bool:
    return bool(st.session_state.pop(_REDRAW, False))


# --- telling ---------------------------------------------------------------------------------


def notify(message: str, icon: str = ":material/info:") -> None:
    """Tell something in a toast at the next run; the message is Markdown, already escaped."""
    st.session_state.setdefault(_NOTICES, []).append((message, icon))


def show_notices() -> None:
    """Show what is waiting to be told."""
    for message, icon in st.session_state.pop(_NOTICES, []):
        st.toast(message, icon=icon)


# --- forms -------------------------------------------------------------------------------------


def tell_problem(form: str, field: str, message: str) -> None:
    """Say something at a field of a form; with an empty field at its end, without a form apart."""
    if form:
        st.session_state.setdefault(_ERRORS, {}).setdefault(form, {})[field] = message
    else:
        notify(escape(message), ":material/error:")


def problems(form: str) -> dict[str, str]:
    """What is to be said at the fields of a form."""
    told: dict[str, str] = st.session_state.get(_ERRORS, {}).get(form, {})
    return told


def forget_problems(form: str) -> None:
    st.session_state.get(_ERRORS, {}).pop(form, None)


def keep_typed(form: str, values: dict[str, Any]) -> None:
    """Keep what a person typed into a form that could not be saved."""
    st.session_state.setdefault(_TYPED, {})[form] = values


def typed(form: str) -> dict[str, Any]:
    """What a person typed into a form that could not be saved; empty for a fresh one."""
    kept: dict[str, Any] = st.session_state.get(_TYPED, {}).get(form, {})
    return kept


def forget_typed(form: str) -> None:
    st.session_state.get(_TYPED, {}).pop(form, None)


def nonce(form: str) -> int:
    """A number that changes when a form is to start afresh; part of its widgets' keys.

    Every version has numbers of its own, so that nothing typed into one is saved in another, and
    what was typed is there again when a person comes back.
    """
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    return given.setdefault(
        (st.session_state.get(_VERSION), form), max(given.values(), default=0) + 1
    )


def renew(form: str) -> None:
    """Let a form start afresh."""
    given: dict[tuple[str | None, str], int] = st.session_state.setdefault(_NONCE, {})
    given[st.session_state.get(_VERSION), form] = max(given.values(), default=0) + 1
    forget_problems(form)
    forget_typed(form)


# --- the map -----------------------------------------------------------------------------------


def selected(model: WorkModel) -> str | None:
    """The node or link that is selected on the map, if it is still there."""
    chosen = st.session_state.get(_SELECTED)
    return chosen if chosen in model.items or chosen == "today" else None


def select(id: str | None) -> None:
    st.session_state[_SELECTED] = id
    st.session_state.pop(_PICKED, None)


def picked(model: WorkModel) -> tuple[str, ...]:
    """The nodes that are selected together and still there; empty unless there are several."""
    there = tuple(id for id in st.session_state.get(_PICKED, ()) if id in model.nodes)
    return there if len(there) > 1 else ()


def pick(ids: Collection[str]) -> None:
    """Select several nodes together."""
    st.session_state[_SELECTED] = None
    st.session_state[_PICKED] = tuple(ids)


def heard(map_key: str) -> tuple[str, int] | None:
    """The last event of a map in the browser that was answered."""
    last: tuple[str, int] | None = st.session_state.get(_HEARD, {}).get(map_key)
    return last


def hear(map_key: str, last: tuple[str, int] | None) -> None:
    if last is not None:
        st.session_state.setdefault(_HEARD, {})[map_key] = last


def draft() -> list[tuple[str, StoneKind]]:
    """The steps of a route being built: titles and kinds."""
    steps: list[tuple[str, StoneKind]] = st.session_state.setdefault(_DRAFT, [])
    return steps


def supposed() -> tuple[str, ...]:
    """What is taken away on the What if…? page: ids of stones and links, and tags."""
    return tuple(st.session_state.get(WHAT_IF) or ())


def suppose(keys: Collection[str], *, answer: bool = False) -> None:
    """Let the What if…? page take away just these: ids of stones and links, and tags.

    Where that is asked for far from where it is told, `answer` has the headline told at once.
    """
    st.session_state[WHAT_IF] = list(keys)
    st.session_state[_ANSWER] = answer


def wants_answer() -> bool:
    """Whether what a loss comes to is to be told where the person is; only once."""
    return bool(st.session_state.pop(_ANSWER, False))


def suppose_too(key: str) -> None:
    """Take one more away, or put it back if it was away already."""
    picked = list(supposed())
    st.session_state[WHAT_IF] = (
        [each for each in picked if each != key] if key in picked else [*picked, key]
    )


def keep_known_losses(known: Collection[str]) -> None:
    """Forget what was picked and is no longer on the map."""
    picked = supposed()
    if any(key not in known for key in picked):
        st.session_state[WHAT_IF] = [key for key in picked if key in known]


def place(positions: Mapping[str, tuple[float, float] | None]) -> None:
    """Keep where nodes were dragged to; no revision, never a conflict."""
    version = version_id()
    if version is not None:
        repository().place(version, positions)


def tidy_up() -> None:
    """Forget all dragged places; `untidy` takes it back."""
    version = version_id()
    if version is None:
        return
    before = repository().tidy_up(version)
    st.session_state[_UNTIDY] = (version, before)


def untidy() -> None:
    """Put the nodes back where they were before the last tidying up."""
    version, before = st.session_state.pop(_UNTIDY, (None, {}))
    if version is not None and version == version_id():
        repository().place(version, before)


def can_untidy() -> bool:
    version, before = st.session_state.get(_UNTIDY, (None, {}))
    return version is not None and version == version_id() and bool(before)


def clear_draft() -> None:
    st.session_state[_DRAFT] = []


def aim_at(outcome: str | None) -> None:
    """Let the route builder start with this outcome."""
    st.session_state[_AIM] = outcome
    select(None)


def aim() -> str | None:
    """The outcome the route builder leads to."""
    aimed: str | None = st.session_state.get(_AIM)
    return aimed


def moment(version: str, which: str) -> int | None:
    """The moment of a version that is looked at (``"then"``), or compared with (``"other"``)."""
    chosen: int | None = st.session_state.get(_MOMENTS, {}).get((version, which))
    return chosen


def look_at(version: str, which: str, seq: int | None, *, moved: bool = False) -> None:
    """Look at another moment (``None``: the offered one); ``moved`` where its own widget did it."""
    st.session_state.setdefault(_MOMENTS, {})[version, which] = seq
    if not moved:
        renew(f"moment-{which}")


def open_tab(name: str) -> None:
    """Let the Revise page open at a tab."""
    st.session_state[REVISE_TABS] = name


def log_about(id: str | None) -> None:
    """Let the next data point start with being about this node or link."""
    st.session_state[_LOG_ABOUT] = id


def take_log_about() -> str | None:
    """What the next data point is to start with, told once."""
    about: str | None = st.session_state.pop(_LOG_ABOUT, None)
    return about


def tell_kept(kept: object) -> None:
    """Keep what is to be told of the data point written down last; None to put it away."""
    st.session_state[_KEPT] = kept


def told_kept() -> Any:
    return st.session_state.get(_KEPT)


def log_here(open: bool) -> None:
    """Let the first page show the form for what happened, or put it away."""
    st.session_state[_LOGGING] = open


def logs_here() -> bool:
    return bool(st.session_state.get(_LOGGING))


def keep_belief(question: Hashable) -> None:
    """Ask no more, in this tab, whether a belief or what happened is right."""
    st.session_state.setdefault(_BELIEFS, set()).add(question)


def keeps_belief(question: Hashable) -> bool:
    return question in st.session_state.get(_BELIEFS, ())


def is_narrow() -> bool:
    """Whether the window is as narrow as a phone's; False until the browser has said so."""
    return bool((st.session_state.get(NARROW) or {}).get("narrow"))
