"""Work models as frozen values, and pure edits of them; no clock, no disk, no screen."""
