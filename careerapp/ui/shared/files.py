"""Workspace files and samples, read in as new workspaces and written for download."""

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
    """Open a copy of a sample as a new workspace, its dates moved up to today."""
    workspace = load_sample(key, clock.today())
    _add(workspace, "sample")
    notices.notify(f"Opened a copy of {marked(named(workspace.name))}", ":material/content_copy:")


def open_file(content: bytes, file_name: str) -> None:
    """Open a workspace file as a new workspace, beside the others.

    Raises
    ------
    BundleError
        When it is not a workspace file; nothing was changed.
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
    """Open an uploaded workspace file, or show on the page why that cannot be.

    Parameters
    ----------
    content, file_name : bytes, str
        The file and its name.
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
    """Give a workspace as the text of a file."""
    return write_bundle(work.repository().read_workspace(workspace_id))


def bundle_name(name: str) -> str:
    """Name the file a workspace is downloaded as."""
    return file_name(name, "json")


def file_name(name: str, ending: str) -> str:
    """Name a download: a name in plain letters, and the date."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in name.lower()).strip("-")
    return f"{plain[:40] or 'work-model'}-{clock.today():%Y-%m-%d}.{ending}"
