"""What if…?: something is supposed away, nothing is changed, and a what-if can be kept."""

import pytest

from careerapp.domain.items import About, DataPoint, Months
from careerapp.domain.workspace import Future
from tests.app.kept import Kept
from tests.app.support import TODAY, Person
from tests.sketch import sketch

MODEL = sketch(
    "today maria study Lead",
    "today course Lead",
    "today choir Fridays",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria"},
        "study": {"tags": ("retail",)},
        "course": {"tags": ("retail",)},
        "choir": {"kind": "role", "status": "done", "title": "Choir leader"},
    },
)
PICK = "What falls away?"


def futures(kept: Kept) -> tuple[Future, ...]:
    return kept.repository.futures(kept.workspace)


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("what_if")


def test_nothing_is_taken_away_at_first(person: Person):
    assert "One thing to do next" in person.said
    assert person.widget(PICK).value == []


def test_what_was_picked_is_supposed_and_nothing_is_changed(person: Person, kept: Kept):
    person.fill(PICK, ["maria"])
    assert (
        "Lead would have one of two ways left and Fridays would keep all its ways." in person.said
    )
    assert ("would hurt" in person.said, "still stands" in person.said) == (True, True)
    assert "Left: through course" in person.said
    assert "Choir leader.\nStill ahead on ways that are left: course." in person.said
    assert "No way would lead there any more: study." in person.said
    assert "What each hope hangs on, with nothing taken away" in person.said
    assert "Nothing is changed here; it is only supposed." in person.said
    assert kept.model == MODEL
    assert kept.history == ["Began"]
    person.press("Put it back")
    assert person.widget(PICK).value == []
    assert not person.has("Put it back")


def test_a_tag_takes_everything_that_carries_it(person: Person):
    person.fill(PICK, ["tag:retail"])
    assert "Lead would have no way left" in person.said


def test_losing_the_present_job_is_one_click(person: Person):
    person.press("I lose my present job")
    assert person.widget(PICK).value == ["choir"]
    assert "Fridays would have no way left" in person.said


def test_a_what_if_is_kept_by_name_looked_at_again_and_forgotten(person: Person, kept: Kept):
    person.fill(PICK, ["maria", "tag:retail"]).fill("Keep this what-if as", " A bad  year ")
    person.press("Keep it")
    (future,) = futures(kept)
    assert future == Future(id=future.id, name="A bad year", without=("maria",), tags=("retail",))

    person.fill(PICK, []).press("Look")
    assert person.widget(PICK).value == ["maria", "tag:retail"]
    person.press(f"forget-{future.id}")
    assert futures(kept) == ()


def test_what_a_saved_loss_comes_to_is_told_at_once(person: Person, kept: Kept):
    kept.repository.keep_future(kept.workspace, Future(id="f", name="Choir", without=("choir",)))
    person.reload().press("Look")
    told = "Fridays would have no way left and Lead would keep all its ways."
    assert person.notices == [told]
    assert person.fill(PICK, ["maria"]).notices == []
    assert person.press("suppose-Fridays-choir").notices == [told]


def test_a_what_if_of_another_version_says_where_it_is_and_leaves_what_is_supposed(
    person: Person, kept: Kept
):
    tech = sketch("today kofi Lead", nodes={"kofi": {"title": "Kofi", "tags": ("tech",)}})
    kept.repository.new_version(kept.workspace, "Tech", tech, "Began")
    for id, without, tags in (
        ("a", ("kofi",), ("tech",)),
        ("b", ("maria", "kofi"), ()),
        ("c", ("nobody",), ()),
    ):
        kept.repository.keep_future(
            kept.workspace, Future(id=id, name=f"Year {id}", without=without, tags=tags)
        )
    person.reload().fill(PICK, ["choir"])
    assert [person.has(f"future-{id}") for id in "abc"] == [False, True, False]
    assert "Year a\nKofi and everything tagged tech are in Tech, not here." in person.said
    assert "Year b\nKofi is in Tech, not here." in person.said
    assert "Year c\nOne part of it is on no map any more." in person.said
    assert person.widget(PICK).value == ["choir"]


def test_a_what_if_says_of_what_is_gone_already_that_it_is(at_work, kept: Kept):
    gone = sketch("today maria Lead", "today b Lead", nodes={"maria": {"status": "blocked"}})
    person = at_work(gone)
    kept.repository.keep_future(kept.workspace, Future(id="f", name="Year", without=("maria",)))
    assert "maria is gone on this map already." in person.go("what_if").said


