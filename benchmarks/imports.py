"""What the first page imports: how long it takes beside Streamlit alone, and what stays out."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.common import (
    APP,
    chromium,
    drawn,
    first_page,
    folder,
    keep_work,
    milliseconds,
    table,
)
from benchmarks.saving import sample_model
from tests.browser.support import ROOT, Server

ROUNDS = 9
HEAVY = ("pyvis", "IPython", "scipy", "networkx", "pandas", "alembic", "numpy", "altair")
STREAMLIT = "import streamlit"
CAREERAPP = "all that careerapp's start imports"
PROFILE = "PYTHONPROFILEIMPORTTIME"
LINE = re.compile(r"^import time:\s+\d+ \|\s+\d+ \|\s+(\S+)$", re.MULTILINE)


def needed_to_start() -> list[str]:
    """Name what ``app.py`` and ``careerapp/ui/main.py`` import."""
    found: dict[str, None] = {}
    for path in (APP, ROOT / "careerapp" / "ui" / "main.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= dict.fromkeys(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                found[node.module] = None
    return list(found)


def importing(*modules: str) -> float:
    """Time a fresh interpreter that imports some modules, in milliseconds."""
    code = "\n".join(f"import {module}" for module in modules) or "pass"
    command = [sys.executable, "-W", "ignore", "-c", code]
    return milliseconds(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT))


def imported_until_first_page(browser: Browser, data: Path) -> set[str]:
    """Name the packages that a real server imports until its first page can be used."""
    server = Server(data)
    server.log.unlink(missing_ok=True)
    os.environ[PROFILE] = "1"
    try:
        server.start()
        first_page(browser.new_page(), server.url)
    finally:
        server.stop()
        del os.environ[PROFILE]
    lines = LINE.findall(server.log.read_text(errors="replace"))
    return {name.split(".")[0] for name in lines}


def main() -> None:
    """Print how long imports take, and which heavy ones a start does without."""
    needed = needed_to_start()
    times: dict[str, list[float]] = {"bare interpreter": [], STREAMLIT: [], CAREERAPP: []}
    for _ in range(ROUNDS):
        times["bare interpreter"].append(importing())
        times[STREAMLIT].append(importing("streamlit"))
        times[CAREERAPP].append(importing("streamlit", *needed))
    print(table("fresh interpreter, ms", times, {CAREERAPP: STREAMLIT}))
    with chromium() as browser, folder() as here:
        first = imported_until_first_page(browser, here / "new")
        second = imported_until_first_page(browser, here / "new")
        keep_work(here / "kept", drawn(sample_model(25)))
        kept = imported_until_first_page(browser, here / "kept")
    print()
    print(f"{'imported until the first page':<32} " + " ".join(f"{name:>9}" for name in HEAVY))
    for start, found in (
        ("the very first start", first),
        ("a start with nothing kept", second),
        ("a start with a map to draw", kept),
    ):
        assert "careerapp" in found, "the server's log tells no imports"
        said = ("yes" if name in found else "-" for name in HEAVY)
        print(f"{start:<32} " + " ".join(f"{word:>9}" for word in said))


if __name__ == "__main__":
    main()
