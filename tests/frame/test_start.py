"""What a start imports: the first page must not wait for what it does not show."""

import ast
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
