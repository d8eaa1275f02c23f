"""Every package is declared, pinned, and explained; no file names where it comes from."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

import pytest

from tests.frame.paths import ROOT, read, tracked

PROJECT = tomllib.loads(read("pyproject.toml"))["project"]
PIN = re.compile(r"^([a-z0-9-]+)==([0-9][0-9a-z.]*)(?: ; (.+))?$")
PART_OF = {"pydantic-core": "pydantic"}
"""What cannot be chosen apart from the package it comes with."""


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {canonical(re.split(r"[><=\[ ;]", each)[0]) for each in requirements}


NEEDED = names(PROJECT["dependencies"])
EXTRAS = {extra: names(listed) for extra, listed in PROJECT["optional-dependencies"].items()}
ALL = (NEEDED | EXTRAS["test"] | EXTRAS["dev"]) - {"careerapp"}


def imported_by(*folders: str) -> set[str]:
    """Give the packages that the modules in some folders import, within functions too."""
    found: set[str] = set()
    for path in tracked():
        if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders and path.exists():
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.split(".")[0])
    own = {"careerapp", "tests", "benchmarks", *sys.stdlib_module_names}
    of = packages_distributions()
    packages = {canonical(of[name][0]) for name in found - own if name in of}
    return {PART_OF.get(package, package) for package in packages}


def test_what_the_app_imports_is_declared_and_what_is_declared_is_imported():
    assert imported_by("careerapp", "app.py") == NEEDED


def test_what_tests_and_benchmarks_import_is_declared():
    assert imported_by("tests", "benchmarks") <= NEEDED | EXTRAS["test"]


@pytest.mark.parametrize("package", sorted(ALL))
def test_each_package_is_pinned_at_a_version_that_the_project_allows(package):
    pins = [match for line in read("requirements.txt").splitlines() if (match := PIN.match(line))]
    versions = [match[2] for match in pins if match[1] == package]
    declared = chain(PROJECT["dependencies"], *PROJECT["optional-dependencies"].values())
    lowest = next(each.split(">=")[1] for each in declared if names([each]) == {package})
    assert versions, f"{package} is not pinned"
    for version in versions:
        assert _as_numbers(version) >= _as_numbers(lowest)


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def test_the_pins_are_pins_and_name_no_host():
    for line in read("requirements.txt").splitlines():
        assert PIN.match(line), line


def test_no_lock_file_that_would_name_hosts_is_kept():
    locks = {"uv.lock", "poetry.lock", "pdm.lock"}
    assert not locks & {path.name for path in tracked()}
    assert locks <= set(read(".gitignore").splitlines())


@pytest.mark.parametrize("package", sorted(ALL))
def test_each_package_stands_in_contributing_with_reason_licence_and_weight(package):
    rows = [line for line in read("CONTRIBUTING.md").splitlines() if line.startswith("|")]
    cells = [
        cell.strip() for row in rows if row.startswith(f"| {package} |") for cell in row.split("|")
    ]
    _, _, reason, licence, adds, _ = cells
    assert len(reason.split()) >= 3
    assert re.search(r"\b(MIT|BSD|Apache|MPL)\b", licence)
    assert re.search(r"\d MB|comes with", adds)


def test_contributing_explains_no_package_that_is_not_there():
    table = read("CONTRIBUTING.md").split("## Dependencies")[1]
    listed = set(re.findall(r"^\| (@?[a-z0-9/-]+) \|", table, re.MULTILINE)) - {"package"}
    of_javascript = json.loads(read("tests/frontend/package.json"))["devDependencies"].keys()
    assert listed == ALL | of_javascript
