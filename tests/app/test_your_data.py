"""Your data: files taken in beside what is there, workspaces, versions, every step of history."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from careerapp.domain import edits
from careerapp.domain.workspace import Snapshot, Version, Workspace
from careerapp.exchange import write_bundle
from careerapp.samples import SAMPLES, Sample, load_sample
from careerapp.ui.shared.files import bundle_name
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

FILE = "A workspace file (.json)"
BRANCH = "One more version, starting from this one"
MODEL = sketch("today maria Lead", nodes={"maria": {"title": "Maria"}})
OTHER = sketch("today study Clinic", today="At the till.")
WORKSPACE = Workspace(
    name="Taken along",
    versions=(
        Version(
            id="one",
            name="The one way",
            model=OTHER,
            snapshots=(Snapshot(id="s", name="First", at=date(2026, 1, 2), model=MODEL),),
        ),
        Version(id="two", name="The other way", model=MODEL),
    ),
)
FULL = write_bundle(WORKSPACE).encode()


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("your_data")


def test_a_file_is_opened_beside_what_is_there(person: Person, kept: Kept):
    person.upload(FILE, "taken.json", FULL)
    assert person.title == "One way leads to Clinic."
    assert person.notices == ["Opened Taken along"]
    assert [record.name for record in kept.workspaces] == ["Taken along", "My work"]
    found = kept.repository.read_workspace(kept.workspace)
    assert [version.model for version in found.versions] == [OTHER, MODEL]
    assert [each.model for each in found.versions[0].snapshots] == [MODEL]


def test_a_file_without_a_name_is_called_after_itself(person: Person, kept: Kept):
    nameless = write_bundle(WORKSPACE.replace(name="")).encode()
    person.upload(FILE, "a walk in May.json", nameless)
    assert kept.workspaces[0].name == "a walk in May"


def test_what_was_begun_in_a_sample_is_not_taken_along_to_ones_own_work(person: Person, kept: Kept):
    kept.begin(OTHER, name="Long ago")
    kept.begin(MODEL, name="Mine")
    person = Person().go("your_data").press(SAMPLES[0].title)
    hope = person.go("routes").widget("To what you hope for").value
    assert hope not in MODEL.nodes
    person.go("revise").fill("In your own words", "Half a")
    person.press("Back to my own work")
    assert kept.repository.read_workspace(kept.workspace).name == "Mine"
    assert person.go("revise").widget("In your own words").value == ""
    assert person.go("routes").widget("To what you hope for").value == "Lead"


def test_what_was_half_written_is_there_again_where_it_was_begun(person: Person, kept: Kept):
    one, two = kept.version, kept.repository.branch(kept.version, "Two")
    person = Person().go("revise").fill("In your own words", "Half a sentence")
    person.fill("Version", two)
    assert person.go("revise").widget("In your own words").value == ""
    person.fill("Version", one)
    assert person.go("revise").widget("In your own words").value == "Half a sentence"


def test_a_newcomer_begins_with_a_file_of_theirs(kept: Kept):
    person = Person().upload(FILE, "taken.json", FULL)
    assert person.title == "One way leads to Clinic."
    assert kept.model == OTHER


BROKEN = json.loads(FULL)
BROKEN["versions"][0]["model"]["links"][0]["target"] = "nobody"
BAD_FILES = {
    "nothing.json": (b"", ""),
    "words.json": (b"not a file of ours", ""),
    "picture.json": (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
    "list.json": (b"[1, 2]", "format:"),
    "newer.json": (
        re.sub(rb'("format_version": )\d+', rb"\g<1>99", FULL),
        "newer careerapp",
    ),
    "dangling.json": (
        json.dumps(BROKEN).encode(),
        "versions[0].model.links[0].target: Ends at something that is not there.",
    ),
    "half.json": (FULL[: len(FULL) // 2], ""),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("page", ["your_data", "first"])
def test_a_file_that_will_not_do_says_where_and_changes_nothing(
    at_work, kept: Kept, name: str, page: str
):
    content, told = BAD_FILES[name]
    person = at_work(MODEL).go(page).upload(FILE, name, content)
    assert "This file cannot be opened. Nothing was changed." in person.texts
    place = person.texts.index("This file cannot be opened. Nothing was changed.")
    assert told in person.texts[place + 1] != ""
    assert [record.name for record in kept.workspaces] == ["My work"]
    assert kept.model == MODEL
    assert kept.history == ["Began"]


def test_after_a_bad_file_a_good_one_can_be_opened(person: Person):
    person.upload(FILE, "words.json", b"not a file of ours").upload(FILE, "taken.json", FULL)
    assert person.title == "One way leads to Clinic."
    assert "cannot be opened" not in person.go("your_data").said


def test_the_file_offered_is_called_after_the_work_in_letters_every_disk_takes():
    assert bundle_name("Née: work & life/../x") == "née--work---life----x-2026-06-15.json"
    assert bundle_name("...") == "work-model-2026-06-15.json"
    assert len(bundle_name("x" * 200)) == 40 + len("-2026-06-15.json")


def test_where_the_work_lies_is_told(person: Person, folder: Path):
    assert str(folder / "careerapp.db") in [code.value for code in person.at.code]


# --- samples -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
@pytest.mark.parametrize("from_page", ["first", "your_data"])
def test_a_sample_is_opened_as_a_copy_and_never_in_place_of_ones_own_work(
    at_work, kept: Kept, sample: Sample, from_page: str
):
    person = at_work(MODEL).go(from_page)
    key = f"sample-{sample.key}" if from_page == "first" else f"data-sample-{sample.key}"
    person.press(key)
    told = load_sample(sample.key, TODAY)
    assert kept.model == told.versions[0].model
    assert person.notices == [f"Opened a copy of {told.name}"]
    assert any("A copy of the sample" in text for text in person.texts)
    assert [record.origin for record in kept.workspaces] == ["sample", "own"]
    person.press("Back to my own work")
    assert person.title == "One way leads to Lead."
    assert kept.model == MODEL


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_every_page_shows_a_sample(sample: Sample):
    person = Person().press(f"sample-{sample.key}")
    for page in ("start", "outcomes", "routes", "your_data"):
        assert person.go(page).title
    for tab in ("What happened", "History", "Review"):
        person.at.session_state["revise-tabs"] = tab
        assert person.go("revise").title


# --- workspaces and versions -------------------------------------------------------------------


def test_a_workspace_is_renamed(person: Person, kept: Kept):
    person.fill("Name", "  My   days ", near="My work").press("Rename", near="My work")
    assert kept.workspaces[0].name == "My days"
    assert person.notices == ["Renamed to My days"]


def test_a_name_may_not_be_empty(person: Person, kept: Kept):
    person.fill("Name", " ", near="My work").press("Rename", near="My work")
    assert person.notices == ["A name may not be empty."]
    assert kept.workspaces[0].name == "My work"


def test_a_workspace_that_was_put_away_can_be_brought_back(person: Person, kept: Kept):
    person.upload(FILE, "taken.json", FULL).go("your_data")
    person.press("Put it away", near="from a file")
    assert [record.name for record in kept.workspaces] == ["My work"]
    assert person.go("start").title == "One way leads to Lead."
    person.go("your_data").press("Bring back")
    assert {record.name for record in kept.workspaces} == {"My work", "Taken along"}


def test_putting_away_the_last_workspace_asks_what_to_begin_with_and_loses_nothing(
    person: Person, kept: Kept
):
    person.press("Put it away", near="your own")
    assert person.go("start").title == "Start with what you hope for"
    assert [record.name for record in kept.repository.removed_workspaces()] == ["My work"]


def test_a_new_version_starts_from_the_one_that_is_open(person: Person, kept: Kept):
    person.fill(BRANCH, "The tech way").press("Make a version")
    assert [version.name for version in kept.versions] == ["The one way", "The tech way"]
    assert person.notices == ["You are in the new version The tech way"]
    person.go("outcomes").choose("menu-Lead", "Remove")
    first, second = (kept.repository.head(version.id).model for version in kept.versions)
    assert first == MODEL
    assert [outcome.title for outcome in second.outcomes] == []


def test_a_version_without_a_name_is_not_made(person: Person, kept: Kept):
    person.fill(BRANCH, " ").press("Make a version")
    assert person.notices == ["Give the version a name."]
    assert len(kept.versions) == 1


def test_one_goes_from_version_to_version_on_any_page(person: Person):
    person.upload(FILE, "taken.json", FULL)
    options = person.widget("Version").options
    assert options == ["The one way", "The other way"]
    person.fill("Version", "The other way")
    assert person.title == "One way leads to Lead."
    assert Person().title == "One way leads to Lead."


def test_a_version_is_opened_renamed_put_away_and_brought_back(person: Person, kept: Kept):
    person.fill(BRANCH, "The tech way").press("Make a version")
    person.press("Open", near="The one way")
    assert kept.version == kept.versions[0].id
    person.fill("Name", "The quiet way", near="The tech way")
    person.press("Rename", near="The tech way")
    assert kept.versions[1].name == "The quiet way"
    person.press("Put it away", near="The quiet way")
    assert [version.archived for version in kept.versions] == [False, True]
    assert not person.has("Version")
    person.press("Bring back", near="The quiet way")
    assert [version.archived for version in kept.versions] == [False, False]


def test_a_version_put_away_is_neither_opened_nor_offered_anywhere(person: Person, kept: Kept):
    for name in ("The tech way", "The quiet way"):
        person.fill(BRANCH, name).press("Make a version")
    quiet = kept.version
    assert person.widget("Version").options == ["The one way", "The tech way", "The quiet way"]
    person.press("Put it away", near="The quiet way")
    assert person.widget("Version").options == ["The one way", "The tech way"]
    assert kept.repository.last_version(kept.workspace) == quiet
    assert Person().widget("Version").value != quiet
    for page in ("start", "routes", "revise"):
        assert person.go(page).widget("Version").options == ["The one way", "The tech way"]


def test_the_only_version_in_use_cannot_be_put_away(person: Person):
    labels = person.unfold().labels
    assert [label for label in labels if label == "Put it away"] == ["Put it away"]


# --- history -----------------------------------------------------------------------------------


def test_every_step_is_told_and_can_be_taken_back_and_done_again(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", title="Mary"))
    kept.another_tab_does(edits.change("Lead", title="Head"))
    person.reload().press("history-undo").press("history-undo")
    assert kept.model == MODEL
    assert person.notices == ["Undone: Renamed Maria to Mary"]
    told = [text for text in person.texts if "Renamed" in text]
    assert [text for text in told if not text.startswith("Took back")] == [
        "Renamed Lead to Head",
        "Renamed Maria to Mary",
    ]
    assert len(told) == 4
    person.press("history-redo").press("history-redo")
    assert kept.item("Head").id == "Lead"
    assert person.widget("history-redo").disabled


def test_where_nothing_can_be_taken_back_the_button_rests(person: Person):
    assert person.widget("history-undo").disabled
    assert person.widget("history-redo").disabled


def test_a_long_history_is_told_on_demand(person: Person, kept: Kept):
    for number in range(14):
        kept.another_tab_does(edits.change("maria", title=f"Name {number}"))
    person.reload()
    assert "Began" not in person.texts
    assert "Began" in person.fill("Show more of it", True).texts


def test_the_history_leads_to_the_map_at_any_moment(person: Person):
    assert person.press("The map at any moment").title == "How it came to this"
