"""Files in and out: a person's work is theirs to take along."""

from careerapp.exchange.bundle import read_bundle, write_bundle
from careerapp.exchange.dates import shift_dates

__all__ = ["read_bundle", "shift_dates", "write_bundle"]
