"""Processor time of whole page runs on a real server, beside a bare page with as many elements."""

import json
import os
import statistics
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks.common import drawn, folder, keep_work
from benchmarks.peers.session import Run, Session, session
from benchmarks.saving import sample_model
from tests.browser.support import ROOT, Server

SIZES = (25, 100)
PAGES = {"": "Start", "routes": "Routes", "revise": "Revise", "what_if": "What if…"}
ROUNDS, RUNS, WARM_UP = 5, 20, 3

BARE = """
import json
import os

import streamlit as st

DRAW = {
    "markdown": lambda n: st.markdown(f"A line of *words*, number {n}."),
    "heading": lambda n: st.subheader(f"Heading {n}", anchor=False),
    "button": lambda n: st.button(f"Button {n}", key=f"button-{n}"),
    "selectbox": lambda n: st.selectbox(f"Choice {n}", ["one", "two"], key=f"choice-{n}"),
    "text_input": lambda n: st.text_input(f"Line {n}", key=f"line-{n}"),
    "text_area": lambda n: st.text_area(f"Text {n}", key=f"text-{n}"),
    "block": lambda n: st.container(key=f"block-{n}"),
}
for kind, number in json.loads(os.environ["BARE_ELEMENTS"]).items():
    for each in range(number):
        DRAW.get(kind, DRAW["markdown"])(f"{kind}-{each}")
"""
"""As many elements of each kind; what it has no kind for is drawn as a line of text."""


class Figures(NamedTuple):
    """Milliseconds of processor time a run, one figure a round, and what one run sent."""

    processor: Sequence[float]
    sent: Run


@contextmanager
def opened(data: Path, script: Path, root: Path = ROOT) -> Iterator[tuple[Session, psutil.Process]]:
    """Start a server of a checkout and open a tab on it."""
    server = Server(data, script=script, root=root)
    server.start()
    try:
        with session(server.url) as tab:
            yield tab, psutil.Process(server.pid)
    finally:
        server.stop()


def measure(tab: Session, process: psutil.Process, page: str) -> Figures:
    """Run a page so many times, in rounds, and count what the server's processor did."""
    for _ in range(WARM_UP):
        run = tab.run(page)
    rounds = []
    for _ in range(ROUNDS):
        before = process.cpu_times()
        for _ in range(RUNS):
            run = tab.run(page)
        after = process.cpu_times()
        spent = after.user + after.system - before.user - before.system
        rounds.append(1000 * spent / RUNS)
    return Figures(rounds, run)


def measure_pages(nodes: int, root: Path) -> dict[str, Figures]:
    """Measure the pages of a checkout with a map of so many nodes."""
    with folder() as here:
        keep_work(here / "data", drawn(sample_model(nodes)))
        with opened(here / "data", root / "app.py", root) as (tab, process):
            return {page: measure(tab, process, page) for page in PAGES}


def measure_bare(elements: Counter[str]) -> Figures:
    """Measure a page that draws as many elements and does nothing else."""
    with folder() as here:
        script = here / "bare.py"
        script.write_text(BARE, encoding="utf-8")
        os.environ["BARE_ELEMENTS"] = json.dumps(elements)
        (here / "data").mkdir()
        with opened(here / "data", script) as (tab, process):
            return measure(tab, process, "")


@contextmanager
def older() -> Iterator[Path | None]:
    """Check out the commit that ``BESIDE`` names, to be measured in the same run."""
    commit = os.environ.get("BESIDE")
    if not commit:
        yield None
        return
    with folder() as here:
        tree = here / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run(
            [*git, "add", "--detach", str(tree), commit], check=True, capture_output=True
        )
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True, capture_output=True)


def row(name: str, figures: Figures, beside: float | None = None) -> str:
    """Write a line: median, least and most of the rounds, ratio, and what was sent."""
    times, sent = figures.processor, figures.sent
    median = statistics.median(times)
    ratio = f"{median / beside:>7.2f}" if beside else f"{'':>7}"
    return (
        f"{name:<34} {median:>7.1f} {min(times):>7.1f} {max(times):>7.1f} {ratio}"
        f" {sum(sent.elements.values()):>9} {sent.size:>9,}"
    )


def main() -> None:
    """Print a table a size."""
    with older() as tree:
        for nodes in SIZES:
            head = (
                f"{f'{nodes} nodes, processor ms a run':<34} {'median':>7} {'least':>7} {'most':>7}"
            )
            head += f" {'x bare':>7} {'elements':>9} {'bytes':>9}"
            print(head, "-" * len(head), sep="\n")
            now = measure_pages(nodes, ROOT)
            then = measure_pages(nodes, tree) if tree else {}
            for page, name in PAGES.items():
                bare = measure_bare(now[page].sent.elements)
                beside = statistics.median(bare.processor)
                if page in then:
                    print(row(f"{name}, {os.environ['BESIDE'][:12]}", then[page], beside))
                print(row(name, now[page], beside))
                print(row(f"bare, as many elements as {name}", bare))
            print()


if __name__ == "__main__":
    main()
