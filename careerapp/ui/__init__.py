"""The Streamlit pages and their parts."""
