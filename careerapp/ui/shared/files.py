"""Files and samples on their way in and out: always as copies, never over a person's own work."""

from pathlib import PurePath

import streamlit as st

from careerapp.domain.workspace import Workspace
from careerapp.errors import BundleError
from careerapp.exchange import read_bundle, write_bundle
from careerapp.samples import load_sample
from careerapp.storage.records import Origin
from careerapp.ui.session import clock, notices, work
from careerapp.ui.shared.widgets import note
from careerapp.wording.markdown import escape, marked
from careerapp.wording.phrases import named


def open_sample(key: str) -> None:
    """Open a fresh copy of a sample, its dates moved up to today, and show it."""
    workspace = load_sample(key, clock.today())
    _add(workspace, "sample")
    notices.notify(f"Opened a copy of {marked(named(workspace.name))}", ":material/content_copy:")


def open_file(content: bytes, file_name: str) -> None:
    """Take in a workspace file beside what is there, and show it.

    Raises
    ------
    BundleError
        When it is not one; nothing was changed.
    """
    workspace = read_bundle(content)
    if not workspace.name:
        workspace = workspace.replace(name=PurePath(file_name).stem[:200] or "From a file")
    _add(workspace, "file")
    notices.notify(f"Opened {marked(named(workspace.name))}", ":material/folder_open:")


def _add(workspace: Workspace, origin: Origin) -> None:
    repo = work.repository()
    with repo.saving_together():
        work.open_work(repo.add_workspace(workspace, origin=origin))


def open_upload(content: bytes, file_name: str, most: int) -> bool:
    """Take in an uploaded workspace file and show it, or say on the page why that cannot be.

    Parameters
    ----------
    content, file_name : bytes, str
        The file, and what it is called.
    most : int
        How many of its problems are listed.

    Returns
    -------
    bool
        Whether it was opened.
    """
    try:
        open_file(content, file_name)
    except BundleError as error:
        st.error("This file cannot be opened. Nothing was changed.")
        for place, message in error.problems[:most]:
            note(f"{escape(place)}: {escape(message)}" if place else escape(message))
        return False
    return True


def bundle_of(workspace_id: str) -> str:
    """Write a workspace as the text of a file."""
    return write_bundle(work.repository().read_workspace(workspace_id))


def bundle_name(name: str) -> str:
    """Name the file a workspace is downloaded as."""
    return file_name(name, "json")


def file_name(name: str, ending: str) -> str:
    """Name a download: a name in plain letters, and the date."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")
    return f"{plain[:40] or 'work-model'}-{clock.today():%Y-%m-%d}.{ending}"
