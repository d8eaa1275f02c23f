"""A tab's end of a Streamlit session, without a browser: it asks for runs, reads what comes."""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect


class Run(NamedTuple):
    """One run of a page or of a fragment, as it came over the socket.

    Attributes
    ----------
    elements : how many of each type were drawn, blocks among them.
    messages, size : how many messages came, and their bytes.
    wall : seconds from asking to the message that the run has ended.
    """

    elements: Counter[str]
    messages: int
    size: int
    wall: float


class Session:
    """One tab's connection to a server."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self.pages: dict[str, str] = {}
        self.fragments: dict[str, str] = {}

    def run(self, page: str = "", *, fragment: str = "", states: Any = None) -> Run:
        """Have a page run whole, or one of its fragments, and read all that it sends.

        Parameters
        ----------
        page : str
            The name in its address; ``""`` for the default one.
        fragment : str
            Id of the fragment that runs alone.
        states : WidgetStates, optional
            What the widgets of the page say.
        """
        message = BackMsg()
        message.rerun_script.page_script_hash = self.pages.get(page, "")
        message.rerun_script.page_name = "" if page in self.pages else page
        message.rerun_script.fragment_id = fragment
        if states is not None:
            message.rerun_script.widget_states.CopyFrom(states)
        start = time.perf_counter()
        self._socket.send(message.SerializeToString())
        elements: Counter[str] = Counter()
        messages = size = 0
        while True:
            data = self._socket.recv(timeout=60)
            assert isinstance(data, bytes)
            messages, size = messages + 1, size + len(data)
            answer = ForwardMsg.FromString(data)
            kind = answer.WhichOneof("type")
            if kind == "delta":
                delta = answer.delta
                if delta.HasField("new_element"):
                    elements[str(delta.new_element.WhichOneof("type"))] += 1
                elif delta.HasField("add_block"):
                    elements["block"] += 1
            elif kind == "navigation":
                self.pages |= {
                    each.url_pathname: each.page_script_hash for each in answer.navigation.app_pages
                }
            elif kind == "script_finished":
                return Run(elements, messages, size, time.perf_counter() - start)


@contextmanager
def session(url: str) -> Iterator[Session]:
    """Connect to a server, and run its default page once."""
    address = f"{url.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, origin=url) as socket:
        opened = Session(socket)
        opened.run()
        yield opened
