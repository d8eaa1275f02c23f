"""The real thing for tests to drive: a server of their own, and a browser page that is watched."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, WebSocket

from tests.browser.settling import SETTLED as SETTLED
from tests.browser.settling import listen
from tests.browser.settling import settle as settle

ROOT = Path(__file__).parents[2]

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

FOR_TESTS = ("--js-flags=--no-turbofan --no-maglev",)
"""Pages of tests live for seconds: compiling them with all art costs more than it gives."""

TODAY = "2026-06-15"
"""The date a test server lives on, unless a test asks for another."""


def find_chromium() -> str | None:
    """Give the path of a Chromium: ``CAREERAPP_CHROMIUM``, or the first one installed."""
    named = os.environ.get("CAREERAPP_CHROMIUM")
    installed = ("chromium", "chromium-browser", "google-chrome")
    return named or next(filter(None, map(shutil.which, installed)), None)


class Server:
    """``streamlit run`` on a free port of this machine, with a data folder of its own.

    Parameters
    ----------
    data : Path
        Where it keeps its data; the same after a restart.
    today : str
        The date the app takes for today, or ``""`` for the real one.
    script : Path
        What to run; the app by default.
    root : Path
        The checkout it runs in.
    """

    def __init__(
        self, data: Path, today: str = TODAY, script: Path = ROOT / "app.py", root: Path = ROOT
    ) -> None:
        self.root = root
        self.data = data
        self.today = today
        self.script = script
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = data.parent / f"{data.name}-server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until the server answers; at most a minute."""
        environment = os.environ | {"CAREERAPP_DATA_DIR": str(self.data)}
        environment.pop("CAREERAPP_TODAY", None)
        if self.today:
            environment["CAREERAPP_TODAY"] = self.today
        command = [sys.executable, "-m", "streamlit", "run", str(self.script)]
        command += [f"--server.port={self.port}", "--server.headless=true"]
        self._begin(command, environment)
        deadline = time.monotonic() + 60
        while not self._answers():
            if self._is_over() or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(f"The server did not start:\n{self.log.read_text()}")
            time.sleep(0.02)

    def _begin(self, command: list[str], environment: dict[str, str]) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=self.root, env=environment, stdout=log, stderr=subprocess.STDOUT
            )

    @property
    def pid(self) -> int:
        """Of the process while it runs."""
        assert self._process is not None
        return self._process.pid

    def _is_over(self) -> bool:
        return self._process is not None and self._process.poll() is not None

    def stop(self) -> None:
        """End the server, at once if it does not within five seconds."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def restart(self) -> None:
        """Stop and start again: the same address, the same data."""
        self.stop()
        self.start()

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


STREAMLITS_OWN_404 = re.compile(r"^/[^/]+/_stcore/(health|host-config)$")
"""On a deep link or a reload of a sub-page Streamlit asks for these below the page's own path."""


class Watch:
    """Everything a page did that it should not have: other hosts, console errors, dialogs."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.host = urlsplit(url).netloc
        self.foreign: list[str] = []
        self.console: list[str] = []
        self.dialogs: list[str] = []
        self._server_is_away = False
        listen(page)
        page.context.on("request", self._on_request)
        page.on("websocket", self._on_websocket)
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.console.append(f"uncaught: {error}"))
        page.on("dialog", self._on_dialog)

    @contextmanager
    def server_away(self) -> Iterator[None]:
        """While the server is stopped on purpose, failed connections are no finding."""
        self._server_is_away = True
        yield
        self._server_is_away = False

    def assert_clean(self) -> None:
        """Fail with all that was seen."""
        assert not self.foreign, f"asked other hosts: {self.foreign}"
        assert not self.console, f"said in the console: {self.console}"
        assert not self.dialogs, f"opened dialogs: {self.dialogs}"

    def _on_request(self, request: Request) -> None:
        self._note_host(request.url)

    def _on_websocket(self, websocket: WebSocket) -> None:
        self._note_host(websocket.url)

    def _note_host(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.netloc != self.host:
            self.foreign.append(url)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning") or self._server_is_away:
            return
        parts = urlsplit(message.location.get("url", ""))
        if "404" in message.text and STREAMLITS_OWN_404.match(parts.path):
            return
        self.console.append(f"{message.type}: {message.text} ({parts.path})")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


def assert_accessible(page: Page, *, but: tuple[str, ...] = ()) -> None:
    """Fail when axe finds a serious or critical violation on the page as it stands.

    Parameters
    ----------
    page : Page
    but : tuple of str
        Selectors of parts that are left out, each with its reason where it is given.
    """
    context = {"exclude": [[selector] for selector in but]} if but else None
    violations = Axe().run(page, context=context).response["violations"]
    grave = [
        f"{found['id']} ({found['impact']}): {found['help']}\n    "
        + "\n    ".join(node["html"][:300] for node in found["nodes"][:5])
        for found in violations
        if found["impact"] in ("serious", "critical")
    ]
    assert not grave, "axe found:\n" + "\n".join(grave)
