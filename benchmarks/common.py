"""What the figures share: times told as a table, a browser, a folder, a map that is kept."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from playwright.sync_api import Browser, Page, sync_playwright

from careerapp.domain.items import Link
from careerapp.domain.model import WorkModel
from careerapp.domain.types import TODAY_ID
from careerapp.domain.workspace import Version, Workspace
from careerapp.storage.engine import open_engine
from careerapp.storage.repository import Repository
from tests.browser.support import CHROMIUM_FLAGS, ROOT, SETTLED, TODAY, find_chromium

APP = ROOT / "app.py"


def milliseconds(work: Callable[[], object]) -> float:
    """Give how long something took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def table(title: str, times: Mapping[str, Sequence[float]], beside: Mapping[str, str]) -> str:
    """Tell times in milliseconds: how many, median, spread, and how many times its reference.

    Parameters
    ----------
    title : str
        What was measured.
    times : mapping
        From the name of a row to its times.
    beside : mapping
        From the name of a row to that of its reference; a row without one has no ratio.
    """
    width = max(map(len, [title, *times])) + 2
    head = f"{title:<{width}} {'runs':>5} {'median':>8} {'least':>8} {'most':>8} {'times':>6}"
    lines = [head, "-" * len(head)]
    for name, taken in times.items():
        median = statistics.median(taken)
        line = (
            f"{name:<{width}} {len(taken):>5} {median:>8.0f} {min(taken):>8.0f} {max(taken):>8.0f}"
        )
        if name in beside:
            line += f" {median / statistics.median(times[beside[name]]):>6.2f}"
        lines.append(line)
    return "\n".join(lines)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser; without one there are no figures of pages."""
    path = find_chromium()
    if path is None:
        raise SystemExit("There is no Chromium; name one in CAREERAPP_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def drawn(model: WorkModel) -> WorkModel:
    """Lead Today to the first stones of a map, so that there are ways on it."""
    starts = (Link(id=uuid4().hex, source=TODAY_ID, target=each.id) for each in model.stones[:4])
    return model.replace(links=(*model.links, *starts))


def keep_work(data: Path, model: WorkModel) -> None:
    """Put a map where a server looks for it."""
    data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(data / "careerapp.db")
    repository = Repository(
        engine,
        now=lambda: datetime.now(UTC),
        today=lambda: date.fromisoformat(TODAY),
        new_id=lambda: uuid4().hex,
    )
    version = Version(id="version", name="My work model", model=model)
    workspace = Workspace(name="My work", versions=(version,))
    repository.mark_opened(repository.add_workspace(workspace, origin="own"))
    engine.dispose()


def first_page(page: Page, url: str) -> None:
    """Open a server's address and wait until its first page can be used."""
    page.goto(url)
    page.get_by_role("heading").first.wait_for()
    page.wait_for_function(SETTLED)
