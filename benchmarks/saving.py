"""One saved edit beside bare inserts of the same bytes, taken in turns in one run."""

import itertools
import sqlite3
import statistics
import tempfile
import time
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import blake2b
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


def inserter(
    folder: Path, model: WorkModel
) -> tuple[Callable[[], None], Callable[[], None], Callable[[], None]]:
    """Give functions that insert a saved model's bytes, that write and pack them before, that end.

    The second does what no save can do without: it turns the model into JSON, packs it and finds
    the hash of its content.
    """
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for setting in ("journal_mode = DELETE", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE document (id INTEGER PRIMARY KEY, body BLOB NOT NULL)")

    def pack() -> bytes:
        text = model.model_dump_json(exclude={"journal", "layout"}).encode()
        blake2b(text, digest_size=20).hexdigest()
        return zlib.compress(text, 1)

    packed = pack()

    def insert(body: bytes = packed) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO document (body) VALUES (?)", (body,))
        connection.execute("COMMIT")

    return insert, lambda: insert(pack()), connection.close


def timed(work: Callable[[], None]) -> float:
    """Give how long something took, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def measure(nodes: int) -> tuple[list[float], ...]:
    """Time saved edits, bare inserts and inserts that pack, in turns."""
    model = sample_model(nodes)
    with tempfile.TemporaryDirectory() as name:
        save = saver(Path(name), model)
        insert, pack_and_insert, end = inserter(Path(name), model)
        turns = [
            (timed(save), timed(insert), timed(pack_and_insert)) for _ in range(WARM_UP + ROUNDS)
        ]
        end()
    saved, inserted, packed = zip(*turns[WARM_UP:], strict=True)
    return list(saved), list(inserted), list(packed)


def row(label: str, times: list[float], *beside: float) -> str:
    """Write a line of the table: median, between which figures nine in ten lie, and ratios."""
    cuts = statistics.quantiles(times, n=20)
    median = statistics.median(times)
    ratios = " ".join(f"{median / each:7.2f}" for each in beside)
    return f"{label:<34} {median:7.2f} {cuts[0]:7.2f} {cuts[-1]:7.2f} {ratios}"


def main() -> None:
    """Print the table."""
    print(f"{'milliseconds':<34} {'median':>7} {'5 %':>7} {'95 %':>7} {'x bare':>7} {'x pack':>7}")
    for nodes in (25, 100, 500):
        saved, inserted, packed = measure(nodes)
        bare, with_packing = statistics.median(inserted), statistics.median(packed)
        print(row(f"bare insert, {nodes} nodes", inserted))
        print(row(f"packed and inserted, {nodes} nodes", packed, bare))
        print(row(f"saved edit, {nodes} nodes", saved, bare, with_packing))


if __name__ == "__main__":
    main()
