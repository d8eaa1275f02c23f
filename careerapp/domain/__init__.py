"""What a work model is: frozen values, pure edits, no clock, no disk, no screen."""
