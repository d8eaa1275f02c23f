"""The Your data page: files, workspaces and versions, the history, and where it is stored."""

import streamlit as st

from careerapp.samples import SAMPLES
from careerapp.storage.locations import database_path
from careerapp.ui.history.revision_list import history_list, read_revisions
from careerapp.ui.library.workspaces_panel import versions_panel, workspaces_panel
from careerapp.ui.session import form_state, work
from careerapp.ui.shared.files import bundle_name, bundle_of, open_sample, open_upload
from careerapp.ui.shared.map_export import picture_buttons
from careerapp.ui.shared.widgets import note, text_page
from careerapp.wording.markdown import escape

head = work.head()
workspace = work.opened().workspace
with work.repository().reading_together():
    revisions = read_revisions(head.version.id)
    put_away = work.repository().removed_workspaces()

with text_page():
    left, right = st.columns([8, 5], gap="large")
    with left:
        st.title("Your data", anchor=False)
        st.markdown("It is yours and stays on this computer. A file of it is one click away.")
        with st.container(border=True, gap="small"):
            st.markdown(f"**{escape(workspace.name)}**")
            note(
                "All versions, snapshots and the journal in one file that careerapp can open again."
            )
            st.download_button(
                "Download this workspace",
                lambda: bundle_of(workspace.id),
                file_name=bundle_name(workspace.name),
                mime="application/json",
                type="primary",
                icon=":material/download:",
                on_click="ignore",
            )
        with st.container(border=True, gap="small"):
            st.markdown("**Open a workspace file**")
            note("It is put beside what you have; nothing is replaced.")
            upload = st.file_uploader(
                "A workspace file (.json)",
                type=["json"],
                key=f"open-file-{form_state.nonce('open-file')}",
                label_visibility="collapsed",
            )
            if upload is not None and open_upload(upload.getvalue(), upload.name, most=8):
                form_state.renew("open-file")
                st.switch_page("app_pages/start.py")
        with st.container(border=True, gap="small"):
            st.markdown("**Pictures of the map**")
            note("Of the version you have open. Anybody can open them; nothing else is needed.")
            with st.container(horizontal=True, gap="small"):
                picture_buttons(head, "whole")
        st.subheader("History", anchor=False)
        history_list(head, revisions)
    with right:
        st.space(12)
        st.subheader("Kept on this computer", anchor=False)
        workspaces_panel(workspace.id, put_away)
        st.subheader("Versions", anchor=False)
        note("Different ways your work could go, side by side. None of them is plan B.")
        versions_panel(head)
        st.subheader("Samples", anchor=False)
        note("Invented people. Opening one makes a copy; your own work is not touched.")
        for sample in SAMPLES:
            if st.button(
                escape(sample.title),
                key=f"data-sample-{sample.key}",
                icon=f":material/{sample.icon}:",
                type="tertiary",
            ):
                with st.spinner("Opening a copy…"):
                    open_sample(sample.key)
                st.switch_page("app_pages/start.py")
        st.subheader("Where it lies", anchor=False)
        note("Everything is in this one file. Copy it while careerapp is closed to back it up.")
        st.code(str(database_path()), language=None, wrap_lines=True)
