"""The history of a version: the slider through time, what happened, snapshots."""
