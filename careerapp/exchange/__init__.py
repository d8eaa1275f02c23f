"""Files in and out: workspaces as JSON, the map as HTML, reviews as a calendar."""

from careerapp.exchange.bundle import read_bundle, write_bundle
from careerapp.exchange.dates import shift_dates

__all__ = ["read_bundle", "shift_dates", "write_bundle"]