def test_a_what_if_needs_a_name(person: Person, kept: Kept):
    person.fill(PICK, ["maria"]).press("Keep it")
    assert person.notices == ["Give it a name; a few words will do."]
    assert futures(kept) == ()


def test_each_hope_says_what_it_hangs_on_and_can_be_tried_at_once(person: Person):
    assert "One loss ends it" in person.said
    assert "Survives any one loss" in person.said
    person.press("suppose-Fridays-choir")
    assert person.widget(PICK).value == ["choir"]


WITH_NUMBERS = sketch(
    "today maria study Lead",
    "today course Lead",
    nodes={id: {"months": Months(low=2, likely=4, high=8)} for id in ("maria", "study", "course")},
    links={
        link: {"confidence": belief}
        for link, belief in {
            "today>maria": 0.9,
            "maria>study": 0.8,
            "study>Lead": 0.5,
            "today>course": 0.7,
            "course>Lead": 0.3,
        }.items()
    },
    journal=(
        DataPoint(id="d", at=TODAY, kind="setback", about=(About(id="study>Lead", made="harder"),)),
    ),
)


def test_a_card_says_the_ways_the_safest_and_what_is_weakest_on_it(at_work):
    said = at_work(WITH_NUMBERS).go("what_if").said
    assert (
        "Two ways: through course and through maria. The safest, through maria: 2 in 10 on its"
        " own, by your guesses, weakest at study to Lead." in said
    )


def test_links_that_say_no_more_than_their_own_end_are_left_out_of_a_card(at_work):
    texts = at_work(sketch("today maria study Lead")).go("what_if").texts
    card = texts[texts.index("One loss ends it") :]
    assert card[2:6] == ["maria", "ends it", "study", "ends it"]
    assert card[6] == "Not judged yet: three links to go"


def test_why_gives_every_link_what_happened_and_the_figure(at_work):
    person = at_work(WITH_NUMBERS).go("what_if").open("why-Lead")
    assert "Today → maria (9 in 10) → study (8 in 10) → Lead (3 in 10)." in person.said
    assert "study to Lead: You believed 5 in 10; after one setback more like 3 in 10" in person.said
    assert "from your own guesses and what happened since" in person.said
    assert "Losing both maria and course would end it." in person.said
    assert "By when" in person.said
    assert "Sooner, or surer" in person.said


def test_what_is_needed_besides_is_told_with_its_links(at_work):
    model = sketch("today maria Lead", "today sql Lead", nodes={"Lead": {"needs": "all"}})
    person = at_work(model).go("what_if").open("why-Lead")
    assert "One way: through maria, with sql besides." in person.said
    assert "Needed besides: Today to sql (not judged) and sql to Lead (not judged)." in person.said


def test_today_is_not_among_what_is_needed_besides(at_work):
    model = sketch("today maria Lead", "today Lead", nodes={"Lead": {"needs": "all"}})
    assert "One way: through maria." in at_work(model).go("what_if").said


def test_a_hope_that_would_hurt_says_which_ways_are_left_and_how_likely(at_work):
    person = at_work(WITH_NUMBERS).go("what_if").fill(PICK, ["course"])
    assert "Left: through maria. From 4 in 10 to 2 in 10, by your own guesses" in person.said


def test_how_exposed_everything_is_comes_in_one_sentence_before_the_cards(person: Person):
    below = person.said.partition("What each hope hangs on")[2]
    assert below.startswith("\nOne loss, Choir leader, would end Fridays; Lead survives any one.")


def test_a_hope_without_a_way_leads_to_finding_one(at_work):
    person = at_work(sketch("today a Lead", "b Home")).go("what_if")
    assert "Home has no way yet." in person.said
    person.press("Find a way")
    assert (person.title, person.widget("To what you hope for").value) == ("Routes", "Home")


def test_a_hope_that_stands_and_is_a_long_shot_is_called_both(at_work):
    weak = {id: {"confidence": 0.2} for id in ("today>a", "a>Lead", "today>b", "b>Lead")}
    said = at_work(sketch("today a Lead", "today b Lead", links=weak)).go("what_if").said
    assert "No single loss ends it, but it is a long shot anyway." in said


