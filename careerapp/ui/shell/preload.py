"""Slow imports beside the first page: ready by the time somebody gets to what needs them."""

import threading
from functools import cache


@cache
def warm_up() -> None:
    """Start importing, once a process and without waiting; a page that is quicker just waits."""
    threading.Thread(target=_import, name="warm-up", daemon=True).start()


def _import() -> None:
    from careerapp.picture import network  # here, or it would stand before the first page

    network.warm_up()
    from careerapp.analysis.measures import assessment, losses  # noqa: F401  # they import NumPy
