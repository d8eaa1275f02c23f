"""What a start imports: the first page must not wait for what it does not show."""

import ast
import os
import subprocess
import sys

import pytest

from tests.frame.paths import ROOT, read

SHOW = "import sys; print(*{name.partition('.')[0] for name in sys.modules})"


def imported_at_the_top_of(*files: str) -> list[str]:
    """Name the modules that some scripts import, whether a page is drawn or not."""
    found = []
    for file in files:
        for node in ast.parse(read(file)).body:
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.append(node.module)
    return found


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The packages in a fresh interpreter that has imported all that the first two pages do."""
    pages = [f"careerapp/ui/app_pages/{name}.py" for name in ("first", "start")]
    modules = imported_at_the_top_of("app.py", "careerapp/ui/main.py", *pages)
    code = "\n".join([*(f"import {module}" for module in modules), SHOW])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_a_start_imports_the_app_itself(loaded):
    assert {"careerapp", "streamlit", "pydantic", "sqlmodel"} <= loaded


@pytest.mark.parametrize(
    "heavy", ["pyvis", "IPython", "networkx", "scipy", "pandas", "pyarrow", "alembic", "altair"]
)
def test_a_start_leaves_the_heavy_ones_out(loaded, heavy):
    assert heavy not in loaded


FIRST_MAP = """
import sys
from streamlit.testing.v1 import AppTest

app = AppTest.from_file("careerapp/ui/main.py", default_timeout=60).run()
app.text_input[0].set_value("Team lead")
app.text_input[2].set_value("Night course, then reporting analyst")
next(each for each in app.button if each.label == "Draw my map").click().run()
assert not app.exception
assert "Team lead" in app.title[0].value
assert "pyvis" in sys.modules
"""
"""Answers the questions and gets to the page that draws the map."""


def test_the_first_map_is_drawn_without_any_library_for_tables(tmp_path):
    """Streamlit would load them to look for tables in what it is to send."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", FIRST_MAP + SHOW],
        cwd=ROOT,
        env=os.environ | {"CAREERAPP_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert not {"pandas", "pyarrow"} & set(done.stdout.split())
