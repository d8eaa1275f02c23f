"""Killing real processes, being nobody in particular, and looking at files from outside."""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from careerapp.storage.repository import Repository

NOBODY = 65_534


@cache
def _children() -> Any:
    """Where children come from: one process that has imported everything and is copied."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "alembic.command", "tests.faults.children"])
    return context


@contextmanager
def child_process(target: Callable[..., None], *args: Any) -> Generator[tuple[Any, Any]]:
    """Run something in a process of its own, which does not outlive this; gives it and its voice.

    ``target`` gets one more argument: the connection at whose other end the voice is.
    """
    reader, writer = _children().Pipe(duplex=False)
    child = _children().Process(target=target, args=(*args, writer), daemon=True)
    child.start()
    writer.close()
    try:
        yield child, reader
    finally:
        child.kill()
        child.join()
        reader.close()


def killed(target: Callable[..., None], *args: Any, seed: str, most: int = 6) -> int:
    """Run something in a process of its own and kill it at a random moment.

    Returns
    -------
    int
        How often it had said that something was done and kept.
    """
    chance = random.Random(seed)
    done = 0
    with child_process(target, *args) as (child, told):
        for _ in range(chance.randint(1, most)):
            assert told.poll(60), "the child does nothing"
            told.recv()
            done += 1
        time.sleep(chance.uniform(0, 0.01))
        child.kill()
        child.join()
        assert child.exitcode == -9
        with suppress(EOFError):
            while True:
                told.recv()
                done += 1
    return done


def assert_sound(path: Path) -> None:
    """Let SQLite itself, and nothing of ours, look a database over."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def everything(repository: Repository) -> dict[str, Any]:
    """Give all that a repository holds, to be compared."""
    return {
        record.id: (
            record,
            repository.read_workspace(record.id),
            [
                (
                    repository.head(version.id),
                    repository.history(version.id, most=10_000),
                    repository.snapshots(version.id),
                )
                for version in repository.versions(record.id)
            ],
        )
        for record in repository.workspaces()
    }


@contextmanager
def nobody_in_particular(folder: Path) -> Generator[None]:
    """Be somebody whom permissions bind, with a folder of theirs; the superuser is above them."""
    if os.geteuid() != 0:
        yield
        return
    for path in (folder, *folder.iterdir()):
        os.chown(path, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
