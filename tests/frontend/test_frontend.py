"""The map's front end, tested by Node's own runner; without Node it is skipped, and says so."""

import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FRONTEND = HERE.parents[1] / "careerapp" / "ui" / "pathway_map" / "frontend"

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


def test_one_module_alone_knows_vis_network_from_the_inside():
    inside = re.compile(r"\.body\b(?!\.append)|emitter|\.vis-|/vendor/|_\w+Redraw")
    knowing = [
        path.name for path in FRONTEND.glob("*.js") if inside.search(path.read_text("utf-8"))
    ]
    assert knowing == ["vis.js"]


def test_pyvis_ships_the_vis_network_that_module_is_written_for():
    module = (FRONTEND / "vis.js").read_text("utf-8")
    (address,) = re.findall(r'"/vendor/(.+?)"', module)
    (version,) = re.findall(r"vis-network (\d[\d.]+\d)", module)
    spec = find_spec("pyvis")
    assert spec is not None
    assert spec.submodule_search_locations
    shipped = Path(spec.submodule_search_locations[0], "templates", "lib", address)
    assert f"@version {version}\n" in shipped.read_text("utf-8")[:2_000]
