"""The history of a long life: its list, a moment and a difference, beside a bare read of the same.

5,000 data points and 1,000 snapshots of a map of 100 nodes, 6,000 steps in all. Also the days that
tell what has happened since, and what stood at the end of a dozen of them.
"""

import json
import random
import sqlite3
import statistics
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.common import folder, milliseconds
from benchmarks.saving import sample_model
from careerapp.domain import edits
from careerapp.domain.difference import difference, rows, sentences
from careerapp.domain.items import About, DataPoint
from careerapp.domain.model import WorkModel
from careerapp.storage import appending, documents, journal, snapshots, states
from careerapp.storage.engine import open_engine, writing
from careerapp.storage.repository import Repository
from careerapp.storage.states import Revision
from careerapp.ui.difference.progress_history import BACK, chosen_days

NODES = 100
POINTS = 5_000
SNAPSHOTS = 1_000
ROUNDS = 30
BEGAN = datetime(2021, 1, 4, 9, tzinfo=UTC)


def live(path: Path) -> tuple[Repository, str]:
    """Write a life into a file: data points, now and then an edit and a snapshot.

    Step by step as saving does, but in one transaction and with nothing read in between: six
    thousand saves would take the better part of an hour.
    """
    engine = open_engine(path)
    repository = Repository(
        engine,
        now=lambda: BEGAN,
        today=BEGAN.date,
        new_id=lambda: uuid4().hex,
    )
    model = sample_model(NODES).replace(journal=())
    id = repository.new_workspace("", model, version_name="One", description="Began")
    (version,) = (each.id for each in repository.versions(id))
    chance = random.Random(2021)
    stones = [stone.id for stone in model.stones]
    with writing(engine) as connection:
        state = states.at_head(connection, version)

        def step(after: WorkModel, said: str, moment: datetime) -> None:
            nonlocal state
            kept, seq = documents.document(after), state.revision.seq + 1
            revision = Revision(seq, seq - 1, None, seq, moment, kept.hash, said)
            appending._keep(connection, kept, after)
            appending._add(connection, version, revision, "edit", said)
            state = state._replace(revision=revision, model=after)

        for number in range(POINTS):
            moment = BEGAN + timedelta(hours=8 * number)
            about = (About(id=chance.choice(stones), title="Something of then"),)
            note = f"Number {number}: a talk that went better than I had thought it would."
            point = DataPoint(id=uuid4().hex, at=moment.date(), kind="win", note=note, about=about)
            step(state.model, f"Logged a win: *{note[:60]}*", moment)
            entry = journal.Entry(point.id, number + 1, documents.pack_point(point))
            journal.change(connection, version, state.revision.seq, (), (entry,))
            if number % (POINTS // SNAPSHOTS) == 0:
                edit = edits.change(chance.choice(stones), title=f"Renamed {number}")
                step(*edit(state.model), moment)
                named = {"name": f"Snapshot {number}", "note": "As it was then."}
                dated = {"at": moment.date(), "recorded_at": moment}
                snapshots.keep(connection, state, id=uuid4().hex, **named, **dated)  # type: ignore[arg-type]
    return repository, version


def forget() -> None:
    """Forget what was read, as after a restart."""
    states.forget()
    documents.point.cache_clear()


def times(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> list[float]:
    """Time something again and again."""
    taken = []
    for _ in range(ROUNDS):
        before()
        taken.append(milliseconds(work))
    return taken


def bare_list(path: Path, version: str) -> Callable[[], object]:
    """Read as many rows of the three tables as a page of the list has, and no more than that."""
    connection = sqlite3.connect(path)
    queries = (
        "SELECT seq, at, kind, description FROM revision WHERE version_id = ?"
        " ORDER BY seq DESC LIMIT 12",
        "SELECT id, name, note, at, seq FROM snapshot WHERE version_id = ?"
        " ORDER BY number DESC LIMIT 12",
        "SELECT id, added_seq, body FROM data_point WHERE version_id = ?"
        " ORDER BY added_seq DESC LIMIT 12",
    )
    return lambda: [connection.execute(query, (version,)).fetchall() for query in queries]


def bare_moment(path: Path, version: str, seq: int) -> Callable[[], object]:
    """Read the rows that a moment is made of, and parse them as plain JSON."""
    connection = sqlite3.connect(path)

    def read() -> object:
        ((body,),) = connection.execute(
            "SELECT body FROM document WHERE hash = (SELECT document_hash FROM revision"
            " WHERE version_id = ? AND seq = ?)",
            (version, seq),
        )
        points = connection.execute(
            "SELECT body FROM data_point WHERE version_id = ? AND added_seq <= ?"
            " AND (removed_seq IS NULL OR removed_seq > ?) ORDER BY ordinal",
            (version, seq, seq),
        ).fetchall()
        parsed = [json.loads(zlib.decompress(each)) for (each,) in points]
        return json.loads(zlib.decompress(body)), parsed

    return read


def bare_days(path: Path, version: str, last: str) -> Callable[[], object]:
    """Read the last step of each day, and what snapshots are of, and no more than that."""
    connection = sqlite3.connect(path)
    queries = (
        "SELECT date(at, 'localtime'), max(seq) FROM revision WHERE version_id = ? AND at < ?"
        " GROUP BY 1",
        "SELECT at, seq FROM snapshot WHERE version_id = ? AND at < ? AND removed_at IS NULL",
    )
    return lambda: [connection.execute(query, (version, last)).fetchall() for query in queries]


def bare_models(path: Path, version: str, seqs: Sequence[int]) -> Callable[[], object]:
    """Read the rows that some moments are made of, each once, and parse them as plain JSON."""
    connection = sqlite3.connect(path)
    marks = ", ".join("?" for _ in seqs)
    queries = (
        "SELECT DISTINCT hash, body FROM document JOIN revision ON hash = document_hash"
        f" WHERE version_id = ? AND seq IN ({marks})",
        f"SELECT id, body FROM data_point WHERE version_id = ? AND added_seq <= max({marks})",
    )

    def read() -> object:
        found = [connection.execute(query, (version, *seqs)).fetchall() for query in queries]
        return [json.loads(zlib.decompress(body)) for rows in found for _, body in rows]

    return read


def plain_difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Compare two models that are plain dictionaries, item by item and field by field."""
    found = []
    for field, items in new.items():
        if not isinstance(items, list):
            continue
        before = {item["id"]: item for item in old[field]}
        after = {item["id"]: item for item in items}
        found += [(id, "added") for id in after.keys() - before.keys()]
        found += [(id, "removed") for id in before.keys() - after.keys()]
        found += [
            (id, name)
            for id in after.keys() & before.keys()
            if after[id] != before[id]
            for name in after[id]
            if after[id][name] != before[id].get(name)
        ]
    return found


def plain(model: WorkModel) -> dict[str, Any]:
    return json.loads(model.model_dump_json(exclude={"layout"}))  # type: ignore[no-any-return]


def deep_difference(old: WorkModel, new: WorkModel) -> Callable[[], object] | None:
    """Compare the same with DeepDiff, where that is installed."""
    if find_spec("deepdiff") is None:
        return None
    compare = import_module("deepdiff").DeepDiff
    before, after = (
        {id: item.model_dump() for id, item in model.items.items()} for model in (old, new)
    )
    return lambda: compare(before, after)


def line(name: str, taken: Sequence[float], bare: Sequence[float] | None = None) -> str:
    """Say one row: median, where nine in ten lie, how many times its reference."""
    cuts = statistics.quantiles(taken, n=20)
    median = statistics.median(taken)
    ratio = f" {median / statistics.median(bare):>7.1f}" if bare else ""
    return f"{name:<46} {median:>8.2f} {cuts[0]:>8.2f} {cuts[-1]:>8.2f}{ratio}"


def main() -> None:
    """Print the table."""
    with folder() as data:
        path = data / "careerapp.db"
        repository, version = live(path)
        head = repository.head(version)
        middle = head.seq // 2
        print(f"{head.seq:,} steps, {len(head.model.journal):,} data points, {NODES} nodes")
        print(f"{'milliseconds':<46} {'median':>8} {'5 %':>8} {'95 %':>8} {'times':>7}")
        bare = times(bare_list(path, version))
        print(line("bare: the newest 12 rows of each table", bare))
        everything = {
            "list, first page": lambda: repository.story(version, most=12),
            "list, page 500": lambda: repository.story(version, most=12, skip=12 * 499),
            "list, snapshots only": lambda: repository.story(version, kinds=("snapshot",), most=12),
            "counts by kind": lambda: repository.story_counts(version),
            "moments to slide over": lambda: repository.moments(version),
            "all snapshots": lambda: repository.snapshots(version),
        }
        for name, work in everything.items():
            print(line(name, times(work), bare))
        bare = times(bare_moment(path, version, middle))
        print(line("bare: the rows of one moment, json.loads", bare))
        moment = lambda: repository.model_at(version, middle)  # noqa: E731
        print(line("a moment, after a restart", times(moment, forget), bare))
        print(line("a moment, read before", times(moment), bare))
        last = (BEGAN + timedelta(hours=8 * POINTS)).date()
        first = last - timedelta(days=BACK)
        bare = times(bare_days(path, version, f"{last:%Y-%m-%d}"))
        print(line("bare: the last step of each day", bare))
        heads = repository.daily_heads(version, first, last)
        days = lambda: repository.daily_heads(version, first, last)  # noqa: E731
        print(line(f"heads of {len(heads)} days", times(days), bare))
        seqs = [each.seq for each in chosen_days(heads, first, last - timedelta(days=90), last)]
        bare = times(bare_models(path, version, seqs))
        print(line(f"bare: the rows of {len(seqs)} of them, json.loads", bare))
        models = lambda: repository.models_at(version, seqs)  # noqa: E731
        print(line("their models, after a restart", times(models, forget), bare))
        print(line("their models, read before", times(models), bare))
        for name, then in (("a month", head.seq - 100), ("half a life", middle)):
            old, new = repository.model_at(version, then), repository.head(version).model
            before, after = plain(old), plain(new)
            bare = times(lambda old=before, new=after: plain_difference(old, new))  # type: ignore[misc]
            print(line(f"bare: {name} as dictionaries, by id", bare))
            differ = lambda old=old, new=new: difference(old, new)  # noqa: E731
            print(line(f"difference over {name}", times(differ), bare))
            found = difference(old, new)
            print(line("  as sentences", times(lambda found=found: sentences(found)), bare))  # type: ignore[misc]
            print(line("  as a table", times(lambda found=found: rows(found)), bare))  # type: ignore[misc]
            if deep := deep_difference(old, new):
                print(line("  by DeepDiff", [milliseconds(deep) for _ in range(2)], bare))
            else:
                print("  by DeepDiff: not installed")


if __name__ == "__main__":
    main()
