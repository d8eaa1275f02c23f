"""What something made of things: what I want or what is around me, what falls with a loss."""

from datetime import date

import pytest

from careerapp.domain.items import About, DataPoint
from careerapp.ui.journal.effect_picker import NOT_SURE
from careerapp.ui.journal.log_form import ELSE, NEW
from tests.app.kept import Kept
from tests.app.support import Person, plain
from tests.sketch import sketch

WORDS = "In your own words"
MODEL = sketch(
    "today maria study Lead",
    "maria course Lead",
    nodes={
        "maria": {"kind": "relationship", "title": "Maria, analyst", "status": "done"},
        "study": {"kind": "experience", "title": "Stock-loss study"},
        "course": {"title": "Evening course"},
        "Lead": {"title": "Team lead"},
    },
)


def offered(person: Person) -> list[str]:
    return [plain(option).strip() for option in person.widget("About").options]


@pytest.fixture
def person(at_work) -> Person:
    return at_work(MODEL).go("revise")


# --- what has changed: what I want, or what is around me -----------------------------------------


def test_a_change_of_interest_is_logged_as_what_it_is(person: Person, kept: Kept):
    person.fill(WORDS, "I no longer want to be team lead.")
    assert person.widget("It was a").value == "change"
    assert person.widget("What changed?").value is True
    assert person.widget("About").value == ["Lead"]
    hope = person.widget("Team lead now")
    assert (hope.options, hope.value) == (
        ["As before", "Matters more", "Matters less", "Let go"],
        "matters_less",
    )
    assert "If you keep this: Team lead matters less: some, and before that matters." in person.said
    person.fill("Team lead now", "gone")
    assert "If you keep this: Team lead is let go; it stays in the story." in person.said
    person.press("Keep it")
    (point,) = kept.model.journal
    assert (point.kind, point.about[0].made) == ("change", "gone")
    assert kept.item("Team lead").status == "let_go"
    assert "Change · Team lead let go" in person.texts


def test_every_open_hope_is_offered_where_what_one_wants_has_changed(at_work):
    model = sketch("today a Lead", "today a Home", nodes={"Home": {"importance": 5}})
    person = at_work(model).go("revise").fill(WORDS, "I see it differently now.")
    assert offered(person) == ["Something on the map", "Something new"]
    person.fill("What changed?", True)
    assert offered(person) == ["Home", "Lead", "Something on the map", "Something new I want"]
    person.fill("About", ["Home"])
    # What matters most already cannot matter more.
    assert person.widget("Home now").options == ["As before", "Matters less", "Let go"]


def test_something_new_that_one_wants_goes_onto_the_map_as_one_step(person: Person, kept: Kept):
    person.fill(WORDS, "I would like to teach.").fill("About", [NEW])
    said = "Onto the map goes I would like to teach, a hope of the kind role."
    assert said in person.said
    asked = "What do you hope for? It goes onto the map"
    person.fill(asked, "Fridays at home")
    assert person.widget("What kind of hope is it?").value == "balance"
    person.fill("What kind of hope is it?", "environment").press("Keep it")
    hope = kept.item("Fridays at home")
    assert (hope.kind, kept.model.ideas) == ("environment", ())
    assert "Onto the map goes Fridays at home, a hope of the kind environment." in person.texts
    person.go("routes").press("undo")
    assert kept.model == MODEL


def test_a_change_around_me_may_close_what_led_there_and_open_it_again(person: Person, kept: Kept):
    person.fill(WORDS, "Things moved.").fill("About", [ELSE])
    assert person.widget("What changed?").value is False
    person.fill("What else is it about?", ["course>Lead"])
    person.fill("Evening course to Team lead now", "closed")
    assert "Evening course no longer leads to Team lead." in person.said
    person.press("Keep it")
    assert kept.model.links[-1].closed
    assert "Change · Evening course to Team lead no longer leads there" in person.texts
    person.fill(WORDS, "Things moved back.").fill("About", [ELSE])
    person.fill("What else is it about?", ["course>Lead"])
    assert "Leads there again" in person.widget("Evening course to Team lead now").options
    person.fill("Evening course to Team lead now", "holds").press("Keep it")
    assert not kept.model.links[-1].closed


