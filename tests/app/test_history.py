"""The history: slide to any moment, see what changed, go back, start a version, read the story."""

from datetime import date

import pytest

from careerapp.domain import edits
from careerapp.domain.items import About, DataPoint, Experiment, Stone
from careerapp.domain.workspace import Snapshot, Version, Workspace
from tests.app.kept import Kept
from tests.app.support import TODAY, Person, plain
from tests.sketch import sketch

MODEL = sketch(
    "today maria Lead",
    nodes={"maria": {"title": "Maria"}, "Lead": {"title": "Team lead"}},
)
AS_IT_WAS = "Your map as it was on"
OTHER = "Compared with"


def history_of(person: Person) -> Person:
    person.at.session_state["revise-tabs"] = "History"
    return person.go("revise")


@pytest.fixture
def person(at_work) -> Person:
    return history_of(at_work(MODEL))


def win(id: str, note: str, **fields) -> DataPoint:
    return DataPoint(id=id, at=TODAY, kind="win", note=note, **fields)


def add(title: str) -> edits.Edit:
    return edits.add(Stone(id=title.lower(), kind="skill", title=title))


def differences(person: Person) -> list[str]:
    return [text.removeprefix("- ") for text in person.texts if text.startswith("- ")]


def badges(person: Person) -> list[str]:
    """The kinds of what the story lists, newest first; each row begins with one."""
    words = ("Win", "Edit", "Undone", "Snapshot", "Went back", "Beginning", "New version", "Review")
    found = [text.split(" 15 Jun")[0] for text in person.texts if text.endswith(" 15 Jun")]
    return [text for text in found if text in words]


# --- moments -----------------------------------------------------------------------------------


def test_the_slider_stays_the_same_one_while_it_is_moved_so_that_keys_go_on_moving_it(
    person: Person, kept: Kept
):
    for title in ("Ada", "Bo", "Cy"):
        kept.another_tab_does(add(title))
    slider = person.reload().widget(AS_IT_WAS).id
    assert person.fill(AS_IT_WAS, 3).widget(AS_IT_WAS).id == slider
    assert person.fill(AS_IT_WAS, 2).widget(AS_IT_WAS).id == slider
    assert person.press("moment-later").widget(AS_IT_WAS).value == 3


def test_with_one_moment_there_is_nothing_to_slide_and_it_says_so(person: Person):
    assert "There is one moment so far: how it began." in person.said
    assert not person.has(AS_IT_WAS)
    assert not person.has("Go back")


def test_any_moment_is_slid_to_and_says_what_was_done(person: Person, kept: Kept):
    for title in ("Ada", "Bo", "Cy"):
        kept.another_tab_does(add(title))
    person.reload()
    assert person.widget(AS_IT_WAS).value == 1
    person.fill(AS_IT_WAS, 3)
    assert "Added stepping stone Bo" in person.texts
    assert "Step 3 of 4, 15 June 2026." in person.texts
    assert differences(person) == ["Added the stepping stone Cy."]
    person.fill(AS_IT_WAS, 4)
    assert "Step 4 of 4, 15 June 2026. That is how it is now." in person.texts
    assert "Nothing differs between the two." in person.texts


def test_one_step_at_a_time_leads_everywhere_and_stops_at_both_ends(person: Person, kept: Kept):
    for title in ("Ada", "Bo"):
        kept.another_tab_does(add(title))
    person.reload()
    assert person.widget("moment-earlier").disabled
    person.press("moment-later").press("moment-later")
    assert "Step 3 of 3" in person.said
    assert person.widget("moment-later").disabled
    assert "Step 2 of 3" in person.press("moment-earlier").said


def test_the_latest_snapshot_is_what_is_looked_at_first(person: Person, kept: Kept):
    kept.another_tab_does(add("Ada"))
    kept.repository.keep_snapshot(kept.version, "Spring")
    kept.another_tab_does(add("Bo"))
    assert "Step 2 of 3" in person.reload().said
    assert differences(person) == ["Added the stepping stone Bo."]


