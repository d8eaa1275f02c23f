"""Imports what pages need while the browser still fetches the frame they are drawn in."""

import threading
from functools import cache
from importlib import import_module

FIRST = (
    "careerapp.ui.shell.version_bar",
    "careerapp.ui.shared.files",
    "careerapp.ui.journal.log_form",
    "careerapp.ui.checks.check_list",
    "careerapp.ui.map.overlays",
    "careerapp.ui.shared.explanation",
)
"""What the first page is made of; it comes before all that is slower."""


@cache
def warm_up() -> None:
    """Start importing what the first page is made of, once a process, without waiting for it."""
    threading.Thread(target=_import_first, name="warm-up", daemon=True).start()


@cache
def warm_up_further() -> None:
    """Start importing what is slower; once a page was sent, so that it need not share a core."""
    threading.Thread(target=_import_slower, name="warm-up-further", daemon=True).start()


def _import_first() -> None:
    for module in FIRST:
        import_module(module)


def _import_slower() -> None:
    from careerapp.picture import network  # pyvis takes long

    network.warm_up()
    from careerapp.analysis.measures import assessment, losses  # noqa: F401  # they import NumPy
