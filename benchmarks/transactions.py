"""How often a page run asks the database and for how long, as the pages run without a browser."""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

from benchmarks.common import drawn, folder, keep_work
from benchmarks.saving import sample_model
from tests.app.support import Person
from tests.browser.support import TODAY

SIZES = (25, 100)
PAGES = ("start", "outcomes", "routes", "revise", "what_if", "your_data")
RUNS = 10


@contextmanager
def transactions() -> Iterator[list[float]]:
    """Collect the milliseconds that each transaction of the block was open."""
    taken: list[float] = []
    begun: dict[int, float] = {}

    def begin(connection: Connection) -> None:
        begun[id(connection)] = time.perf_counter()

    def end(connection: Connection) -> None:
        taken.append(1000 * (time.perf_counter() - begun.pop(id(connection))))

    listeners = {"begin": begin, "commit": end, "rollback": end}
    for name, listener in listeners.items():
        event.listen(Engine, name, listener)
    try:
        yield taken
    finally:
        for name, listener in listeners.items():
            event.remove(Engine, name, listener)


def row(person: Person, nodes: int, page: str) -> str:
    """Run a page so many times; write how many transactions a run has, and how long they last."""
    person.go(page)
    runs = []
    for _ in range(RUNS):
        with transactions() as taken:
            person.reload()
        runs.append(taken)
    number = statistics.median(map(len, runs))
    together = statistics.median(map(sum, runs))
    longest = statistics.median(map(max, runs))
    return f"{f'{nodes} nodes: {page}':<24} {number:>12.0f} {together:>10.1f} {longest:>8.1f}"


def main() -> None:
    """Print the table."""
    head = f"{'a page run':<24} {'transactions':>12} {'ms in all':>10} {'longest':>8}"
    print(head, "-" * len(head), sep="\n")
    for nodes in SIZES:
        with folder() as here:
            os.environ |= {"CAREERAPP_DATA_DIR": str(here / "data"), "CAREERAPP_TODAY": TODAY}
            keep_work(here / "data", drawn(sample_model(nodes)))
            person = Person()
            for page in PAGES:
                print(row(person, nodes, page), flush=True)


if __name__ == "__main__":
    main()
