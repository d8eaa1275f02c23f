"""Figures, each beside a bare reference on the same machine; see README.md."""
