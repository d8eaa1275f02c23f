"""When something is wrong: what happened, that nothing was lost, and one thing that helps."""

import logging
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from careerapp.errors import DiskFullError
from careerapp.storage.repository import Repository
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

PRIVATE = "Nobody at the shop may know this"
MODEL = sketch("today maria Lead", nodes={"maria": {"title": PRIVATE}})


@pytest.fixture
def file(folder: Path) -> Path:
    """A work file with something in it, closed."""
    kept = Kept()
    kept.begin(MODEL)
    kept.close()
    return folder / "careerapp.db"


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda whole: b"",
    "overwritten": lambda whole: b"not a database at all" * 400,
    "header lost": lambda whole: b"\0" * 100 + whole[100:],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("page", ["start", "routes", "your_data"])
def test_a_damaged_file_never_looks_like_no_work_and_is_kept_as_it_is(
    file: Path, damage: str, page: str
):
    damaged = DAMAGES[damage](file.read_bytes())
    file.write_bytes(damaged)
    person = Person().go(page)
    assert person.title == "Your work file cannot be read"
    assert str(file) in [code.value for code in person.at.code]
    person.press("Try again")
    assert person.title == "Your work file cannot be read"
    assert file.read_bytes() == damaged


def test_once_the_file_is_put_right_the_work_is_back(file: Path):
    whole = file.read_bytes()
    file.write_bytes(b"")
    person = Person()
    file.write_bytes(whole)
    assert person.press("Try again").title == "One way leads to Lead."


def test_a_damaged_file_is_set_aside_with_one_button_and_kept(file: Path):
    damaged = b"not a database at all" * 400
    file.write_bytes(damaged)
    person = Person().press("Set it aside")
    assert person.title == "Start with what you hope for"
    (aside,) = [each for each in file.parent.iterdir() if "damaged" in each.name]
    assert aside.read_bytes() == damaged


def test_work_of_a_newer_careerapp_is_refused_and_left_alone(file: Path):
    with sqlite3.connect(file) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    before = file.read_bytes()
    person = Person()
    assert person.title == "Your work was saved by a newer careerapp"
    assert "Update careerapp" in person.said
    assert not person.has("Set it aside")
    assert file.read_bytes() == before


def failing() -> None:
    """A page with a fault in it, within the boundary that the server puts around every page."""
    import streamlit as st

    from careerapp.ui.server import on_script_error

    st.title("A page")
    try:
        typed = "Nobody at the sh" + "op may know this"
        raise RuntimeError(f"could not read /home/ana/secret.txt: {typed}")
    except RuntimeError as error:
        st.session_state["told"] = on_script_error(error)


def test_a_fault_of_a_page_is_told_kindly_and_its_details_go_to_the_log_alone(caplog):
    with caplog.at_level(logging.ERROR, "careerapp"):
        page = AppTest.from_function(failing).run()
    assert page.session_state["told"] is True
    assert not page.exception
    (error,) = page.error
    assert "Nothing you saved is lost." in error.value
    shown = f"{error.value} {error.proto}"
    assert all(word not in shown for word in ("secret", "RuntimeError", "Traceback", "shop"))
    assert "RuntimeError" in caplog.text
    assert ", line " in caplog.text
    assert "shop" not in caplog.text


def test_the_log_never_holds_what_a_person_wrote(folder: Path, at_work, kept: Kept):
    person = at_work(MODEL).select("maria")
    save = "submit-stone-maria"
    person.fill("Title", " ", near=save).fill("Note", f"{PRIVATE} at all", near=save).press(save)
    person.go("revise").fill("In your own words", PRIVATE).press("Keep it")
    person.go("your_data").upload("A workspace file (.json)", "x.json", PRIVATE.encode())
    kept.repository.remove_workspace(kept.workspace)
    person.reload()
    log = (folder / "careerapp.log").read_text(encoding="utf-8")
    assert PRIVATE not in log
    assert "Lead" not in log


def test_a_refused_save_is_in_the_log_by_the_name_of_its_error(
    folder: Path, at_work, monkeypatch: pytest.MonkeyPatch
):
    person = at_work(MODEL).select("maria")
    save = "submit-stone-maria"

    def full(*_: object, **__: object) -> None:
        raise DiskFullError("There is no room left to save.")

    monkeypatch.setattr(Repository, "save", full)
    person.fill("Note", PRIVATE, near=save).press(save)
    assert "There is no room left to save." in person.texts
    assert person.widget("Note").value == PRIVATE
    monkeypatch.undo()
    log = (folder / "careerapp.log").read_text(encoding="utf-8")
    assert "DiskFullError" in log
    assert PRIVATE not in log
