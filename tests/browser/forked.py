"""The same server, quicker to start: of a process that has imported already what all of them do."""

import os
import sys
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from tests.browser.support import ROOT, Server

_forks = get_context("forkserver")
_forks.set_forkserver_preload(
    [
        "streamlit.web.cli",
        "streamlit.web.server.starlette",
        "uvicorn",
        "pandas",
        "pyarrow",
        "altair",
        "pyvis.network",
        "scipy.stats",
        "icalendar",
        "alembic.command",
        # Nothing of `careerapp.ui`: its components are made known to the server that runs.
        "careerapp.storage.repository",
        "careerapp.samples",
        "careerapp.picture.network",
        "careerapp.analysis.assessment",
        "careerapp.analysis.drills",
    ]
)


class ForkedServer(Server):
    """A server in a process of its own, like any other; importing Streamlit anew is left out.

    A start is seconds of processor time otherwise, most of it for imports. That it works from
    nothing, by the command people type, is for the tests that use ``Server`` itself.
    """

    _fork: ForkServerProcess | None = None

    def _begin(self, command: list[str], environment: dict[str, str]) -> None:
        self._fork = _forks.Process(target=_run, args=(command, environment, self.log), daemon=True)
        self._fork.start()

    def _is_over(self) -> bool:
        return self._fork is not None and not self._fork.is_alive()

    def stop(self) -> None:
        """End the server, at once if it does not within five seconds."""
        if self._fork is None:
            return
        self._fork.terminate()
        self._fork.join(timeout=5)
        if self._fork.is_alive():
            self._fork.kill()
            self._fork.join()
        self._fork = None


def _run(command: list[str], environment: dict[str, str], log: Path) -> None:
    """Be what a command line would have started: its folder, environment, output and arguments."""
    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environment)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.close(output)
    from streamlit.web import cli

    sys.argv = command[2:]
    cli.main()
