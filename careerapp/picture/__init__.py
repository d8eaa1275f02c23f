"""A work model as something to draw: view, layout, overlays, the pyvis network; no Streamlit."""
