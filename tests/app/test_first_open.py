"""First open: four questions in plain words, and a map with a true sentence after them."""

import pytest

from careerapp.domain import edits
from careerapp.domain.types import MAX_TITLE
from tests.app.kept import Kept
from tests.app.support import Person
from tests.sketch import sketch

HOPE = "What do you hope is true of your work in a few years?"
HAVE = "What do you already have that helps?"
ONE_WAY = "What is one way there?"
ANOTHER_WAY = "If that fell away, what else?"


def answered(person: Person, **answers: str) -> Person:
    labels = {"hope": HOPE, "have": HAVE, "one_way": ONE_WAY, "another_way": ANOTHER_WAY}
    for name, answer in answers.items():
        person.fill(labels[name], answer)
    return person.press("Draw my map")


def paths(kept: Kept) -> set[str]:
    """The links of the map, by title."""
    return {
        f"{kept.model.title_of(link.source)} > {kept.model.title_of(link.target)}"
        for link in kept.model.links
    }


def test_a_newcomer_is_asked_four_questions_by_titles_alone():
    person = Person()
    assert person.title == "Start with what you hope for"
    assert [each.label for each in person.at.text_input] == [HOPE, HAVE, ONE_WAY, ANOTHER_WAY]
    asked = (person.at.selectbox, person.at.number_input, person.at.button_group, person.at.slider)
    assert [list(kind) for kind in asked] == [[], [], [], []]


@pytest.mark.parametrize("page", ["start", "outcomes", "routes", "revise", "your_data"])
def test_every_page_leads_a_newcomer_to_the_questions(page: str):
    assert Person().go(page).title == "Start with what you hope for"


FOUR = {
    "hope": "Team lead in analytics",
    "have": "Maria",
    "one_way": "stock-loss study, then reporting analyst",
    "another_way": "evening course",
}
WAYS = {
    "Stock-loss study > Reporting analyst",
    "Reporting analyst > Team lead in analytics",
    "Evening course > Team lead in analytics",
}
FROM_TODAY = {"Today > Stock-loss study", "Today > Evening course"}
QUESTION = "Does Maria help with Stock-loss study?"


def test_four_answers_become_a_map_without_a_link_that_nobody_spoke_of(kept: Kept):
    person = answered(Person(), **FOUR)
    assert person.title == "Two ways lead to Team lead in analytics."
    assert "But Maria is on neither" in person.said
    assert paths(kept) == WAYS | FROM_TODAY
    assert kept.item("Maria").status == "done"
    assert QUESTION in person.said
    assert "The other way begins with Evening course." in person.said


@pytest.mark.parametrize(
    ("answer", "drawn", "title"),
    [
        (
            "Yes",
            {"Today > Maria", "Maria > Stock-loss study", "Today > Evening course"},
            "Two ways lead to Team lead in analytics. No single loss ends both.",
        ),
        (
            "With the other",
            {"Today > Maria", "Maria > Evening course", "Today > Stock-loss study"},
            "Two ways lead to Team lead in analytics. No single loss ends both.",
        ),
        (
            "Both",
            {"Today > Maria", "Maria > Stock-loss study", "Maria > Evening course"},
            "Two ways lead to Team lead in analytics. Both need Maria.",
        ),
        ("No", FROM_TODAY, "Two ways lead to Team lead in analytics."),
    ],
)
def test_an_answer_draws_the_links_it_speaks_of_and_the_question_is_gone(
    kept: Kept, answer: str, drawn: set[str], title: str
):
    person = answered(Person(), **FOUR).press(answer)
    assert paths(kept) == WAYS | drawn
    assert person.title == title
    assert "Does Maria help" not in person.said
    assert "Does Maria help" not in person.go("routes").go("start").said
    assert len(kept.history) == (1 if answer == "No" else 2)


def test_an_answer_can_be_undone_and_is_not_asked_for_again(kept: Kept):
    person = answered(Person(), **FOUR).press("Both")
    assert person.notices == [
        "Saved: Let Stock-loss study and Evening course start with Maria",
    ]
    person.go("routes").press("Undo")
    assert paths(kept) == WAYS | FROM_TODAY
    assert "Does Maria help" not in person.go("start").said


