"""Saving from a page: every edit goes through here, and every refusal is told where it belongs."""

import logging
from collections.abc import Callable

from careerapp.domain.edits import Edit, Shown
from careerapp.errors import CareerAppError, ConflictError, EditError, ItemGoneError
from careerapp.storage.aside import set_aside
from careerapp.storage.locations import database_path
from careerapp.storage.records import Saved
from careerapp.storage.repository import Repository
from careerapp.ui.session import clock, form_state, notices, work
from careerapp.wording.markdown import marked

_log = logging.getLogger("careerapp")


def save(edit: Edit, shown: Shown | None = None, form: str = "") -> Saved | None:
    """Apply an edit to the version this tab shows, and tell the person.

    Parameters
    ----------
    edit : Edit
    shown : Shown, optional
        What the form showed of the fields it changes; a conflict is told, nothing is overwritten.
    form : str
        Key of the form that a problem belongs to; without one it is told as a notice.

    Returns
    -------
    Saved or None
        The version before and after; None where it was refused, which has been told.
    """
    version = work.version_id()
    if version is None:
        return None
    try:
        saved = work.repository().save(version, edit, shown)
    except ItemGoneError as error:
        form_state.tell_problem("", "", str(error))  # its form is gone with it
        return None
    except EditError as error:
        form_state.tell_problem(form, error.field, str(error))
        return None
    except ConflictError as error:
        form_state.tell_problem(form if error.fields else "", "", str(error))
        changed = "Changed in another tab. Save again to keep yours."
        for field in error.fields:
            form_state.tell_problem(form, field, changed)
        return None
    except CareerAppError as error:
        _log.warning("not saved: %s", type(error).__name__)
        form_state.tell_problem(form, "", str(error))
        return None
    form_state.forget_problems(form)
    if saved.changed and saved.after.undoes:
        notices.notify(f"Saved: {marked(saved.after.undoes)}", ":material/check:")
    return saved


def attempt(action: Callable[[], object]) -> bool:
    """Do something with what is kept, and tell a refusal as a notice.

    Returns
    -------
    bool
        Whether it was done.
    """
    try:
        action()
    except CareerAppError as error:
        _log.warning("not done: %s", type(error).__name__)
        form_state.tell_problem("", "", str(error))
        return False
    return True


def save_in(version: str, edit: Edit) -> None:
    """Save an edit in another version than the one this tab shows, from a button."""
    attempt(lambda: work.repository().save(version, edit))


def apply(edit: Edit) -> None:
    """Save an edit from a button that belongs to no form."""
    save(edit)


def undo() -> None:
    """Take back the last edit and say which it was."""
    _step_back(Repository.undo, "undoes", "Undone")


def redo() -> None:
    """Do again what was taken back last and say which it was."""
    _step_back(Repository.redo, "redoes", "Done again")


def _step_back(step: Callable[[Repository, str], Saved | None], named: str, word: str) -> None:
    version = work.version_id()
    done: list[Saved | None] = []
    if version and attempt(lambda: done.append(step(work.repository(), version))) and done[0]:
        what = getattr(done[0].before, named)
        notices.notify(f"{word}: {marked(what)}", ":material/undo:")


def set_work_aside() -> None:
    """Keep a damaged work file under another name beside it, and begin with a new one."""
    if attempt(lambda: set_aside(database_path(), clock.today())):
        work.start_afresh()