def test_a_link_alone_can_be_taken_away(at_work):
    person = at_work(sketch("today Lead")).go("what_if").fill(PICK, ["today>Lead"])
    assert "Lead would have no way left." in person.said


def test_where_all_is_reached_it_says_what_would_not_be_true_any_more(at_work):
    reached = {"status": "reached", "rests": True}
    model = sketch("today a Lead", nodes={"Lead": reached, "a": {"status": "done"}})
    person = at_work(model).go("what_if").fill(PICK, ["today>a"])
    assert "No hope is open, so there is nothing to lose." in person.said
    person.fill(PICK, ["a"])
    assert "Lead would no longer be true." in person.said
    assert "True now, but it rests on what would be gone" in person.said
    assert "What each hope hangs on" not in person.said


def test_without_a_hope_it_leads_to_naming_one(at_work):
    assert "No hope is on the map yet" in at_work(sketch("today a")).go("what_if").said


def test_the_inspector_leads_here_with_what_was_selected(at_work):
    person = at_work(MODEL).select("maria").press("What if it fell away?")
    assert person.title == "What if…?"
    assert "Lead would have one of two ways left" in person.said


def test_what_was_supposed_away_and_then_removed_is_forgotten(person: Person):
    person.fill(PICK, ["maria"])
    person.select("maria").choose("node-menu-maria", "Delete").go("what_if")
    assert person.widget(PICK).value == []


def test_a_map_without_stones_has_nothing_to_take_away(at_work):
    person = at_work(sketch("Lead")).go("what_if")
    assert "There is nothing to take away yet." in person.said


def test_a_tag_that_may_fall_away_is_weighed_by_how_likely_that_is(at_work):
    judged = {"today>maria": 0.8, "maria>study": 1.0, "study>Lead": 0.5, "today>course": 0.5}
    judged |= {"course>Lead": 0.5, "today>choir": 1.0, "choir>Fridays": 0.9}
    model = MODEL.replace(
        links=tuple(link.replace(confidence=judged[link.id]) for link in MODEL.links)
    )
    person = at_work(model).go("what_if").fill(PICK, ["tag:retail"])
    label = "How likely is it that everything tagged retail falls away?"
    assert person.widget(label).value == "for sure"
    person.fill(label, "could go either way")
    assert "the narrow one after, if that could go either way, by your own guesses" in person.said
    assert "Was 6 in 10" in person.said


def test_several_tags_are_weighed_each_on_its_own_and_too_many_fall_away_for_sure(at_work):
    tags = tuple("abcdefg")
    model = sketch("today a Lead", nodes={"a": {"tags": tags}})
    person = at_work(model).go("what_if").fill(PICK, ["tag:a", "tag:b"])
    assert person.has(
        "How likely is it, for each of a and b, that everything so tagged falls away?"
    )
    person.fill(PICK, [f"tag:{tag}" for tag in tags])
    assert not any(label.startswith("How likely") for label in person.labels)


def test_only_a_tag_is_asked_about_its_likelihood(person: Person):
    person.fill(PICK, ["maria"])
    assert not any(label.startswith("How likely") for label in person.labels)


HAD = {"status": "done"}


def test_what_would_go_with_a_loss_is_asked_once_and_then_goes_along(at_work):
    nodes = {"shop": {**HAD, "kind": "role"}, "rota": HAD, "Home": {"status": "reached"}}
    model = sketch("shop rota Lead", "shop Home", nodes=nodes)
    person = at_work(model).go("what_if").fill(PICK, ["shop"])
    assert "Every hope keeps all its ways." in person.said
    assert "If shop went, would rota go too?" in person.said
    person.press("Yes")
    assert "Lead would have no way left. rota would go too." in person.said
    assert "If shop went, would Home go too?" in person.said
    person.press("Not sure")
    assert "go too?" not in person.said
    assert "Home would no longer be true" not in person.said


def test_what_was_said_to_stay_is_not_asked_again(at_work):
    nodes = {"shop": {**HAD, "kind": "role"}, "rota": HAD}
    person = at_work(sketch("shop rota Lead", nodes=nodes)).go("what_if").fill(PICK, ["shop"])
    person.press("No")
    assert "go too?" not in person.said
    assert "Every hope keeps all its ways." in person.said
