"""The server around the pages: files of the map, security headers, errors that no page expected."""

import importlib.util
import logging
import traceback
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from careerapp.errors import CareerAppError

_log = logging.getLogger("careerapp")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        # Streamlit's own bundle needs inline and evaluated scripts (charts compile expressions).
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "worker-src 'self' blob:",
        # 'self' covers the page's own socket; a bare ws: would allow one to any host.
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
"""Nothing a page contains can reach another machine, whatever a person typed into it."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Put the headers on every response."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        sending: Callable[[Message], Awaitable[None]] = send_with_headers
        await self._app(scope, receive, sending)


class OwnPagesOnly:
    """Refuse requests from pages of another origin.

    Streamlit would let in the pages of other programs on this machine, and would ask an outside
    host for this machine's address before it refuses the rest.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            headers = Headers(scope=scope)
            origin = headers.get("origin")
            if origin is not None and origin.partition("://")[2] != headers.get("host"):
                refusal = PlainTextResponse("Only careerapp's own pages may ask.", status_code=403)
                await refusal(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _package_folder(name: str) -> Path:
    """Find an installed package without importing it (pyvis alone takes over a second)."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(name)
    return Path(spec.submodule_search_locations[0])


ROUTES = [
    # The vis-network that pyvis itself ships: same origin, cached, nothing copied into the project.
    Mount("/vendor", StaticFiles(directory=_package_folder("pyvis") / "templates" / "lib")),
    Mount(
        "/pathway-map",
        StaticFiles(directory=Path(__file__).parent / "pathway_map" / "frontend"),
    ),
]

MIDDLEWARE = [
    Middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1"]),
    Middleware(OwnPagesOnly),
    Middleware(SecurityHeaders),
]


def _frames(error: BaseException | None) -> Iterator[str]:
    """Give where an error and its causes came from, without messages: they may hold typed text."""
    while error is not None:
        yield f"{type(error).__name__}\n"
        yield from traceback.format_tb(error.__traceback__)
        error = error.__cause__ or error.__context__


def on_script_error(error: BaseException) -> bool:
    """Show an error that a page did not expect in words; its details go to the log alone."""
    if isinstance(error, CareerAppError):
        _log.warning("refused: %s", type(error).__name__)
        st.error(str(error), icon=":material/info:")
        return True
    _log.error("a page failed: %s", "".join(_frames(error)))
    st.error(
        "Nothing you saved is lost. Go back to the page or reload it; "
        "what you had typed and not yet saved may have to be typed again.",
        title="Something went wrong on this page",
        icon=":material/sentiment_dissatisfied:",
    )
    return True
