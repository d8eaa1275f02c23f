"""The workspaces on this machine and their versions."""
