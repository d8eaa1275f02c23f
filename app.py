"""Starts careerapp: ``streamlit run app.py``."""

import streamlit as st

from careerapp.ui.server import MIDDLEWARE, ROUTES, on_script_error
from careerapp.ui.shell.preload import warm_up

warm_up()
app = st.App(
    "careerapp/ui/main.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=on_script_error,
)
