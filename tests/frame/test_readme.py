"""What the README tells people to type is what works, and what CI types."""

import doctest
import subprocess
import tomllib
from re import MULTILINE, findall, sub

import pytest

from tests.frame.paths import ROOT, fenced, read


def test_two_one_line_commands_stand_near_the_top():
    run, test = (block.splitlines() for block in fenced("README.md", "sh"))
    assert len(run) == len(test) == 1
    assert run[0].endswith("streamlit run app.py")
    assert test[0].endswith("pytest")
    assert test[0] in read("README.md").splitlines()[:45]


@pytest.mark.parametrize("number", [0, 1])
def test_the_windows_form_installs_and_starts_the_same(number):
    posix = fenced("README.md", "sh")[number]
    windows = fenced("README.md", "powershell")[number]
    as_posix = windows.replace("; ", " && ").replace("\\", "/").replace("Scripts", "bin")
    assert as_posix.replace("py -m", "python3 -m").strip() == posix.strip()


def test_ci_types_the_readme_test_command_itself():
    script = read(".ci/run")
    taking_out = next(line for line in script.splitlines() if line.startswith("test_command="))
    taken = subprocess.run(
        ["bash", "-c", f'{taking_out}\nprintf %s "$test_command"'],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert taken.stdout == fenced("README.md", "sh")[1].strip()
    assert 'sh -c "$test_command"' in script


def test_ci_is_a_script_that_can_be_run():
    assert read(".ci/run").startswith("#!/usr/bin/env bash\n")
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
    subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)


def test_the_python_that_the_readme_asks_for_is_the_one_that_is_required():
    required = tomllib.loads(read("pyproject.toml"))["project"]["requires-python"]
    assert f"Python {required.removeprefix('>=')} or newer" in read("README.md")


def test_the_examples_in_python_give_what_they_say():
    examples = "\n".join(fenced("README.md", "pycon"))
    parsed = doctest.DocTestParser().get_doctest(examples, {}, "README.md", "README.md", 0)
    assert len(parsed.examples) >= 8
    report: list[str] = []
    failed, _ = doctest.DocTestRunner().run(parsed, out=report.append)
    assert not failed, "".join(report)


def test_the_tour_names_what_the_pages_name():
    tour = read("README.md").split("## From four questions")[1].split("\n## ")[0]
    ui = ROOT / "careerapp/ui"
    pages = "\n".join(
        path.read_text(encoding="utf-8") for path in (*ui.rglob("*.py"), *ui.rglob("*.html"))
    )
    questions = findall(r"^\d\. (.+\?) \*", tour, MULTILINE)
    named = findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", sub(r"^\d\. .+$", "", tour, flags=MULTILINE))
    assert len(questions) == 4
    assert len(named) >= 8
    for words in (*questions, *named, *findall(r"^\*\*(?:\d\. )?(\w+)\.\*\*", tour, MULTILINE)):
        assert f'"{words}"' in pages or f">{words}\n" in pages, words


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/adr/README.md"]
)
def test_links_within_the_project_lead_somewhere(name):
    here = (ROOT / name).parent
    targets = [target for target in findall(r"\]\(([^)]+)\)", read(name)) if "://" not in target]
    for target in targets:
        file, _, section = target.partition("#")
        assert (here / file).exists(), target
        if section:
            titles = findall(r"^#+ (.+)$", (here / file).read_text(encoding="utf-8"), MULTILINE)
            assert section in [title.lower().replace(" ", "-") for title in titles], target


def test_every_decision_is_listed_and_every_listed_one_is_there():
    listed = read("docs/adr/README.md")
    decisions = sorted(path.name for path in (ROOT / "docs/adr").glob("[0-9]*.md"))
    assert decisions
    for number, name in enumerate(decisions, 1):
        title = read(f"docs/adr/{name}").splitlines()[0].removeprefix("# ")
        assert title.startswith(f"{number}. ")
        assert f"{number}. [{title.removeprefix(f'{number}. ')}]({name})" in listed
