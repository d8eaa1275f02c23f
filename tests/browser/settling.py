"""When a page is done: told by what goes over its socket and by what it shows, not by the clock."""

from itertools import count

from playwright.sync_api import Page

_LISTEN = """
    globalThis.wire = { opened: 0, asked: 0, waiting: false, running: false };

    // The fields of a message as it is written (protobuf): numbers, of the outermost only.
    const fieldsOf = (bytes) => {
        const fields = new Map();
        let at = 0;
        const number = () => {
            let value = 0;
            for (let worth = 1; ; worth *= 128) {
                const byte = bytes[at++];
                value += (byte % 128) * worth;
                if (!(byte > 127)) return value;
            }
        };
        while (at < bytes.length) {
            const tag = number();
            const kind = tag % 8;
            const value = kind === 0 || kind === 2 ? number() : 0;
            at += kind === 2 ? value : kind === 1 ? 8 : kind === 5 ? 4 : 0;
            fields.set(Math.floor(tag / 8), value);
        }
        return fields;
    };
    // Of what goes out: run the script. Of what comes in: a run begins, a run is over.
    const [ASK, BEGIN, OVER] = [11, 4, 6];
    const EARLY = 2; // over, for another run follows at once

    globalThis.WebSocket = class extends WebSocket {
        constructor(...how) {
            super(...how);
            if (!this.url.includes('/_stcore/')) return;
            Object.assign(wire, { socket: this, waiting: false, running: false });
            wire.opened += 1;
            this.addEventListener('message', ({ data }) => {
                if (wire.socket !== this) return;
                const fields = fieldsOf(new Uint8Array(data));
                if (fields.has(BEGIN)) Object.assign(wire, { waiting: false, running: true });
                if (fields.has(OVER) && fields.get(OVER) !== EARLY) wire.running = false;
            });
        }
        send(data) {
            if (wire.socket === this && fieldsOf(new Uint8Array(data)).has(ASK)) {
                wire.waiting = true;
                wire.asked += 1;
            }
            super.send(data);
        }
    };
"""

SETTLED = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    return app !== null
        && app.dataset.testConnectionState === 'CONNECTED'
        && app.dataset.testScriptState === 'notRunning'
        && document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]') === null;
}"""

_QUIET = (
    """(call) => {
    const { socket, opened, asked, waiting, running } = wire;
    // What an action asks for, Streamlit sends in a timer that is set when the action is over; what
    // is answered, it draws in the next frames.
    if (wire.call !== call) {
        Object.assign(wire, { call, turned: false, frames: 0 });
        setTimeout(() => requestAnimationFrame(() => setTimeout(() => { wire.turned = true; })));
    }
    const quiet = socket?.readyState === WebSocket.OPEN && !waiting && !running
        && (asked > 0 || opened > 1) && ("""
    + SETTLED
    + """)();
    wire.frames = quiet && wire.turned ? wire.frames + 1 : 0;
    return wire.frames > 2;
}"""
)

_calls = count(1)


def listen(page: Page) -> None:
    """Have a page notice what it asks its server for; before it goes anywhere, for `settle`."""
    page.add_init_script(_LISTEN)


def settle(page: Page, timeout: float = 30) -> None:
    """Wait until Streamlit has run and drawn everything that the last action asked for.

    Parameters
    ----------
    page : Page
        One that `listen` was called for.
    timeout : float
        Seconds after which the wait fails.
    """
    page.wait_for_function(_QUIET, arg=next(_calls), timeout=timeout * 1000)
