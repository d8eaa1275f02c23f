"""Where the files of the project itself lie, and how their parts are taken out."""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def read(name: str) -> str:
    """Give the text of a file of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(name: str, language: str) -> list[str]:
    """Give what stands in the fenced blocks of a language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


def tracked() -> list[Path]:
    """List the files that git keeps; without git, all that lie in the project's folders."""
    if git := shutil.which("git"):
        listed = subprocess.run(
            [git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
        )
        if listed.returncode == 0:
            return [ROOT / name for name in listed.stdout.split("\0") if name]
    folders = ("careerapp", "tests", "benchmarks", "docs", ".streamlit", ".ci")
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts]