def test_a_moment_that_is_looked_at_stays_when_another_tab_goes_on(person: Person, kept: Kept):
    for title in ("Ada", "Bo"):
        kept.another_tab_does(add(title))
    person.reload().fill(AS_IT_WAS, 2)
    kept.another_tab_does(add("Cy"))
    person.reload()
    assert person.widget(AS_IT_WAS).value == 2
    assert "Step 2 of 4" in person.said
    assert differences(person) == ["Added the stepping stone Bo.", "Added the stepping stone Cy."]


def test_what_came_with_a_file_is_dated_as_in_the_file(kept: Kept):
    march = Snapshot(id="s", name="Spring", at=date(2026, 3, 3), model=MODEL)
    model = edits.change("maria", title="Mary")(MODEL).model
    version = Version(id="v", name="One", model=model, snapshots=(march,))
    kept.repository.mark_opened(
        kept.repository.add_workspace(Workspace(versions=(version,)), origin="file")
    )
    person = history_of(Person())
    assert "Step 1 of 2, 3 March 2026." in person.texts
    assert "What has changed since 3 Mar" in person.texts
    assert "Snapshot 3 Mar" in person.texts


# --- differences -------------------------------------------------------------------------------


def test_what_changed_is_told_in_sentences(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", status="blocked"))
    kept.another_tab_does(edits.duplicate("Lead", "second"))
    kept.another_tab_does(edits.change("maria>Lead", confidence=0.9))
    kept.another_tab_does(edits.log(win("p", "A talk")))
    assert differences(person.reload()) == [
        "Without Maria, one way to Team lead is no longer open.",
        "Added the outcome Team lead (copy).",
        "Maria is gone, or on hold.",
        "Maria to Team lead: not judged yet became almost sure.",
        "Logged a win: A talk.",
    ]


def test_how_chances_moved_is_said_first_where_both_moments_have_them(at_work, kept: Kept):
    judged = {"today>maria": {"confidence": 0.8}, "maria>Lead": {"confidence": 0.9}}
    model = sketch("today maria Lead", nodes={"Lead": {"title": "Team lead"}}, links=judged)
    person = at_work(model)
    kept.another_tab_does(edits.change("maria>Lead", confidence=0.3))
    assert differences(history_of(person))[0] == (
        "Team lead: from 7 in 10 to 2 in 10, by your own guesses."
    )


def test_how_long_it_may_take_is_said_where_that_moved(at_work, kept: Kept):
    judged = {"today>maria": {"confidence": 0.8}, "maria>Lead": {"confidence": 0.9}}
    span = {"low": 12.0, "likely": 12.0, "high": 12.0}
    nodes = {"Lead": {"title": "Team lead"}, "maria": {"months": span, "title": "Maria"}}
    person = at_work(sketch("today maria Lead", nodes=nodes, links=judged))
    kept.another_tab_does(edits.change("maria", status="active", progress=0.5))
    assert differences(history_of(person))[0] == (
        "Team lead: still 7 in 10, by your own guesses; if it works out, about six months instead"
        " of 12 months."
    )


def test_the_same_is_told_as_a_table(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", status="done", note="Knows *everybody*"))
    kept.another_tab_does(edits.change("maria>Lead", confidence=0.9))
    person.reload().fill("Tell it", "As a table")
    (table,) = person.at.dataframe
    assert table.value.to_dict("records") == [
        {"what": "Stepping stone", "name": "Maria", "change": "note",
         "was": "", "now": "Knows *everybody*"},
        {"what": "Stepping stone", "name": "Maria", "change": "status",
         "was": "not started", "now": "have it"},
        {"what": "Link", "name": "Maria to Team lead", "change": "confidence",
         "was": "not judged yet", "now": "almost sure (90%)"},
    ]  # fmt: skip


def test_any_two_moments_can_be_compared_the_earlier_first(person: Person, kept: Kept):
    kept.another_tab_does(edits.change("maria", title="Mary"))
    kept.another_tab_does(edits.change("Lead", title="Head"))
    person.reload().fill(AS_IT_WAS, 1).fill(OTHER, 2)
    assert differences(person) == ["Maria is now called Mary."]
    assert "What changed from step 1 to step 2" in person.texts
    person.fill(AS_IT_WAS, 3)
    assert "What has changed since step 2" in person.texts
    assert differences(person) == ["Team lead is now called Head."]
    person.fill(AS_IT_WAS, 1).fill(OTHER, 3)
    assert len(differences(person)) == 2


def test_very_many_differences_are_cut_and_counted(person: Person, kept: Kept):
    def many(model):
        stones = tuple(Stone(id=f"s{n}", kind="skill", title=f"Skill {n}") for n in range(50))
        return edits.Edited(model.replace(stones=(*model.stones, *stones)), "Much")

    kept.another_tab_does(many)
    person.reload()
    assert len(differences(person)) == 40
    assert "And 10 more; the table has them." in person.texts


# --- going back, branching ---------------------------------------------------------------------


def test_going_back_restores_the_map_keeps_the_journal_and_can_be_undone(
    person: Person, kept: Kept
):
    kept.repository.keep_snapshot(kept.version, "As it was")
    kept.another_tab_does(edits.remove("maria"))
    kept.another_tab_does(edits.log(win("p", "A talk.")))
    changed = kept.model
    person.reload().press("go-back-now")
    assert person.notices == ["Went back to As it was"]
    assert kept.model.replace(journal=()) == MODEL
    assert [point.note for point in kept.model.journal] == ["A talk."]
    assert [snapshot.name for snapshot in kept.snapshots] == [
        "Before going back to As it was",
        "As it was",
    ]
    person.go("routes").press("undo")
    assert kept.model == changed


def test_going_back_to_a_moment_without_a_snapshot_is_called_by_its_step_and_date(
    person: Person, kept: Kept
):
    kept.another_tab_does(add("Ada"))
    kept.another_tab_does(edits.remove("ada", "maria"))
    person.reload().fill(AS_IT_WAS, 2).press("go-back-now")
    assert set(kept.model.nodes) == {"maria", "Lead", "ada"}
    assert kept.history[0] == "Went back to *step 2 of 15 June 2026*"


def test_what_was_learned_about_something_gone_stays_with_its_name(person: Person, kept: Kept):
    kept.another_tab_does(add("Ada"))
    kept.another_tab_does(edits.add(Experiment(id="e", about="ada", question="Will she?")))
    kept.another_tab_does(edits.resolve("e", "worked", TODAY, None))
    kept.another_tab_does(edits.log(win("p", "A talk.", about=(About(id="ada"),))))
    person.reload().fill(AS_IT_WAS, 1).press("go-back-now")
    assert "ada" not in kept.model.nodes
    assert kept.model.journal[0].about[0].title == "Ada"
    assert kept.model.experiments[0].about_title == "Ada"
    assert "Ada (not on this map)" in person.texts


def test_what_was_there_before_going_back_is_a_moment_to_go_back_to(person: Person, kept: Kept):
    kept.another_tab_does(edits.remove("maria"))
    without = kept.model
    person.reload().fill(AS_IT_WAS, 1).press("go-back-now")
    assert person.widget(AS_IT_WAS).value == 2
    person.press("go-back-now")
    assert kept.model == without
    assert kept.history[0] == "Went back to *Before going back to step 1 of 15 June 2026*"


def test_two_tabs_that_go_back_at_once_lose_nothing(person: Person, kept: Kept):
    kept.another_tab_does(edits.remove("maria"))
    other = history_of(Person()).unfold()
    person.reload().press("go-back-now")
    other.press("go-back-now")
    assert kept.model == MODEL
    assert [snapshot.name for snapshot in kept.snapshots] == [
        "Before going back to step 1 of 15 June 2026"
    ]


def test_a_version_is_started_from_any_moment(person: Person, kept: Kept):
    kept.another_tab_does(edits.remove("maria"))
    kept.another_tab_does(edits.log(win("p", "A talk.")))
    before = kept.head
    person.reload().fill(AS_IT_WAS, 1)
    person.fill("What is it called?", "  The  clinic ").press("Start the version")
    assert person.notices == ["You are in the new version The clinic"]
    first, second = kept.versions
    assert (first.name, second.name) == ("The one way", "The clinic")
    assert kept.repository.head(first.id) == before
    model = kept.repository.head(second.id).model
    assert model.replace(journal=()) == MODEL
    assert [point.note for point in model.journal] == ["A talk."]
    assert "Branched from The one way as of step 1 of 15 June 2026" in person.texts


def test_a_version_without_a_name_is_not_started(person: Person, kept: Kept):
    kept.another_tab_does(edits.remove("maria"))
    person.reload().press("Start the version")
    assert person.notices == ["Give the version a name."]
    assert len(kept.versions) == 1


# --- the story ---------------------------------------------------------------------------------


def test_the_story_tells_kinds_of_events_apart_newest_first(person: Person, kept: Kept):
    kept.another_tab_does(edits.log(win("p", "A talk.", about=(About(id="maria", made="easier"),))))
    kept.repository.keep_snapshot(kept.version, "Spring", "Calm.")
    kept.another_tab_does(edits.remove("maria"))
    kept.repository.undo(kept.version)
    kept.repository.restore_moment(kept.version, 1, "the start")
    person.reload()
    assert badges(person) == ["Undone", "Edit", "Snapshot", "Win", "Beginning"]
    assert {"A talk.", "Maria easier", "Spring", "Calm."} <= set(person.texts)
    assert person.texts.index("Spring") < person.texts.index("A talk.")


def test_a_past_date_of_what_happened_is_said(person: Person, kept: Kept):
    kept.another_tab_does(
        edits.log(DataPoint(id="p", at=date(2026, 5, 2), kind="setback", note="No."))
    )
    assert "of 2 May" in person.reload().texts


def test_the_story_is_narrowed_to_some_kinds(person: Person, kept: Kept):
    kept.another_tab_does(edits.log(win("p", "A talk.")))
    kept.another_tab_does(add("Ada"))
    kept.repository.keep_snapshot(kept.version, "Spring")
    person.reload().fill("Show only", ["What happened"])
    assert badges(person) == ["Win"]
    person.fill("Show only", ["What happened", "Snapshots"])
    assert badges(person) == ["Snapshot", "Win"]
    assert badges(person.fill("Show only", [])) == ["Snapshot", "Edit", "Win", "Beginning"]


def test_the_snapshot_of_a_review_is_counted_with_the_snapshots_and_once_in_all(
    person: Person, kept: Kept
):
    kept.repository.keep_snapshot(kept.version, "Spring")
    kept.repository.finish_review(kept.version, name="June", note="", description="Reviewed")
    person.reload()
    assert "Two steps and two snapshots, the first today." in person.said
    assert plain(person.widget("Show only").options[0]) == "Snapshots 2"
    assert badges(person) == ["Review", "Snapshot", "Beginning"]
    assert badges(person.fill("Show only", ["Snapshots"])) == ["Review", "Snapshot"]


def test_a_long_story_is_told_page_by_page(person: Person, kept: Kept):
    for number in range(20):
        kept.another_tab_does(edits.change("maria", title=f"Name {number}"))
    assert badges(person.reload()) == ["Edit"] * 12
    person.fill(f"story-page-{kept.version}--2", 2)
    assert badges(person) == ["Edit"] * 8 + ["Beginning"]


def test_an_entry_of_the_story_leads_to_its_moment(person: Person, kept: Kept):
    for title in ("Ada", "Bo", "Cy"):
        kept.another_tab_does(add(title))
    person.reload().press("look-2-2")
    assert person.widget(AS_IT_WAS).value == 2
    assert (person.widget("Shown above").disabled, person.widget("Show").disabled) == (True, False)
    assert "Step 2 of 4" in person.said
