"""One saved edit beside a bare insert of the same bytes, taken in turns in one run."""

import itertools
import sqlite3
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from careerapp.domain import edits
from careerapp.domain.items import DataPoint, Link, Outcome, Stone
from careerapp.domain.model import WorkModel
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository

ROUNDS = 300
WARM_UP = 20


def sample_model(nodes: int) -> WorkModel:
    """Draw a map of so many nodes: three links a stone, every fifth node an outcome, a journal."""
    outcomes = nodes // 5
    stones = tuple(
        Stone(
            id=uuid4().hex,
            kind=("skill", "role", "experience", "relationship")[number % 4],
            title=f"Stepping stone number {number}",
            note=f"What I know about number {number}: " + "a little here and there, " * 3,
            tags=("retail", "evenings") if number % 3 == 0 else (),
        )
        for number in range(nodes - outcomes)
    )
    hopes = tuple(
        Outcome(id=uuid4().hex, kind="role", title=f"Hope number {number}", why="It matters. " * 5)
        for number in range(outcomes)
    )
    ahead = [*stones, *hopes]
    links = tuple(
        Link(id=uuid4().hex, source=stone.id, target=target.id, confidence=0.5)
        for number, stone in enumerate(stones)
        for target in ahead[number + 1 : number + 4]
    )
    journal = tuple(
        DataPoint(id=uuid4().hex, at=date(2027, 3, 1), kind="win", note=f"It went well, {number}")
        for number in range(nodes)
    )
    return WorkModel(outcomes=hopes, stones=stones, links=links, journal=journal)


def saver(folder: Path, model: WorkModel) -> Callable[[], None]:
    """Give a function that saves one edit of a work model."""
    repository = Repository(
        open_engine(folder / "careerapp.db"),
        now=lambda: datetime.now(UTC),
        today=lambda: date(2027, 3, 1),
        new_id=lambda: uuid4().hex,
    )
    workspace = repository.new_workspace("", model, version_name="One", description="Began")
    (version,) = repository.versions(workspace)
    stones = itertools.cycle(stone.id for stone in model.stones)
    numbers = itertools.count()

    def save() -> None:
        edit = edits.change(next(stones), title=f"Renamed {next(numbers)}")
        repository.save(version.id, edit)

    return save


def inserter(folder: Path, model: WorkModel) -> tuple[Callable[[], None], Callable[[], None]]:
    """Give a function that inserts as many bytes as a saved model has, and one that ends it."""
    text = model.model_dump_json(exclude={"journal", "layout"}).encode()
    body = zlib.compress(text, 1)
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def insert() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO document (body) VALUES (?)", (body,))
        connection.execute("COMMIT")

    return insert, connection.close


def timed(work: Callable[[], None]) -> float:
    """Give how long something took, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(nodes: int) -> tuple[list[float], list[float]]:
    """Time saved edits and bare inserts in turns."""
    model = sample_model(nodes)
    with tempfile.TemporaryDirectory() as name:
        save = saver(Path(name), model)
        insert, end = inserter(Path(name), model)
        pairs = [(timed(save), timed(insert)) for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
        end()
    saved, inserted = zip(*pairs, strict=True)
    return list(saved), list(inserted)


def row(label: str, times: list[float], bare: float) -> str:
    """Say one line of the table: median, and between which figures nine in ten lie."""
    cuts = statistics.quantiles(times, n=20)
    median = statistics.median(times)
    return f"{label:<28} {median:7.2f} {cuts[0]:7.2f} {cuts[-1]:7.2f} {median / bare:7.1f}"


def main() -> None:
    """Print the table."""
    print(f"{'milliseconds':<28} {'median':>7} {'5 %':>7} {'95 %':>7} {'times':>7}")
    for nodes in (25, 100, 500):
        saved, inserted = measure(nodes)
        bare = statistics.median(inserted)
        print(row(f"bare insert, {nodes} nodes", inserted, bare))
        print(row(f"saved edit, {nodes} nodes", saved, bare))


if __name__ == "__main__":
    main()
