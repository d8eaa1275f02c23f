"""Imports slow modules in the background while the first page is read."""

import threading
from functools import cache


@cache
def warm_up() -> None:
    """Start the imports once a process, without waiting for them."""
    threading.Thread(target=_import, name="warm-up", daemon=True).start()


def _import() -> None:
    from careerapp.picture import network  # the first page must not wait for it

    network.warm_up()
    from careerapp.analysis.measures import assessment, losses  # noqa: F401  # they import NumPy
