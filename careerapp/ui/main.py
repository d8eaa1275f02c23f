"""The frame around every page: navigation, logo, version bar, notices."""

from contextlib import ExitStack
from pathlib import Path

import streamlit as st

from careerapp.errors import StorageError
from careerapp.ui.session import navigation, notices, work
from careerapp.ui.shell import log_file
from careerapp.ui.shell.preload import warm_up_further
from careerapp.ui.shell.typing_pause import take_in_as_typed
from careerapp.ui.shell.version_bar import recovery_page, version_bar
from careerapp.ui.shell.viewport import watch_viewport

STATIC = Path(__file__).parent / "static"

st.set_page_config(page_title="careerapp", page_icon=str(STATIC / "mark.svg"), layout="wide")
log_file.set_up()
st.html(STATIC / "access.css")

pages = {
    "": [
        st.Page(
            "app_pages/start.py",
            title="Start",
            icon=":material/home:",
            default=True,
            help="Where you stand: one true sentence about your map, what is next, what happened.",
        ),
        st.Page(
            "app_pages/outcomes.py",
            title="Outcomes",
            icon=":material/flag:",
            help="Step 1: what you hope is true of your work in a few years.",
        ),
        st.Page(
            "app_pages/routes.py",
            title="Routes",
            icon=":material/conversion_path:",
            help="Step 2: the map of ways from today to what you hope for.",
        ),
        st.Page(
            "app_pages/revise.py",
            title="Revise",
            icon=":material/edit_note:",
            help="Step 3: what happened, what to check, the history, reviews.",
        ),
    ],
    "More": [
        st.Page(
            "app_pages/what_if.py",
            title="What if…?",
            icon=":material/alt_route:",
            help="Take something away, and see what becomes of every hope.",
        ),
        st.Page(
            "app_pages/your_data.py",
            title="Your data",
            icon=":material/folder_open:",
            help="Files in and out, versions, samples, history, and where your data lies.",
        ),
        st.Page(
            "app_pages/first.py",
            title="Begin",
            icon=":material/edit:",
            visibility="hidden",
            help="Four questions, a sample, or a file of yours.",
        ),
    ],
}

running = ExitStack()
try:
    opened = running.enter_context(work.run())
except StorageError as error:
    st.navigation(pages, position="hidden")
    recovery_page(error)
    st.stop()

with running:
    page = st.navigation(pages, position="top" if opened else "hidden")
    st.logo(str(STATIC / "logo.svg"), size="large", icon_image=str(STATIC / "logo.svg"))
    if not opened and page.url_path != "first":
        st.switch_page("app_pages/first.py")
    if destination := navigation.take_destination():
        st.switch_page(destination)
    if page.url_path != "first":
        version_bar()
    notices.show_notices()
    page.run()
    watch_viewport(navigation.is_narrow())
    take_in_as_typed()
warm_up_further()
