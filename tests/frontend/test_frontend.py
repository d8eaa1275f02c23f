"""The map's front end, tested by Node's own runner; without Node it is skipped, and says so."""

import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent

NO_NODE = (
    "NO FRONT-END TEST WAS RUN: there is no Node. Install it (Debian: apt-get install nodejs)."
)


@pytest.mark.node
@pytest.mark.parametrize("path", sorted(HERE.glob("*.test.mjs")), ids=lambda path: path.name)
def test_the_front_ends_own_tests_pass(path: Path):
    node = shutil.which("node")
    if node is None:
        pytest.skip(NO_NODE)
    done = subprocess.run(
        [node, "--test", str(path)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# fail 0" in done.stdout or "fail 0" in done.stdout


def test_there_are_front_end_tests():
    assert len(list(HERE.glob("*.test.mjs"))) >= 4
