"""The Streamlit pages and widgets: what a person sees and does."""