def test_with_one_way_the_question_has_two_answers(kept: Kept):
    person = answered(Person(), hope="Team lead", have="Maria", one_way="study, then analyst")
    assert "Does Maria help with Study?" in person.said
    assert not person.has("Both")
    assert not person.has("With the other")
    person.press("Yes")
    assert paths(kept) == {
        "Today > Maria",
        "Maria > Study",
        "Study > Analyst",
        "Analyst > Team lead",
    }


def test_each_thing_is_asked_about_by_itself_and_the_rest_can_be_left(kept: Kept):
    person = answered(Person(), **FOUR | {"have": "Maria, SQL basics, ten years of shifts"})
    assert "Two more questions after this." in person.said
    person.press("No")
    assert "Does SQL basics help with Stock-loss study?" in person.said
    assert "One more question after this." in person.said
    person.press("Leave the rest")
    assert "help with Stock-loss study?" not in person.said
    assert paths(kept) == WAYS | FROM_TODAY


def test_what_was_linked_or_removed_meanwhile_is_not_asked_about(kept: Kept):
    person = answered(Person(), **FOUR | {"have": "Maria, SQL basics"})
    maria, sql, hope = (kept.item(title).id for title in ("Maria", "SQL basics", FOUR["hope"]))
    kept.another_tab_does(edits.join(maria, hope, "new"))
    assert "Does SQL basics help" in person.go("start").said
    kept.another_tab_does(edits.remove(sql))
    assert "help with Stock-loss study?" not in person.go("start").said


def test_nothing_is_asked_where_the_ways_say_what_helps(kept: Kept):
    person = answered(Person(), hope="Lead", have="Maria", one_way="Project with Maria")
    assert "help with" not in person.said
    assert "Maria > Project with Maria" in paths(kept)


def test_the_question_belongs_to_the_map_it_was_asked_of(kept: Kept):
    person = answered(Person(), **FOUR)
    assert QUESTION in person.said
    answered(person.go("first"), hope="Fridays at home")
    assert QUESTION not in person.said


def test_titles_in_the_question_are_shown_as_they_were_typed():
    person = answered(Person(), hope="Lead", have="*Mo* <b>", one_way="[x](y) then z")
    assert "Does *Mo* <b> help with [x](y)?" in person.said


def test_one_hope_alone_is_enough(kept: Kept):
    person = answered(Person(), hope="Fridays at home")
    assert person.title == "No way leads to Fridays at home yet."
    assert kept.item("Fridays at home").kind == "balance"


def test_without_a_hope_it_says_so_there_and_keeps_the_other_answers(kept: Kept):
    person = answered(Person(), hope="  ", have="Maria", one_way="a course")
    assert "Start with one hope" in person.below(HOPE)
    assert person.widget(HAVE).value == "Maria"
    assert person.widget(ONE_WAY).value == "a course"
    assert kept.workspaces == ()


@pytest.mark.parametrize("question", [HOPE, HAVE, ONE_WAY, ANOTHER_WAY])
def test_four_thousand_characters_become_a_title_that_can_be_kept(kept: Kept, question: str):
    Person().fill(HOPE, "Team lead").fill(question, "x" * 4_000).press("Draw my map")
    titles = [node.title for node in kept.model.nodes.values()]
    assert max(map(len, titles)) == MAX_TITLE


def test_what_was_answered_shows_as_it_was_typed():
    typed = "![Lead](http://evil.example/x.png) <b>*bold*</b> :tada: $x$"
    assert typed[:50] in answered(Person(), hope=typed).title


def test_somebody_with_work_comes_back_to_it(at_work):
    person = at_work(sketch("today a Lead"))
    assert person.title == "One way leads to Lead."
    assert person.go("first").press("Back to my work").title == "One way leads to Lead."


def test_beginning_again_puts_a_second_workspace_beside_the_first(at_work, kept: Kept):
    person = at_work(sketch("today a Lead")).go("first")
    answered(person, hope="Fridays at home")
    assert person.title == "No way leads to Fridays at home yet."
    assert len(kept.workspaces) == 2


def test_answers_full_of_commas_still_make_a_map(kept: Kept):
    def many(letter: str) -> str:
        return ", ".join(f"{letter}{number}" for number in range(33))

    answered(Person(), hope="Lead", have=many("h"), one_way=many("w"), another_way=many("a"))
    assert len(kept.model.stones) == 99
