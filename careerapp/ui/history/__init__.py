"""The history of a version: the slider over its moments, its events, its snapshots."""
