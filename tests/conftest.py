"""What holds for every test: data of its own, repeatable examples, nothing skipped in CI."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

BROWSER = Path(__file__).parent / "browser"
IN_CI = os.environ.get("CI", "") not in ("", "0", "false")

settings.register_profile(
    "default",
    deadline=None,
    max_examples=40,
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", settings.get_profile("default"), max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session", autouse=True)
def _a_data_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """No test ever reads or writes what the person at this machine has kept."""
    folder = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAREERAPP_DATA_DIR", str(folder))
        patch.delenv("CAREERAPP_TODAY", raising=False)
        yield folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of a browser first: theirs are the longest groups, and short ones fill what is left."""
    items.sort(key=lambda item: BROWSER not in item.path.parents)


class Together(LoadScopeScheduling):
    """Side by side, tests of a file stay in one process; those of a browser share two.

    Told by where a test stands: the marks of ``--dist loadgroup`` are lost on pytest 9.2, and every
    test would go wherever there is room, with fixtures of a module made anew in each process.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::")[0]
        if not file.startswith("tests/browser/"):
            return file
        # Halves by name that take about as long; each with one Chromium.
        return f"browser, {'first' if file < 'tests/browser/test_m' else 'second'} half"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    return Together(config, log)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """One process more than there are cores: those with a browser often wait for it."""
    cores = yield
    return cores + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test of the browser or of Node is a failure: there they must be there."""
    report = yield
    expected = hasattr(report, "wasxfail")
    for needed in ("browser", "node"):
        if IN_CI and report.skipped and not expected and item.get_closest_marker(needed):
            report.outcome = "failed"
            report.longrepr = f"A {needed} test was skipped in CI: {report.longrepr}"
    return report
