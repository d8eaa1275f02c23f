"""Figures of a work model: chance, months, losses, progress, calibration."""
