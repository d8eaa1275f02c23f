"""Saving edits from a page, undo and redo; a refusal is shown at the form it belongs to."""

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
    """Apply an edit to the version this tab shows, and confirm it in a notice.

    Parameters
    ----------
    edit : Edit
    shown : Shown, optional
        Values the form showed of the fields it changes: where another tab changed them since, the
        edit is refused with a notice.
    form : str
        Key of the form at which a problem is shown; without one it is shown as a notice.

    Returns
    -------
    Saved or None
        The version before and after; None where the edit was refused.
    """
    version = work.version_id()
    if version is None:
        return None
    try:
        saved = work.repository().save(version, edit, shown)
    except ItemGoneError as error:
        form_state.report_problem("", "", str(error))  # as a notice: its form is gone too
        return None
    except EditError as error:
        form_state.report_problem(form, error.field, str(error))
        return None
    except ConflictError as error:
        form_state.report_problem(form if error.fields else "", "", str(error))
        changed = "Changed in another tab. Save again to keep yours."
        for field in error.fields:
            form_state.report_problem(form, field, changed)
        return None
    except CareerAppError as error:
        _log.warning("not saved: %s", type(error).__name__)
        form_state.report_problem(form, "", str(error))
        return None
    form_state.forget_problems(form)
    if saved.changed and saved.after.undoes:
        notices.notify(f"Saved: {marked(saved.after.undoes)}", ":material/check:")
    return saved


def attempt(action: Callable[[], object]) -> bool:
    """Call something that changes the stored work, and show a refusal as a notice.

    Returns
    -------
    bool
        Whether it was done.
    """
    try:
        action()
    except CareerAppError as error:
        _log.warning("not done: %s", type(error).__name__)
        form_state.report_problem("", "", str(error))
        return False
    return True


def save_in(version: str, edit: Edit) -> None:
    """Save an edit in a version other than the one this tab shows."""
    attempt(lambda: work.repository().save(version, edit))


def apply(edit: Edit) -> None:
    """Save an edit from a button that belongs to no form."""
    save(edit)


def undo() -> None:
    """Undo the last edit and name it in a notice."""
    _step(Repository.undo, "undoes", "Undone", ":material/undo:")


def redo() -> None:
    """Redo the edit that was undone last and name it in a notice."""
    _step(Repository.redo, "redoes", "Done again", ":material/redo:")


def _step(
    step: Callable[[Repository, str], Saved | None], field: str, word: str, icon: str
) -> None:
    version = work.version_id()
    done: list[Saved | None] = []
    if version and attempt(lambda: done.append(step(work.repository(), version))) and done[0]:
        what = getattr(done[0].before, field)
        notices.notify(f"{word}: {marked(what)}", icon)


def set_work_aside() -> None:
    """Rename a damaged work file, which stays beside the new one that is begun."""
    if attempt(lambda: set_aside(database_path(), clock.today())):
        work.start_afresh()
