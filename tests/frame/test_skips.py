"""A browser or Node test that was not run: told to a person, refused by CI."""

import os
import subprocess
import sys

import pytest

from tests.frame.paths import ROOT

TESTS = """
import pytest

@pytest.fixture
def browser():
    pytest.skip("there is none")

@pytest.mark.browser
def test_of_a_browser():
    pytest.skip("there is none")

@pytest.mark.browser
def test_with_a_browser(browser):
    pass

@pytest.mark.node
def test_of_the_front_end():
    pytest.skip("there is none")

def test_of_something_else():
    pytest.skip("not on this system")
"""


def outcomes(ci: str, folder: pytest.TempPathFactory) -> tuple[int, str]:
    """Run four skipped tests with the project's own conftest, in CI or not."""
    here = folder.mktemp("skips")
    (here / "test_it.py").write_text(TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider"]
    # In one process: three of them would take longer to start than these tests to run.
    command += ["-n", "0", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(here), str(here)]
    environment = os.environ | {"CI": ci, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_in_ci_skipped_browser_and_node_tests_fail_and_others_do_not(tmp_path_factory):
    code, said = outcomes("true", tmp_path_factory)
    assert code == 1
    assert said.count("A browser test was skipped in CI") >= 2
    assert "A node test was skipped in CI" in said
    assert "1 skipped" in said.splitlines()[-1]


@pytest.mark.parametrize("ci", ["", "false"])
def test_elsewhere_they_are_skipped_and_said(ci, tmp_path_factory):
    code, said = outcomes(ci, tmp_path_factory)
    assert code == 0
    assert said.count("there is none") == 3
    assert "4 skipped" in said.splitlines()[-1]