@pytest.mark.parametrize(
    ("words", "offers"),
    [
        ("Maria showed my chart.", ["As before", "Easier"]),
        ("Maria refused.", ["As before", "Harder", "Gone"]),
    ],
)
def test_a_win_offers_what_is_good_and_a_setback_what_is_bad(person: Person, words, offers):
    assert person.fill(WORDS, words).widget("Maria, analyst now").options == offers


# --- what may rest on what is gone, and which way it spoke for ------------------------------------

JOB = sketch(
    "today job rota Home",
    "job shifts rota",
    nodes={
        "job": {"title": "Store manager", "kind": "role", "status": "done"},
        "rota": {"title": "The rota", "status": "done"},
        "shifts": {"title": "Own shifts", "status": "done"},
        "Home": {"title": "Home by six", "kind": "balance", "status": "reached"},
    },
)


def test_what_may_rest_on_what_is_gone_is_asked_and_falls_only_where_one_says_so(
    at_work, kept: Kept
):
    person = at_work(JOB).go("revise").fill(WORDS, "The shop closes.").fill("About", [ELSE])
    person.fill("What else is it about?", ["job"])
    rota = "If Store manager goes, would The rota go too?"
    assert not person.has(rota)
    person.fill("Store manager now", "gone")
    assert person.widget(rota).value == "unsure"
    assert not person.has("If The rota goes, would Home by six go too?")
    person.fill(rota, "yes").fill("If The rota goes, would Home by six go too?", "yes")
    assert "The rota is gone." in person.said
    assert "Home by six is hoped for again; there is no way open now." in person.said
    person.press("Keep it")
    (point,) = kept.model.journal
    assert [(about.id, about.made) for about in point.about] == [
        ("job", "gone"),
        ("rota", "gone"),
        ("Home", "no_longer_true"),
    ]
    fell = {id: (node.status, node.rests) for id, node in kept.model.nodes.items()}
    assert fell == {
        "job": ("blocked", False),
        "rota": ("blocked", True),
        "shifts": ("done", False),
        "Home": ("open", True),
    }


TWO_WAYS_IN = sketch(
    "today maria Lead",
    "today study Lead",
    nodes={
        "maria": {"title": "Maria"},
        "study": {"title": "Study"},
        "Lead": {"title": "Team lead"},
    },
)
WHICH = "Which of these does it change?"


def test_which_way_in_it_spoke_for_is_asked_where_there_is_a_choice(at_work, kept: Kept):
    person = at_work(TWO_WAYS_IN).go("revise").fill(WORDS, "They refused me as team lead.")
    assert [plain(option) for option in person.widget(WHICH).options] == [
        "From Maria",
        "From Study",
        "Not sure",
    ]
    person.press("Keep it")
    assert kept.model.journal[0].spoke_for == ()
    assert kept.model.journal[0].about[0].links == ("maria>Lead", "study>Lead")
    person.fill(WORDS, "They refused me as team lead again.")
    person.fill(WHICH, [NOT_SURE, "maria>Lead"])
    assert person.widget(WHICH).value == ["maria>Lead"]
    person.press("Keep it")
    assert kept.model.journal[1].spoke_for == ("maria>Lead",)


@pytest.mark.parametrize("words", ["Team lead looks different now.", "Maria refused."])
def test_no_way_in_is_asked_for_where_there_is_no_choice_or_no_news(at_work, words):
    assert not at_work(TWO_WAYS_IN).go("revise").fill(WORDS, words).has(WHICH)


def test_the_way_in_that_an_entry_spoke_for_can_be_put_right(at_work, kept: Kept):
    about = (About(id="Lead", made="harder"),)
    point = DataPoint(id="p", at=date(2026, 1, 1), kind="setback", note="No.", about=about)
    person = at_work(TWO_WAYS_IN.replace(journal=(point,))).go("revise")
    person.fill(WHICH, [NOT_SURE, "study>Lead"], near="Remove it")
    assert kept.model.journal[0].spoke_for == ("study>Lead",)
    person.fill(WHICH, ["study>Lead", NOT_SURE], near="Remove it")
    assert kept.model.journal[0].spoke_for == ()
