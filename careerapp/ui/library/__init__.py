"""All that is kept on this machine: workspaces and their versions."""
